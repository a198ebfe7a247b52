//! One entry of a CAMT message: one transaction, or a batch of several.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use roxmltree::Node;

use super::camt::{Source, all, at, undated};
use super::problem::{Fault, Problem};
use super::statement::StatedTransaction;
use crate::bank::TransactionKind;
use crate::basics::Money;

/// The transactions of the entry `node`; none for an entry that informs without moving money.
///
/// A batch whose details add up to the entry, in its currency, is told as its details; any other
/// entry as one. An entry without date is of the time at which the message was made, which is
/// when the bank told of it first.
pub(super) fn read_entry(
    source: &Source<'_>,
    node: Node<'_, '_>,
    stated_at: Option<DateTime<Utc>>,
) -> Result<Vec<StatedTransaction>, Problem> {
    let amount = source.amount(node)?;
    let Some(is_posted) = status(source, node)? else { return Ok(Vec::new()) };
    let made_at = match [at(node, &["BookgDt"]), at(node, &["ValDt"])].into_iter().flatten().next()
    {
        Some(date) => source.assumed.calendar.made_at(source.when(date)?),
        None => undated(source, stated_at),
    };
    let details: Vec<Node<'_, '_>> =
        all(node, "NtryDtls").flat_map(|group| all(group, "TxDtls")).collect();
    let whole = |detail| {
        let reference = own_reference(node).map(str::to_owned);
        StatedTransaction {
            reference,
            made_at,
            amount,
            is_posted,
            kind: kind(node, detail, amount),
            counterparty: detail.and_then(|detail| party(detail, amount)),
            descriptor: descriptor(node, detail),
            mcc: None,
            file: source.file,
        }
    };
    match details.as_slice() {
        [] => Ok(vec![whole(None)]),
        [detail] => Ok(vec![whole(Some(*detail))]),
        _ => Ok(match parts(source, &details, amount)? {
            Some(parts) => {
                let details = details.iter().zip(parts).enumerate();
                details
                    .map(|(index, (detail, amount))| part(whole, index, *detail, amount))
                    .collect()
            }
            None => vec![whole(details.first().copied())],
        }),
    }
}

/// One of the details of a batch: the entry with the detail's amount and a reference of its own.
fn part<'a, 'i>(
    whole: impl Fn(Option<Node<'a, 'i>>) -> StatedTransaction,
    index: usize,
    detail: Node<'a, 'i>,
    amount: Money,
) -> StatedTransaction {
    let batch = whole(Some(detail));
    let reference = batch.reference.map(|batch| format!("{batch}\0{index}"));
    StatedTransaction { reference, amount, counterparty: party(detail, amount), ..batch }
}

/// The amounts of the details, if each has one and they add up to the entry's.
fn parts(
    source: &Source<'_>,
    details: &[Node<'_, '_>],
    whole: Money,
) -> Result<Option<Vec<Money>>, Problem> {
    let mut parts = Vec::with_capacity(details.len());
    let mut sum = Money::zero(whole.currency());
    for detail in details {
        // Before version 3 a detail's amount is in AmtDtls and has no sign.
        if at(*detail, &["Amt"]).is_none() || at(*detail, &["CdtDbtInd"]).is_none() {
            return Ok(None);
        }
        let amount = source.amount(*detail)?;
        if amount.currency() != whole.currency() {
            return Ok(None);
        }
        sum = sum.plus(amount).map_err(|_| source.problem(*detail, Fault::OutOfRange("Amt")))?;
        parts.push(amount);
    }
    Ok((sum == whole).then_some(parts))
}

/// Whether an entry is booked; `None` when it moves nothing.
fn status(source: &Source<'_>, node: Node<'_, '_>) -> Result<Option<bool>, Problem> {
    // A code by itself up to version 7, below Cd or Prtry from 8 on.
    let below = ["Cd", "Prtry"].into_iter().find(|name| at(node, &["Sts", name]).is_some());
    let stated = match below {
        Some(name) => source.text(node, &["Sts", name], "Sts")?,
        None => source.text(node, &["Sts"], "Sts")?,
    };
    match stated {
        "BOOK" => Ok(Some(true)),
        "PDNG" => Ok(Some(false)),
        "INFO" | "FUTR" => Ok(None),
        _ => {
            let (field, allowed) = ("Sts", "BOOK, PDNG, INFO, FUTR");
            Err(source.problem(node, Fault::Code { field, allowed }))
        }
    }
}

/// The reference that the bank gives an entry. `NtryRef` is none: it counts within a message.
fn own_reference<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let text = at(node, &["AcctSvcrRef"])?.text()?.trim();
    (!text.is_empty()).then_some(text)
}

/// The name of the other party: who paid when money came in, else who was paid. Behind a payment
/// service, the ultimate one.
fn party(detail: Node<'_, '_>, amount: Money) -> Option<String> {
    let roles = if amount.is_negative() { ["UltmtCdtr", "Cdtr"] } else { ["UltmtDbtr", "Dbtr"] };
    let parties = at(detail, &["RltdPties"])?;
    let name = roles.into_iter().find_map(|role| {
        // From version 8 on a party may be a person or an institution, each one level deeper.
        let found = at(parties, &[role, "Nm"]).or_else(|| at(parties, &[role, "Pty", "Nm"]));
        found.and_then(|name| name.text()).map(str::trim).filter(|name| !name.is_empty())
    });
    name.map(str::to_owned)
}

/// What the statement says about an entry, the nearest to the payer's own words first.
fn descriptor(node: Node<'_, '_>, detail: Option<Node<'_, '_>>) -> String {
    let mut seen = HashSet::new();
    let texts = |node: Node<'_, '_>, names: &[&str]| -> Vec<String> {
        let is_named = |it: &Node<'_, '_>| it.is_element() && names.contains(&it.tag_name().name());
        let found = node.children().filter(is_named);
        found.filter_map(|it| it.text()).map(|it| it.trim().to_owned()).collect()
    };
    let remitted = detail.and_then(|detail| at(detail, &["RmtInf"]));
    let free = remitted.map(|it| texts(it, &["Ustrd"])).unwrap_or_default();
    let more = detail.map(|it| texts(it, &["AddtlTxInf"])).unwrap_or_default();
    let about = texts(node, &["AddtlNtryInf"]);
    let all = free.into_iter().chain(more).chain(about);
    let words: Vec<String> =
        all.filter(|text| !text.is_empty() && seen.insert(text.clone())).collect();
    words.join(" ")
}

/// What sort of movement the bank transaction code means (ISO 20022 external code list: domain,
/// family, sub-family). Saldo knows the sorts that customers ask about; the rest is by sign.
fn kind(node: Node<'_, '_>, detail: Option<Node<'_, '_>>, amount: Money) -> TransactionKind {
    let code = |path: &[&str]| {
        let below = |node| at(node, &["BkTxCd", "Domn"]).and_then(|domain| at(domain, path));
        let found = detail.and_then(below).or_else(|| below(node));
        found.and_then(|it| it.text()).map_or("", str::trim)
    };
    let (family, sub_family) = (code(&["Fmly", "Cd"]), code(&["Fmly", "SubFmlyCd"]));
    let came_in = !amount.is_negative();
    match (family, sub_family) {
        (_, "INTR") => TransactionKind::Interest,
        (_, "CHRG" | "FEES" | "COMM") => TransactionKind::Fee,
        ("CCRD" | "CNTR", "CWDL" | "CDWD" | "XBCW") => TransactionKind::Cash,
        ("CCRD", _) if came_in => TransactionKind::Refund,
        ("CCRD", _) => TransactionKind::Purchase,
        // A book transfer between accounts of the same customer at the same bank.
        (_, "ACTR") => TransactionKind::OwnTransfer,
        _ if came_in => TransactionKind::Deposit,
        _ => TransactionKind::Bill,
    }
}
