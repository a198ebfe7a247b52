//! What is wrong with a file that cannot be imported.

use std::fmt;

use thiserror::Error;

use crate::basics::Currency;

/// What is wrong with a file, and where in it.
///
/// It names lines, records and fields, never what a field holds: that is the customer's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1; `None` where the format has none that say anything.
    pub line: Option<usize>,
    /// The record within the file.
    pub record: Option<Record>,
    /// What is wrong.
    pub fault: Fault,
}

/// A record of a file: its sort and its number among its like, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record {
    /// What the format calls it: `STMTTRN`, `Ntry`, `Transaction`, `row`.
    pub sort: &'static str,
    /// Its number among the records of this sort in the file, from 1.
    pub number: usize,
}

/// What is wrong with a record or a file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// The bytes are no text in the encoding they declare.
    #[error("the text is not in the encoding the file declares")]
    Encoding,
    /// It is of another format.
    #[error("this is no {0} file: check --format")]
    Format(&'static str),
    /// The XML is not well-formed.
    #[error("the XML is not well-formed: {0}")]
    Xml(String),
    /// The JSON is none, or breaks off.
    #[error("the JSON is not well-formed or breaks off")]
    Json,
    /// The JSON has other types than the standard says.
    #[error("the JSON has another shape than an Open Banking answer")]
    Shape,
    /// The outermost elements are those of another document.
    #[error("{found} is no {expected}: check --format")]
    Root {
        /// The element that is there.
        found: String,
        /// What would be right.
        expected: &'static str,
    },
    /// The file ends within an element.
    #[error("the file ends within <{element}> of line {opened}: it is cut off")]
    CutOff {
        /// The element without its end.
        element: String,
        /// Where it begins.
        opened: usize,
    },
    /// An element ends that never began.
    #[error("</{0}> ends nothing")]
    Stray(String),
    /// A tag does not end.
    #[error("a tag has no end")]
    Tag,
    /// Elements lie in one another without reason.
    #[error("elements are nested too deep")]
    Deep,
    /// The bank sent an error instead of data.
    #[error("the bank answered with error {0} instead of data: download the file again")]
    Refused(String),
    /// Only investment statements.
    #[error("it holds investment statements only, which Saldo does not tell")]
    Investments,
    /// Nothing to import.
    #[error("it holds no statement of an account")]
    NoStatement,
    /// A field that must be there is not.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// A field that must say something is empty.
    #[error("{0} is empty")]
    Empty(&'static str),
    /// A field holds no number.
    #[error("{0} is no decimal number")]
    NoNumber(&'static str),
    /// A negative number where the sign is a field of its own.
    #[error("{0} has a sign, which another field gives")]
    Signed(&'static str),
    /// More decimals than the currency has; trailing zeros do not count.
    #[error("{0} has more decimals than {1} has")]
    TooFine(&'static str, Currency),
    /// More than a bank account ever holds.
    #[error("{0} is out of range")]
    OutOfRange(&'static str),
    /// A field holds no date of the calendar.
    #[error("{0} is no date")]
    NoDate(&'static str),
    /// A field holds no currency.
    #[error("{0} is no ISO 4217 currency")]
    NoCurrency(&'static str),
    /// The currency cannot be known.
    #[error("{0} does not say the currency: give --account-currency")]
    UnsaidCurrency(&'static str),
    /// The account cannot be known.
    #[error("the file does not name the account: give --account-number")]
    UnsaidAccount,
    /// A code that is not one of the standard's.
    #[error("{field} is none of {allowed}")]
    Code {
        /// Which field.
        field: &'static str,
        /// What may be in it.
        allowed: &'static str,
    },
    /// Two different records with one identifier.
    #[error("{0} names two different transactions")]
    Twice(&'static str),
    /// Two account numbers of one customer with the same traces.
    #[error("its number cannot be told from another account's: import one of the two only")]
    Alike,
    /// A column that is needed is not there.
    #[error("no column for {0}: name it in the file for --mapping")]
    Column(&'static str),
    /// A row has another number of fields than the heading.
    #[error("it has {found} fields, the heading has {expected}")]
    Fields {
        /// Fields of the row.
        found: usize,
        /// Fields of the heading.
        expected: usize,
    },
    /// Dates that can be read in two ways.
    #[error("the dates can be read in two ways: give date_format in the file for --mapping")]
    AmbiguousDates,
    /// Numbers that can be read in two ways.
    #[error("the amounts can be read in two ways: give decimal in the file for --mapping")]
    AmbiguousNumbers,
    /// An amount both paid and received.
    #[error("it has an amount under debit and one under credit")]
    BothSides,
}

impl Problem {
    /// `fault` of the file as a whole.
    pub(in crate::connect) fn of_file(fault: Fault) -> Self {
        Self { line: None, record: None, fault }
    }

    /// `fault` at `line`.
    pub(in crate::connect) fn at(line: usize, fault: Fault) -> Self {
        Self { line: Some(line), record: None, fault }
    }

    /// The same problem, said to be in `record` where no record is named yet.
    #[must_use]
    pub(in crate::connect) fn within(mut self, sort: &'static str, number: usize) -> Self {
        self.record.get_or_insert(Record { sort, number });
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        if let Some(record) = self.record {
            write!(f, "{} {}: ", record.sort, record.number)?;
        }
        write!(f, "{}", self.fault)
    }
}
