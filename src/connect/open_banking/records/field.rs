//! Single fields.

use super::wire::{AmountWire, Document};
use crate::basics::Money;
use crate::connect::import::{Fault, Problem, amount};

/// The answer that `text` writes.
///
/// # Errors
///
/// [`Problem`] with its line: no JSON, or of another shape.
pub(in crate::connect) fn document(text: &[u8]) -> Result<Document, Problem> {
    // A list would be taken for an answer's fields in their order.
    if text.trim_ascii_start().starts_with(b"[") {
        return Err(Problem::at(1, Fault::Shape));
    }
    serde_json::from_slice(text).map_err(|error| {
        let fault = if error.is_data() { Fault::Shape } else { Fault::Json };
        Problem::at(error.line(), fault)
    })
}

/// The text of a field that must say something.
pub(super) fn said<'a>(text: Option<&'a str>, field: &'static str) -> Result<&'a str, Fault> {
    match text {
        None => Err(Fault::Missing(field)),
        Some(text) if text.trim().is_empty() => Err(Fault::Empty(field)),
        Some(text) => Ok(text),
    }
}

/// Whether `CreditDebitIndicator` says that money came in, or is held.
pub(super) fn is_credit(indicator: Option<&str>) -> Result<bool, Fault> {
    let field = "CreditDebitIndicator";
    match said(indicator, field)? {
        "Credit" => Ok(true),
        "Debit" => Ok(false),
        _ => Err(Fault::Code { field, allowed: "Credit, Debit" }),
    }
}

/// The amount of `field`, which has no sign of its own. The standard allows five decimals
/// whatever the currency: those beyond the currency's must be zeros.
pub(super) fn money(
    wire: Option<&AmountWire>,
    is_credit: bool,
    field: &'static str,
) -> Result<Money, Fault> {
    let wire = wire.ok_or(Fault::Missing(field))?;
    let currency = amount::currency(said(wire.currency.as_deref(), "Currency")?, "Currency")?;
    amount::unsigned(said(wire.amount.as_deref(), field)?, currency, is_credit, field)
}
