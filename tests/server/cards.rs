//! A card is locked at the bank after a yes, on record, and what is said about it is true.

use std::sync::Arc;

use chrono::Utc;
use rusqlite::{Connection, params};
use saldo::basics::Secret;
use saldo::connect::password;
use saldo::connect::pin_hash::PinPepper;
use saldo::consent::{PinPolicy, VoicePin};
use saldo::server::VoicePins;
use saldo::vault::{PinVault, Vault};
use serde_json::{Value, json};

use crate::deadlines::hurried;
use crate::doubles::{BrokenVault, Call, Doorman, Locking};
use crate::platform::{Answer, asks, post};
use crate::world::{Plan, Server, World};

/// One talk with one server or several that share a key.
#[derive(Default)]
struct Talk {
    attributes: Value,
}

impl Talk {
    async fn say(&mut self, server: &Server, intent: &str) -> Answer {
        self.send(server, asks(intent)).await
    }

    async fn chooses(&mut self, server: &Server, last_four: &str) -> Answer {
        let mut envelope = asks("RefineAccountIntent");
        let slot = json!({"name": "last_four", "value": last_four});
        envelope["request"]["intent"]["slots"] = json!({"last_four": slot});
        self.send(server, envelope).await
    }

    async fn send(&mut self, server: &Server, mut envelope: Value) -> Answer {
        if self.attributes.is_object() {
            envelope["session"]["attributes"] = self.attributes.take();
        }
        let answer = post(server.public, &envelope).await;
        self.attributes = answer.body["sessionAttributes"].clone();
        answer
    }
}

/// Gives the customer two cards on the account that is shared, and one on an account that is not.
fn issue_cards(world: &World) {
    let person = world.person();
    let customer: i64 = person.customer.as_str().parse().unwrap();
    let bank = Connection::open(world.bank_file()).unwrap();
    bank.execute("DELETE FROM card WHERE customer_id = ?1", [customer]).unwrap();
    for (card, account, digits) in [(1, 0, "4242"), (2, 0, "7777"), (3, 1, "9999")] {
        let account: i64 = person.accounts[account].account.as_str().parse().unwrap();
        let row = params![customer, card, account, digits, "active", "2099-01-31"];
        bank.execute("INSERT INTO card VALUES (?1, ?2, ?3, ?4, ?5, ?6)", row).unwrap();
    }
}

/// The digits of the cards that are not active.
fn locked(world: &World) -> Vec<String> {
    let bank = Connection::open(world.bank_file()).unwrap();
    let customer: i64 = world.person().customer.as_str().parse().unwrap();
    let sql = "SELECT last_four FROM card WHERE customer_id = ?1 AND status <> 'active'";
    let mut statement = bank.prepare(sql).unwrap();
    let digits = statement.query_map([customer], |row| row.get(0)).unwrap();
    digits.map(Result::unwrap).collect()
}

/// A server, and what its bank sees when it is asked to lock a card.
fn serve(world: &World, how: Locking) -> (Server, Arc<Doorman<impl saldo::bank::Bank + use<>>>) {
    let doorman = Doorman::at_locks(world.bank(), how, world.vault_file());
    let mut plan = world.plan();
    if matches!(how, Locking::Hangs) {
        plan = hurried(plan);
    }
    plan.bank = doorman.clone();
    (plan.serve(), doorman)
}

fn says(answer: &Answer, words: &str) {
    assert!(answer.speech().contains(words), "{words:?} in {answer:?}");
}

/// A talk in which one question is open: whether to lock the card ending in 7777.
async fn asked(server: &Server) -> Talk {
    let mut talk = Talk::default();
    says(&talk.say(server, "CardLockIntent").await, "two cards that could be meant");
    let answer = talk.chooses(server, "7777").await;
    says(&answer, "7777");
    says(&answer, "Shall I lock it?");
    talk
}

#[tokio::test]
async fn a_yes_locks_that_card_alone_and_was_recorded_first() {
    let world = World::new().await;
    issue_cards(&world);
    let (server, bank) = serve(&world, Locking::Works);
    let mut talk = asked(&server).await;
    assert_eq!((locked(&world), bank.locks()), (vec![], vec![]));
    says(&talk.say(&server, "AMAZON.YesIntent").await, "is locked now");
    assert_eq!(locked(&world), ["7777"]);
    assert_eq!(bank.locks(), [("2".to_owned(), 1)], "the record came first");
    says(&talk.say(&server, "CardStatusIntent").await, "is locked");
    // A second yes has nothing to say yes to.
    talk.say(&server, "AMAZON.YesIntent").await;
    assert_eq!((locked(&world).len(), bank.locks().len()), (1, 1));
}

#[tokio::test]
async fn a_no_or_another_question_locks_nothing() {
    let world = World::new().await;
    issue_cards(&world);
    let (server, bank) = serve(&world, Locking::Works);
    for between in ["AMAZON.NoIntent", "AccountsIntent", "AMAZON.StopIntent"] {
        let mut talk = asked(&server).await;
        talk.say(&server, between).await;
        talk.say(&server, "AMAZON.YesIntent").await;
        assert_eq!((locked(&world), bank.locks()), (vec![], vec![]), "{between}");
    }
}

#[tokio::test]
async fn who_cannot_be_told_that_it_is_locked_is_not_told_so() {
    const UNKNOWN: &str = "I don't know whether the card is locked now";
    let world = World::new().await;
    issue_cards(&world);
    let (well, _) = serve(&world, Locking::Works);
    for how in [Locking::Fails, Locking::Hangs] {
        let mut talk = asked(&well).await;
        let (server, bank) = serve(&world, how);
        says(&talk.say(&server, "AMAZON.YesIntent").await, UNKNOWN);
        assert_eq!(bank.locks().len(), 1);
        // The talk goes on, and the customer can find out.
        says(&talk.say(&well, "CardStatusIntent").await, "can be used");
    }
    assert!(locked(&world).is_empty());
    for call in [Call::Grant, Call::Switches, Call::Disclose] {
        let mut talk = asked(&well).await;
        let vault = Arc::clone(&world.vault);
        let vault: Arc<dyn Vault> = Arc::new(BrokenVault { vault, call, hangs: false });
        let bank = Doorman::at_locks(world.bank(), Locking::Works, world.vault_file());
        let mut plan = world.plan();
        (plan.vault, plan.bank) = (vault, bank.clone());
        let server = plan.serve();
        says(&talk.say(&server, "AMAZON.YesIntent").await, "I have not locked the card");
        assert_eq!((locked(&world), bank.locks()), (vec![], vec![]), "{call:?}");
    }
}

#[tokio::test]
async fn what_opens_a_card_again_needs_more_than_a_link() {
    let world = World::new().await;
    issue_cards(&world);
    let (server, bank) = serve(&world, Locking::Works);
    for intent in ["CardUnlockIntent", "CardConfirmIntent"] {
        let mut talk = Talk::default();
        says(&talk.say(&server, intent).await, "I can't be sure enough who is speaking");
        talk.say(&server, "AMAZON.YesIntent").await;
        assert_eq!((locked(&world), bank.locks()), (vec![], vec![]), "{intent}");
    }
}

/// The pipeline of the linked customer with a voice PIN, over the same vault.
pub(crate) async fn with_pin(world: &World, pin: &str) -> Arc<VoicePins> {
    let key = Secret::new([5; 32]);
    let customer = world.person().customer;
    let pin = VoicePin::read(pin).unwrap();
    let hash = password::hash(&PinPepper::new(&key).peppered(&customer, &pin)).unwrap();
    world.vault.set_pin(customer, hash, Utc::now()).await.unwrap();
    Arc::new(VoicePins::new(world.vault.clone(), &key, PinPolicy::default(), Arc::default()))
}

/// A card of the customer's that is locked, and a server that knows voice PINs.
async fn locked_out(world: &World) -> Server {
    issue_cards(world);
    let bank = Connection::open(world.bank_file()).unwrap();
    bank.execute("UPDATE card SET status = 'locked' WHERE last_four = '7777'", []).unwrap();
    Plan { pins: Some(with_pin(world, "4817").await), ..world.plan() }.serve()
}

#[tokio::test]
async fn the_voice_pin_and_a_yes_unlock_a_card_on_record() {
    let world = World::new().await;
    let server = locked_out(&world).await;
    let mut talk = Talk::default();
    says(&talk.say(&server, "CardUnlockIntent").await, "What's your voice code?");
    says(&talk.chooses(&server, "4817").await, "Shall I unlock it?");
    assert_eq!(locked(&world), ["7777"], "not before the yes");
    says(&talk.say(&server, "AMAZON.YesIntent").await, "can be used again");
    assert!(locked(&world).is_empty());
    let vault = Connection::open(world.vault_file()).unwrap();
    let sql = "SELECT count(*) FROM disclosure WHERE body LIKE '%\"card_unlock\"%'";
    let recorded: u32 = vault.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(recorded, 1);
    // In the same talk the next one needs no code, and there is nothing more to unlock.
    says(&talk.say(&server, "CardUnlockIntent").await, "can be used");
}

#[tokio::test]
async fn a_wrong_pin_or_none_unlocks_nothing() {
    let world = World::new().await;
    let server = locked_out(&world).await;
    for between in ["AMAZON.YesIntent", "AMAZON.NoIntent", "AMAZON.StopIntent"] {
        let mut talk = Talk::default();
        talk.say(&server, "CardUnlockIntent").await;
        talk.say(&server, between).await;
        talk.say(&server, "AMAZON.YesIntent").await;
        assert_eq!(locked(&world), ["7777"], "{between}");
    }
    let mut talk = Talk::default();
    talk.say(&server, "CardUnlockIntent").await;
    for _ in 0..2 {
        says(&talk.chooses(&server, "4816").await, "That code isn't right.");
    }
    let ended = talk.chooses(&server, "4816").await;
    says(&ended, "Your voice code is locked now.");
    assert_eq!(ended.body["response"]["shouldEndSession"], true);
    // Another server on the same vault, the right code sent into a talk of before.
    let fresh = Plan { pins: None, ..world.plan() }.serve();
    says(&Talk::default().say(&fresh, "CardUnlockIntent").await, "be sure enough who is speaking");
    let mut talk = Talk::default();
    says(&talk.say(&server, "CardUnlockIntent").await, "Your voice code is locked now.");
    talk.chooses(&server, "4817").await;
    assert_eq!(locked(&world), ["7777"]);
}

/// "It was me" asks for no code: no bank could do anything with it yet.
#[tokio::test]
async fn nobody_is_asked_for_a_code_in_vain() {
    let world = World::new().await;
    let server = locked_out(&world).await;
    let answer = Talk::default().say(&server, "CardConfirmIntent").await;
    says(&answer, "I can't be sure enough who is speaking");
}
