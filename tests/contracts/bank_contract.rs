//! The contract of the `Bank` port.
//!
//! A connector is set up with the bank of [`fixture`]; [`run`] asks it everything the port
//! promises. Connectors choose how accounts and transactions are stored, not what is in them.

use chrono::{DateTime, Utc};
use saldo::bank::{
    AccountKind, AccountStatus, Balance, Bank, LastFour, Position, Transaction, TransactionFilter,
    TransactionKind, TransactionPage, TransactionStatus, Untrusted,
};
use saldo::basics::{AccountId, Currency, Money, TransactionId};
use saldo::consent::{AccountScope, LinkedCustomer};

use crate::linked::{account, linked, ready};

/// What a connector is set up with.
pub(crate) struct Fixture {
    /// Who there is.
    pub(crate) customers: Vec<FixtureCustomer>,
    /// All accounts, once per holder.
    pub(crate) accounts: Vec<FixtureAccount>,
    /// All transactions, once per account.
    pub(crate) transactions: Vec<FixtureTransaction>,
}

pub(crate) struct FixtureCustomer {
    pub(crate) id: i64,
    pub(crate) time_zone: &'static str,
}

#[derive(Clone)]
pub(crate) struct FixtureAccount {
    pub(crate) customer: i64,
    pub(crate) id: i64,
    pub(crate) position: i64,
    pub(crate) kind: AccountKind,
    pub(crate) nickname: Option<&'static str>,
    pub(crate) last_four: Option<&'static str>,
    pub(crate) currency: &'static str,
    pub(crate) status: AccountStatus,
    pub(crate) current: i64,
    pub(crate) available: Option<i64>,
    pub(crate) holds: i64,
    pub(crate) limit: Option<i64>,
}

#[derive(Clone, Debug)]
pub(crate) struct FixtureTransaction {
    pub(crate) account: i64,
    pub(crate) id: i64,
    pub(crate) made_at_ms: i64,
    pub(crate) posted: bool,
    pub(crate) kind: TransactionKind,
    pub(crate) amount: i64,
    pub(crate) name: Option<&'static str>,
    pub(crate) descriptor: &'static str,
    pub(crate) mcc: Option<u16>,
    pub(crate) replaced_by: Option<i64>,
}

/// When the balances of the fixture are true.
pub(crate) const AS_OF_MS: i64 = 1_790_000_000_000;

const fn row(account: i64, id: i64, made_at_ms: i64, amount: i64) -> FixtureTransaction {
    FixtureTransaction {
        account,
        id,
        made_at_ms,
        posted: true,
        kind: TransactionKind::Purchase,
        amount,
        name: Some("Blue Kettle Coffee"),
        descriptor: "SQ *BLUE KETTLE COFFEE 0012 OAKLAND CA",
        mcc: Some(5814),
        replaced_by: None,
    }
}

fn held(customer: i64, id: i64, position: i64, kind: AccountKind) -> FixtureAccount {
    FixtureAccount {
        customer,
        id,
        position,
        kind,
        nickname: None,
        last_four: None,
        currency: "USD",
        status: AccountStatus::Open,
        current: 0,
        available: None,
        holds: 0,
        limit: None,
    }
}

/// Three customers: the second shares an account with the first, the third has none.
pub(crate) fn fixture() -> Fixture {
    let at = AS_OF_MS - 1_000_000;
    let joint = FixtureAccount {
        nickname: Some("Household"),
        last_four: Some("0420"),
        current: 124_307,
        available: Some(120_000),
        holds: 4_307,
        ..held(1, 11, 2, AccountKind::Checking)
    };
    let accounts = vec![
        joint.clone(),
        FixtureAccount {
            current: -12_000,
            available: Some(88_000),
            limit: Some(100_000),
            ..held(1, 12, 1, AccountKind::CreditCard)
        },
        FixtureAccount { status: AccountStatus::Closed, ..held(1, 13, 4, AccountKind::Savings) },
        FixtureAccount {
            currency: "JPY",
            status: AccountStatus::Dormant,
            current: 5_000,
            available: Some(5_000),
            ..held(1, 14, 3, AccountKind::Savings)
        },
        FixtureAccount { customer: 2, position: 1, nickname: None, ..joint },
        FixtureAccount { current: 999, ..held(2, 21, 2, AccountKind::Savings) },
    ];
    let transactions = vec![
        FixtureTransaction { kind: TransactionKind::Deposit, ..row(11, 1, at, 250_000) },
        // A hold, and what it posted as at the same instant.
        FixtureTransaction { posted: false, replaced_by: Some(3), ..row(11, 2, at + 10, -4_000) },
        row(11, 3, at + 10, -4_720),
        FixtureTransaction { posted: false, ..row(11, 4, at + 40, -4_307) },
        // Both legs of a card payment at one instant.
        FixtureTransaction {
            kind: TransactionKind::OwnTransfer,
            name: None,
            descriptor: "CREDIT CARD AUTOPAY",
            mcc: None,
            ..row(11, 5, at + 20, -30_000)
        },
        FixtureTransaction {
            kind: TransactionKind::OwnTransfer,
            name: None,
            descriptor: "PAYMENT RECEIVED",
            mcc: None,
            ..row(12, 1, at + 20, 30_000)
        },
        // Two of one account at one instant.
        row(12, 2, at + 30, -100),
        row(12, 3, at + 30, -200),
        row(13, 1, at + 5, -7),
        row(14, 1, at + 25, -77),
        row(21, 1, at + 15, 12),
    ];
    let customer = |id, time_zone| FixtureCustomer { id, time_zone };
    let customers = vec![
        customer(1, "America/Los_Angeles"),
        customer(2, "America/Los_Angeles"),
        customer(3, "Europe/London"),
    ];
    Fixture { customers, accounts, transactions }
}

/// What a bank can say at all; one behind a standard says no more than the standard knows.
#[derive(Clone, Copy)]
pub(crate) struct Says {
    /// That an account is dormant.
    pub(crate) dormant: bool,
}

impl Says {
    pub(crate) const ALL: Self = Self { dormant: true };
}

/// Asks everything of a bank set up with [`fixture`].
pub(crate) fn run(bank: &dyn Bank, says: Says) {
    holdings_come_in_the_customers_order(bank, says);
    balances_given_along_are_the_balances(bank);
    accounts_outside_the_grant_do_not_exist(bank);
    strangers_hold_nothing(bank);
    balances_are_told_as_stored(bank);
    transactions_come_latest_first(bank);
    spans_are_half_open(bank);
    pending_ones_come_alone(bank);
    a_transaction_is_told_as_stored(bank);
    pages_go_on_where_they_ended(bank);
}

fn first() -> LinkedCustomer {
    linked("1", AccountScope::All)
}

fn ids(of: &[&str]) -> Vec<AccountId> {
    of.iter().map(|id| account(id)).collect()
}

fn at(offset_ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(AS_OF_MS - 1_000_000 + offset_ms).unwrap()
}

fn everything(accounts: &[&str]) -> TransactionFilter {
    TransactionFilter::within(ids(accounts), at(0), at(1_000_000))
}

pub(crate) fn page(
    bank: &dyn Bank,
    customer: &LinkedCustomer,
    filter: &TransactionFilter,
    after: Option<&Position>,
    rows_max: u16,
) -> TransactionPage {
    ready(bank.transactions(customer, filter, after, rows_max)).unwrap()
}

/// `account-id` of each row.
fn names(page: &TransactionPage) -> Vec<String> {
    let name = |row: &Transaction| format!("{}-{}", row.account.as_str(), row.id.as_str());
    page.rows.iter().map(name).collect()
}

pub(crate) fn position(row: &Transaction) -> Position {
    Position {
        made_at_ms: row.made_at.timestamp_millis(),
        account: row.account.as_str().to_owned(),
        id: row.id.as_str().to_owned(),
    }
}

/// What comes along with the accounts is what would be given when asked.
fn balances_given_along_are_the_balances(bank: &dyn Bank) {
    let holdings = ready(bank.holdings(&first())).unwrap();
    let Some(mut given) = holdings.balances else { return };
    let all: Vec<_> = holdings.accounts.into_iter().map(|account| account.id).collect();
    let mut asked = ready(bank.balances(&first(), &all)).unwrap();
    for balances in [&mut given, &mut asked] {
        balances.sort_by(|one, other| one.account.cmp(&other.account));
    }
    assert_eq!(given, asked);
}

fn holdings_come_in_the_customers_order(bank: &dyn Bank, says: Says) {
    let holdings = ready(bank.holdings(&first())).unwrap();
    assert_eq!(holdings.time_zone, chrono_tz::America::Los_Angeles);
    let order: Vec<&str> = holdings.accounts.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(order, ["12", "11", "14", "13"]);
    let joint = &holdings.accounts[1];
    assert_eq!(joint.kind, AccountKind::Checking);
    assert_eq!(joint.nickname, Some(Untrusted::new("Household")));
    assert_eq!(joint.last_four, LastFour::new("0420"));
    assert_eq!(joint.currency, Currency::USD);
    let states: Vec<_> = holdings.accounts.iter().map(|it| it.status).collect();
    let open = AccountStatus::Open;
    let dormant = if says.dormant { AccountStatus::Dormant } else { open };
    assert_eq!(states, [open, open, dormant, AccountStatus::Closed]);
    assert_eq!(holdings.accounts[0].nickname, None);
    // A joint account is under the same id with each holder, and called what each calls it.
    let other = ready(bank.holdings(&linked("2", AccountScope::All))).unwrap();
    assert_eq!(other.accounts[0].id, joint.id);
    assert_eq!(other.accounts[0].nickname, None);
}

fn accounts_outside_the_grant_do_not_exist(bank: &dyn Bank) {
    let some = linked("1", AccountScope::Only(ids(&["12", "14", "21"])));
    let holdings = ready(bank.holdings(&some)).unwrap();
    let order: Vec<&str> = holdings.accounts.iter().map(|it| it.id.as_str()).collect();
    // 21 is covered, but not theirs.
    assert_eq!(order, ["12", "14"]);
    let balances = ready(bank.balances(&some, &ids(&["11", "12", "21"]))).unwrap();
    assert_eq!(balances.len(), 1);
    assert_eq!(balances[0].account, account("12"));
    let page = page(bank, &some, &everything(&["11", "12", "21"]), None, 50);
    assert_eq!(names(&page), ["12-2", "12-3", "12-1"]);
    assert_eq!(page.total, 3);
    let none = linked("1", AccountScope::Only(Vec::new()));
    assert!(ready(bank.holdings(&none)).unwrap().accounts.is_empty());
}

fn pending_ones_come_alone(bank: &dyn Bank) {
    let all = page(bank, &first(), &everything(&["11", "12"]), None, 50);
    let is_pending = |row: &&Transaction| row.status == TransactionStatus::Pending;
    let pending: Vec<Transaction> = all.rows.iter().filter(is_pending).cloned().collect();
    assert!(!pending.is_empty() && pending.len() < all.rows.len());
    let filter =
        TransactionFilter { status: Some(TransactionStatus::Pending), ..everything(&["11", "12"]) };
    let told = page(bank, &first(), &filter, None, 50);
    assert_eq!((told.total, told.rows), (pending.len() as u64, pending));
}

fn strangers_hold_nothing(bank: &dyn Bank) {
    // No customer, one without accounts, and texts that are nearly the first customer's id.
    for id in ["4", "3", "nobody", "01", "+1", "1.0", "99999999999999999999"] {
        let stranger = linked(id, AccountScope::All);
        assert!(ready(bank.holdings(&stranger)).unwrap().accounts.is_empty(), "{id}");
        assert!(ready(bank.balances(&stranger, &ids(&["11"]))).unwrap().is_empty(), "{id}");
        let page = page(bank, &stranger, &everything(&["11", "12"]), None, 50);
        assert_eq!((page.rows.len(), page.total), (0, 0), "{id}");
    }
    let london = ready(bank.holdings(&linked("3", AccountScope::All))).unwrap().time_zone;
    assert_eq!(london, chrono_tz::Europe::London);
}

fn balances_are_told_as_stored(bank: &dyn Bank) {
    let asked = ids(&["14", "11", "11", "13", "12", "21", "nothing", "011"]);
    let mut told = ready(bank.balances(&first(), &asked)).unwrap();
    told.sort_by(|one, other| one.account.cmp(&other.account));
    let as_of = DateTime::from_timestamp_millis(AS_OF_MS).unwrap();
    let usd = |minor| Money::from_minor(minor, Currency::USD);
    let yen = |minor| Money::from_minor(minor, "JPY".parse().unwrap());
    // The closed account has none, and none is told twice.
    let wanted = [
        Balance {
            account: account("11"),
            current: usd(124_307),
            available: Some(usd(120_000)),
            holds: usd(4_307),
            limit: None,
            as_of,
        },
        Balance {
            account: account("12"),
            current: usd(-12_000),
            available: Some(usd(88_000)),
            holds: usd(0),
            limit: Some(usd(100_000)),
            as_of,
        },
        Balance {
            account: account("14"),
            current: yen(5_000),
            available: Some(yen(5_000)),
            holds: yen(0),
            limit: None,
            as_of,
        },
    ];
    assert!(told == wanted);
    assert!(ready(bank.balances(&first(), &[])).unwrap().is_empty());
}

fn transactions_come_latest_first(bank: &dyn Bank) {
    let one = page(bank, &first(), &everything(&["11"]), None, 50);
    // The hold that posted is not among them, the one that stands is.
    assert_eq!(names(&one), ["11-4", "11-5", "11-3", "11-1"]);
    assert_eq!(one.total, 4);
    let states: Vec<_> = one.rows.iter().map(|row| row.status).collect();
    assert_eq!(states[0], TransactionStatus::Pending);
    assert!(states[1..].iter().all(|state| *state == TransactionStatus::Posted));
    // Of one instant, by account, then by id; the order of the question does not matter.
    let wanted = ["11-4", "12-2", "12-3", "14-1", "11-5", "12-1", "11-3", "13-1", "11-1"];
    for order in [["11", "12", "13", "14"], ["14", "12", "13", "11"]] {
        let all = page(bank, &first(), &everything(&order), None, 50);
        assert_eq!(names(&all), wanted);
        assert_eq!(all.total, 9);
    }
    let twice = page(bank, &first(), &everything(&["13", "13"]), None, 50);
    assert_eq!((names(&twice), twice.total), (vec!["13-1".to_owned()], 1));
    let few = page(bank, &first(), &everything(&["11", "12", "13", "14"]), None, 2);
    assert_eq!((names(&few), few.total), (vec!["11-4".to_owned(), "12-2".to_owned()], 9));
    let none = page(bank, &first(), &everything(&["11"]), None, 0);
    assert_eq!((none.rows.len(), none.total), (0, 4));
}

fn spans_are_half_open(bank: &dyn Bank) {
    let span = |from, until| {
        let filter = TransactionFilter::within(ids(&["11"]), from, until);
        let page = page(bank, &first(), &filter, None, 50);
        assert_eq!(page.total, page.rows.len() as u64);
        names(&page)
    };
    assert_eq!(span(at(10), at(40)), ["11-5", "11-3"]);
    assert_eq!(span(at(11), at(41)), ["11-4", "11-5"]);
    assert!(span(at(20), at(20)).is_empty());
    assert!(span(at(40), at(10)).is_empty());
    // Instants finer than rows are kept.
    let nanosecond = chrono::Duration::nanoseconds(1);
    assert_eq!(span(at(10) + nanosecond, at(40)), ["11-5"]);
    assert_eq!(span(at(10), at(40) + nanosecond), ["11-4", "11-5", "11-3"]);
}

fn a_transaction_is_told_as_stored(bank: &dyn Bank) {
    let told = page(bank, &first(), &everything(&["11"]), None, 50);
    let usd = |minor| Money::from_minor(minor, Currency::USD);
    let coffee = Transaction {
        id: TransactionId::new("4").unwrap(),
        account: account("11"),
        made_at: at(40),
        status: TransactionStatus::Pending,
        kind: TransactionKind::Purchase,
        amount: usd(-4_307),
        counterparty: Some(Untrusted::new("Blue Kettle Coffee")),
        descriptor: Untrusted::new("SQ *BLUE KETTLE COFFEE 0012 OAKLAND CA"),
        mcc: Some(5814),
    };
    assert!(told.rows[0] == coffee);
    let payment = Transaction {
        id: TransactionId::new("5").unwrap(),
        made_at: at(20),
        status: TransactionStatus::Posted,
        kind: TransactionKind::OwnTransfer,
        amount: usd(-30_000),
        counterparty: None,
        descriptor: Untrusted::new("CREDIT CARD AUTOPAY"),
        mcc: None,
        ..coffee
    };
    assert!(told.rows[1] == payment);
}

fn pages_go_on_where_they_ended(bank: &dyn Bank) {
    let filter = everything(&["11", "12", "13", "14"]);
    let whole = page(bank, &first(), &filter, None, 50);
    for (index, row) in whole.rows.iter().enumerate() {
        let rest = page(bank, &first(), &filter, Some(&position(row)), 50);
        assert_eq!(names(&rest), names(&whole)[index + 1..]);
        assert_eq!(rest.total, whole.total);
    }
    // A place between rows, after something that has vanished since.
    let vanished =
        Position { made_at_ms: AS_OF_MS - 999_980, account: "115".into(), id: "9".into() };
    let rest = page(bank, &first(), &filter, Some(&vanished), 50);
    assert_eq!(names(&rest), ["12-1", "11-3", "13-1", "11-1"]);
}
