//! Open Banking answers as JSON: accounts, balances, transactions (OBIE 3.1.11 and 4.0).

use std::collections::HashMap;

use super::amount;
use super::obie_wire::{AccountWire, AmountWire, BalanceWire, Document, TransactionWire};
use super::problem::{Fault, Problem};
use super::statement::{
    Assumed, Number, StatedAccount, StatedFigure, StatedTransaction, Statement,
};
use crate::bank::{AccountKind, AccountStatus, LastFour, TransactionKind};
use crate::basics::{Currency, Money};

/// The field of a problem's record: what `Data` calls its lists.
const SORTS: [&str; 3] = ["Account", "Balance", "Transaction"];

/// The statements in the documents of one command, each with its place on the command line.
///
/// Documents of one command belong together: pages of one answer, and the answers about
/// accounts, balances and transactions.
///
/// # Errors
///
/// The place of the broken document, and what is wrong with it.
pub(super) fn read(
    texts: &[String],
    assumed: &Assumed,
) -> Result<Vec<Statement>, (usize, Problem)> {
    let mut reader =
        Reader { assumed, statements: Vec::new(), known: HashMap::new(), stated: HashMap::new() };
    let mut documents = Vec::with_capacity(texts.len());
    for (file, text) in texts.iter().enumerate() {
        documents.push(document(text).map_err(|problem| (file, problem))?);
    }
    // Currencies and kinds of accounts first: the other documents do not all say them.
    for (file, document) in documents.iter().enumerate() {
        each(&document.data.account, SORTS[0], |it| reader.account(it, file))
            .map_err(|problem| (file, problem))?;
    }
    for (file, document) in documents.iter().enumerate() {
        let at = |problem| (file, problem);
        each(&document.data.balance, SORTS[1], |it| reader.balance(it, file)).map_err(at)?;
        each(&document.data.transaction, SORTS[2], |it| reader.transaction(it, file))
            .map_err(at)?;
    }
    Ok(reader.statements)
}

fn document(text: &str) -> Result<Document, Problem> {
    let document: Document = serde_json::from_str(text).map_err(|error| {
        let fault = if error.is_data() { Fault::Shape } else { Fault::Json };
        Problem::at(error.line(), fault)
    })?;
    let data = &document.data;
    if data.account.is_none() && data.balance.is_none() && data.transaction.is_none() {
        return Err(Problem::of_file(Fault::Missing("Data.Account, .Balance or .Transaction")));
    }
    Ok(document)
}

fn each<T>(
    records: &Option<Vec<T>>,
    sort: &'static str,
    mut read: impl FnMut(&T) -> Result<(), Fault>,
) -> Result<(), Problem> {
    for (index, record) in records.iter().flatten().enumerate() {
        read(record).map_err(|fault| Problem::of_file(fault).within(sort, index + 1))?;
    }
    Ok(())
}

/// How well a balance type tells a figure: the higher the better at one time.
type Rank = u8;

struct Reader<'a> {
    assumed: &'a Assumed,
    statements: Vec<Statement>,
    /// What accounts documents say, by AccountId.
    known: HashMap<String, StatedAccount>,
    /// The rank of the figures taken over, by statement.
    stated: HashMap<(usize, bool), Rank>,
}

impl Reader<'_> {
    fn account(&mut self, wire: &AccountWire, file: usize) -> Result<(), Fault> {
        let id = said(wire.account_id.as_deref(), "AccountId")?;
        let currency = match (wire.currency.as_deref(), self.assumed.currency) {
            (Some(code), _) => amount::currency(code, "Currency")?,
            (None, Some(assumed)) => assumed,
            (None, None) => return Err(Fault::UnsaidCurrency("Account")),
        };
        let mut account = StatedAccount::new(Number::Opaque(id.to_owned()), currency);
        let kind = wire.account_type_code.as_deref().or(wire.account_sub_type.as_deref());
        account.kind = kind.and_then(account_kind);
        account.nickname.clone_from(&wire.nickname);
        account.status = match wire.status.as_deref() {
            Some("Deleted" | "Disabled") => Some(AccountStatus::Closed),
            Some(_) => Some(AccountStatus::Open),
            None => None,
        };
        account.last_four = wire.account.iter().flatten().find_map(last_four);
        self.known.insert(id.to_owned(), account);
        self.of(id, currency, file);
        Ok(())
    }

    fn balance(&mut self, wire: &BalanceWire, file: usize) -> Result<(), Fault> {
        let id = said(wire.account_id.as_deref(), "AccountId")?;
        let is_credit = is_credit(wire.credit_debit_indicator.as_deref())?;
        let amount = money(wire.amount.as_ref(), is_credit, "Amount")?;
        let when = said(wire.date_time.as_deref(), "DateTime")?;
        let as_of = self.assumed.calendar.true_at(self.assumed.calendar.iso(when, "DateTime")?);
        let (is_available, rank) = match said(wire.r#type.as_deref(), "Type")? {
            "InterimBooked" | "ITBD" => (false, 3),
            "ClosingBooked" | "CLBD" => (false, 2),
            "PreviouslyClosedBooked" | "PRCD" | "OpeningBooked" | "OPBD" => (false, 1),
            "InterimAvailable" | "ITAV" => (true, 3),
            "ClosingAvailable" | "CLAV" => (true, 2),
            "OpeningAvailable" | "OPAV" => (true, 1),
            // Forward, expected, cleared and informational figures are of another time than now.
            _ => return Ok(()),
        };
        let place = self.of(id, amount.currency(), file);
        let is_card = self.kind(place) == Some(AccountKind::CreditCard);
        let mut own = amount;
        for line in wire.credit_line.iter().flatten() {
            let Some(stated) = &line.amount else { continue };
            let line_amount = money(Some(stated), true, "CreditLine.Amount")?;
            if is_available && line.included == Some(true) && !is_card {
                own = own.minus(line_amount).map_err(|_| Fault::OutOfRange("CreditLine.Amount"))?;
            }
            if matches!(line.r#type.as_deref(), Some("Credit" | "Pre-Agreed")) {
                self.statements[place].limit = Some(line_amount);
            }
        }
        let figure = StatedFigure { amount: own, as_of };
        let statement = &mut self.statements[place];
        let slot = if is_available { &mut statement.available } else { &mut statement.current };
        let before = self.stated.get(&(place, is_available)).copied().unwrap_or(0);
        if slot.is_none_or(|known| (known.as_of, before) <= (as_of, rank)) {
            *slot = Some(figure);
            self.stated.insert((place, is_available), rank);
        }
        Ok(())
    }

    fn transaction(&mut self, wire: &TransactionWire, file: usize) -> Result<(), Fault> {
        let id = said(wire.account_id.as_deref(), "AccountId")?;
        let is_posted = match said(wire.status.as_deref(), "Status")? {
            "Booked" | "BOOK" => true,
            "Pending" | "PDNG" => false,
            "Rejected" | "RJCT" | "INFO" | "FUTR" => return Ok(()),
            _ => {
                let allowed = "Booked, Pending, Rejected, BOOK, PDNG, RJCT, INFO, FUTR";
                return Err(Fault::Code { field: "Status", allowed });
            }
        };
        let is_credit = is_credit(wire.credit_debit_indicator.as_deref())?;
        let amount = money(wire.amount.as_ref(), is_credit, "Amount")?;
        let booked = said(wire.booking_date_time.as_deref(), "BookingDateTime")?;
        let when = self.assumed.calendar.iso(booked, "BookingDateTime")?;
        let merchant = wire.merchant_details.as_ref();
        let mcc = match merchant.and_then(|it| it.merchant_category_code.as_deref()) {
            None | Some("") => None,
            Some(code) => {
                let code = code.trim().parse().ok().filter(|code| *code <= 9999_u16);
                Some(code.ok_or(Fault::NoNumber("MerchantCategoryCode"))?)
            }
        };
        let name = merchant.and_then(|it| it.merchant_name.clone()).or_else(|| {
            let party = if is_credit { &wire.debtor_account } else { &wire.creditor_account };
            party.as_ref().and_then(|party| party.name.clone())
        });
        let place = self.of(id, amount.currency(), file);
        let statement = &mut self.statements[place];
        let transaction = StatedTransaction {
            reference: wire.transaction_id.clone().filter(|id| !id.is_empty()),
            made_at: self.assumed.calendar.made_at(when),
            amount,
            is_posted,
            kind: kind(wire, amount),
            counterparty: name.filter(|name| !name.trim().is_empty()),
            descriptor: wire.transaction_information.clone().unwrap_or_default(),
            mcc,
            file,
        };
        statement.lists_all_pending = true;
        let alike = |known: &&StatedTransaction| {
            transaction.reference.is_some() && known.reference == transaction.reference
        };
        match statement.transactions.iter().find(alike) {
            Some(known) if StatedTransaction { file, ..known.clone() } == transaction => Ok(()),
            Some(_) => Err(Fault::Twice("TransactionId")),
            None => {
                statement.transactions.push(transaction);
                Ok(())
            }
        }
    }

    /// The statement of an account in a currency.
    fn of(&mut self, id: &str, currency: Currency, file: usize) -> usize {
        let number = Number::Opaque(id.to_owned());
        let is_same =
            |it: &Statement| it.account.number == number && it.account.currency == currency;
        self.statements.iter().position(is_same).unwrap_or_else(|| {
            let mut account = self
                .known
                .get(id)
                .cloned()
                .unwrap_or_else(|| StatedAccount::new(number.clone(), currency));
            account.currency = currency;
            self.statements.push(Statement::new(account, file));
            self.statements.len() - 1
        })
    }

    fn kind(&self, place: usize) -> Option<AccountKind> {
        self.statements.get(place).and_then(|it| it.account.kind).or(self.assumed.kind)
    }
}

fn said<'a>(text: Option<&'a str>, field: &'static str) -> Result<&'a str, Fault> {
    match text {
        None => Err(Fault::Missing(field)),
        Some(text) if text.trim().is_empty() => Err(Fault::Empty(field)),
        Some(text) => Ok(text),
    }
}

fn is_credit(indicator: Option<&str>) -> Result<bool, Fault> {
    let field = "CreditDebitIndicator";
    match said(indicator, field)? {
        "Credit" => Ok(true),
        "Debit" => Ok(false),
        _ => Err(Fault::Code { field, allowed: "Credit, Debit" }),
    }
}

fn money(wire: Option<&AmountWire>, is_credit: bool, field: &'static str) -> Result<Money, Fault> {
    let wire = wire.ok_or(Fault::Missing(field))?;
    let currency = amount::currency(said(wire.currency.as_deref(), "Currency")?, "Currency")?;
    amount::unsigned(said(wire.amount.as_deref(), field)?, currency, is_credit, field)
}

fn account_kind(code: &str) -> Option<AccountKind> {
    match code {
        "CurrentAccount" | "CACC" | "TRAN" | "SLRY" => Some(AccountKind::Checking),
        "Savings" | "SVGS" | "LLSV" | "MOMA" | "ONDP" => Some(AccountKind::Savings),
        "CreditCard" | "ChargeCard" | "CARD" => Some(AccountKind::CreditCard),
        "Loan" | "LOAN" => Some(AccountKind::Loan),
        "Mortgage" | "MORT" => Some(AccountKind::Mortgage),
        _ => None,
    }
}

fn last_four(wire: &super::obie_wire::IdentificationWire) -> Option<LastFour> {
    let digits = Number::Secret(wire.identification.clone()?);
    digits.last_four()
}

/// What sort of movement the codes mean: version 3 spells them out, version 4 has ISO 20022's.
fn kind(wire: &TransactionWire, amount: Money) -> TransactionKind {
    let codes = wire.bank_transaction_code.as_ref();
    let sub_code = codes.and_then(|it| it.sub_code.as_deref()).unwrap_or("");
    let purpose = wire.category_purpose_code.as_deref().unwrap_or("");
    let is_card = wire.card_instrument.is_some() || wire.merchant_details.is_some();
    let came_in = !amount.is_negative();
    match (sub_code, purpose) {
        ("Interest" | "INTR", _) | (_, "INTE") => TransactionKind::Interest,
        ("Charges" | "Fees" | "CHRG" | "FEES" | "COMM", _) => TransactionKind::Fee,
        ("CashWithdrawal" | "CWDL", _) | (_, "CASH") if !came_in => TransactionKind::Cash,
        ("AccountTransfer" | "ACTR", _) | (_, "CCRD") => TransactionKind::OwnTransfer,
        _ if is_card && came_in => TransactionKind::Refund,
        _ if is_card => TransactionKind::Purchase,
        _ if came_in => TransactionKind::Deposit,
        _ => TransactionKind::Bill,
    }
}
