//! Files from banks into the embedded bank: CSV, OFX, CAMT and Open Banking JSON.
//!
//! Every file is read into checked statements before anything is written, and all of one import
//! is written in one transaction: a broken file changes nothing. What is known already is not
//! added again, so that overlapping files, and the same file twice, do no harm.
//!
//! Amounts are taken exactly: a figure with more decimals than its currency has is an error, for
//! rounding would tell a figure that the bank did not state. Of account numbers the last four
//! digits are kept, and nothing that the rest could be found from.

pub(in crate::connect) mod amount;
mod append;
mod bank_file;
mod camt;
mod camt_entry;
mod command;
mod csv_file;
mod csv_mapping;
mod csv_values;
mod load;
mod markup;
mod obie;
mod ofx;
mod problem;
mod report;
pub(in crate::connect) mod statement;
mod text;
pub(in crate::connect) mod when;

pub use command::{ImportArguments, ImportCommandError, run_import};
pub use csv_mapping::BadMapping;
pub use load::{FILE_BYTES_MAX, ImportError, ImportFormat, ImportPlan, import};
pub use problem::{Fault, Problem, Record};
pub use report::FileReport;
