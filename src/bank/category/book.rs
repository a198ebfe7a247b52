//! Which category a movement has: the bank's own decisions before the general ones.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use thiserror::Error;

use super::mcc::{category_of, is_vague};
use super::taxonomy::Category;
use super::words::{paid, received};
use crate::bank::merchant::{Mention, key, sold_by};
use crate::bank::selection::Direction;
use crate::bank::transaction::TransactionKind;

/// Categories of common merchants.
const GENERAL: &str = include_str!("general.toml");

/// The most merchants and codes a file may have: as many merchants as their own book may.
const ENTRIES_MAX: usize = 100_000;

/// The largest merchant category code: four digits.
const CODE_MAX: i64 = 9_999;

/// How alike an unknown id must be to one that there is, to be taken for a slip.
const SLIP_SIMILARITY_MIN: f64 = 0.7;

/// What is wrong with a file of categories.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CategoriesError {
    /// The text is not TOML of the right form.
    #[error("{0}")]
    Syntax(String),
    /// A table is called after no category.
    #[error("[{id}]: there is no such category{}", meant(.slip))]
    Unknown {
        /// The id as written.
        id: String,
        /// The category whose id is nearly that.
        slip: Option<&'static str>,
    },
    /// A code is not one.
    #[error("[{id}]: {code} is no merchant category code: write 1 to 9999")]
    Code {
        /// In which table.
        id: &'static str,
        /// The code as written.
        code: i64,
    },
    /// A name has nothing to compare.
    #[error("[{id}]: merchant {name:?} has no letter and no digit")]
    Name {
        /// In which table.
        id: &'static str,
        /// The name as written.
        name: String,
    },
    /// Something belongs to two categories.
    #[error("[{id}]: {entry} is in [{other}] already: leave it in one")]
    Twice {
        /// In which table it was met again.
        id: &'static str,
        /// The code or the name.
        entry: String,
        /// Where it was first.
        other: &'static str,
    },
    /// Too many merchants and codes.
    #[error("there are more than {ENTRIES_MAX} entries: leave out those that are never seen")]
    TooMany,
}

fn meant(slip: &Option<&'static str>) -> String {
    slip.map_or_else(String::new, |id| format!("; did you mean [{id}]?"))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(default)]
    codes: Vec<i64>,
    #[serde(default)]
    merchants: Vec<String>,
}

/// Categories by code and by merchant.
#[derive(Debug, Default)]
struct Book {
    codes: HashMap<u16, Category>,
    /// By the key of the name.
    merchants: HashMap<String, Category>,
}

impl Book {
    fn read(text: &str) -> Result<Self, CategoriesError> {
        let tables: BTreeMap<String, Entry> =
            toml::from_str(text).map_err(|error| CategoriesError::Syntax(error.to_string()))?;
        let entries = tables.values().map(|entry| entry.codes.len() + entry.merchants.len());
        if entries.sum::<usize>() > ENTRIES_MAX {
            return Err(CategoriesError::TooMany);
        }
        let mut book = Self::default();
        for (id, entry) in tables {
            let slip = nearly(&id);
            let category = Category::named(&id).ok_or(CategoriesError::Unknown { id, slip })?;
            book.add(category, entry)?;
        }
        Ok(book)
    }

    fn add(&mut self, category: Category, entry: Entry) -> Result<(), CategoriesError> {
        let id = category.id();
        for code in entry.codes {
            let number = u16::try_from(code).ok().filter(|_| (1..=CODE_MAX).contains(&code));
            let number = number.ok_or(CategoriesError::Code { id, code })?;
            if let Some(other) = self.codes.insert(number, category) {
                let (entry, other) = (format!("code {code}"), other.id());
                return Err(CategoriesError::Twice { id, entry, other });
            }
        }
        for name in entry.merchants {
            let key = key(&name);
            if key.is_empty() {
                return Err(CategoriesError::Name { id, name });
            }
            if let Some(other) = self.merchants.insert(key, category) {
                let (entry, other) = (format!("merchant {name:?}"), other.id());
                return Err(CategoriesError::Twice { id, entry, other });
            }
        }
        Ok(())
    }
}

fn nearly(id: &str) -> Option<&'static str> {
    let likeness = |category: &Category| (strsim::jaro_winkler(id, category.id()), category.id());
    let likest = Category::ALL.iter().map(likeness).max_by(|a, b| a.0.total_cmp(&b.0));
    likest.filter(|(likeness, _)| *likeness >= SLIP_SIMILARITY_MIN).map(|(_, id)| id)
}

/// Which category a movement has.
#[derive(Debug)]
pub(in crate::bank) struct Categories {
    own: Book,
    general: Book,
}

impl Categories {
    /// Reads the bank's own file, or none, on top of the general one.
    ///
    /// The file is TOML: a table per category id with `codes` and `merchants`.
    ///
    /// # Errors
    ///
    /// [`CategoriesError`] names the entry and what is wrong with it.
    pub(in crate::bank) fn new(own: Option<&str>) -> Result<Self, CategoriesError> {
        let own = own.map(Book::read).transpose()?.unwrap_or_default();
        Ok(Self { own, general: Book::read(GENERAL)? })
    }

    /// The category of a movement of which the statement says `mention` and whose other party is
    /// called `names`: itself, then who collected for it.
    ///
    /// [`Category::Other`] where nothing is known, and the family where nothing finer is.
    pub(in crate::bank) fn of(&self, mention: &Mention<'_>, names: &[&str]) -> Category {
        match mention.kind {
            TransactionKind::Cash => Category::Cash,
            TransactionKind::Fee => Category::Fees,
            TransactionKind::OwnTransfer => Category::OwnTransfers,
            TransactionKind::Interest if mention.direction == Direction::In => {
                Category::InterestEarned
            }
            TransactionKind::Interest => Category::InterestCharged,
            TransactionKind::Deposit => self.received(mention, names),
            TransactionKind::Purchase | TransactionKind::Refund | TransactionKind::Bill => {
                self.paid(mention, names)
            }
        }
    }

    fn paid(&self, mention: &Mention<'_>, names: &[&str]) -> Category {
        let mcc = mention.mcc;
        let own = of_names(&self.own, names).or_else(|| self.own.codes.get(&mcc?).copied());
        if let Some(category) = own {
            return category;
        }
        let by_code = mcc.map(category_of).filter(|category| *category != Category::Other);
        if let Some(category) = by_code.filter(|_| !mcc.is_some_and(is_vague)) {
            return category;
        }
        of_names(&self.general, names)
            .or(by_code)
            .or_else(|| names.iter().find_map(|name| sold_by(&key(name))))
            .or_else(|| names.iter().find_map(|name| paid(&key(name))))
            .or_else(|| paid(&key(mention.descriptor)))
            .unwrap_or(Category::Other)
    }

    fn received(&self, mention: &Mention<'_>, names: &[&str]) -> Category {
        let is_income = |category: &Category| {
            matches!(category.family(), Category::Income | Category::Transfers)
        };
        of_names(&self.own, names)
            .or_else(|| received(&key(mention.descriptor)))
            .or_else(|| names.iter().find_map(|name| received(&key(name))))
            .or_else(|| of_names(&self.general, names).filter(is_income))
            .unwrap_or(Category::Income)
    }
}

fn of_names(book: &Book, names: &[&str]) -> Option<Category> {
    if book.merchants.is_empty() {
        return None;
    }
    names.iter().find_map(|name| book.merchants.get(&key(name)).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mention(kind: TransactionKind, descriptor: &str, mcc: Option<u16>) -> Mention<'_> {
        let direction = Direction::Out;
        let is_small_credit = false;
        Mention { kind, direction, counterparty: None, descriptor, mcc, is_small_credit }
    }

    #[test]
    fn codes_merchants_and_words_are_asked_in_turn() {
        let categories = Categories::new(None).unwrap();
        let of = |descriptor, mcc, names: &[&str]| {
            categories.of(&mention(TransactionKind::Purchase, descriptor, mcc), names)
        };
        assert_eq!(of("X", Some(5411), &["Netflix"]), Category::Groceries);
        assert_eq!(of("X", Some(4899), &["Netflix"]), Category::Subscriptions);
        assert_eq!(of("X", Some(4899), &["Nowhere Cable"]), Category::Telecom);
        assert_eq!(of("X", None, &["Planet Fitness"]), Category::Fitness);
        assert_eq!(of("X", None, &["Joe", "Venmo"]), Category::People);
        assert_eq!(of("JOES PIZZA 12", None, &[]), Category::Restaurants);
        assert_eq!(of("ZZYZX", Some(9_998), &["Qqq"]), Category::Other);
    }

    #[test]
    fn the_kind_decides_where_it_says_all() {
        let categories = Categories::new(Some("[groceries]\ncodes = [6011]")).unwrap();
        let of = |kind, direction| {
            let mention = Mention { direction, ..mention(kind, "PIZZA", Some(6011)) };
            categories.of(&mention, &[])
        };
        assert_eq!(of(TransactionKind::Cash, Direction::Out), Category::Cash);
        assert_eq!(of(TransactionKind::Fee, Direction::Out), Category::Fees);
        assert_eq!(of(TransactionKind::Interest, Direction::Out), Category::InterestCharged);
        assert_eq!(of(TransactionKind::Interest, Direction::In), Category::InterestEarned);
        assert_eq!(of(TransactionKind::OwnTransfer, Direction::In), Category::OwnTransfers);
        assert_eq!(of(TransactionKind::Deposit, Direction::In), Category::Income);
    }

    #[test]
    fn the_bank_has_the_last_word() {
        let own = "[home]\ncodes = [5411]\n[pets]\nmerchants = [\"blue  kettle\"]";
        let categories = Categories::new(Some(own)).unwrap();
        let of = |mcc, names: &[&str]| {
            categories.of(&mention(TransactionKind::Purchase, "X", Some(mcc)), names)
        };
        assert_eq!(of(5411, &[]), Category::Home);
        assert_eq!(of(5411, &["Blue Kettle"]), Category::Pets);
        assert_eq!(of(5412, &["Blue Kettles"]), Category::Groceries);
    }

    #[test]
    fn a_file_with_a_mistake_is_refused_and_names_it() {
        for (text, told) in [
            ("[grocery]\n", "did you mean [groceries]?"),
            ("[zzzz]\n", "there is no such category"),
            ("[fuel]\ncode = [1]", "unknown field"),
            ("[fuel]\ncodes = [0]", "0 is no merchant category code"),
            ("[fuel]\ncodes = [10000]", "10000"),
            ("[fuel]\nmerchants = [\"*\"]", "\"*\""),
            ("[car]\ncodes = [5541]\n[fuel]\ncodes = [5541]", "code 5541 is in [car] already"),
            ("[car]\nmerchants = [\"A B\"]\n[fuel]\nmerchants = [\"a-b\"]", "already"),
        ] {
            let error = Categories::new(Some(text)).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
        }
    }
}
