//! Brands with shops in the countries where Saldo's languages are spoken.
//!
//! Thousands of names, gathered by volunteers of a map: good for the right spelling of a name and
//! for what is sold under it, but nobody has held each against statement lines. So the bank's own
//! book and the one that was come first.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::book::Book;
use super::words::key;
use crate::bank::category::Category;
use crate::bank::untrusted::SpokenName;

/// A line each, with tabs in it: the category, the name, other ways to write it.
const ROWS: &str = include_str!("brands.tsv");

/// Read when the first line is looked up, once a process.
static BRANDS: LazyLock<Brands> = LazyLock::new(Brands::read);

struct Brands {
    book: Book,
    /// By the key of the name.
    categories: HashMap<String, Category>,
}

impl Brands {
    fn read() -> Self {
        let rows: Vec<Row> = rows().flatten().collect();
        let spelled = rows.iter().flat_map(|row| row.spellings.iter().map(|s| (*s, &row.name)));
        let book = Book::of_brands(spelled);
        let categories = rows.iter().map(|row| (key(row.name.as_str()), row.category)).collect();
        Self { book, categories }
    }
}

/// One brand.
struct Row {
    category: Category,
    name: SpokenName,
    spellings: Vec<&'static str>,
}

/// The rows of the list; `None` for one that is none, of which a test finds nothing.
fn rows() -> impl Iterator<Item = Option<Row>> {
    ROWS.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let (category, spellings) = line.split_once('\t')?;
        let spellings: Vec<_> = spellings.split('\t').collect();
        let name = SpokenName::in_its_capitals(spellings.first()?)?;
        Some(Row { category: Category::named(category)?, name, spellings })
    })
}

/// The book of brands.
pub(super) fn brands() -> &'static Book {
    &BRANDS.book
}

/// What is sold under a name with this [key].
pub(in crate::bank) fn sold_by(key: &str) -> Option<Category> {
    BRANDS.categories.get(key).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::merchant::book::Found;

    #[test]
    fn every_row_is_a_brand_that_is_spoken_as_it_is_written() {
        let mut count = 0;
        for (row, line) in rows().zip(ROWS.lines().filter(|line| !line.starts_with('#'))) {
            assert!(row.is_some(), "{line}");
            count += 1;
        }
        assert!(count > 5_000, "{count}");
    }

    #[test]
    fn names_find_their_brand_and_what_it_sells() {
        let name = |name: &str| match brands().name(&key(name)) {
            Some(Found::Name(name)) => name.as_str(),
            _ => "",
        };
        assert_eq!(name("OLLIES BARGAIN OUTLET"), "Ollie's Bargain Outlet");
        // Other names begin with those of brands.
        assert_eq!(name("SECOND CUP OF SAMS"), "");
        assert!(brands().line(&key("SECOND CUP OF SAMS")).is_none());
        let cut = brands().cut_name(&key("OLLIES BARGAIN OUTLE"));
        assert_eq!(cut.map(SpokenName::as_str), Some("Ollie's Bargain Outlet"));
        assert_eq!(brands().cut_name(&key("OLLIES BARGAIN")), None);
        assert_eq!(sold_by("MERCADONA"), Some(Category::Groceries));
        assert_eq!(sold_by("NOBODYS BRAND"), None);
    }
}
