//! Who may hear what: links made and ended while the demo serves.

use saldo::simulate::{Client, CustomerDescription};
use serde_json::{Value, json};

use crate::demo::{Answered, Asking, Demo, Platform, intent, intent_with};
use crate::linking::{CLASSES, Link};

/// A demo, one platform, one connection, and what the caller must never see.
struct Scene {
    demo: Demo,
    platform: Platform,
    via: Client,
    /// Nicknames and last four digits of every customer's accounts.
    secrets: Vec<String>,
}

/// Everything that needs a link, first without and then with an account named.
fn questions(customer: &CustomerDescription) -> Vec<Value> {
    let four = customer.accounts[0].last_four.as_deref().unwrap();
    let mut questions = vec![intent("AccountsIntent")];
    for name in ["BalanceIntent", "OwedIntent", "RecentTransactionsIntent"] {
        questions.push(intent(name));
        questions.push(intent_with(name, &[("last_four", four, "")]));
        questions.push(intent_with(name, &[("account_kind", "all accounts", "ALL")]));
    }
    questions
}

/// What everybody may ask.
fn harmless() -> Vec<Value> {
    let names = [
        "AMAZON.HelpIntent",
        "AMAZON.StopIntent",
        "AMAZON.CancelIntent",
        "AMAZON.FallbackIntent",
        "RoutingNumberIntent",
        "OpeningHoursIntent",
        "ContactIntent",
    ];
    let launch = json!({"type": "LaunchRequest"});
    names.into_iter().map(intent).chain([launch]).collect()
}

impl Scene {
    fn set() -> Self {
        let demo = Demo::start().settled();
        let platform = demo.platform();
        let accounts = demo.about.customers.iter().flat_map(|customer| &customer.accounts);
        let secrets = accounts
            .flat_map(|account| [account.nickname.clone(), account.last_four.clone()])
            .flatten()
            .collect();
        Self { via: platform.client(), platform, demo, secrets }
    }

    async fn ask(&mut self, asking: &Asking<'_>) -> Answered {
        self.platform.ask(&mut self.via, asking).await
    }

    /// The answer tells nothing of anybody's and leaves no record.
    async fn hears_no_fact(&mut self, asking: &Asking<'_>, why: &str) -> Answered {
        let before = self.demo.records();
        let answer = self.ask(asking).await;
        let shown = answer.shown();
        assert!(!answer.tells_amount(), "{why}: {shown}");
        for secret in &self.secrets {
            assert!(!shown.contains(secret.as_str()), "{why}: {secret} in {shown}");
        }
        assert_eq!(self.demo.records(), before, "{why}: a record was made for {shown}");
        answer
    }

    /// Guidance and the card that links, the session closed, no fact.
    async fn is_barred(&mut self, asking: &Asking<'_>, guidance: &str, why: &str) {
        let answer = self.hears_no_fact(asking, why).await;
        let shown = answer.shown();
        assert!(answer.offers_link(), "{why}: no card in {shown}");
        assert_eq!(answer.0["response"]["shouldEndSession"], json!(true), "{why}: {shown}");
        assert!(answer.speech().contains(guidance), "{why}: {shown}");
        let attributes = &answer.0["sessionAttributes"];
        assert!(attributes.get("saldo").is_none(), "{why}: the talk goes on in {attributes}");
    }

    /// The answer tells something and is on record by the time it is here.
    async fn hears(&mut self, asking: &Asking<'_>, why: &str) -> Answered {
        let answer = self.ask(asking).await;
        assert!(!answer.offers_link(), "{why}: {}", answer.shown());
        let digest = saldo::basics::digest_of(asking.id.as_bytes()).to_hex();
        assert!(self.demo.recorded().contains(&digest), "{why}: no record: {}", answer.shown());
        answer
    }

    /// Nobody's request, however it is put, is answered with a fact; what is public is.
    async fn is_a_stranger(&mut self, user: &str, token: Option<&str>, guidance: &str, why: &str) {
        let customer = self.demo.customer("family").clone();
        for question in questions(&customer) {
            self.is_barred(&Asking::new(user, token, question), guidance, why).await;
        }
        for question in harmless() {
            let answer = self.hears_no_fact(&Asking::new(user, token, question), why).await;
            assert!(!answer.offers_link() && !answer.speech().is_empty(), "{why}");
        }
        // Follow-ups with nothing before them; a foreign frame is no frame.
        let owner = self.ask(&Asking::by(&customer, intent("OwedIntent"))).await;
        for name in ["MoreIntent", "NextIntent", "RepeatIntent", "YesIntent", "SelectIntent"] {
            let follow_up = intent(&format!("AMAZON.{name}"));
            self.hears_no_fact(&Asking::new(user, token, follow_up.clone()), why).await;
            self.hears_no_fact(&Asking::new(user, token, follow_up).after(&owner), why).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_no_live_link_hears_guidance_and_no_fact() {
    let mut scene = Scene::set();
    scene.is_a_stranger("u", None, "please link", "unlinked").await;
    scene.is_a_stranger("u", Some("saldo_at_unknown"), "please link", "unknown token").await;
    scene.is_a_stranger("u", Some(""), "please link", "empty token").await;

    let customer = scene.demo.customer("family").clone();
    let link = Link::of(&scene.demo, &customer);
    let expired = link.clone().token_ended().make().await;
    scene.is_a_stranger("u", Some(&expired.token), "renew", "expired token").await;
    let lapsed = link.clone().consent_ended().make().await;
    scene.is_a_stranger("u", Some(&lapsed.token), "renew", "expired consent").await;
    let foreign = link.clone().application("amzn1.ask.skill.other").make_by_command();
    scene.is_a_stranger("u", Some(&foreign.token), "please link", "another application").await;
    let ended = link.make_by_command();
    scene.hears(&Asking::new("u", Some(&ended.token), intent("OwedIntent")), "live").await;
    ended.unlink(&scene.demo);
    scene.is_a_stranger("u", Some(&ended.token), "not linked any more", "revoked").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_that_ends_in_the_middle_of_a_talk_ends_the_talk() {
    let mut scene = Scene::set();
    let customer = scene.demo.customer("family").clone();
    let question = intent_with("BalanceIntent", &[("account_kind", "all accounts", "ALL")]);
    for next in ["AMAZON.MoreIntent", "AMAZON.YesIntent", "AMAZON.RepeatIntent", "OwedIntent"] {
        let made = Link::of(&scene.demo, &customer).make_by_command();
        let first = Asking::new("user-mid", Some(&made.token), question.clone());
        let answer = scene.hears(&first, next).await;
        assert!(answer.is_open() && answer.tells_amount(), "{}", answer.shown());
        let follow_up = Asking::new("user-mid", Some(&made.token), intent(next)).after(&answer);
        let told = scene.hears(&follow_up, next).await;
        assert!(told.tells_amount(), "{next}: {}", told.shown());
        made.unlink(&scene.demo);
        let again = Asking { id: format!("{}-2", follow_up.id), ..follow_up };
        scene.is_barred(&again, "not linked any more", next).await;
        // The same request once more is no way around it.
        scene.is_barred(&again, "not linked any more", next).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_data_class_opens_its_own_questions_and_no_others() {
    let mut scene = Scene::set();
    let customer = scene.demo.customer("family").clone();
    let all = [("account_kind", "all accounts", "ALL")];
    let cases = [
        ("AccountsIntent", &["accounts.list"][..]),
        ("BalanceIntent", &["balance.read", "speak.amounts"]),
        ("OwedIntent", &["balance.read", "speak.amounts"]),
        ("RecentTransactionsIntent", &["transactions.read", "speak.amounts"]),
    ];
    let names: Vec<String> = merchants(&scene.demo);
    for missing in CLASSES {
        let made = Link::of(&scene.demo, &customer).without(missing).make_by_command();
        for (name, needed) in cases {
            let asking = Asking::new("u", Some(&made.token), intent_with(name, &all));
            let why = format!("{name} without {missing}");
            if needed.contains(&missing) {
                scene.is_barred(&asking, "switched off", &why).await;
                continue;
            }
            let answer = scene.hears(&asking, &why).await;
            if name == "RecentTransactionsIntent" {
                let named = names.iter().any(|name| answer.speech().contains(name.as_str()));
                assert_eq!(named, missing != "speak.names", "{why}: {}", answer.speech());
            }
        }
    }
    // Nothing but the one class that accounts need: no amount is told anywhere.
    let made = Link::of(&scene.demo, &customer).only("accounts.list").make_by_command();
    for (name, _) in &cases[1..] {
        let asking = Asking::new("u", Some(&made.token), intent_with(name, &all));
        scene.is_barred(&asking, "switched off", name).await;
    }
}

/// The clean names of everybody whom customers pay.
fn merchants(demo: &Demo) -> Vec<String> {
    let bank = rusqlite::Connection::open(&demo.about.bank_file).unwrap();
    let mut statement = bank.prepare("SELECT name FROM party WHERE name IS NOT NULL").unwrap();
    let names = statement.query_map([], |row| row.get(0)).unwrap();
    names.map(Result::unwrap).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_to_some_accounts_tells_of_no_other() {
    let mut scene = Scene::set();
    let customer = scene.demo.customer("family").clone();
    let bank = rusqlite::Connection::open(&scene.demo.about.bank_file).unwrap();
    let id: i64 = bank
        .query_row(
            "SELECT account_id FROM account WHERE customer_id = ?1 AND last_four = ?2",
            [&customer.customer_id, customer.accounts[0].last_four.as_ref().unwrap()],
            |row| row.get(0),
        )
        .unwrap();
    let id = id.to_string();
    let made = Link::of(&scene.demo, &customer).account(&id).make_by_command();
    let others: Vec<String> = customer.accounts[1..]
        .iter()
        .flat_map(|account| [account.nickname.clone(), account.last_four.clone()])
        .flatten()
        .collect();
    let mut all = questions(&customer);
    for account in &customer.accounts[1..] {
        let four = account.last_four.as_deref().unwrap();
        let kind = account.kind.to_uppercase();
        for name in ["BalanceIntent", "OwedIntent", "RecentTransactionsIntent"] {
            all.push(intent_with(name, &[("last_four", four, "")]));
            all.push(intent_with(name, &[("account_kind", &account.kind, &kind)]));
            if let Some(nickname) = &account.nickname {
                all.push(intent_with(name, &[("account_name", nickname, "")]));
            }
        }
    }
    let mut told = 0;
    for question in all {
        let answer = scene.hears(&Asking::new("u", Some(&made.token), question), "some").await;
        let shown = answer.shown();
        for other in &others {
            assert!(!shown.contains(other.as_str()), "{other} in {shown}");
        }
        told += usize::from(answer.tells_amount());
    }
    assert!(told >= 5, "only {told} amounts of the account that is shared");
    // An account that is somebody else's opens nothing, whatever the link says.
    let made = Link::of(&scene.demo, &customer).account("999999").make_by_command();
    for question in questions(&customer) {
        let asking = Asking::new("u", Some(&made.token), question);
        let answer = scene.hears(&asking, "a foreign account").await;
        assert!(!answer.tells_amount(), "{}", answer.shown());
        assert!(scene.secrets.iter().all(|secret| !answer.shown().contains(secret.as_str())));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_managed_room_hears_nothing_even_with_a_link() {
    let mut scene = Scene::set();
    let customer = scene.demo.customer("family").clone();
    for question in questions(&customer) {
        let asking = Asking { unit: true, ..Asking::by(&customer, question) };
        let answer = scene.hears_no_fact(&asking, "managed").await;
        // Linking would not help: this room stays closed.
        assert!(!answer.offers_link() && !answer.is_open(), "{}", answer.shown());
        assert!(answer.speech().contains("shared place"), "{}", answer.speech());
    }
    let help = intent("RoutingNumberIntent");
    let asking = Asking { unit: true, ..Asking::by(&customer, help) };
    let answer = scene.hears_no_fact(&asking, "managed").await;
    assert!(answer.is_open() && !answer.speech().contains("shared place"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_recognised_speakers_own_link_wins() {
    let mut scene = Scene::set();
    let owner = scene.demo.customer("family").clone();
    let speaker = scene.demo.customer("student").clone();
    let all = intent_with("BalanceIntent", &[("account_kind", "all accounts", "ALL")]);
    let alone = scene.hears(&Asking::by(&speaker, all.clone()), "the speaker alone").await;
    let person = Some(("amzn1.ask.person.x", speaker.access_token.as_str()));
    let both = Asking { person, ..Asking::by(&owner, all.clone()) };
    let heard = scene.hears(&both, "the speaker on the owner's device").await;
    assert_eq!(heard.speech(), alone.speech());
    // A speaker whose own token opens nothing does not fall back to the owner's.
    let lapsed = Link::of(&scene.demo, &speaker).consent_ended().make().await;
    for token in ["saldo_at_unknown", &lapsed.token] {
        let person = Some(("amzn1.ask.person.x", token));
        let asking = Asking { person, ..Asking::by(&owner, all.clone()) };
        scene.is_barred(&asking, "link", "the speaker is a stranger").await;
    }
}

fn event(kind: &str, body: Value) -> Value {
    json!({"type": format!("AlexaSkillEvent.{kind}"), "body": body})
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn switching_the_skill_off_ends_what_was_linked_until_then() {
    let mut scene = Scene::set();
    let customer = scene.demo.customer("student").clone();
    let owed = || intent("AccountsIntent");
    let link = Link::of(&scene.demo, &customer).user("user-off");
    let (first, second) = (link.make_by_command(), link.make_by_command());
    let other = link.clone().user("user-other").make_by_command();
    let disabled = Asking::new("user-off", None, event("SkillDisabled", json!({})));
    for (user, made) in [("user-off", &first), ("user-off", &second), ("user-other", &other)] {
        scene.hears(&Asking::new(user, Some(&made.token), owed()), "before").await;
    }
    let answer = scene.hears_no_fact(&disabled, "event").await;
    assert_eq!(answer.0["response"], json!({}), "an event hears no answer");
    for made in [&first, &second] {
        let asking = Asking::new("user-off", Some(&made.token), owed());
        scene.is_barred(&asking, "not linked any more", "switched off").await;
    }
    scene.hears(&Asking::new("user-other", Some(&other.token), owed()), "another user").await;

    // Linked again: the platform repeating the old event must not end the new link.
    let again = link.make_by_command();
    scene.hears_no_fact(&disabled, "the event again").await;
    scene.hears(&Asking::new("user-off", Some(&again.token), owed()), "linked again").await;
    let anew = Asking::new("user-off", None, event("SkillDisabled", json!({})));
    scene.hears_no_fact(&anew, "a new event").await;
    let asking = Asking::new("user-off", Some(&again.token), owed());
    scene.is_barred(&asking, "not linked any more", "switched off once more").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_is_tied_to_its_user_by_the_event_or_the_first_question() {
    let mut scene = Scene::set();
    let customer = scene.demo.customer("student").clone();
    let by_event = Link::of(&scene.demo, &customer).make_by_command();
    let by_question = Link::of(&scene.demo, &customer).make_by_command();
    let untied = Link::of(&scene.demo, &customer).make_by_command();
    let linked = event("SkillAccountLinked", json!({"accessToken": by_event.token}));
    scene.hears_no_fact(&Asking::new("user-tied", None, linked), "linked").await;
    let question = intent("AccountsIntent");
    let asking = Asking::new("user-tied", Some(&by_question.token), question.clone());
    scene.hears(&asking, "first question").await;
    let disabled = event("SkillDisabled", json!({}));
    scene.hears_no_fact(&Asking::new("user-tied", None, disabled), "disabled").await;
    for made in [&by_event, &by_question] {
        let asking = Asking::new("user-tied", Some(&made.token), question.clone());
        scene.is_barred(&asking, "not linked any more", "tied").await;
    }
    let asking = Asking::new("user-tied", Some(&untied.token), question);
    scene.hears(&asking, "never seen before").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_demo_that_is_started_again_links_anew_whoever_was_unlinked() {
    let own = tempfile::tempdir().unwrap();
    let before = Demo::start_in(own.path());
    let customers = before.about.customers.clone();
    let id = &customers[0].customer_id;
    let ended = before.saldo(&["unlink", "--vault", before.vault_file(), "--customer", id]);
    assert!(ended.status.success(), "{ended:?}");
    drop(before);
    let after = Demo::start_in(own.path());
    assert_ne!(after.about.customers[0].access_token, customers[0].access_token);
    assert_eq!(after.about.customers[1..], customers[1..]);
    let asking = Asking::by(&after.about.customers[0], intent("AccountsIntent"));
    let platform = after.platform();
    let answer = platform.ask(&mut platform.client(), &asking).await;
    assert!(!answer.offers_link(), "{}", answer.shown());
}
