//! Intents and replies as one line of text each.

use saldo::bank::{
    AccountChoice, AccountKind, AccountName, Answer, BalanceLine, CardActed, CardAction, CardLine,
    Category, Comparison, KindChoice, LastFour, Metric, Payment, PeriodChoice, PublicQuestion,
    Totals, TransactionLine, TransactionStatus, Unit,
};
use saldo::basics::Money;
use saldo::dialogue::{About, Concern, Intent, Reply, Shape, Waiting};

/// The intent written as "balance kind=savings", "about at=2", "yes".
pub(crate) fn intent(text: &str) -> Intent {
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    match word {
        "launch" => Intent::Launch,
        "help" => Intent::Help,
        "stop" => Intent::Stop,
        "mumble" => Intent::Fallback,
        "yes" => Intent::Yes,
        "no" => Intent::No,
        "repeat" => Intent::Repeat,
        "more" => Intent::More,
        "previous" => Intent::Previous,
        "start-over" => Intent::StartOver,
        "accounts" => Intent::Accounts,
        "routing" => Intent::Published(PublicQuestion::RoutingNumber),
        "hours" => Intent::Published(PublicQuestion::Hours { branch: None }),
        "branches" => Intent::Published(PublicQuestion::Branches {
            branch: Some(rest.to_owned()).filter(|rest| !rest.is_empty()),
        }),
        "contact" => Intent::Published(PublicQuestion::Contact),
        "cards" => Intent::Sought(Metric::CardStatus, About::accounts(choice(rest))),
        "lock" => Intent::Card(CardAction::Lock, choice(rest)),
        "unlock" => Intent::Card(CardAction::Unlock, choice(rest)),
        "lost" => Intent::LostCard(choice(rest)),
        "largest" => Intent::Shaped(Shape::Largest, about(rest)),
        "last" => Intent::Shaped(Shape::Last, about(rest)),
        "top" => Intent::Shaped(Shape::ByMerchant, about(rest)),
        "often" => Intent::Shaped(Shape::Count, about(rest)),
        "balance" => Intent::Balance(choice(rest)),
        "owed" => Intent::Owed(choice(rest)),
        "recent" => Intent::Recent(choice(rest)),
        "pending" => Intent::Pending(choice(rest)),
        "spending" => Intent::Sought(Metric::Spending, about(rest)),
        "search" => Intent::Sought(Metric::Transactions, about(rest)),
        "income" => Intent::Sought(Metric::Income, about(rest)),
        "change" => Intent::Change(about(rest)),
        "rows" => Intent::Rows,
        "compare" => Intent::Compare(comparison(rest), About::default()),
        "about" => Intent::Refine(choice(rest)),
        "other" => Intent::Other,
        "just-total" => Intent::JustTotal,
        "never-mind" => Intent::NeverMind,
        "dispute" => Intent::Concern(Concern::Dispute),
        "complaint" => Intent::Concern(Concern::Complaint),
        "service_request" => Intent::Concern(Concern::ServiceRequest),
        "why" => Intent::Sought(Metric::Explain, about(rest)),
        "unsure" => Intent::Unsure(Box::new(intent(rest))),
        other => panic!("{other}"),
    }
}

/// A choice written as "name=rainy_day kind=savings last=2001 at=2".
fn choice(text: &str) -> AccountChoice {
    let mut choice = AccountChoice::default();
    for part in text.split_whitespace() {
        match part.split_once('=').unwrap() {
            ("name", name) => choice.name = Some(name.replace('_', " ")),
            ("kind", "all") => choice.kind = Some(KindChoice::All),
            ("kind", kind) => {
                choice.kind = Some(KindChoice::Only(AccountKind::named(kind).unwrap()));
            }
            ("last", digits) => choice.last_four = LastFour::new(digits),
            ("unclear", _) => choice.unclear = true,
            ("at", position) => choice.position = position.parse().ok(),
            other => panic!("{other:?}"),
        }
    }
    choice
}

fn comparison(text: &str) -> Option<Comparison> {
    match text {
        "previous" => Some(Comparison::Previous),
        "year" => Some(Comparison::YearBefore),
        "usual" => Some(Comparison::Usual),
        _ => None,
    }
}

/// What is written as "on=groceries at=blue_bottle month=-1 over=50 kind=savings".
fn about(text: &str) -> About {
    let mut about = About::default();
    let mut rest = Vec::new();
    for part in text.split_whitespace() {
        match part.split_once('=').unwrap() {
            ("on", category) => about.category = Some(Category::named(category).unwrap()),
            ("with", merchant) => about.merchant = Some(merchant.replace('_', " ")),
            ("month", back) => {
                let back = back.parse().unwrap();
                about.period = Some(PeriodChoice::Whole { unit: Unit::Month, back });
            }
            ("over", amount) => about.over = amount.parse().ok(),
            ("mumbled", _) => about.unclear = true,
            _ => rest.push(part),
        }
    }
    About { accounts: choice(&rest.join(" ")), ..about }
}

/// A reply in short: its facts, and "+n" when n more are to come.
pub(crate) fn reply(reply: &Reply) -> String {
    match reply {
        Reply::Tell(answer) => self::answer(answer),
        Reply::Help { about, waiting } => format!("Help {about:?}{}", awaited(*waiting)),
        Reply::NotUnderstood { misses, about: _, waiting } => {
            format!("NotUnderstood {misses}{}", awaited(*waiting))
        }
        Reply::Beginning { more: true } => "Beginning +".to_owned(),
        Reply::TellThenBack(answered, metric) => {
            format!("{} then {}", answer(answered), metric.name())
        }
        Reply::Beginning { more: false } => "Beginning".to_owned(),
        Reply::Published(question) => format!("Published {}", question.name()),
        Reply::LostCard(it) => format!("lost {}", acted(it)),
        Reply::Barred(barrier) => format!("Barred {barrier:?}"),
        other => format!("{other:?}"),
    }
}

fn awaited(waiting: Waiting) -> &'static str {
    match waiting {
        Waiting::Anything => "",
        Waiting::More => " More",
        Waiting::Which => " Which",
        Waiting::WhichMerchant => " WhichMerchant",
        Waiting::WhichCard => " WhichCard",
        Waiting::ConfirmCard => " ConfirmCard",
        Waiting::ConfirmSharing => " ConfirmSharing",
        Waiting::ConfirmUnlock => " ConfirmUnlock",
        Waiting::VoicePin => " VoicePin",
        Waiting::Meant(_) => " Meant",
        Waiting::Back(_) => " Back",
    }
}

fn payment(payment: &Payment) -> String {
    let line = |line: &TransactionLine| format!("{} of {}", transaction(line), name(&line.account));
    let lines: Vec<String> = payment.lines.iter().map(line).collect();
    let category = payment.category.map(|category| format!(" on {}", category.id()));
    format!("payment: {}{}", lines.join(", "), category.unwrap_or_default())
}

fn totals(totals: &Totals) -> String {
    let sums = totals.sums.iter().map(|sum| sum.figure.total.amount().to_string());
    let sums: Vec<String> = sums.collect();
    let merchant = totals.merchant.as_ref().map(|name| format!(" with {}", name.as_str()));
    let category = totals.category.map(|category| format!(" on {}", category.id()));
    let account = totals.account.as_ref().map(|account| format!(" of {}", name(account)));
    let compared = totals.sums.iter().filter_map(|sum| sum.compared.as_ref());
    let compared: Vec<String> =
        compared.map(|it| format!(" against {}", it.base.amount())).collect();
    let what = [merchant, category, account].map(Option::unwrap_or_default).concat();
    let month = totals.period.from().format("%m-%d");
    let (flow, sums) = (totals.flow.name(), sums.join(", "));
    format!("{flow}{what} {month}: {sums}{}", compared.concat())
}

fn answer(answer: &Answer) -> String {
    match answer {
        Answer::Balances(balances) => {
            let what = if balances.metric == Metric::Owed { "owed" } else { "balance" };
            let lines: Vec<String> = balances.lines.iter().map(balance).collect();
            let left = balances.total - balances.skipped - lines.len();
            format!("{what}: {}{}", lines.join(", "), more(left as u64))
        }
        Answer::Accounts { lines, skipped, total } => {
            let shown = lines.iter().map(|line| {
                let closed = if line.closed { " closed" } else { "" };
                format!("{}{closed}", name(&line.account))
            });
            let shown: Vec<String> = shown.collect();
            let left = total - skipped - shown.len();
            format!("accounts: {}{}", shown.join(", "), more(left as u64))
        }
        Answer::Recent(recent) => {
            let of = recent.account.as_ref().map(name).unwrap_or_default();
            let lines: Vec<String> = recent.lines.iter().map(transaction).collect();
            let left = recent.total - recent.told - lines.len() as u64;
            format!("recent {of}: {}{}", lines.join(", "), more(left))
        }
        Answer::WhichAccount { candidates, total } => {
            let left = (total - candidates.len()) as u64;
            format!("which: {}{}", names(candidates), more(left))
        }
        Answer::NoSuchAccount { offered, .. } => format!("no such: {}", names(offered)),
        Answer::Listed(listed) => {
            let lines: Vec<String> = listed.lines.iter().map(transaction).collect();
            let left = listed.total - listed.told - lines.len() as u64;
            format!("listed: {}{}", lines.join(", "), more(left))
        }
        Answer::Payment(it) => payment(it),
        Answer::Totals(it) => totals(it),
        Answer::Net(net) => {
            let lines = net.lines.iter().map(|line| line.net.to_string());
            format!("net: {}", lines.collect::<Vec<_>>().join(", "))
        }
        Answer::WhichMerchant { candidates, .. } => {
            let names = candidates.iter().map(|name| name.as_str());
            format!("which merchant: {}", names.collect::<Vec<_>>().join(", "))
        }
        Answer::NoSuchMerchant { .. } => "no such merchant".to_owned(),
        Answer::Bills(it) => format!("bills: {}", it.total),
        Answer::CardBill(it) => format!("statements: {}", it.total),
        Answer::Subscriptions(it) => format!("subscriptions: {}", it.total),
        Answer::Payday(it) => format!("payday: {}", it.total),
        Answer::Cards(it) => format!("cards: {}", it.total),
        Answer::CardActed(it) => format!("card {}", acted(it)),
        Answer::Explained(it) => format!("explained {}: {}", name(&it.account), it.change),
        Answer::Afforded(it) => format!("afforded {}: {}", name(&it.account), it.left),
        Answer::Forecast(it) => format!("forecast {}: {}", name(&it.account), it.projected),
        Answer::OutOfReach(account) => format!("out of reach: {}", name(account)),
        Answer::Closed(account) => format!("closed: {}", name(account)),
        Answer::NothingOwed => "nothing owed".to_owned(),
        Answer::BeyondLookBack { days } => format!("beyond {days} days"),
        Answer::AllClosed => "all closed".to_owned(),
        Answer::NoAccounts => "no accounts".to_owned(),
    }
}

fn balance(line: &BalanceLine) -> String {
    let Some(figures) = &line.figures else { return format!("{} ?", name(&line.account)) };
    let current = amount(figures.current);
    let free = figures.available.filter(|available| *available != figures.current);
    let free = free.map(|free| format!(" free {}", amount(free))).unwrap_or_default();
    let stale = if figures.stale_since.is_some() { " stale" } else { "" };
    format!("{} {current}{free}{stale}", name(&line.account))
}

fn transaction(line: &TransactionLine) -> String {
    let pending = if line.status == TransactionStatus::Pending { "~" } else { "" };
    let party = line.counterparty.as_ref().map_or("?", |party| party.as_str());
    let day = line.made_on.format("%m-%d");
    format!("{pending}{day} {party} {}", amount(line.amount))
}

fn amount(money: Money) -> String {
    money.amount().to_string()
}

fn names(accounts: &[AccountName]) -> String {
    accounts.iter().map(name).collect::<Vec<_>>().join(" | ")
}

/// Nickname or kind, the digits if told, the currency if told.
pub(crate) fn name(account: &AccountName) -> String {
    let own = account.nickname.as_ref().map(|nickname| nickname.as_str().to_owned());
    let digits = account.last_four.map(|digits| format!(" {}", digits.as_str()));
    let currency = account.currency.map(|currency| format!(" {currency}"));
    let own = own.unwrap_or_else(|| account.kind.name().to_owned());
    format!("{own}{}{}", digits.unwrap_or_default(), currency.unwrap_or_default())
}

fn more(left: u64) -> String {
    if left == 0 { String::new() } else { format!(" +{left}") }
}

fn acted(acted: &CardActed) -> String {
    let ids = |cards: &[CardLine]| {
        cards.iter().map(|card| card.id.clone()).collect::<Vec<_>>().join(", ")
    };
    match acted {
        CardActed::Confirm(card) => format!("confirm {}", card.id),
        CardActed::Locked(card) => format!("locked {}", card.id),
        CardActed::ConfirmUnlock(card) => format!("confirm unlock {}", card.id),
        CardActed::Unlocked(card) => format!("unlocked {}", card.id),
        CardActed::NotUnlocked => "not unlocked".to_owned(),
        CardActed::Unneeded(card) => format!("unneeded {} {}", card.id, card.status.name()),
        CardActed::StepUp(needs) => format!("needs {needs:?}"),
        CardActed::Which { cards, total } => format!("which {} of {total}", ids(cards)),
        CardActed::NoCard => "none".to_owned(),
        CardActed::NotOffered => "not offered".to_owned(),
        CardActed::NotDone => "not done".to_owned(),
        CardActed::Unknown => "unknown".to_owned(),
    }
}
