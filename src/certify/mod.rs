//! The certification dry run: what a platform's reviewers will ask, asked beforehand.
//!
//! It gathers first and judges after. [`gather`](self) sends requests as a platform would, over
//! HTTP alone, and keeps every answer; each row of `checks` judges what was gathered and nothing
//! else, so that a defect shows up in its own row. What no request can show (a description that
//! reads well) is left to a person, in a checklist whose answers are kept.

mod checklist;
mod checks;
mod command;
mod endpoint;
mod evidence;
mod gather;
mod gathered;
mod language;
mod package;
mod package_error;
mod report;
mod requirement;
mod run;
mod ssml;
mod suggested;
mod target;
mod world;

pub use checklist::{Checklist, ChecklistError};
pub use command::{CertifiedChannel, CertifyArguments, CertifyError, ReportForm, run_certify};
pub use endpoint::{Caller, Endpoint, EndpointError, Signing};
pub use evidence::EvidenceError;
pub use gathered::{Answer, GateProbe, Gathered, Probe, Turn};
pub use package::{Package, PackageLocale};
pub use package_error::PackageError;
pub use report::Report;
pub use requirement::{Finding, Row, RowResult, Status, Verdict};
pub use run::{Depth, Plan, certify, rows};
pub use target::{Links, LinksOf, StrayToken, Target};
pub use world::WorldError;
