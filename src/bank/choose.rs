//! Which accounts are meant.

use super::account::{Account, AccountKind};
use super::fitting::{Fitting, Known, Span, fitting, open_of, owing, told_of};
use super::question::{Metric, Question};

/// What a question's choice of accounts comes to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Chosen<'a> {
    /// These, one or more. Closed ones only where accounts are listed.
    Accounts(Vec<&'a Account>),
    /// One of these: two or more, or one where what was said could not be made out.
    OneOf(Vec<&'a Account>),
    /// A closed one.
    Closed(&'a Account),
    /// None that fits what was said.
    NoneFits,
    /// None on which money is owed, when that was asked.
    NothingOwed,
    /// Several, all closed, and none was named.
    AllClosed,
    /// None at all.
    NoAccounts,
}

/// Chooses among `accounts`, the customer's in their own order.
///
/// Whatever was said must fit. When nothing was said: a balance is that of the only open account,
/// or of the only checking account, else it is asked which one; owed is what every card, loan and
/// mortgage comes to, in this order, and what is overdrawn; recent transactions are those of all
/// open accounts together.
///
/// A kind means all accounts of it; a nickname or last four digits mean one, so that several that
/// fit are a tie, which the account chosen earlier breaks. Where something could not be made out,
/// it is asked which of those that fit the rest, even of one alone: nothing is told on a guess.
pub(super) fn choose<'a>(
    question: &Question,
    accounts: &'a [Account],
    known: Known<'_>,
) -> Chosen<'a> {
    if accounts.is_empty() {
        return Chosen::NoAccounts;
    }
    let choice = &question.accounts;
    if choice.is_open() {
        return by_default(question, accounts, known);
    }
    let Fitting { accounts: fits, span } = fitting(question, accounts, known);
    let Some(first) = fits.first().copied() else {
        return Chosen::NoneFits;
    };
    let told = told_of(question.metric, fits, known);
    if choice.unclear {
        return if told.is_empty() { Chosen::Closed(first) } else { Chosen::OneOf(told) };
    }
    if question.metric == Metric::Owed && span == Span::All && owing(accounts, known).is_empty() {
        return Chosen::NothingOwed;
    }
    match span {
        _ if question.metric == Metric::Accounts => Chosen::Accounts(told),
        _ if question.metric.is_of_one_account() => {
            settled(told, question).unwrap_or(Chosen::Closed(first))
        }
        Span::One => settled(told, question).unwrap_or(Chosen::Closed(first)),
        Span::Several if told.is_empty() => Chosen::Closed(first),
        Span::All if told.is_empty() => nothing_open(accounts),
        Span::Several | Span::All => Chosen::Accounts(told),
    }
}

/// The choice when nothing was said about accounts.
fn by_default<'a>(question: &Question, accounts: &'a [Account], known: Known<'_>) -> Chosen<'a> {
    if question.metric == Metric::Accounts {
        return Chosen::Accounts(accounts.iter().collect());
    }
    if question.metric == Metric::Owed {
        let owing = owing(accounts, known);
        return if owing.is_empty() { Chosen::NothingOwed } else { Chosen::Accounts(owing) };
    }
    let open = open_of(accounts.iter().collect());
    if open.is_empty() {
        return nothing_open(accounts);
    }
    if question.metric.is_of_every_account() {
        return Chosen::Accounts(open);
    }
    let checking: Vec<&Account> =
        open.iter().copied().filter(|account| account.kind == AccountKind::Checking).collect();
    let likely = if checking.is_empty() { open } else { checking };
    settled(likely, question).unwrap_or(Chosen::NoAccounts)
}

/// The one of `accounts` that is meant, or the question which; `None` without any.
fn settled<'a>(accounts: Vec<&'a Account>, question: &Question) -> Option<Chosen<'a>> {
    let preferred =
        |account: &&&Account| Some(account.id.as_str()) == question.preferred.as_deref();
    match accounts.as_slice() {
        [] => None,
        [_] => Some(Chosen::Accounts(accounts)),
        several => Some(match several.iter().find(preferred) {
            Some(account) => Chosen::Accounts(vec![account]),
            None => Chosen::OneOf(accounts),
        }),
    }
}

fn nothing_open(accounts: &[Account]) -> Chosen<'_> {
    match accounts {
        [only] => Chosen::Closed(only),
        _ => Chosen::AllClosed,
    }
}

#[cfg(test)]
mod tests {
    use super::super::account::{AccountStatus, LastFour};
    use super::super::question::{AccountChoice, KindChoice};
    use super::super::untrusted::Untrusted;
    use super::*;
    use crate::basics::{AccountId, Currency};

    /// An account written as "id kind last-four nickname", with "!" in front when closed.
    fn account(row: &str) -> Account {
        let (status, row) = match row.strip_prefix('!') {
            Some(row) => (AccountStatus::Closed, row),
            None => (AccountStatus::Open, row),
        };
        let mut words = row.splitn(4, ' ');
        Account {
            id: AccountId::new(words.next().unwrap()).unwrap(),
            kind: AccountKind::named(words.next().unwrap()).unwrap(),
            last_four: LastFour::new(words.next().unwrap()),
            nickname: words.next().map(Untrusted::new),
            currency: Currency::USD,
            status,
        }
    }

    /// A choice written as "name=x kind=y last=z at=n among=a,b".
    fn choice(text: &str) -> AccountChoice {
        let mut choice = AccountChoice::default();
        for part in text.split_whitespace() {
            let (key, value) = part.split_once('=').unwrap();
            match key {
                "name" => choice.name = Some(value.replace('_', " ")),
                "kind" if value == "all" => choice.kind = Some(KindChoice::All),
                "kind" => choice.kind = AccountKind::named(value).map(KindChoice::Only),
                "last" => choice.last_four = LastFour::new(value),
                "unclear" => choice.unclear = true,
                "at" => choice.position = value.parse().ok(),
                _ => choice.among = value.split(',').map(str::to_owned).collect(),
            }
        }
        choice
    }

    fn shown(chosen: &Chosen<'_>) -> String {
        let ids = |accounts: &[&Account]| {
            accounts.iter().map(|account| account.id.as_str()).collect::<Vec<_>>().join(" ")
        };
        match chosen {
            Chosen::Accounts(accounts) => ids(accounts),
            Chosen::OneOf(accounts) => format!("which {}", ids(accounts)),
            Chosen::Closed(account) => format!("closed {}", account.id.as_str()),
            Chosen::NoneFits => "none fits".to_owned(),
            Chosen::NothingOwed => "nothing owed".to_owned(),
            Chosen::AllClosed => "all closed".to_owned(),
            Chosen::NoAccounts => "no accounts".to_owned(),
        }
    }

    const HEARS: Known<'static> = Known { overdrawn: &[], nicknames: true };

    fn check(rows: &[&str], verdicts: &[(Metric, &str, &str)]) {
        let accounts: Vec<Account> = rows.iter().map(|row| account(row)).collect();
        for (metric, said, expected) in verdicts {
            let question = Question::new(*metric, choice(said));
            assert_eq!(
                shown(&choose(&question, &accounts, HEARS)),
                *expected,
                "{metric:?} {said:?}"
            );
        }
    }

    use Metric::{Accounts, Balance, Owed, Recent};

    #[test]
    fn a_household_is_understood() {
        check(
            &[
                "c checking 1001 Everyday",
                "r savings 2001 Rainy Day",
                "v savings 1001 Vacation Fund",
                "m mortgage 3001 Home",
                "k credit_card 4001 Blue",
                "!o savings 5001 Old Saver",
            ],
            &[
                (Balance, "", "c"),
                (Owed, "", "k m"),
                (Recent, "", "c r v m k"),
                (Accounts, "", "c r v m k o"),
                (Accounts, "kind=savings", "r v o"),
                (Balance, "kind=all", "c r v m k"),
                (Balance, "name=everything", "c r v m k"),
                (Owed, "kind=all", "k m"),
                (Owed, "at=2", "m"),
                (Balance, "kind=savings", "r v"),
                (Recent, "kind=savings", "r v"),
                (Balance, "name=rainy_day", "r"),
                (Balance, "name=rainy_day_savings", "r"),
                (Balance, "name=savings", "r v"),
                (Balance, "name=visa", "k"),
                (Balance, "name=4001", "k"),
                (Balance, "name=old_saver", "closed o"),
                (Balance, "name=yacht", "none fits"),
                (Balance, "last=2001", "r"),
                (Balance, "last=1001", "which c v"),
                (Balance, "last=1001 kind=savings", "v"),
                (Balance, "last=2001 kind=checking", "none fits"),
                (Balance, "name=rainy last=1001", "none fits"),
                (Balance, "last=5001", "closed o"),
                (Owed, "last=1001", "which c v"),
                (Owed, "name=blue", "k"),
                (Owed, "kind=checking", "c"),
                (Balance, "at=2", "r"),
                (Balance, "at=0", "none fits"),
                (Balance, "at=9", "none fits"),
                (Balance, "kind=savings at=2", "v"),
                (Balance, "at=2 among=v,m", "m"),
                (Balance, "at=3 among=v,m", "none fits"),
                (Balance, "last=1001 among=v,m", "v"),
                (Balance, "kind=checking among=v,m", "c"),
                (Balance, "kind=all among=v,m", "v m"),
                (Balance, "kind=all among=gone", "c r v m k"),
                (Balance, "kind=loan", "none fits"),
                (Balance, "unclear=1", "which c r v m k"),
                (Recent, "unclear=1", "which c r v m k"),
                (Owed, "unclear=1", "which k m"),
                (Balance, "kind=savings unclear=1", "which r v"),
                (Balance, "kind=all unclear=1", "which c r v m k"),
                (Balance, "name=blue unclear=1", "which k"),
                (Balance, "name=old_saver unclear=1", "closed o"),
                (Balance, "unclear=1 among=v,m", "which v m"),
                (Balance, "kind=loan unclear=1", "none fits"),
            ],
        );
    }

    #[test]
    fn ties_are_asked_about_unless_settled_before() {
        let rows = ["a checking 1001 Bills", "b checking 1002 Fun", "s savings 1003 Fun Fund"];
        check(
            &rows,
            &[
                (Balance, "", "which a b"),
                (Balance, "name=fun", "b"),
                (Balance, "name=fun_fund", "s"),
            ],
        );
        let accounts: Vec<Account> = rows.iter().map(|row| account(row)).collect();
        let mut question = Question::new(Balance, AccountChoice::default());
        question.preferred = Some("b".to_owned());
        assert_eq!(shown(&choose(&question, &accounts, HEARS)), "b");
        question.preferred = Some("gone".to_owned());
        assert_eq!(shown(&choose(&question, &accounts, HEARS)), "which a b");

        let funds = ["a savings 1001 Car Repair", "b savings 1002 Car Insurance"];
        check(
            &funds,
            &[
                (Balance, "", "which a b"),
                (Recent, "name=insurance", "b"),
                (Recent, "name=car", "which a b"),
                (Recent, "name=car kind=all", "a b"),
            ],
        );
    }

    #[test]
    fn nicknames_and_kinds_stand_in_for_each_other() {
        check(
            &["c checking 1001 Savings", "l mortgage 2001 Home loan"],
            &[
                (Balance, "kind=savings", "c"),
                (Balance, "kind=loan", "l"),
                (Balance, "name=mortgage", "l"),
                (Balance, "name=home kind=loan", "l"),
            ],
        );
    }

    #[test]
    fn a_bare_kind_is_the_one_called_so() {
        let rows = ["h checking 1001 Household", "c checking 1002", "s savings 1003"];
        check(
            &rows,
            &[
                (Balance, "kind=checking", "h c"),
                (Balance, "kind=checking among=h,c", "c"),
                (Balance, "name=checking among=h,c", "c"),
                (Balance, "kind=all among=h,c", "h c"),
                (Balance, "at=1 among=h,c", "h"),
            ],
        );
        let accounts: Vec<Account> = rows.iter().map(|row| account(row)).collect();
        let question = Question::new(Balance, choice("kind=checking among=h,c"));
        let deaf = Known { nicknames: false, ..HEARS };
        assert_eq!(shown(&choose(&question, &accounts, deaf)), "h c");
    }

    #[test]
    fn what_is_overdrawn_is_owed() {
        let rows = ["c checking 1001", "l loan 1002", "s savings 1003"];
        let accounts: Vec<Account> = rows.iter().map(|row| account(row)).collect();
        let overdrawn = [AccountId::new("c").unwrap()];
        let known = Known { overdrawn: &overdrawn, nicknames: true };
        let mut verdicts = vec![("", "l c"), ("kind=all", "l c"), ("at=2", "c")];
        verdicts.push(("unclear=1", "which l c"));
        for (said, expected) in verdicts {
            let question = Question::new(Owed, choice(said));
            assert_eq!(shown(&choose(&question, &accounts, known)), expected, "{said}");
        }
        let only = Question::new(Owed, AccountChoice::default());
        assert_eq!(shown(&choose(&only, &accounts[..1], known)), "c");
    }

    #[test]
    fn few_and_closed_accounts_have_their_answers() {
        check(&[], &[(Balance, "", "no accounts"), (Owed, "kind=all", "no accounts")]);
        let only_closed = [(Balance, "", "closed a"), (Recent, "kind=all", "closed a")];
        check(&["!a checking 1001"], &only_closed);
        check(
            &["!a checking 1001", "!b savings 1002"],
            &[
                (Balance, "", "all closed"),
                (Balance, "kind=savings", "closed b"),
                (Accounts, "", "a b"),
            ],
        );
        let one_savings =
            [(Balance, "", "s"), (Owed, "", "nothing owed"), (Owed, "kind=all", "nothing owed")];
        check(&["s savings 1001", "!k credit_card 1002"], &one_savings);
        check(
            &["s savings 1001", "k credit_card 1002", "l loan 1"],
            &[(Balance, "", "which s k l"), (Owed, "", "k l")],
        );
    }
}
