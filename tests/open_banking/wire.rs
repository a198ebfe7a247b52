//! The ledger as the two versions of the standard write it.

use chrono::{DateTime, SecondsFormat, Timelike, Utc};
use saldo::bank::{AccountKind, AccountStatus, TransactionKind};
use saldo::basics::{Currency, Money};
use saldo::settings::OpenBankingVersion;
use serde_json::{Map, Value, json};

use crate::ledger::{Held, Row};

/// Writes in one version.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Writer(pub(crate) OpenBankingVersion);

impl Writer {
    pub(crate) fn is_4(self) -> bool {
        self.0 == OpenBankingVersion::V4
    }

    /// What version 3.1 or 4.0 calls something.
    pub(crate) fn either(self, three: &'static str, four: &'static str) -> &'static str {
        if self.is_4() { four } else { three }
    }

    pub(crate) fn account(self, held: &Held) -> Value {
        let code = match held.kind {
            AccountKind::Checking => self.either("CurrentAccount", "CACC"),
            AccountKind::Savings => self.either("Savings", "SVGS"),
            AccountKind::CreditCard => self.either("CreditCard", "CARD"),
            AccountKind::Loan => self.either("Loan", "LOAN"),
            AccountKind::Mortgage => self.either("Mortgage", "MORT"),
        };
        let is_closed = held.status == AccountStatus::Closed;
        let mut wire = json!({
            "AccountId": held.id,
            "Currency": held.currency,
            "Status": if is_closed { "Deleted" } else { "Enabled" },
            self.either("AccountType", "AccountCategory"): "Personal",
            self.either("AccountSubType", "AccountTypeCode"): code,
        });
        let wire_map = wire.as_object_mut().unwrap();
        put(wire_map, "Nickname", held.nickname.as_deref());
        if let Some(digits) = &held.last_four {
            let scheme = match held.kind {
                AccountKind::CreditCard => ("UK.OBIE.PAN", format!("411111111111{digits}")),
                _ => ("UK.OBIE.SortCodeAccountNumber", format!("8020011020{digits}")),
            };
            let number = json!([{"SchemeName": scheme.0, "Identification": scheme.1}]);
            wire_map.insert("Account".to_owned(), number);
        }
        wire
    }

    /// The balances of an account: what is told, and figures of other times beside it.
    pub(crate) fn balances(self, held: &Held) -> Vec<Value> {
        let Some(current) = held.current else { return Vec::new() };
        let as_of = stamp(held.as_of_ms);
        let balance = |kind: &str, minor: i64, lines: Value| {
            let mut wire = json!({"AccountId": held.id, "Type": kind, "DateTime": as_of,
                "CreditDebitIndicator": if minor < 0 { "Debit" } else { "Credit" },
                "Amount": amount(minor, &held.currency)});
            if !lines.is_null() {
                wire["CreditLine"] = lines;
            }
            wire
        };
        let mut wires = vec![
            balance(self.either("OpeningBooked", "OPBD"), current - 17, Value::Null),
            balance(self.either("InterimBooked", "ITBD"), current, Value::Null),
            balance(self.either("Expected", "XPCD"), current - 4_200, Value::Null),
        ];
        let kind = self.either("InterimAvailable", "ITAV");
        match (held.available, held.limit) {
            (Some(available), Some(limit)) => {
                // Version 3's bank counts the line in, version 4's leaves it beside.
                let is_card = held.kind == AccountKind::CreditCard;
                let own = if is_card { available - limit } else { available };
                let stated = if self.is_4() { own } else { own + limit };
                let sort = if is_card { "Credit" } else { "Pre-Agreed" };
                let line = json!({"Included": !self.is_4(), "Type": sort,
                    "Amount": amount(limit, &held.currency)});
                wires.push(balance(kind, stated, json!([line])));
            }
            (Some(available), None) => wires.push(balance(kind, available, Value::Null)),
            (None, _) => {}
        }
        wires
    }

    pub(crate) fn transaction(self, held: &Held, row: &Row) -> Value {
        let is_credit = row.amount > 0;
        let (code, sub_code) = self.codes(row.kind, is_credit);
        let mut wire = json!({
            "AccountId": held.id,
            "TransactionId": row.id,
            "CreditDebitIndicator": if is_credit { "Credit" } else { "Debit" },
            "Status": match row.posted {
                true => self.either("Booked", "BOOK"),
                false => self.either("Pending", "PDNG"),
            },
            "BookingDateTime": stamp(row.made_at_ms),
            "Amount": amount(row.amount, &held.currency),
            "BankTransactionCode": {"Code": code, "SubCode": sub_code},
        });
        let wire_map = wire.as_object_mut().unwrap();
        put(wire_map, "TransactionInformation", Some(&row.descriptor).filter(|it| !it.is_empty()));
        match (row.mcc, &row.name) {
            (Some(mcc), name) => {
                let mut merchant = Map::new();
                put(&mut merchant, "MerchantName", name.as_deref());
                merchant.insert("MerchantCategoryCode".to_owned(), format!("{mcc:04}").into());
                wire_map.insert("MerchantDetails".to_owned(), merchant.into());
            }
            (None, Some(name)) => {
                let party = if is_credit { "DebtorAccount" } else { "CreditorAccount" };
                wire_map.insert(party.to_owned(), json!({"Name": name}));
            }
            (None, None) => {}
        }
        wire
    }

    fn codes(self, kind: TransactionKind, is_credit: bool) -> (&'static str, &'static str) {
        let cards = self.either("CustomerCardTransactions", "CCRD");
        let transfers = match is_credit {
            true => self.either("ReceivedCreditTransfers", "RCDT"),
            false => self.either("IssuedCreditTransfers", "ICDT"),
        };
        match kind {
            TransactionKind::Purchase => {
                (cards, self.either("PointOfSalePaymentDebitCard", "POSD"))
            }
            TransactionKind::Refund => (cards, self.either("Reimbursements", "RIMB")),
            TransactionKind::Cash if is_credit => {
                (self.either("CounterTransactions", "CNTR"), self.either("CashDeposit", "CDPT"))
            }
            TransactionKind::Cash => (cards, self.either("CashWithdrawal", "CWDL")),
            TransactionKind::Bill => (
                self.either("ReceivedDirectDebits", "RDDT"),
                self.either("DirectDebitPayment", "ESDD"),
            ),
            TransactionKind::Deposit => (transfers, self.either("DomesticCreditTransfer", "DMCT")),
            TransactionKind::OwnTransfer => (transfers, self.either("AccountTransfer", "ACTR")),
            TransactionKind::Fee => (
                self.either("MiscellaneousDebitOperations", "MDOP"),
                self.either("Charges", "CHRG"),
            ),
            TransactionKind::Interest => (
                self.either("MiscellaneousCreditOperations", "MCOP"),
                self.either("Interest", "INTR"),
            ),
        }
    }
}

fn put(wire: &mut Map<String, Value>, field: &str, text: Option<impl AsRef<str>>) {
    if let Some(text) = text {
        wire.insert(field.to_owned(), text.as_ref().into());
    }
}

/// An amount, which never has a sign.
pub(crate) fn amount(minor: i64, currency: &str) -> Value {
    let code: Currency = currency.parse().unwrap();
    let text = Money::from_minor(minor, code).abs().amount().to_string();
    json!({"Amount": text, "Currency": currency})
}

/// An instant. Midnight in Greenwich is written in another zone: it would read as a day.
pub(crate) fn stamp(ms: i64) -> String {
    let utc: DateTime<Utc> = DateTime::from_timestamp_millis(ms).unwrap();
    if utc.time().num_seconds_from_midnight() == 0 && utc.nanosecond() == 0 {
        let hour = chrono::FixedOffset::east_opt(3_600).unwrap();
        return utc.with_timezone(&hour).to_rfc3339_opts(SecondsFormat::Millis, false);
    }
    utc.to_rfc3339_opts(SecondsFormat::Millis, false)
}
