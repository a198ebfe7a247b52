//! The parts of a total.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;

use super::asked::Asked;
use super::meaning::{behind, unnamed};
use super::span;
use super::sums::Running;
use super::totals::Counted;
use crate::bank::account::Account;
use crate::bank::category::Category;
use crate::bank::period_choice::PeriodChoice;
use crate::bank::port::BankFailure;
use crate::bank::question::{AccountChoice, Grouping, KindChoice, Question};
use crate::bank::tally::Tally;
use crate::bank::totals::{Group, GroupKey};
use crate::bank::untrusted::SpokenName;
use crate::basics::{AccountId, Currency, Period};

/// What puts movements together.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Part {
    /// The other party.
    Merchant(SpokenName),
    /// What it was for.
    Category(Category),
    /// From this day on and before that one; the later the earlier in order.
    Month(Reverse<NaiveDate>, NaiveDate),
    /// The account at this place.
    Account(usize),
    /// Nobody who can be named: last.
    Unnamed,
}

impl Asked<'_> {
    /// The parts of what is `counted`, all of them, in order.
    pub(super) fn groups(
        &self,
        counted: &Counted<'_>,
        grouping: Grouping,
    ) -> Result<Vec<Group>, BankFailure> {
        let currencies = counted.currencies();
        let mut parts: HashMap<(usize, Part), Running> = HashMap::new();
        let mut add = |part: Part, tally: &Tally| {
            let currency = tally.sum.currency();
            let place = currencies.iter().position(|own| *own == currency).unwrap_or(0);
            let running =
                parts.entry((place, part)).or_insert_with(|| Running::new(counted.flow, currency));
            running.add(tally)
        };
        match grouping {
            Grouping::Month => {
                for month in span::months(counted.period) {
                    for tally in counted.within(month) {
                        add(Part::Month(Reverse(month.from()), month.until()), tally)?;
                    }
                }
            }
            Grouping::Account => {
                for tally in counted.within(counted.period) {
                    let same = |account: &&Account| account.id == tally.account;
                    let place = counted.accounts.iter().position(same).unwrap_or(0);
                    add(Part::Account(place), tally)?;
                }
            }
            Grouping::Category => {
                for tally in counted.within(counted.period) {
                    let category = behind(self.merchants, tally.into()).category;
                    add(Part::Category(category), tally)?;
                }
            }
            Grouping::Merchant => {
                let hidden = unnamed(self.merchants, counted.within(counted.period));
                for tally in counted.within(counted.period) {
                    let who = behind(self.merchants, tally.into());
                    let name = who.party.as_ref().map(|party| &party.name);
                    let name = name.filter(|name| !hidden.contains(*name));
                    let part = name.cloned().map_or(Part::Unnamed, Part::Merchant);
                    add(part, tally)?;
                }
            }
        }
        self.in_order(counted, &currencies, parts)
    }

    fn in_order(
        &self,
        counted: &Counted<'_>,
        currencies: &[Currency],
        parts: HashMap<(usize, Part), Running>,
    ) -> Result<Vec<Group>, BankFailure> {
        let mut ordered = Vec::with_capacity(parts.len());
        for ((place, part), running) in parts {
            let figure = running.figure()?;
            let by_size = match part {
                Part::Month(..) => 0,
                _ => figure.total.minor(),
            };
            ordered.push(((place, part == Part::Unnamed, Reverse(by_size), part), figure));
        }
        ordered.sort_by(|one, other| one.0.cmp(&other.0));
        let mut groups = Vec::with_capacity(ordered.len());
        for ((place, _, _, part), figure) in ordered {
            let Some(currency) = currencies.get(place) else { continue };
            let mut rows = self.rows(counted, counted.period);
            rows.filter.currency = Some(*currency);
            let Some(key) = self.key(counted, part, &mut rows) else { continue };
            groups.push(Group { key, figure, rows });
        }
        Ok(groups)
    }

    /// What a part is called; `rows` is narrowed to it.
    fn key(&self, counted: &Counted<'_>, part: Part, rows: &mut Question) -> Option<GroupKey> {
        Some(match part {
            Part::Merchant(name) => {
                rows.filter.merchant = Some(name.as_str().to_owned());
                GroupKey::Merchant(name)
            }
            Part::Category(category) => {
                rows.filter.category = Some(category);
                // Within a family there are categories with parts of their own.
                rows.filter.category_itself = category.parent().is_none();
                GroupKey::Category(category)
            }
            Part::Unnamed => {
                rows.filter.unnamed = true;
                GroupKey::Unnamed
            }
            Part::Month(Reverse(from), until) => {
                let month = Period::new(from, until);
                rows.period = Some(PeriodChoice::Between(from, month.last()));
                GroupKey::Month(from)
            }
            Part::Account(place) => {
                let account = counted.accounts.get(place)?;
                rows.accounts = only(&account.id);
                GroupKey::Account(self.naming.name(account))
            }
        })
    }
}

/// The choice of exactly one account.
fn only(id: &AccountId) -> AccountChoice {
    AccountChoice {
        kind: Some(KindChoice::All),
        among: vec![id.as_str().to_owned()],
        ..AccountChoice::default()
    }
}
