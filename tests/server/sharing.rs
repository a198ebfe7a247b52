//! By voice: what is shared, what was heard, and sharing less, over the whole path.

use std::sync::Arc;

use chrono::{Duration, Utc};
use saldo::basics::{ApplicationId, LinkId, digest_of};
use saldo::consent::{AccountScope, Aloud, Channel, DataClasses, LookBack};
use saldo::vault::{NewLink, Vault};
use serde_json::{Value, json};

use crate::doubles::{BrokenVault, Call};
use crate::platform::{Answer, asks, post, with_token};
use crate::world::{SKILL, Server, TOKEN, World};

/// Opens two accounts.
const TWO: &str = "saldo_at_CANARYTOKEN7Q_two";

/// One talk, with the token that it carries.
struct Talk {
    token: &'static str,
    /// Whether the platform recognises the voice, which has this token as its own.
    recognised: bool,
    attributes: Value,
}

impl Talk {
    fn of(token: &'static str) -> Self {
        Self { token, recognised: false, attributes: Value::Null }
    }

    fn recognised(token: &'static str) -> Self {
        Self { recognised: true, ..Self::of(token) }
    }

    async fn say(&mut self, server: &Server, intent: &str) -> Answer {
        self.send(server, asks(intent)).await
    }

    async fn stop(&mut self, server: &Server, last_four: &str) -> Answer {
        let mut envelope = asks("StopSharingIntent");
        let slot = json!({"name": "last_four", "value": last_four});
        envelope["request"]["intent"]["slots"] = json!({"last_four": slot});
        self.send(server, envelope).await
    }

    async fn send(&mut self, server: &Server, envelope: Value) -> Answer {
        let mut envelope = with_token(envelope, Some(self.token));
        if self.recognised {
            let person = json!({"personId": "amzn1.ask.person.7Q", "accessToken": self.token});
            envelope["context"]["System"]["person"] = person;
        }
        if self.attributes.is_object() {
            envelope["session"]["attributes"] = self.attributes.take();
        }
        let answer = post(server.public, &envelope).await;
        self.attributes = answer.body["sessionAttributes"].clone();
        answer
    }
}

fn says(answer: &Answer, words: &str) {
    assert!(answer.speech().contains(words), "{words:?} in {answer:?}");
}

fn is_closed(answer: &Answer) -> bool {
    answer.body["response"]["shouldEndSession"] == json!(true)
}

async fn link_two(world: &World) {
    let person = world.person();
    let accounts = person.accounts[..2].iter().map(|account| account.account.clone()).collect();
    let new = NewLink {
        link: LinkId::new("two").unwrap(),
        customer: person.customer.clone(),
        channel: Channel::Alexa,
        application: ApplicationId::new(SKILL).unwrap(),
        user: None,
        classes: DataClasses::ALL,
        accounts: AccountScope::Only(accounts),
        token: digest_of(TWO.as_bytes()),
        aloud: Aloud::default(),
        look_back: LookBack::Unlimited,
        granted_at: Utc::now(),
        expires_at: Utc::now() + Duration::days(1),
        token_expires_at: Utc::now() + Duration::days(1),
    };
    world.vault.link(new).await.unwrap();
}

/// The end of the number of the account at this place.
fn digits(world: &World, place: usize) -> String {
    let bank = rusqlite::Connection::open(world.bank_file()).unwrap();
    let sql = "SELECT last_four FROM account WHERE account_id = ?1";
    let id: i64 = world.person().accounts[place].account.as_str().parse().unwrap();
    bank.query_row(sql, [id], |row| row.get(0)).unwrap()
}

#[tokio::test]
async fn what_is_shared_and_what_was_heard_is_told() {
    let world = World::new().await;
    let server = world.plan().serve();
    let mut talk = Talk::of(TOKEN);
    says(&talk.say(&server, "WhatHeardIntent").await, "I told nothing about you here");
    says(&talk.say(&server, "WhoAskedIntent").await, "no balance of yours was told");
    talk.say(&server, "BalanceIntent").await;
    talk.say(&server, "BalanceIntent").await;
    let shared = talk.say(&server, "WhatSharedIntent").await;
    says(&shared, "With me you share your list of accounts, balances, and recent transactions");
    says(&shared, "of one account");
    says(&shared, "I say amounts exactly");
    // The two answers to what was heard, who asked, and the two balances are on record.
    says(&talk.say(&server, "WhoAskedIntent").await, "a balance of yours was told two times");
    says(&talk.say(&server, "WhatHeardIntent").await, "balances");
    // Who is not linked is asked to link, and guests hear nothing.
    let stranger = post(server.public, &with_token(asks("WhatSharedIntent"), None)).await;
    says(&stranger, "please link");
    talk.say(&server, "GuestsIntent").await;
    says(&talk.say(&server, "WhatSharedIntent").await, "keeping that to myself");
}

#[tokio::test]
async fn a_yes_ends_the_link_and_a_no_changes_nothing() {
    let world = World::new().await;
    let server = world.plan().serve();
    let mut talk = Talk::of(TOKEN);
    says(&talk.say(&server, "StopSharingIntent").await, "Shall I stop sharing?");
    says(&talk.say(&server, "AMAZON.NoIntent").await, "Okay");
    says(&talk.say(&server, "BalanceIntent").await, "dollar");
    talk.say(&server, "StopSharingIntent").await;
    let ended = talk.say(&server, "AMAZON.YesIntent").await;
    says(&ended, "not shared with me any more");
    assert!(is_closed(&ended) && ended.body["response"]["card"].is_null(), "{ended:?}");
    says(&talk.say(&server, "BalanceIntent").await, "is not linked any more");
}

#[tokio::test]
async fn one_account_is_shared_no_more_from_the_next_answer_on() {
    let world = World::new().await;
    link_two(&world).await;
    let (server, mut talk) = (world.plan().serve(), Talk::of(TWO));
    says(&talk.say(&server, "WhatSharedIntent").await, "of two accounts");
    says(&talk.stop(&server, "0000").await, "no such account");
    says(&talk.stop(&server, &digits(&world, 1)).await, "Shall I stop sharing?");
    says(&talk.say(&server, "AMAZON.YesIntent").await, "That is not shared any more");
    says(&talk.say(&server, "WhatSharedIntent").await, "of one account");
    // The last one would leave nothing: that is the end of the link.
    says(&talk.stop(&server, &digits(&world, 0)).await, "nothing more about your accounts");
}

#[tokio::test]
async fn forgetting_ends_every_link() {
    let world = World::new().await;
    link_two(&world).await;
    let (server, mut talk) = (world.plan().serve(), Talk::recognised(TWO));
    says(&talk.say(&server, "ForgetMeIntent").await, "Every link of yours would end");
    let done = talk.say(&server, "AMAZON.YesIntent").await;
    says(&done, "All your links have ended");
    assert!(is_closed(&done), "{done:?}");
    for token in [TOKEN, TWO] {
        says(&Talk::of(token).say(&server, "BalanceIntent").await, "is not linked any more");
    }
}

#[tokio::test]
async fn a_voice_that_is_not_recognised_ends_no_other_link() {
    let world = World::new().await;
    link_two(&world).await;
    let (server, mut talk) = (world.plan().serve(), Talk::of(TWO));
    says(&talk.say(&server, "ForgetMeIntent").await, "I can only end this link");
    says(&talk.say(&server, "AMAZON.YesIntent").await, "not shared with me any more");
    says(&Talk::of(TWO).say(&server, "BalanceIntent").await, "is not linked any more");
    says(&Talk::of(TOKEN).say(&server, "BalanceIntent").await, "dollar");
    // Whoever was recognised when asked, and is not any more, does not end all either.
    let mut talk = Talk::recognised(TOKEN);
    says(&talk.say(&server, "ForgetMeIntent").await, "Every link of yours would end");
    talk.recognised = false;
    says(&talk.say(&server, "AMAZON.YesIntent").await, "I can only end this link");
}

#[tokio::test]
async fn a_yes_through_another_link_is_no_answer_to_what_was_asked() {
    let world = World::new().await;
    link_two(&world).await;
    let (server, mut talk) = (world.plan().serve(), Talk::recognised(TWO));
    let digits = digits(&world, 0);
    for (asked, again) in [(None, "Shall I stop sharing?"), (Some(&digits), "Shall I stop")] {
        match asked {
            None => talk.say(&server, "StopSharingIntent").await,
            Some(digits) => talk.stop(&server, digits).await,
        };
        talk.token = TOKEN;
        says(&talk.say(&server, "AMAZON.YesIntent").await, again);
        talk.token = TWO;
        says(&talk.say(&server, "AMAZON.NoIntent").await, "Okay");
    }
    for token in [TOKEN, TWO] {
        says(&Talk::of(token).say(&server, "AllBalancesIntent").await, "dollar");
    }
    says(&Talk::of(TWO).say(&server, "WhatSharedIntent").await, "of two accounts");
}

#[tokio::test]
async fn which_accounts_there_are_is_not_asked_in_front_of_guests() {
    let world = World::new().await;
    link_two(&world).await;
    let (server, mut talk) = (world.plan().serve(), Talk::of(TWO));
    talk.say(&server, "GuestsIntent").await;
    let digits = digits(&world, 0);
    says(&talk.stop(&server, &digits).await, "keeping that to myself");
    says(&talk.stop(&server, "0000").await, "keeping that to myself");
    says(&talk.say(&server, "StopSharingIntent").await, "Shall I stop sharing?");
}

#[tokio::test]
async fn what_is_said_is_true_when_the_vault_fails() {
    let world = World::new().await;
    link_two(&world).await;
    let well = world.plan().serve();
    for (call, said) in [
        (Call::Grant, "Nothing was changed"),
        (Call::Disclose, "Nothing was changed"),
        (Call::Revoke, "I don't know whether that was changed"),
        (Call::Change, "I don't know whether that was changed"),
    ] {
        let mut talk = Talk::of(TWO);
        match call {
            Call::Change => talk.stop(&well, &digits(&world, 1)).await,
            _ => talk.say(&well, "StopSharingIntent").await,
        };
        let vault = Arc::clone(&world.vault);
        let mut plan = world.plan();
        plan.vault = Arc::new(BrokenVault { vault, call, hangs: false });
        says(&talk.say(&plan.serve(), "AMAZON.YesIntent").await, said);
        says(&Talk::of(TWO).say(&well, "WhatSharedIntent").await, "of two accounts");
    }
}
