//! OFX: bank and credit card statements, version 1 (SGML) and 2 (XML).

use super::amount;
use super::markup::{Element, elements};
use super::problem::{Fault, Problem};
use super::statement::{
    Assumed, Number, StatedAccount, StatedFigure, StatedTransaction, Statement,
};
use crate::bank::{AccountKind, TransactionKind};
use crate::basics::{Currency, Money};

/// What an account's statement is called, what names the account in it, and whether it is a card.
const STATEMENTS: [(&str, &str, bool); 2] =
    [("STMTRS", "BANKACCTFROM", false), ("CCSTMTRS", "CCACCTFROM", true)];

/// The statements in the OFX file `text`, which is the `file`th on the command line, and how many
/// investment statements were left out.
///
/// # Errors
///
/// [`Problem`] when the file is broken, holds an error of the bank instead of data, or nothing
/// that Saldo tells.
pub(super) fn read(
    text: &str,
    assumed: &Assumed,
    file: usize,
) -> Result<(Vec<Statement>, usize), Problem> {
    let root = elements(text)?;
    check_status(&root)?;
    let mut statements = Vec::new();
    let mut rows = 0;
    for (name, account, is_card) in STATEMENTS {
        let mut found = Vec::new();
        root.within(name, &mut found);
        for element in found {
            let from = element.needed(account)?;
            let mut source = Source { assumed, file, is_card, rows: &mut rows };
            statements.push(source.statement(element, from)?);
        }
    }
    let mut investments = Vec::new();
    root.within("INVSTMTRS", &mut investments);
    match (statements.is_empty(), investments.is_empty()) {
        (false, _) => Ok((statements, investments.len())),
        (true, false) => Err(Problem::of_file(Fault::Investments)),
        (true, true) => Err(Problem::of_file(Fault::NoStatement)),
    }
}

/// Refuses a file in which the bank answers with an error (specification 1.6, 3.1.5).
fn check_status(root: &Element) -> Result<(), Problem> {
    let mut found = Vec::new();
    root.within("STATUS", &mut found);
    for status in found {
        let code = status.value("CODE").unwrap_or("");
        if status.value("SEVERITY").is_some_and(|severity| severity.eq_ignore_ascii_case("ERROR")) {
            let code: String = code.chars().filter(char::is_ascii_digit).take(8).collect();
            return Err(Problem::at(status.line, Fault::Refused(code)));
        }
    }
    Ok(())
}

/// What is known while one statement is read.
struct Source<'a> {
    assumed: &'a Assumed,
    file: usize,
    is_card: bool,
    rows: &'a mut usize,
}

impl Source<'_> {
    fn statement(&mut self, element: &Element, from: &Element) -> Result<Statement, Problem> {
        let currency = self.currency(element)?;
        let number = text(from, "ACCTID")?;
        let mut account = StatedAccount::new(Number::Secret(number.to_owned()), currency);
        account.kind = self.kind(from)?;
        let mut statement = Statement::new(account, self.file);
        statement.current = self.figure(element, "LEDGERBAL", currency)?;
        statement.available = self.figure(element, "AVAILBAL", currency)?;
        for list in element.all("BANKTRANLIST") {
            for row in list.all("STMTTRN") {
                *self.rows += 1;
                let problem = |problem: Problem| problem.within("STMTTRN", *self.rows);
                self.row(row, "DTPOSTED", &mut statement).map_err(problem)?;
            }
            if let Some(end) = list.value("DTEND") {
                let when = self.assumed.calendar.ofx(end, "DTEND");
                let when = when.map_err(|fault| Problem::at(list.line, fault))?;
                statement.stated_at = Some(self.assumed.calendar.true_at(when));
            }
        }
        // OFX 2.2 lists what is pending in a list of its own.
        for list in element.all("BANKTRANLISTP") {
            statement.lists_all_pending = true;
            for row in list.all("STMTTRNP") {
                *self.rows += 1;
                let problem = |problem: Problem| problem.within("STMTTRNP", *self.rows);
                self.row(row, "DTTRAN", &mut statement).map_err(problem)?;
            }
        }
        statement.stated_at = statement.current.map(|it| it.as_of).or(statement.stated_at);
        Ok(statement)
    }

    fn currency(&self, element: &Element) -> Result<Currency, Problem> {
        let stated = element.needed("CURDEF")?;
        let fault = |fault| Problem::at(stated.line, fault);
        if stated.text.is_empty() {
            return self.assumed.currency.ok_or_else(|| fault(Fault::UnsaidCurrency("CURDEF")));
        }
        amount::currency(&stated.text, "CURDEF").map_err(fault)
    }

    fn kind(&self, from: &Element) -> Result<Option<AccountKind>, Problem> {
        let Some(kind) = from.value("ACCTTYPE") else {
            return Ok(self.is_card.then_some(AccountKind::CreditCard));
        };
        match kind.to_ascii_uppercase().as_str() {
            "CHECKING" => Ok(Some(AccountKind::Checking)),
            "SAVINGS" | "MONEYMRKT" | "CD" => Ok(Some(AccountKind::Savings)),
            "CREDITLINE" => Ok(Some(AccountKind::Loan)),
            _ => {
                let allowed = "CHECKING, SAVINGS, MONEYMRKT, CREDITLINE, CD";
                Err(Problem::at(from.line, Fault::Code { field: "ACCTTYPE", allowed }))
            }
        }
    }

    fn figure(
        &self,
        element: &Element,
        name: &'static str,
        currency: Currency,
    ) -> Result<Option<StatedFigure>, Problem> {
        let Some(balance) = element.child(name) else { return Ok(None) };
        let fault = |fault| Problem::at(balance.line, fault);
        let amount = signed(text(balance, "BALAMT")?, currency, "BALAMT").map_err(fault)?;
        let when = self.assumed.calendar.ofx(text(balance, "DTASOF")?, "DTASOF").map_err(fault)?;
        Ok(Some(StatedFigure { amount, as_of: self.assumed.calendar.true_at(when) }))
    }

    /// Reads one transaction into `statement`, whose account's currency it is in: `CURRENCY` and
    /// `ORIGCURRENCY` say what it was before the bank exchanged it.
    fn row(
        &self,
        row: &Element,
        date: &'static str,
        statement: &mut Statement,
    ) -> Result<(), Problem> {
        let fault = |fault| Problem::at(row.line, fault);
        if let Some(corrected) = row.value("CORRECTFITID") {
            statement.retracted.push(corrected.to_owned());
            let action = row.value("CORRECTACTION").unwrap_or("").to_ascii_uppercase();
            match action.as_str() {
                "DELETE" => return Ok(()),
                "REPLACE" => {}
                _ => {
                    let field = "CORRECTACTION";
                    return Err(fault(Fault::Code { field, allowed: "DELETE, REPLACE" }));
                }
            }
        }
        let when = self.assumed.calendar.ofx(text(row, date)?, date).map_err(fault)?;
        let amount = text(row, "TRNAMT")?;
        let amount = signed(amount, statement.account.currency, "TRNAMT").map_err(fault)?;
        let stated = text(row, "TRNTYPE")?.to_ascii_uppercase();
        let name = row.child("PAYEE").and_then(|payee| payee.value("NAME"));
        let name = row.value("NAME").or(name);
        let memo = row.value("MEMO").filter(|memo| Some(*memo) != name);
        let texts: Vec<&str> = name.into_iter().chain(memo).collect();
        let transaction = StatedTransaction {
            reference: row.value("FITID").map(str::to_owned),
            made_at: self.assumed.calendar.made_at(when),
            amount,
            is_posted: date == "DTPOSTED",
            kind: kind(&stated, amount, self.is_card),
            // NAME is cut at 32 characters and mixed with references: a line, not a name.
            counterparty: None,
            descriptor: texts.join(" "),
            mcc: None,
            file: self.file,
        };
        // FITID is unique within an account (specification 1.6, 3.2.3).
        statement.add_once(transaction, "FITID").map_err(fault)
    }
}

/// The value of `name`, which must be there and say something.
fn text<'a>(element: &'a Element, name: &'static str) -> Result<&'a str, Problem> {
    let found = element.needed(name)?;
    match found.text.as_str() {
        "" => Err(Problem::at(found.line, Fault::Empty(name))),
        text => Ok(text),
    }
}

/// An amount with a sign; the mark before the decimals is a point or a comma (3.2.9.2).
fn signed(text: &str, currency: Currency, field: &'static str) -> Result<Money, Fault> {
    let mark = if text.contains(',') { ',' } else { '.' };
    amount::money(amount::decimal(text, mark, field)?, currency, field)
}

/// What sort of movement `TRNTYPE` means (specification 1.6, 11.4.3.1).
fn kind(stated: &str, amount: Money, is_card: bool) -> TransactionKind {
    let came_in = !amount.is_negative();
    match stated {
        "INT" | "DIV" => TransactionKind::Interest,
        "FEE" | "SRVCHG" => TransactionKind::Fee,
        "ATM" | "CASH" if !came_in => TransactionKind::Cash,
        "DEP" | "DIRECTDEP" => TransactionKind::Deposit,
        // Within one bank and between the customer's own accounts (11.7).
        "XFER" => TransactionKind::OwnTransfer,
        "PAYMENT" if is_card && came_in => TransactionKind::OwnTransfer,
        "CHECK" | "PAYMENT" | "DIRECTDEBIT" | "REPEATPMT" if !came_in => TransactionKind::Bill,
        "POS" if came_in => TransactionKind::Refund,
        _ if came_in && is_card => TransactionKind::Refund,
        _ if came_in => TransactionKind::Deposit,
        _ => TransactionKind::Purchase,
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::basics::Now;
    use crate::connect::import::when::Calendar;

    fn assumed() -> Assumed {
        let now = Now::at(DateTime::from_timestamp(1_790_000_000, 0).unwrap());
        let calendar = Calendar { zone: chrono_tz::America::New_York, now };
        Assumed { calendar, currency: None, kind: None, number: None }
    }

    fn one(rows: &str) -> Result<Statement, Problem> {
        let text = format!(
            "<OFX><STMTRS><CURDEF>USD<BANKACCTFROM><ACCTID>12345678<ACCTTYPE>CHECKING\
             </BANKACCTFROM><BANKTRANLIST>{rows}</BANKTRANLIST></STMTRS></OFX>"
        );
        read(&text, &assumed(), 0).map(|(mut found, _)| found.remove(0))
    }

    fn row(kind: &str, amount: &str, more: &str) -> String {
        format!("<STMTTRN><TRNTYPE>{kind}<DTPOSTED>20260801<TRNAMT>{amount}<NAME>A{more}</STMTTRN>")
    }

    #[test]
    fn the_sign_of_the_amount_counts() {
        let read = |kind, amount| one(&row(kind, amount, "")).unwrap().transactions.remove(0);
        assert_eq!(read("DEBIT", "-6,60").amount.minor(), -660);
        assert_eq!(read("POS", "-1").kind, TransactionKind::Purchase);
        assert_eq!(read("POS", "1").kind, TransactionKind::Refund);
        assert_eq!(read("CREDIT", "+1.00").kind, TransactionKind::Deposit);
        assert_eq!(read("INT", "0.01").kind, TransactionKind::Interest);
    }

    #[test]
    fn one_reference_is_one_transaction() {
        let twice = |two: &str| one(&[row("POS", "-1", "<FITID>7"), two.to_owned()].concat());
        assert_eq!(twice(&row("POS", "-1", "<FITID>7")).unwrap().transactions.len(), 1);
        assert_eq!(twice(&row("POS", "-1", "<FITID>8")).unwrap().transactions.len(), 2);
        let refused = twice(&row("POS", "-2", "<FITID>7")).map(|_| ()).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "line 1: STMTTRN 2: FITID names two different transactions"
        );
    }

    #[test]
    fn a_correction_takes_back_what_it_corrects() {
        let more = "<FITID>8<CORRECTFITID>7<CORRECTACTION>REPLACE";
        let statement = one(&row("POS", "-2", more)).unwrap();
        assert_eq!((statement.retracted, statement.transactions.len()), (vec!["7".into()], 1));
        let statement = one(&row("POS", "-2", &more.replace("REPLACE", "DELETE"))).unwrap();
        assert_eq!((statement.retracted, statement.transactions.len()), (vec!["7".into()], 0));
        assert!(one(&row("POS", "-2", &more.replace("REPLACE", "GUESS"))).is_err());
    }
}
