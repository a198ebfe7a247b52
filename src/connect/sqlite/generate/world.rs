//! The invented bank: which customer lives in which household, and the rows they end up with.

use std::ops::Range;

use chrono_tz::Tz;

use super::arrangements::{CardRow, Ended, ObligationRow, StatementRow};
use super::founder::Founder;
use super::ledger::{Entry, Figures};
use super::life::{Span, live};
use super::parties::Parties;
use super::personas::Persona;
use super::plan::{ACCOUNTS_MAX, AccountPlan, Household};
use super::random::Dice;
use crate::bank::{AccountKind, AccountStatus};
use crate::basics::Currency;

/// The digits in which the first customer's first savings account ends, so that there is one
/// that everybody who tries a generated bank knows.
pub(super) const WELL_KNOWN_LAST_FOUR: u16 = 1001;

/// Sets a household's life apart from its founding: the dice of both are independent.
const LIVING: u64 = 1 << 63;

/// Sets a household's cards apart from its founding and its life.
const CARRYING: u64 = 1 << 61;

/// Sets heavy customers' dice apart from those of the others.
const HEAVY: u64 = 1 << 62;

/// Everything that decides the data of a bank.
pub(super) struct World {
    /// Names and statement texts.
    pub(super) parties: Parties,
    /// How many customers there are, heavy ones aside.
    pub(super) customers: u64,
    /// How many heavy ones there are behind them.
    pub(super) heavy: u64,
    /// What the dice start from.
    pub(super) seed: u64,
    /// The time the data span.
    pub(super) span: Span,
}

/// One customer's rows.
pub(super) struct CustomerRows {
    /// The key, from 1.
    pub(super) customer_id: i64,
    /// First and last name.
    pub(super) name: String,
    /// What is special about them.
    pub(super) persona: &'static str,
    /// Where they live in time.
    pub(super) zone: Tz,
    /// Their accounts, by ascending id.
    pub(super) accounts: Vec<AccountRows>,
}

/// One account's rows, as one of its holders sees it.
pub(super) struct AccountRows {
    /// The key; a joint account has the same for each holder.
    pub(super) account_id: i64,
    /// Where the holder has it in their list, from 1.
    pub(super) position: i64,
    /// What kind it is.
    pub(super) kind: AccountKind,
    /// What the holder calls it.
    pub(super) nickname: Option<&'static str>,
    /// The last four digits.
    pub(super) last_four: u16,
    /// The currency of all amounts.
    pub(super) currency: Currency,
    /// Whether it is in use.
    pub(super) status: AccountStatus,
    /// The limit of a card.
    pub(super) limit: Option<i64>,
    /// What can be spent.
    pub(super) available: Option<i64>,
    /// Opening balance, current balance, holds.
    pub(super) figures: Figures,
    /// What is going to leave it.
    pub(super) obligations: Vec<ObligationRow>,
    /// The latest statement of a card or loan.
    pub(super) statement: Option<StatementRow>,
    /// The cards that this holder carries.
    pub(super) cards: Vec<CardRow>,
    /// The transactions, in the order in which they were made.
    pub(super) entries: Vec<Entry>,
}

/// How many customers one turn of all personas makes.
fn customers_per_turn() -> u64 {
    Persona::ALL.into_iter().map(Persona::members).sum()
}

impl World {
    /// How many households the customers live in; the last may be cut short.
    pub(super) fn households(&self) -> u64 {
        self.usual_households() + self.heavy
    }

    fn usual_households(&self) -> u64 {
        let turns = self.customers / customers_per_turn();
        let mut rest = self.customers % customers_per_turn();
        let mut households = turns * Persona::ALL.len() as u64;
        for persona in Persona::ALL {
            if rest == 0 {
                break;
            }
            rest = rest.saturating_sub(persona.members());
            households += 1;
        }
        households
    }

    /// The persona of a household, and the keys of its customers.
    fn members(&self, household: u64) -> (Persona, Range<i64>) {
        if let Some(heavy) = household.checked_sub(self.usual_households()) {
            let key = (self.customers + 1 + heavy).cast_signed();
            return (Persona::Trader, key..key + 1);
        }
        let kinds = Persona::ALL.len() as u64;
        let turn = usize::try_from(household % kinds).unwrap_or(0);
        let before: u64 = Persona::ALL.into_iter().take(turn).map(Persona::members).sum();
        let first = 1 + household / kinds * customers_per_turn() + before;
        let persona = Persona::ALL[turn];
        let end = (first + persona.members()).min(self.customers + 1);
        (persona, first.cast_signed()..end.cast_signed())
    }

    /// The number that a household's dice know: heavy ones are the same however many others
    /// there are.
    fn number(&self, household: u64) -> u64 {
        household.checked_sub(self.usual_households()).map_or(household, |heavy| HEAVY | heavy)
    }

    /// The plan of a household's life.
    pub(super) fn found(&self, household: u64) -> Household {
        let persona = self.members(household).0;
        let mut founder = Founder::new(&self.parties, self.seed, self.number(household), self.span);
        persona.found(&mut founder);
        let mut plan = founder.household;
        if household == 0 {
            make_well_known(&mut plan.accounts);
        }
        plan
    }

    /// Which of the household's accounts has this key.
    pub(super) fn account_index(&self, household: u64, account_id: i64) -> usize {
        let first = first_account_id(&self.members(household).1);
        usize::try_from(account_id - first).unwrap_or(usize::MAX)
    }

    /// The rows of one household's customers, by ascending key.
    pub(super) fn rows(&self, household: u64) -> Vec<CustomerRows> {
        let plan = self.found(household);
        let dice = Dice::of(self.seed, self.number(household) | LIVING);
        let books = live(&plan, self.span, dice);
        let closed: Vec<_> = books
            .into_iter()
            .zip(&plan.accounts)
            .map(|(book, account)| book.close(account.opening))
            .collect();
        let keys = self.members(household).1;
        let first_id = first_account_id(&keys);
        let mut carried = Carried {
            dice: Dice::of(self.seed, self.number(household) | CARRYING),
            taken: plan.accounts.iter().map(|account| account.last_four).collect(),
        };
        keys.enumerate()
            .map(|(member, key)| {
                self.customer(&plan, (member, key), first_id, &closed, &mut carried)
            })
            .collect()
    }

    fn customer(
        &self,
        plan: &Household,
        (member, customer_id): (usize, i64),
        first_id: i64,
        closed: &[(Figures, Vec<Entry>)],
        carried: &mut Carried,
    ) -> CustomerRows {
        let today = self.span.as_of.with_timezone(&plan.zone).date_naive();
        let mut accounts = Vec::new();
        for (index, (account, (figures, entries))) in plan.accounts.iter().zip(closed).enumerate() {
            let holder = account.holders.iter().find(|holder| holder.member == member);
            let Some(holder) = holder else { continue };
            let ended = Ended { plan, index, figures: *figures, entries, today };
            accounts.push(AccountRows {
                account_id: first_id + index as i64,
                position: accounts.len() as i64 + 1,
                kind: account.kind,
                nickname: holder.nickname,
                last_four: account.last_four,
                currency: account.currency,
                status: account.status,
                limit: account.limit,
                available: available(account, *figures),
                figures: *figures,
                obligations: ended.obligations(&self.parties, member),
                statement: ended.statement(),
                cards: ended.cards(&mut carried.dice, &mut carried.taken),
                entries: entries.clone(),
            });
        }
        let person = &plan.members[member];
        CustomerRows {
            customer_id,
            name: person.name.clone(),
            persona: person.persona,
            zone: plan.zone,
            accounts,
        }
    }
}

/// What is needed to make a household's cards.
struct Carried {
    dice: Dice,
    /// Digits that are in use.
    taken: Vec<u16>,
}

/// The key of the first account of the household with these customers.
fn first_account_id(customers: &Range<i64>) -> i64 {
    customers.start * (ACCOUNTS_MAX as i64 + 1) + 1
}

/// What can be spent from an account; `None` where nothing can be.
fn available(account: &AccountPlan, figures: Figures) -> Option<i64> {
    let room = figures.current - figures.holds;
    match (account.status, account.kind) {
        (AccountStatus::Closed, _) | (_, AccountKind::Loan | AccountKind::Mortgage) => None,
        (_, AccountKind::Checking | AccountKind::Savings) => Some(room),
        (_, AccountKind::CreditCard) => account.limit.map(|limit| limit + room),
    }
}

fn make_well_known(accounts: &mut [AccountPlan]) {
    // Should the dice have given the digits away already, the two accounts swap them.
    let Some(first) = accounts.iter().position(|it| it.kind == AccountKind::Savings) else {
        return;
    };
    let had = accounts[first].last_four;
    for account in accounts.iter_mut().filter(|it| it.last_four == WELL_KNOWN_LAST_FOUR) {
        account.last_four = had;
    }
    accounts[first].last_four = WELL_KNOWN_LAST_FOUR;
}
