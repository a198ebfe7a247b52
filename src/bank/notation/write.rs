//! From a question to text.

use super::key::Key;
use super::period;
use super::read::{ASPECTS, COMPARISONS, DIRECTIONS, GROUPINGS, ORDERS, STATUSES};
use super::token::{plain, quoted};
use crate::bank::account::{AccountKind, LastFour};
use crate::bank::question::{AccountChoice, Aspect, Filter, KindChoice, Page, Question};
use crate::bank::selection::Order;

/// Writes `question`, so that it reads back as the same.
pub fn written(question: &Question) -> String {
    let mut out = Written(question.metric.name().to_owned());
    accounts(&mut out, &question.accounts);
    filter(&mut out, &question.filter);
    if let Some(choice) = &question.period {
        out.pair(Key::Period, &period::written(choice));
    }
    if let Some(amount) = question.amount {
        out.pair(Key::Amount, &amount.to_string());
    }
    if question.order != Order::Latest {
        out.pair(Key::Order, name(&ORDERS, question.order));
    }
    if let Some(grouping) = question.grouping {
        out.pair(Key::By, name(&GROUPINGS, grouping));
    }
    if let Some(comparison) = question.comparison {
        out.pair(Key::Compare, name(&COMPARISONS, comparison));
    }
    if question.aspect != Aspect::Total {
        out.pair(Key::Tell, name(&ASPECTS, question.aspect));
    }
    out.yes(Key::Single, question.single);
    match &question.page {
        Page::First => {}
        Page::Skip(skip) => out.pair(Key::Page, &format!("skip:{skip}")),
        Page::After { position, told } => {
            let (ms, account, id) = (position.made_at_ms, &position.account, &position.id);
            let page = format!("after:{told}:{ms}:{}:{account}{id}", account.len());
            out.pair(Key::Page, &plain(&page));
        }
    }
    if let Some(preferred) = &question.preferred {
        out.pair(Key::Preferred, &plain(preferred));
    }
    out.0
}

fn accounts(out: &mut Written, accounts: &AccountChoice) {
    match accounts.kind {
        None => {}
        Some(KindChoice::All) => out.pair(Key::Account, "all"),
        Some(KindChoice::Only(kind)) => out.pair(Key::Account, kind.name()),
    }
    if let Some(name) = &accounts.name {
        // What would read as something else is a name in quotes.
        let lower = name.to_ascii_lowercase();
        let is_other = AccountKind::named(&lower).is_some()
            || matches!(lower.as_str(), "all" | "card" | "credit-card")
            || LastFour::new(name).is_some()
            || name.starts_with('#');
        out.pair(Key::Account, &if is_other { quoted(name) } else { plain(name) });
    }
    if let Some(digits) = accounts.last_four {
        out.pair(Key::Account, digits.as_str());
    }
    if let Some(position) = accounts.position {
        out.pair(Key::Account, &format!("#{position}"));
    }
    for id in &accounts.among {
        out.pair(Key::Id, &plain(id));
    }
    out.yes(Key::Unclear, accounts.unclear);
    out.yes(Key::AmongClosed, accounts.among_closed);
}

fn filter(out: &mut Written, filter: &Filter) {
    if let Some(flow) = filter.flow {
        out.pair(Key::Flow, flow.name());
    }
    if let Some(merchant) = &filter.merchant {
        out.pair(Key::Merchant, &plain(merchant));
    }
    if let Some(place) = filter.merchant_at {
        out.pair(Key::MerchantAt, &place.to_string());
    }
    out.yes(Key::Unnamed, filter.unnamed);
    if let Some(category) = filter.category {
        out.pair(Key::Category, category.id());
    }
    out.yes(Key::CategoryItself, filter.category_itself);
    if let Some(over) = filter.over {
        out.pair(Key::Over, &over.to_string());
    }
    if let Some(under) = filter.under {
        out.pair(Key::Under, &under.to_string());
    }
    if filter.at_least.is_some() || filter.at_most.is_some() {
        let bound = |bound: Option<rust_decimal::Decimal>| {
            bound.map(|bound| bound.to_string()).unwrap_or_default()
        };
        let bounds = format!("{}..{}", bound(filter.at_least), bound(filter.at_most));
        out.pair(Key::Between, &bounds);
    }
    if let Some(kind) = filter.kind {
        out.pair(Key::Kind, kind.name());
    }
    if let Some(status) = filter.status {
        out.pair(Key::Status, name(&STATUSES, status));
    }
    if let Some(direction) = filter.direction {
        out.pair(Key::Direction, name(&DIRECTIONS, direction));
    }
    if let Some(currency) = filter.currency {
        out.pair(Key::Currency, currency.code());
    }
}

struct Written(String);

impl Written {
    fn pair(&mut self, key: Key, value: &str) {
        self.0.push(' ');
        self.0.push_str(key.name());
        self.0.push('=');
        self.0.push_str(value);
    }

    fn yes(&mut self, key: Key, is_so: bool) {
        if is_so {
            self.pair(key, "yes");
        }
    }
}

fn name<T: Copy + PartialEq>(all: &[(&'static str, T)], wanted: T) -> &'static str {
    all.iter().find(|(_, it)| *it == wanted).map_or("", |(name, _)| name)
}
