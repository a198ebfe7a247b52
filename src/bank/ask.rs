//! Answering a question from a bank.

use chrono::{DateTime, Days, Duration, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use chrono_tz::Tz;

use super::account::{Account, AccountKind, AccountStatus, Balance};
use super::answer::{
    AccountLine, AccountName, Answer, BalanceFigures, BalanceLine, Balances, Recent,
    TransactionLine,
};
use super::choose::{Chosen, choose};
use super::fitting::{Known, is_about_all_owed};
use super::merchant::Merchants;
use super::naming::Naming;
use super::outlook::View;
use super::period_choice::Calendar;
use super::port::{Bank, BankFailure};
use super::question::{
    AccountChoice, KindChoice, Metric, PAGE_ITEMS_MAX, Page, Question, RECENT_DAYS,
};
use super::selection::{TransactionFilter, TransactionPage, place_of};
use super::transaction::{Transaction, TransactionStatus};
use crate::basics::{AccountId, Currency, Money, Now};
use crate::consent::{DataClass, LinkedCustomer};

/// How old figures may be, in hours, before the answer says from when they are. Banks that load
/// their data once a day are never older in order; a load that was missed is told.
const FRESH_HOURS: i64 = 24;

/// Rows asked for to tell a page: one more than is told says whether another page follows, which
/// a count cannot when rows were added on top meanwhile.
const ROWS_MAX: u16 = 4;
const _: () = assert!(ROWS_MAX as usize == PAGE_ITEMS_MAX + 1);

/// Answers `question` about `customer` with two calls to `bank` at most.
///
/// The caller has checked [`Question::needs`] at the gate and sets the deadline; dropping the
/// future leaves nothing behind. Accounts outside the grant are left out even if the bank sends
/// them, and names are told only as far as the grant says. `merchants` knows who is behind a
/// statement line.
///
/// # Errors
///
/// [`BankFailure`] as the bank reports it, and [`BankFailure::Damaged`] when it answers in
/// another currency than the account's or about accounts that were not asked for.
pub async fn ask(
    bank: &dyn Bank,
    merchants: &Merchants,
    customer: &LinkedCustomer,
    question: &Question,
    now: Now,
) -> Result<Answer, BankFailure> {
    let mut holdings = bank.holdings(customer).await?;
    holdings.accounts.retain(|account| customer.may_see(&account.id));
    let given = holdings.balances.take();
    let asked = Asked {
        bank,
        merchants,
        customer,
        question,
        now,
        given,
        time_zone: holdings.time_zone,
        naming: Naming::new(&holdings.accounts, customer.classes()),
    };
    let balances = match is_about_all_owed(question) {
        true => asked.all_balances(&holdings.accounts).await?,
        false => Vec::new(),
    };
    let overdrawn = overdrawn(&holdings.accounts, &balances);
    let nicknames = customer.classes().has(DataClass::AccountsList);
    let known =
        Known { overdrawn: if is_about_all_owed(question) { &overdrawn } else { &[] }, nicknames };
    match choose(question, &holdings.accounts, known) {
        Chosen::Accounts(accounts) => match question.metric {
            Metric::Balance | Metric::Owed => asked.balances(&accounts, known, balances).await,
            Metric::Accounts => Ok(asked.list(&accounts)),
            Metric::Recent | Metric::Pending => asked.recent(&accounts).await,
            _ => asked.outlook(&holdings.accounts, &accounts).await,
        },
        Chosen::OneOf(accounts) => Ok(Answer::WhichAccount {
            candidates: asked.naming.names(first_page(&accounts)),
            total: accounts.len(),
        }),
        Chosen::Closed(account) => Ok(Answer::Closed(asked.naming.name(account))),
        Chosen::NoneFits => Ok(asked.offer(&holdings.accounts)),
        Chosen::NothingOwed => Ok(Answer::NothingOwed),
        Chosen::AllClosed => Ok(Answer::AllClosed),
        Chosen::NoAccounts => Ok(Answer::NoAccounts),
    }
}

/// A question on its way to its answer.
struct Asked<'a> {
    bank: &'a dyn Bank,
    merchants: &'a Merchants,
    customer: &'a LinkedCustomer,
    question: &'a Question,
    now: Now,
    /// The balances that came with the accounts.
    given: Option<Vec<Balance>>,
    time_zone: Tz,
    naming: Naming<'a>,
}

impl Asked<'_> {
    /// The balances of all open accounts: they say which ones are overdrawn.
    async fn all_balances(&self, accounts: &[Account]) -> Result<Vec<Balance>, BankFailure> {
        let open = accounts.iter().filter(|account| account.status != AccountStatus::Closed);
        let ids: Vec<AccountId> = open.map(|account| account.id.clone()).collect();
        self.balances_of(&ids).await
    }

    /// The balances of the accounts `ids`, as they came with the accounts or asked for.
    async fn balances_of(&self, ids: &[AccountId]) -> Result<Vec<Balance>, BankFailure> {
        match &self.given {
            _ if ids.is_empty() => Ok(Vec::new()),
            Some(given) => {
                let is_meant = |balance: &&Balance| ids.contains(&balance.account);
                Ok(given.iter().filter(is_meant).cloned().collect())
            }
            None => self.bank.balances(self.customer, ids).await,
        }
    }

    /// Tells the balances of `accounts`; those in `had` were asked for before.
    async fn balances(
        &self,
        accounts: &[&Account],
        known: Known<'_>,
        had: Vec<Balance>,
    ) -> Result<Answer, BankFailure> {
        let (skipped, page) = self.page_of(accounts);
        let ids: Vec<AccountId> = page.iter().map(|account| account.id.clone()).collect();
        let balances = match ids.is_empty() || is_about_all_owed(self.question) {
            true => had,
            false => self.balances_of(&ids).await?,
        };
        let mut lines = Vec::with_capacity(page.len());
        for account in page {
            let balance = balances.iter().find(|balance| balance.account == account.id);
            let figures = balance.map(|balance| self.figures(account, balance)).transpose()?;
            lines.push(BalanceLine { account: self.naming.name(account), figures });
        }
        let all_owe = accounts.iter().all(|account| known.owes(account));
        let metric = if all_owe { self.question.metric } else { Metric::Balance };
        Ok(Answer::Balances(Balances { metric, lines, skipped, total: accounts.len() }))
    }

    fn figures(&self, account: &Account, balance: &Balance) -> Result<BalanceFigures, BankFailure> {
        let amounts =
            [Some(balance.current), Some(balance.holds), balance.available, balance.limit];
        for amount in amounts.into_iter().flatten() {
            in_currency(amount, account.currency)?;
        }
        let is_old = self.now.utc() - balance.as_of > Duration::hours(FRESH_HOURS);
        Ok(BalanceFigures {
            current: balance.current,
            available: balance.available,
            holds: balance.holds,
            limit: balance.limit,
            stale_since: is_old.then_some(balance.as_of),
        })
    }

    fn list(&self, accounts: &[&Account]) -> Answer {
        let (skipped, page) = self.page_of(accounts);
        let line = |account: &&Account| AccountLine {
            account: self.naming.name(account),
            closed: account.status == AccountStatus::Closed,
        };
        Answer::Accounts { lines: page.iter().map(line).collect(), skipped, total: accounts.len() }
    }

    async fn recent(&self, accounts: &[&Account]) -> Result<Answer, BankFailure> {
        let today = self.now.utc().with_timezone(&self.time_zone).date_naive();
        let first = today.checked_sub_days(Days::new(RECENT_DAYS.unsigned_abs())).unwrap_or(today);
        let pending_only = self.question.metric == Metric::Pending;
        let ids = accounts.iter().map(|account| account.id.clone()).collect();
        let from = start_of(first, self.time_zone);
        // The whole of today: banks that know only the day write its noon or its end.
        let until = start_of(today.succ_opt().unwrap_or(today), self.time_zone);
        let filter = TransactionFilter {
            status: pending_only.then_some(TransactionStatus::Pending),
            ..TransactionFilter::within(ids, from, until)
        };
        let (after, told) = match &self.question.page {
            Page::After { position, told } => (Some(position), *told),
            Page::First | Page::Skip(_) => (None, 0),
        };
        let page = self.bank.transactions(self.customer, &filter, after, ROWS_MAX).await?;
        let TransactionPage { mut rows, total } = page;
        let has_more = rows.len() > PAGE_ITEMS_MAX;
        rows.truncate(PAGE_ITEMS_MAX);
        let mut lines = Vec::with_capacity(rows.len());
        for row in &rows {
            lines.push(self.line(accounts, row)?);
        }
        let read = u64::from(told).saturating_add(lines.len() as u64);
        let told_next = u16::try_from(read).unwrap_or(u16::MAX);
        let next = rows.last().filter(|_| has_more);
        Ok(Answer::Recent(Recent {
            account: self.only(accounts),
            kind: self.kind_of(accounts),
            pending_only,
            lines,
            told: u64::from(told),
            // A count that disagrees with the rows (some were added meanwhile) gives way.
            total: if has_more { total.max(read.saturating_add(1)) } else { read },
            today,
            days: RECENT_DAYS,
            next: next.map(|row| Page::After { position: place_of(row), told: told_next }),
        }))
    }

    fn line(
        &self,
        accounts: &[&Account],
        row: &Transaction,
    ) -> Result<TransactionLine, BankFailure> {
        let account = accounts.iter().find(|account| account.id == row.account);
        let account =
            account.ok_or_else(|| damaged("a transaction of an account not asked for"))?;
        in_currency(row.amount, account.currency)?;
        let may_hear = self.customer.classes().has(DataClass::SpeakNames);
        let party = if may_hear { self.merchants.party(row) } else { None };
        Ok(TransactionLine {
            id: row.id.clone(),
            account: self.naming.name(account),
            made_on: row.made_at.with_timezone(&self.time_zone).date_naive(),
            status: row.status,
            kind: row.kind,
            amount: row.amount,
            counterparty: party.map(|party| party.name),
        })
    }

    /// Answers what is to come, or why things are as they are, about the `chosen` accounts.
    async fn outlook(
        &self,
        accounts: &[Account],
        chosen: &[&Account],
    ) -> Result<Answer, BankFailure> {
        let today = self.now.utc().with_timezone(&self.time_zone).date_naive();
        let view = View {
            bank: self.bank,
            merchants: self.merchants,
            customer: self.customer,
            question: self.question,
            now: self.now,
            time_zone: self.time_zone,
            calendar: Calendar { today, week_starts: Weekday::Sun },
            naming: &self.naming,
            accounts,
        };
        let answer = view.answer(chosen).await?;
        Ok(answer.unwrap_or(Answer::NoAccounts))
    }

    fn offer(&self, accounts: &[Account]) -> Answer {
        let open: Vec<&Account> =
            accounts.iter().filter(|account| account.status != AccountStatus::Closed).collect();
        let missing = match self.question.accounts {
            AccountChoice {
                kind: Some(KindChoice::Only(kind)),
                name: None,
                last_four: None,
                position: None,
                ..
            } => Some(kind),
            _ => None,
        };
        let offered = self.naming.names(first_page(&open));
        Answer::NoSuchAccount { more: open.len() > offered.len(), offered, missing }
    }

    fn only(&self, accounts: &[&Account]) -> Option<AccountName> {
        match accounts {
            [only] => Some(self.naming.name(only)),
            _ => None,
        }
    }

    /// The kind that was asked for, where several accounts of it and no others are told.
    fn kind_of(&self, accounts: &[&Account]) -> Option<AccountKind> {
        let Some(KindChoice::Only(kind)) = self.question.accounts.kind else { return None };
        let is_whole = accounts.len() > 1 && self.question.accounts.name.is_none();
        (is_whole && accounts.iter().all(|account| account.kind == kind)).then_some(kind)
    }

    /// How many accounts come before the page asked for, and those on it.
    fn page_of<'b>(&self, accounts: &'b [&'b Account]) -> (usize, &'b [&'b Account]) {
        let skipped = match self.question.page {
            Page::Skip(skip) => usize::from(skip).min(accounts.len()),
            Page::First | Page::After { .. } => 0,
        };
        (skipped, first_page(&accounts[skipped..]))
    }
}

/// The open accounts that hold money in order and do not, or may not: one that is out of reach is
/// told as that, rather than that nothing is owed there.
fn overdrawn(accounts: &[Account], balances: &[Balance]) -> Vec<AccountId> {
    let may_owe = |account: &&Account| {
        let balance = balances.iter().find(|balance| balance.account == account.id);
        !account.kind.is_debt() && balance.is_none_or(|balance| balance.current.is_negative())
    };
    accounts.iter().filter(may_owe).map(|account| account.id.clone()).collect()
}

fn first_page<'b>(accounts: &'b [&'b Account]) -> &'b [&'b Account] {
    &accounts[..accounts.len().min(PAGE_ITEMS_MAX)]
}

/// The first instant of `day` in `time_zone`; where clocks skip midnight, that of the day's first
/// hour that exists.
pub(super) fn start_of(day: NaiveDate, time_zone: Tz) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    (0..=2)
        .filter_map(|hours| midnight.checked_add_signed(Duration::hours(hours)))
        .find_map(|time| time_zone.from_local_datetime(&time).earliest())
        .map_or_else(|| midnight.and_utc(), |start| start.with_timezone(&Utc))
}

fn in_currency(amount: Money, currency: Currency) -> Result<(), BankFailure> {
    if amount.currency() == currency {
        return Ok(());
    }
    Err(damaged("an amount in another currency than its account's"))
}

fn damaged(what: &str) -> BankFailure {
    BankFailure::Damaged { logged: format!("the bank sent {what}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_start_at_the_customers_midnight() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        for (day, zone, start) in [
            (day(2026, 1, 15), Tz::America__New_York, "2026-01-15T05:00:00+00:00"),
            (day(2026, 7, 15), Tz::America__New_York, "2026-07-15T04:00:00+00:00"),
            (day(2026, 1, 15), Tz::UTC, "2026-01-15T00:00:00+00:00"),
            // Midnight did not exist, or came twice.
            (day(2024, 9, 8), Tz::America__Santiago, "2024-09-08T04:00:00+00:00"),
            (day(2024, 11, 3), Tz::America__Havana, "2024-11-03T04:00:00+00:00"),
        ] {
            assert_eq!(start_of(day, zone).to_rfc3339(), start, "{zone}");
        }
    }
}
