//! Which of the customer's merchants and categories are meant.

use std::collections::HashSet;
use std::sync::Arc;

use crate::bank::category::Category;
use crate::bank::merchant::{Meant, Mention, Merchants, Who, meant};
use crate::bank::question::Filter;
use crate::bank::tally::Tally;
use crate::bank::untrusted::SpokenName;

/// Who must be behind a movement, and what it must be for. Everything given must hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Meaning {
    /// The other party.
    pub(super) merchant: Option<SpokenName>,
    /// The category, or its family.
    pub(super) category: Option<Category>,
    /// Whether what lies within the category is not meant.
    pub(super) category_itself: bool,
    /// That there is no other party who can be named; these cannot, though they have a name.
    pub(super) unnamed: Option<HashSet<SpokenName>>,
}

/// What a question says of merchants and categories, held against the customer's own.
pub(super) enum Understood {
    /// This.
    Meaning(Meaning),
    /// One of these merchants, two or three, the likeliest first; whether there are more.
    OneOf(Vec<SpokenName>, bool),
    /// None of the customer's merchants.
    Nobody,
}

impl Meaning {
    /// What `filter` says, held against who is behind the `tallies`.
    pub(super) fn of<'a>(
        merchants: &Merchants,
        filter: &Filter,
        tallies: impl Iterator<Item = &'a Tally> + Clone,
    ) -> Understood {
        let Filter { category, category_itself, .. } = *filter;
        let mut meaning = Self { category, category_itself, ..Self::default() };
        if filter.unnamed {
            meaning.unnamed = Some(unnamed(merchants, tallies.clone()));
        }
        let Some(heard) = &filter.merchant else { return Understood::Meaning(meaning) };
        let same = |name: &SpokenName| name.as_str() == heard;
        if let Some(name) = all_names(merchants, tallies.clone()).find(same) {
            // The name as it was told: the way from a part of a total to its rows.
            return Understood::Meaning(Self { merchant: Some(name), ..meaning });
        }
        let names = names(merchants, tallies);
        let texts: Vec<&str> = names.iter().map(SpokenName::as_str).collect();
        match meant(heard, &texts) {
            Meant::Merchant(at) => {
                Understood::Meaning(Self { merchant: names.get(at).cloned(), ..meaning })
            }
            Meant::OneOf(some, more) => {
                let chosen = filter.merchant_at.and_then(|at| usize::from(at).checked_sub(1));
                if let Some(name) = chosen.and_then(|at| names.get(*some.get(at)?)) {
                    let merchant = Some(name.clone());
                    return Understood::Meaning(Self { merchant, ..meaning });
                }
                let some = some.iter().filter_map(|at| names.get(*at).cloned()).collect();
                Understood::OneOf(some, more)
            }
            Meant::Category(category) => {
                Understood::Meaning(Self { category: Some(category), ..meaning })
            }
            Meant::Nobody => Understood::Nobody,
        }
    }

    /// Whether anything is said.
    pub(super) fn says_something(&self) -> bool {
        *self != Self::default()
    }

    /// Whether movements with this `mention` are meant.
    pub(super) fn admits(&self, merchants: &Merchants, mention: Mention<'_>) -> bool {
        let who = behind(merchants, mention);
        let name = who.party.as_ref().map(|party| &party.name);
        let is_unnamed =
            |hidden: &HashSet<SpokenName>| name.is_none_or(|name| hidden.contains(name));
        let belongs = |wanted: Category| match self.category_itself {
            true => who.category == wanted,
            false => who.category.is_within(wanted),
        };
        self.merchant.as_ref().is_none_or(|meant| name == Some(meant))
            && self.category.is_none_or(belongs)
            && self.unnamed.as_ref().is_none_or(is_unnamed)
    }
}

/// Who is behind movements with this `mention`, be they small credits or not: a payer is the same
/// one, whatever was paid. Only the name of one who paid nothing else must not be told.
pub(super) fn behind(merchants: &Merchants, mention: Mention<'_>) -> Arc<Who> {
    merchants.who(&Mention { is_small_credit: false, ..mention })
}

/// The names that may be told of who is behind `tallies`, in their alphabetical order.
fn names<'a>(merchants: &Merchants, tallies: impl Iterator<Item = &'a Tally>) -> Vec<SpokenName> {
    let told = tallies.filter_map(|tally| merchants.who(&tally.into()).party.clone());
    let mut names: Vec<SpokenName> = told.map(|party| party.name).collect();
    names.sort();
    names.dedup();
    names
}

/// The names of those who paid nothing but small credits in `tallies`.
pub(super) fn unnamed<'a>(
    merchants: &Merchants,
    tallies: impl Iterator<Item = &'a Tally> + Clone,
) -> HashSet<SpokenName> {
    let may_be_told: HashSet<SpokenName> = names(merchants, tallies.clone()).into_iter().collect();
    all_names(merchants, tallies).filter(|name| !may_be_told.contains(name)).collect()
}

/// The names of who is behind `tallies`, one a tally, be they small credits or not.
fn all_names<'a>(
    merchants: &Merchants,
    tallies: impl Iterator<Item = &'a Tally>,
) -> impl Iterator<Item = SpokenName> {
    tallies.filter_map(|tally| {
        behind(merchants, tally.into()).party.as_ref().map(|party| party.name.clone())
    })
}
