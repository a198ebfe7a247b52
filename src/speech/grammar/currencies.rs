//! Currencies: how every language looks up what it calls them.

use crate::basics::Currency;

/// A currency's ISO 4217 code, and what it is called.
pub(super) type Row<N> = (&'static str, N);

/// What `currency` is called in a table sorted by code; `None` where the table leaves it out.
pub(super) fn names_in<N>(table: &'static [Row<N>], currency: Currency) -> Option<&'static N> {
    let place = table.binary_search_by_key(&currency.code(), |(code, _)| *code).ok()?;
    Some(&table[place].1)
}

/// Stops a test where `table` is out of order, names no currency, or where a currency has a name
/// for its minor unit and no such unit, or the other way round.
#[cfg(test)]
pub(super) fn check<N>(table: &'static [Row<N>], has_minor: impl Fn(&N) -> bool) {
    for pair in table.windows(2) {
        assert!(pair[0].0 < pair[1].0, "{} is out of order", pair[1].0);
    }
    for (code, names) in table {
        let currency: Currency = code.parse().unwrap();
        assert_eq!(currency.decimals() > 0, has_minor(names), "{code}");
        assert!(std::ptr::eq(names_in(table, currency).unwrap(), names), "{code}");
    }
    assert!(names_in(table, "AFN".parse().unwrap()).is_none());
}
