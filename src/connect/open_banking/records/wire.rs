//! The fields of Open Banking answers that Saldo reads. All may be missing here, so that what is
//! wrong is told by its name and record.

use serde::Deserialize;

/// An answer with a list: of one account or of all.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::connect) struct Document {
    pub(in crate::connect) data: Data,
    #[serde(default)]
    pub(in crate::connect) links: LinksWire,
}

/// The list of an answer, under the name of what is in it.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::connect) struct Data {
    pub(in crate::connect) account: Option<Vec<AccountWire>>,
    pub(in crate::connect) balance: Option<Vec<BalanceWire>>,
    pub(in crate::connect) transaction: Option<Vec<TransactionWire>>,
    pub(in crate::connect) direct_debit: Option<Vec<DirectDebitWire>>,
    pub(in crate::connect) standing_order: Option<Vec<StandingOrderWire>>,
    pub(in crate::connect) scheduled_payment: Option<Vec<ScheduledPaymentWire>>,
    pub(in crate::connect) statement: Option<Vec<StatementWire>>,
}

/// Where a list goes on: an absolute address, until there is none.
#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(in crate::connect) struct LinksWire {
    pub(in crate::connect) next: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::connect) struct AccountWire {
    pub(in crate::connect) account_id: Option<String>,
    pub(in crate::connect) currency: Option<String>,
    pub(in crate::connect) account_sub_type: Option<String>,
    pub(in crate::connect) account_type_code: Option<String>,
    pub(in crate::connect) nickname: Option<String>,
    pub(in crate::connect) status: Option<String>,
    pub(in crate::connect) account: Option<Vec<IdentificationWire>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::connect) struct IdentificationWire {
    pub(in crate::connect) identification: Option<String>,
    pub(in crate::connect) name: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::connect) struct AmountWire {
    pub(in crate::connect) amount: Option<String>,
    pub(in crate::connect) currency: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::connect) struct BalanceWire {
    pub(in crate::connect) account_id: Option<String>,
    pub(in crate::connect) credit_debit_indicator: Option<String>,
    pub(in crate::connect) r#type: Option<String>,
    pub(in crate::connect) date_time: Option<String>,
    pub(in crate::connect) amount: Option<AmountWire>,
    pub(in crate::connect) credit_line: Option<Vec<CreditLineWire>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::connect) struct CreditLineWire {
    pub(in crate::connect) included: Option<bool>,
    pub(in crate::connect) r#type: Option<String>,
    pub(in crate::connect) amount: Option<AmountWire>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::connect) struct TransactionWire {
    pub(in crate::connect) account_id: Option<String>,
    pub(in crate::connect) transaction_id: Option<String>,
    pub(in crate::connect) credit_debit_indicator: Option<String>,
    pub(in crate::connect) status: Option<String>,
    pub(in crate::connect) booking_date_time: Option<String>,
    pub(in crate::connect) transaction_information: Option<String>,
    pub(in crate::connect) amount: Option<AmountWire>,
    pub(in crate::connect) bank_transaction_code: Option<CodeWire>,
    pub(in crate::connect) merchant_details: Option<MerchantWire>,
    pub(in crate::connect) creditor_account: Option<IdentificationWire>,
    pub(in crate::connect) debtor_account: Option<IdentificationWire>,
    pub(in crate::connect) card_instrument: Option<CardWire>,
    pub(in crate::connect) category_purpose_code: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::connect) struct CodeWire {
    pub(in crate::connect) code: Option<String>,
    pub(in crate::connect) sub_code: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::connect) struct MerchantWire {
    pub(in crate::connect) merchant_name: Option<String>,
    pub(in crate::connect) merchant_category_code: Option<String>,
}

/// That a card was used; which one is not read.
#[derive(Deserialize)]
pub(in crate::connect) struct CardWire {}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::connect) struct DirectDebitWire {
    pub(in crate::connect) account_id: Option<String>,
    pub(in crate::connect) direct_debit_id: Option<String>,
    pub(in crate::connect) mandate_identification: Option<String>,
    pub(in crate::connect) name: Option<String>,
    pub(in crate::connect) direct_debit_status_code: Option<String>,
    pub(in crate::connect) frequency: Option<String>,
    pub(in crate::connect) previous_payment_date_time: Option<String>,
    pub(in crate::connect) previous_payment_amount: Option<AmountWire>,
    pub(in crate::connect) mandate_related_information: Option<MandateWire>,
}

/// Version 4: what is agreed about a direct debit or a standing order.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::connect) struct MandateWire {
    pub(in crate::connect) mandate_identification: Option<String>,
    pub(in crate::connect) classification: Option<String>,
    pub(in crate::connect) final_payment_date_time: Option<String>,
    pub(in crate::connect) frequency: Option<FrequencyWire>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::connect) struct FrequencyWire {
    pub(in crate::connect) r#type: Option<String>,
    pub(in crate::connect) count_per_period: Option<u32>,
    pub(in crate::connect) point_in_time: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::connect) struct StandingOrderWire {
    pub(in crate::connect) account_id: Option<String>,
    pub(in crate::connect) standing_order_id: Option<String>,
    pub(in crate::connect) frequency: Option<String>,
    pub(in crate::connect) reference: Option<String>,
    pub(in crate::connect) next_payment_date_time: Option<String>,
    pub(in crate::connect) final_payment_date_time: Option<String>,
    pub(in crate::connect) standing_order_status_code: Option<String>,
    pub(in crate::connect) next_payment_amount: Option<AmountWire>,
    pub(in crate::connect) creditor_account: Option<IdentificationWire>,
    pub(in crate::connect) mandate_related_information: Option<MandateWire>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::connect) struct ScheduledPaymentWire {
    pub(in crate::connect) account_id: Option<String>,
    pub(in crate::connect) scheduled_payment_id: Option<String>,
    pub(in crate::connect) scheduled_payment_date_time: Option<String>,
    pub(in crate::connect) reference: Option<String>,
    pub(in crate::connect) instructed_amount: Option<AmountWire>,
    pub(in crate::connect) creditor_account: Option<IdentificationWire>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::connect) struct StatementWire {
    pub(in crate::connect) account_id: Option<String>,
    pub(in crate::connect) end_date_time: Option<String>,
    pub(in crate::connect) statement_amount: Option<Vec<StatementAmountWire>>,
    pub(in crate::connect) statement_date_time: Option<Vec<StatementDateWire>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::connect) struct StatementAmountWire {
    pub(in crate::connect) credit_debit_indicator: Option<String>,
    pub(in crate::connect) r#type: Option<String>,
    pub(in crate::connect) amount: Option<AmountWire>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::connect) struct StatementDateWire {
    pub(in crate::connect) date_time: Option<String>,
    pub(in crate::connect) r#type: Option<String>,
}
