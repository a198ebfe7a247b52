//! What an answer says about an account.

use super::said;
use super::wire::{AccountWire, IdentificationWire};
use crate::bank::{AccountKind, AccountStatus, LastFour};
use crate::basics::Currency;
use crate::connect::import::{Fault, amount};

/// One account of an answer to `/accounts`.
pub(in crate::connect) struct AccountRecord {
    /// The bank's name for it.
    pub(in crate::connect) id: String,
    /// Its currency, where the bank says so.
    pub(in crate::connect) currency: Option<Currency>,
    /// Its kind, where the code is one of those that people tell apart.
    pub(in crate::connect) kind: Option<AccountKind>,
    /// What the customer calls it.
    pub(in crate::connect) nickname: Option<String>,
    /// Whether it is in use, where the bank says so.
    pub(in crate::connect) status: Option<AccountStatus>,
    /// The last digits of its number; the number itself is not kept.
    pub(in crate::connect) last_four: Option<LastFour>,
}

impl AccountRecord {
    /// Reads an account.
    ///
    /// # Errors
    ///
    /// [`Fault`] names the field.
    pub(in crate::connect) fn read(wire: &AccountWire) -> Result<Self, Fault> {
        let code = wire.account_type_code.as_deref().or(wire.account_sub_type.as_deref());
        let currency = wire.currency.as_deref();
        Ok(Self {
            id: said(wire.account_id.as_deref(), "AccountId")?.to_owned(),
            currency: currency.map(|code| amount::currency(code, "Currency")).transpose()?,
            kind: code.and_then(kind),
            nickname: wire.nickname.clone().filter(|name| !name.trim().is_empty()),
            status: match wire.status.as_deref() {
                Some("Deleted" | "Disabled") => Some(AccountStatus::Closed),
                Some(_) => Some(AccountStatus::Open),
                None => None,
            },
            last_four: wire.account.iter().flatten().find_map(last_four),
        })
    }
}

/// The kind that an account code means: version 3 spells it out, version 4 has ISO 20022's.
fn kind(code: &str) -> Option<AccountKind> {
    match code {
        "CurrentAccount" | "CACC" | "TRAN" | "SLRY" => Some(AccountKind::Checking),
        "Savings" | "SVGS" | "LLSV" | "MOMA" | "ONDP" => Some(AccountKind::Savings),
        "CreditCard" | "ChargeCard" | "CARD" => Some(AccountKind::CreditCard),
        "Loan" | "LOAN" => Some(AccountKind::Loan),
        "Mortgage" | "MORT" => Some(AccountKind::Mortgage),
        _ => None,
    }
}

fn last_four(wire: &IdentificationWire) -> Option<LastFour> {
    last_four_of(wire.identification.as_deref()?)
}

/// The last four digits of an account or card number, if it ends in digits.
pub(in crate::connect) fn last_four_of(number: &str) -> Option<LastFour> {
    let is_sign = |c: &char| c.is_ascii_alphanumeric();
    let ends_so = number.chars().rfind(is_sign).is_some_and(|last| last.is_ascii_digit());
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits.get(digits.len().checked_sub(4)?..).filter(|_| ends_so).and_then(LastFour::new)
}
