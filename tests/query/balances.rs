//! Balances against SQL.

use saldo::bank::{AccountChoice, Answer, Metric, Question};

use crate::world::World;

#[test]
fn every_open_account_has_the_balance_of_the_file() {
    let world = World::of(12);
    let file = world.file();
    let sql = "SELECT current_minor FROM account
               WHERE customer_id = ?1 AND status <> 'closed' ORDER BY position LIMIT ?2";
    for customer in &world.customers {
        let question = Question::new(Metric::Balance, AccountChoice::all());
        let Answer::Balances(told) = world.ask(customer, &question) else {
            panic!("{}: no balances", customer.name);
        };
        let told: Vec<i64> =
            told.lines.iter().map(|line| line.figures.as_ref().unwrap().current.minor()).collect();
        let mut statement = file.prepare(sql).unwrap();
        let key: i64 = customer.customer.as_str().parse().unwrap();
        let limits = rusqlite::params![key, 3];
        let rows = statement.query_map(limits, |row| row.get(0)).unwrap();
        assert_eq!(told, rows.map(Result::unwrap).collect::<Vec<i64>>(), "{}", customer.name);
    }
}
