//! Cards against the table, and locking one.

use rusqlite::params;
use saldo::bank::{
    AccountChoice, AccountKind, Answer, CardActed, CardAction, CardStatus, CardWish, Metric, Page,
    Question, act_on_card,
};
use saldo::connect::sqlite::DemoCustomer;
use saldo::consent::Assurance;

use crate::ledger::key;
use crate::world::{World, ready};

/// The cards of open accounts as the file has them: id, account, status, valid until.
fn stored(world: &World, customer: &DemoCustomer) -> Vec<(String, String, String, String)> {
    let sql = "SELECT c.card_id, c.account_id, c.status, c.valid_until FROM card c
               JOIN account a ON a.customer_id = c.customer_id AND a.account_id = c.account_id
               WHERE c.customer_id = ?1 AND a.status <> 'closed' ORDER BY c.card_id";
    let file = world.file();
    let mut statement = file.prepare(sql).unwrap();
    let rows = statement.query_map(params![key(customer)], |row| {
        let (id, account): (i64, i64) = (row.get(0)?, row.get(1)?);
        Ok((id.to_string(), account.to_string(), row.get(2)?, row.get(3)?))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

#[test]
fn cards_are_those_of_the_table() {
    let world = World::of(33);
    let mut all = 0;
    for customer in &world.customers {
        let mut told = Vec::new();
        loop {
            let page = Page::Skip(u16::try_from(told.len()).unwrap());
            let choice = AccountChoice::default();
            let question = Question { page, ..Question::new(Metric::CardStatus, choice) };
            let Answer::Cards(cards) = world.ask(customer, &question) else {
                panic!("{}", customer.name);
            };
            assert!(cards.lines.len() <= 3);
            told.extend(cards.lines);
            if told.len() == cards.total {
                break;
            }
        }
        let mut told: Vec<_> = told
            .iter()
            .map(|line| {
                let until = line.valid_until.unwrap().to_string();
                let account = line.account.id.as_str().to_owned();
                (line.id.clone(), account, line.status.name().to_owned(), until)
            })
            .collect();
        told.sort();
        let mut stored = stored(&world, customer);
        stored.sort();
        assert_eq!(told, stored, "{}", customer.name);
        all += told.len();
    }
    assert!(all > 40, "{all}");
}

fn wish(world: &World, customer: &DemoCustomer, action: CardAction) -> CardActed {
    let accounts = AccountChoice::of_kind(AccountKind::CreditCard);
    let wish = CardWish { confirmed: true, ..CardWish::new(action, accounts) };
    let linked = world.linked(customer);
    let has = Assurance::Linked;
    let acted = act_on_card(&world.bank, &world.merchants, &linked, &wish, has, world.now);
    match ready(acted).unwrap() {
        Answer::CardActed(acted) => acted,
        other => panic!("{other:?}"),
    }
}

#[test]
fn locking_twice_is_locking_once_and_a_link_unlocks_nothing() {
    let world = World::of(12);
    let customer = world.customers.iter().find(|it| it.persona == "freelancer").unwrap();
    let before = stored(&world, customer);
    let step_up = CardActed::StepUp(Assurance::VoicePin);
    assert_eq!(wish(&world, customer, CardAction::Unlock), step_up);
    assert_eq!(wish(&world, customer, CardAction::ConfirmPayment), step_up);
    assert_eq!(stored(&world, customer), before);
    let CardActed::Locked(card) = wish(&world, customer, CardAction::Lock) else { panic!() };
    assert_eq!(card.status, CardStatus::Locked);
    let is_locked =
        |id: &str| stored(&world, customer).iter().any(|it| it.0 == id && it.2 == "locked");
    assert!(is_locked(&card.id));
    let CardActed::Unneeded(again) = wish(&world, customer, CardAction::Lock) else { panic!() };
    assert_eq!((again.id.as_str(), again.status), (card.id.as_str(), CardStatus::Locked));
    assert_eq!(wish(&world, customer, CardAction::Unlock), step_up);
    assert!(is_locked(&card.id));
}
