//! What of an answer can be asked on.

use crate::bank::{
    AccountChoice, AccountName, Answer, Category, Explained, Filter, GroupKey, Metric, Page,
    PeriodChoice, Question, SpokenName, TransactionStatus,
};

/// The questions for the rows behind the totals of `answer`.
pub(super) fn rows_of(answer: &Answer) -> Vec<Question> {
    match answer {
        Answer::Totals(totals) => totals.sums.iter().map(|sum| sum.rows.clone()).collect(),
        Answer::Explained(explained) => vec![what_moved(explained)],
        _ => Vec::new(),
    }
}

/// The question for every booked movement since the day since which a balance is explained.
fn what_moved(explained: &Explained) -> Question {
    let among = vec![explained.account.id.as_str().to_owned()];
    let accounts = AccountChoice { among, position: Some(1), ..AccountChoice::default() };
    let status = Some(TransactionStatus::Posted);
    Question {
        filter: Filter { status, ..Filter::default() },
        period: Some(PeriodChoice::Between(explained.since, explained.today)),
        ..Question::new(Metric::Transactions, accounts)
    }
}

/// The page after the one that `answer` tells.
pub(super) fn what_is_next(answer: &Answer) -> Option<Page> {
    let after = |told: usize, total: usize| {
        u16::try_from(told).ok().filter(|_| told < total).map(Page::Skip)
    };
    match answer {
        Answer::Balances(it) => after(it.skipped + it.lines.len(), it.total),
        Answer::Accounts { lines, skipped, total } => after(skipped + lines.len(), *total),
        Answer::Recent(recent) => recent.next.clone(),
        Answer::Listed(listed) => listed.next.clone(),
        Answer::Totals(totals) => totals.next.clone(),
        Answer::Bills(it) => after(it.skipped + it.lines.len(), it.total),
        Answer::CardBill(it) => after(it.skipped + it.lines.len(), it.total),
        Answer::Subscriptions(it) => after(it.skipped + it.lines.len(), it.total),
        Answer::Cards(it) => after(it.skipped + it.lines.len(), it.total),
        _ => None,
    }
}

/// The account as an operator tells it apart.
pub(super) fn account(name: &AccountName) -> String {
    let nickname = name.nickname.as_ref().map(|it| format!(" {:?}", it.as_str()));
    let digits = name.last_four.map(|it| format!(" ..{}", it.as_str()));
    let (nickname, digits) = (nickname.unwrap_or_default(), digits.unwrap_or_default());
    format!("{}{nickname}{digits} [{}]", name.kind.name(), name.id.as_str())
}

/// The sort of a part, and what it is called.
pub(super) fn part(key: &GroupKey) -> (&'static str, String) {
    match key {
        GroupKey::Merchant(name) => ("merchant", name.as_str().to_owned()),
        GroupKey::Unnamed => ("unnamed", String::new()),
        GroupKey::Category(category) => ("category", category.id().to_owned()),
        GroupKey::Month(first) => ("month", first.format("%Y-%m").to_string()),
        GroupKey::Account(name) => ("account", account(name)),
    }
}

/// Whom and what an answer is of.
pub(super) fn of(merchant: Option<&SpokenName>, category: Option<Category>) -> Option<String> {
    let merchant = merchant.map(|name| format!("merchant {:?}", name.as_str()));
    let category = category.map(|it| format!("category {}", it.id()));
    let both: Vec<String> = merchant.into_iter().chain(category).collect();
    (!both.is_empty()).then(|| both.join(", "))
}

/// The name of a status.
pub(super) fn status(status: TransactionStatus) -> &'static str {
    match status {
        TransactionStatus::Pending => "pending",
        TransactionStatus::Posted => "posted",
    }
}
