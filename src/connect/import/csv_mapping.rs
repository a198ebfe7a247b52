//! Which column of a CSV file means what.

use serde::Deserialize;
use thiserror::Error;

/// The file for `--mapping`, in TOML.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Mapping {
    /// The headings of the columns.
    pub(super) columns: Columns,
    /// How dates are written, for instance `%d.%m.%Y`.
    pub(super) date_format: Option<String>,
    /// The sign before the decimals: `.` or `,`.
    pub(super) decimal: Option<char>,
    /// The character between fields.
    pub(super) delimiter: Option<char>,
    /// What a positive amount means.
    pub(super) positive: Positive,
    /// What stands in the status column of a transaction that is not booked yet.
    pub(super) pending: Option<String>,
}

/// What a positive number in the amount column means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Positive {
    /// Money that came in.
    #[default]
    In,
    /// Money that went out, as card companies write it.
    Out,
}

/// Headings of columns, compared without regard to case and surrounding space.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Columns {
    /// When the transaction was made.
    pub(super) date: Option<String>,
    /// Its amount, with a sign.
    pub(super) amount: Option<String>,
    /// What went out, where in and out have columns of their own.
    pub(super) debit: Option<String>,
    /// What came in, where in and out have columns of their own.
    pub(super) credit: Option<String>,
    /// The texts on the statement, in order.
    pub(super) description: Vec<String>,
    /// The other party's clean name.
    pub(super) counterparty: Option<String>,
    /// The balance after the transaction.
    pub(super) balance: Option<String>,
    /// The bank's reference, unique within the account.
    pub(super) reference: Option<String>,
    /// The currency.
    pub(super) currency: Option<String>,
    /// The number of the account.
    pub(super) account: Option<String>,
    /// Whether it is booked; see [`Mapping::pending`].
    pub(super) status: Option<String>,
    /// The merchant category code.
    pub(super) mcc: Option<String>,
}

/// Why a file for `--mapping` cannot be used.
#[derive(Debug, Error)]
#[error("{0}")]
pub struct BadMapping(String);

impl Mapping {
    /// Reads a mapping.
    ///
    /// # Errors
    ///
    /// [`BadMapping`] for unknown settings and for columns without what they need.
    pub(super) fn read(text: &str) -> Result<Self, BadMapping> {
        let mapping: Self = toml::from_str(text).map_err(|error| BadMapping(error.to_string()))?;
        let wrong = |reason: &str| Err(BadMapping(reason.to_owned()));
        if mapping.decimal.is_some_and(|mark| !matches!(mark, '.' | ',')) {
            return wrong("decimal is \".\" or \",\"");
        }
        if mapping.delimiter.is_some_and(|delimiter| !delimiter.is_ascii()) {
            return wrong("delimiter is one ASCII character");
        }
        if mapping.columns.status.is_some() != mapping.pending.is_some() {
            return wrong("columns.status and pending are given together");
        }
        Ok(mapping)
    }
}

/// Where the columns of one file are.
pub(super) struct Layout {
    pub(super) date: usize,
    pub(super) amount: Option<usize>,
    pub(super) debit: Option<usize>,
    pub(super) credit: Option<usize>,
    pub(super) description: Vec<usize>,
    pub(super) counterparty: Option<usize>,
    pub(super) balance: Option<usize>,
    pub(super) reference: Option<usize>,
    pub(super) currency: Option<usize>,
    pub(super) account: Option<usize>,
    pub(super) status: Option<usize>,
    pub(super) mcc: Option<usize>,
}

/// Headings that banks use, for files without mapping; the first that is there counts.
const DATE: &[&str] = &[
    "date",
    "transaction date",
    "trans. date",
    "trans date",
    "booking date",
    "posting date",
    "posted date",
    "post date",
    "completed date",
    "value date",
    "buchungstag",
    "datum",
];
const AMOUNT: &[&str] = &["amount", "transaction amount", "value", "betrag", "montant", "importe"];
const DEBIT: &[&str] =
    &["debit", "debit amount", "money out", "paid out", "withdrawal", "withdrawals", "soll"];
const CREDIT: &[&str] =
    &["credit", "credit amount", "money in", "paid in", "deposit", "deposits", "haben"];
const DESCRIPTION: &[&str] = &[
    "description",
    "transaction description",
    "details",
    "narrative",
    "memo",
    "reference text",
    "verwendungszweck",
];
const COUNTERPARTY: &[&str] =
    &["payee", "merchant", "merchant name", "name", "counterparty", "beneficiary"];
const BALANCE: &[&str] = &["balance", "running balance", "saldo", "balance after"];
const REFERENCE: &[&str] = &["transaction id", "transaction_id", "fitid", "reference number"];
const CURRENCY: &[&str] = &["currency", "ccy", "währung"];

impl Layout {
    /// The layout under `headings`; the name of what is needed and not there otherwise.
    pub(super) fn of(headings: &[&str], columns: &Columns) -> Result<Self, &'static str> {
        let place = |name: &str| {
            let is = |heading: &&str| heading.trim().to_lowercase() == name.trim().to_lowercase();
            headings.iter().position(is)
        };
        let find = |named: &Option<String>, known: &[&str], what| match named {
            Some(name) => place(name).map(Some).ok_or(what),
            None => Ok(known.iter().find_map(|name| place(name))),
        };
        let amount = find(&columns.amount, AMOUNT, "columns.amount")?;
        let debit = find(&columns.debit, DEBIT, "columns.debit")?;
        let credit = find(&columns.credit, CREDIT, "columns.credit")?;
        if amount.is_none() && (debit.is_none() || credit.is_none()) {
            return Err("the amount (or for debit and credit)");
        }
        let counterparty = find(&columns.counterparty, COUNTERPARTY, "columns.counterparty")?;
        let described = match columns.description.as_slice() {
            [] => DESCRIPTION.iter().find_map(|name| place(name)).into_iter().collect(),
            names => {
                let places: Option<Vec<usize>> = names.iter().map(|name| place(name)).collect();
                places.ok_or("columns.description")?
            }
        };
        if described.is_empty() && counterparty.is_none() {
            return Err("the description");
        }
        Ok(Self {
            date: find(&columns.date, DATE, "columns.date")?.ok_or("the date")?,
            amount,
            debit,
            credit,
            description: described,
            counterparty,
            balance: find(&columns.balance, BALANCE, "columns.balance")?,
            reference: find(&columns.reference, REFERENCE, "columns.reference")?,
            currency: find(&columns.currency, CURRENCY, "columns.currency")?,
            account: find(&columns.account, &[], "columns.account")?,
            status: find(&columns.status, &[], "columns.status")?,
            mcc: find(&columns.mcc, &["mcc"], "columns.mcc")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_headings_are_known() {
        let columns = Columns::default();
        let layout = Layout::of(&["Date ", "Description", "AMOUNT", "Balance"], &columns).unwrap();
        assert_eq!((layout.date, layout.amount, layout.balance), (0, Some(2), Some(3)));
        let layout = Layout::of(&["Memo", "Paid in", "Paid out", "Date"], &columns).unwrap();
        assert_eq!((layout.credit, layout.debit, layout.date), (Some(1), Some(2), 3));
        assert!(Layout::of(&["Date", "Memo", "Paid in"], &columns).is_err());
        assert_eq!(Layout::of(&["Amount", "Memo"], &columns).err(), Some("the date"));
    }

    #[test]
    fn a_mapping_says_what_it_needs() {
        let read = |text: &str| Mapping::read(text).map_err(|error| error.to_string());
        let mapping = read("positive = 'out'\ndecimal = ','\n[columns]\ndate = 'Tag'").unwrap();
        assert_eq!((mapping.positive, mapping.decimal), (Positive::Out, Some(',')));
        let named = Layout::of(&["Date", "Amount", "Memo"], &mapping.columns);
        assert_eq!(named.err(), Some("columns.date"));
        assert!(read("decimal = 'x'").unwrap_err().contains("decimal"));
        assert!(read("colums = 1").unwrap_err().contains("colums"));
        assert!(read("pending = 'P'").unwrap_err().contains("status"));
    }
}
