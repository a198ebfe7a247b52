//! The fields of Open Banking answers that Saldo reads. All may be missing here, so that what is
//! wrong is told by its name and record.

use serde::Deserialize;

/// A list answer: `/accounts`, `/balances` or `/transactions`, of one account or all.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Document {
    pub(super) data: Data,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Data {
    pub(super) account: Option<Vec<AccountWire>>,
    pub(super) balance: Option<Vec<BalanceWire>>,
    pub(super) transaction: Option<Vec<TransactionWire>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct AccountWire {
    pub(super) account_id: Option<String>,
    pub(super) currency: Option<String>,
    pub(super) account_sub_type: Option<String>,
    pub(super) account_type_code: Option<String>,
    pub(super) nickname: Option<String>,
    pub(super) status: Option<String>,
    pub(super) account: Option<Vec<IdentificationWire>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct IdentificationWire {
    pub(super) identification: Option<String>,
    pub(super) name: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct AmountWire {
    pub(super) amount: Option<String>,
    pub(super) currency: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct BalanceWire {
    pub(super) account_id: Option<String>,
    pub(super) credit_debit_indicator: Option<String>,
    pub(super) r#type: Option<String>,
    pub(super) date_time: Option<String>,
    pub(super) amount: Option<AmountWire>,
    pub(super) credit_line: Option<Vec<CreditLineWire>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct CreditLineWire {
    pub(super) included: Option<bool>,
    pub(super) r#type: Option<String>,
    pub(super) amount: Option<AmountWire>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct TransactionWire {
    pub(super) account_id: Option<String>,
    pub(super) transaction_id: Option<String>,
    pub(super) credit_debit_indicator: Option<String>,
    pub(super) status: Option<String>,
    pub(super) booking_date_time: Option<String>,
    pub(super) transaction_information: Option<String>,
    pub(super) amount: Option<AmountWire>,
    pub(super) bank_transaction_code: Option<CodeWire>,
    pub(super) merchant_details: Option<MerchantWire>,
    pub(super) creditor_account: Option<IdentificationWire>,
    pub(super) debtor_account: Option<IdentificationWire>,
    pub(super) card_instrument: Option<CardWire>,
    pub(super) category_purpose_code: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct CodeWire {
    pub(super) sub_code: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct MerchantWire {
    pub(super) merchant_name: Option<String>,
    pub(super) merchant_category_code: Option<String>,
}

/// That a card was used; which one is not read.
#[derive(Deserialize)]
pub(super) struct CardWire {}
