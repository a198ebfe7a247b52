//! Pay against the truth about what recurs.

use saldo::bank::{AccountChoice, Answer, Metric, PayState, Question, TransactionKind};
use saldo::connect::sqlite::generate::schedules;

use crate::ledger::{Ledger, Span, today};
use crate::world::World;

#[test]
fn the_next_pay_and_the_last_are_told() {
    let world = World::of(33);
    let ledger = Ledger::new(world.file());
    let truth = schedules(&world.plan).unwrap();
    let (mut known, mut right) = (0, 0);
    for customer in &world.customers {
        let today = today(ledger.zone(customer), world.now.utc());
        let question = Question::new(Metric::Payday, AccountChoice::default());
        let Answer::Payday(told) = world.ask(customer, &question) else {
            panic!("{}", customer.name);
        };
        let pay = truth
            .iter()
            .filter(|it| it.customer == customer.customer && it.kind == TransactionKind::Deposit);
        for it in pay {
            known += 1;
            let next = it.next_on.unwrap();
            right += usize::from(told.pays.iter().any(|pay| {
                pay.account.id == it.account
                    && match pay.state {
                        PayState::Awaited(on) => on == next && next == today,
                        PayState::Came(on) => pay.next_on == Some(next) && on <= today,
                    }
            }));
        }
        // The last pay is the latest deposit of the payers told, or of all.
        let Some(line) = &told.last else { continue };
        let also = format!(
            "account_id = {} AND transaction_id = {} AND k = 'deposit' AND m = {}",
            line.account.id.as_str(),
            line.id.as_str(),
            line.amount.minor()
        );
        let span = Span::new(customer, line.made_on, line.made_on.succ_opt().unwrap());
        assert_eq!(ledger.sum(&span.where_also(&also)).0, 1, "{}", customer.name);
        let later =
            Span::new(customer, line.made_on.succ_opt().unwrap(), today.succ_opt().unwrap());
        let later = later.where_also("k = 'deposit' AND m > 10000");
        if told.pays.is_empty() || customer.persona != "freelancer" {
            assert_eq!(ledger.sum(&later).0, 0, "{} {}", customer.name, customer.persona);
        }
    }
    println!("pay: {right} of {known}");
    assert!(known > 25 && right * 100 >= known * 98, "{right} of {known}");
}
