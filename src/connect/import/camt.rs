//! CAMT.052 (report), .053 (statement) and .054 (notification), ISO 20022, versions 1 to 8.

use chrono::{DateTime, Utc};
use roxmltree::{Document, Node, ParsingOptions};

use super::amount;
use super::camt_entry::read_entry;
use super::problem::{Fault, Problem};
use super::statement::{Assumed, Number, StatedAccount, StatedFigure, Statement};
use super::when::When;
use crate::bank::AccountKind;
use crate::basics::{Currency, Money};

/// The messages: the element in `Document` (the same from version 2 on, and that of version 1),
/// the element of one account, and whether it lists all that is pending.
const MESSAGES: [(&str, &str, bool); 6] = [
    ("BkToCstmrAcctRpt", "Rpt", true),
    ("BkToCstmrAcctRptV01", "Rpt", true),
    ("BkToCstmrStmt", "Stmt", true),
    ("BkToCstmrStmtV01", "Stmt", true),
    ("BkToCstmrDbtCdtNtfctn", "Ntfctn", false),
    ("BkToCstmrDbtCdtNtfctnV01", "Ntfctn", false),
];

/// What is known while one file is read.
pub(super) struct Source<'a> {
    /// What the operator adds.
    pub(super) assumed: &'a Assumed,
    /// The file's place on the command line.
    pub(super) file: usize,
    document: &'a Document<'a>,
}

/// The statements in the CAMT file `text`, which is the `file`th on the command line.
///
/// An account number with figures in several currencies gives one statement per currency: one
/// account of Saldo has one currency.
///
/// # Errors
///
/// [`Problem`] when the file is broken or another document.
pub(super) fn read(text: &str, assumed: &Assumed, file: usize) -> Result<Vec<Statement>, Problem> {
    let options = ParsingOptions { allow_dtd: false, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let line = usize::try_from(error.pos().row).unwrap_or(usize::MAX);
        Problem::at(line, Fault::Xml(reason(&error)))
    })?;
    let source = Source { assumed, file, document: &document };
    let root = document.root_element();
    let wrong = |node: Node<'_, '_>| {
        let found = node.tag_name().name().chars().take(32).collect();
        let expected = "CAMT.052, .053 or .054 message";
        source.problem(node, Fault::Root { found, expected })
    };
    if root.tag_name().name() != "Document" {
        return Err(wrong(root));
    }
    let message = root.first_element_child();
    let message = message.ok_or_else(|| source.problem(root, Fault::NoStatement))?;
    let known = MESSAGES.into_iter().find(|(name, ..)| *name == message.tag_name().name());
    let (_, statement, lists_all_pending) = known.ok_or_else(|| wrong(message))?;
    let mut found = Vec::new();
    let mut entries = 0;
    for node in all(message, statement) {
        found.extend(source.statements(node, lists_all_pending, &mut entries)?);
    }
    match found.is_empty() {
        true => Err(source.problem(message, Fault::NoStatement)),
        false => Ok(found),
    }
}

/// What the parser says, without what stands in the file: names of elements come from it.
fn reason(error: &roxmltree::Error) -> String {
    use roxmltree::Error;
    match error {
        Error::UnexpectedCloseTag(..) => "an end tag does not match".to_owned(),
        Error::UnclosedRootNode | Error::UnexpectedEndOfStream => "it is cut off".to_owned(),
        Error::DtdDetected => "it has a document type declaration, which is not taken".to_owned(),
        Error::NoRootNode => "it has no element".to_owned(),
        _ => "a tag, attribute or reference is wrong".to_owned(),
    }
}

/// A balance of a statement.
struct Balance {
    code: String,
    when: When,
    amount: Money,
    /// Credit lines that are included in the figure, and all of them.
    included: Option<Money>,
    limit: Option<Money>,
}

impl Source<'_> {
    /// `fault` at the line of `node`.
    pub(super) fn problem(&self, node: Node<'_, '_>, fault: Fault) -> Problem {
        let line = self.document.text_pos_at(node.range().start).row;
        Problem::at(usize::try_from(line).unwrap_or(usize::MAX), fault)
    }

    /// The text at `path` below `node`, which must be there and say something.
    pub(super) fn text<'a>(
        &self,
        node: Node<'a, '_>,
        path: &[&str],
        field: &'static str,
    ) -> Result<&'a str, Problem> {
        let found = at(node, path).ok_or_else(|| self.problem(node, Fault::Missing(field)))?;
        let text = found.text().unwrap_or("").trim();
        if text.is_empty() { Err(self.problem(found, Fault::Empty(field))) } else { Ok(text) }
    }

    /// The amount of `node` with the sign its `CdtDbtInd` gives.
    pub(super) fn amount(&self, node: Node<'_, '_>) -> Result<Money, Problem> {
        let is_credit = match self.text(node, &["CdtDbtInd"], "CdtDbtInd")? {
            "CRDT" => true,
            "DBIT" => false,
            _ => {
                let (field, allowed) = ("CdtDbtInd", "CRDT, DBIT");
                return Err(self.problem(node, Fault::Code { field, allowed }));
            }
        };
        let text = self.text(node, &["Amt"], "Amt")?;
        let stated = at(node, &["Amt"]).and_then(|amount| amount.attribute("Ccy"));
        let stated = stated.ok_or_else(|| self.problem(node, Fault::Missing("Amt Ccy")))?;
        let fault = |fault| self.problem(node, fault);
        let currency = amount::currency(stated, "Amt Ccy").map_err(fault)?;
        amount::unsigned(text, currency, is_credit, "Amt").map_err(fault)
    }

    /// A `Dt` or `DtTm` below `node`.
    pub(super) fn when(&self, node: Node<'_, '_>) -> Result<When, Problem> {
        let field = if at(node, &["DtTm"]).is_some() { "DtTm" } else { "Dt" };
        let text = self.text(node, &[field], field)?;
        self.assumed.calendar.iso(text, field).map_err(|fault| self.problem(node, fault))
    }

    /// The statements of one `Rpt`, `Stmt` or `Ntfctn`, one per currency.
    fn statements(
        &self,
        node: Node<'_, '_>,
        lists_all_pending: bool,
        entries: &mut usize,
    ) -> Result<Vec<Statement>, Problem> {
        let account =
            at(node, &["Acct"]).ok_or_else(|| self.problem(node, Fault::Missing("Acct")))?;
        let number = self.number(account)?;
        let kind = self.kind(account);
        let made = match at(node, &["CreDtTm"]) {
            Some(_) => self.text(node, &["CreDtTm"], "CreDtTm")?,
            None => "",
        };
        let stated_at = match made {
            "" => None,
            text => {
                let when = self.assumed.calendar.iso(text, "CreDtTm");
                let when = when.map_err(|fault| self.problem(node, fault))?;
                Some(self.assumed.calendar.true_at(when))
            }
        };
        let mut found: Vec<Statement> = Vec::new();
        let mut of = |currency: Currency| -> usize {
            let known = found.iter().position(|it| it.account.currency == currency);
            known.unwrap_or_else(|| {
                let mut account = StatedAccount::new(number.clone(), currency);
                account.kind = kind;
                let mut statement = Statement::new(account, self.file);
                (statement.stated_at, statement.lists_all_pending) = (stated_at, lists_all_pending);
                found.push(statement);
                found.len() - 1
            })
        };
        if let Some(stated) = at(account, &["Ccy"]) {
            let currency = amount::currency(stated.text().unwrap_or(""), "Acct Ccy");
            of(currency.map_err(|fault| self.problem(stated, fault))?);
        }
        let mut balances: Vec<(usize, Balance)> = Vec::new();
        for balance in all(node, "Bal") {
            let balance = self.balance(balance)?;
            balances.push((of(balance.amount.currency()), balance));
        }
        let mut rows = Vec::new();
        for entry in all(node, "Ntry") {
            *entries += 1;
            let read = read_entry(self, entry, stated_at);
            for row in read.map_err(|problem| problem.within("Ntry", *entries))? {
                rows.push((of(row.amount.currency()), row));
            }
        }
        rows.into_iter().for_each(|(index, row)| found[index].transactions.push(row));
        let is_whole = pages_end_here(node);
        for (index, statement) in found.iter_mut().enumerate() {
            let own: Vec<&Balance> = balances
                .iter()
                .filter(|(of, _)| *of == index)
                .map(|(_, balance)| balance)
                .collect();
            let figures = self.figures(statement, &own, is_whole);
            figures.map_err(|fault| self.problem(node, fault))?;
            // What is pending may be listed on another page.
            statement.lists_all_pending &= is_whole;
        }
        // A currency of which nothing but an opening figure is said makes no account.
        let says = |it: &Statement| {
            it.current.is_some() || it.available.is_some() || !it.transactions.is_empty()
        };
        if found.iter().any(says) {
            found.retain(says);
        }
        Ok(found)
    }

    fn number(&self, account: Node<'_, '_>) -> Result<Number, Problem> {
        // Version 1 has proprietary and other national numbers each in an element of their own.
        let paths: [&[&str]; 5] = [
            &["Id", "IBAN"],
            &["Id", "Othr", "Id"],
            &["Id", "PrtryAcct", "Id"],
            &["Id", "BBAN"],
            &["Id", "UPIC"],
        ];
        let found = paths.into_iter().find(|path| at(account, path).is_some());
        let path = found.ok_or_else(|| self.problem(account, Fault::Missing("Acct Id")))?;
        Ok(Number::Secret(self.text(account, path, "Acct Id")?.to_owned()))
    }

    fn kind(&self, account: Node<'_, '_>) -> Option<AccountKind> {
        // ISO 20022 external code list, cash account types.
        match at(account, &["Tp", "Cd"])?.text()?.trim() {
            "CACC" | "TRAN" | "SLRY" | "CASH" => Some(AccountKind::Checking),
            "SVGS" | "LLSV" | "MOMA" | "ONDP" => Some(AccountKind::Savings),
            "CARD" => Some(AccountKind::CreditCard),
            "LOAN" => Some(AccountKind::Loan),
            "MORT" => Some(AccountKind::Mortgage),
            _ => None,
        }
    }

    fn balance(&self, node: Node<'_, '_>) -> Result<Balance, Problem> {
        let code = match at(node, &["Tp", "Cd"]) {
            Some(code) => code.text().unwrap_or("").trim(),
            None => match at(node, &["Tp", "CdOrPrtry", "Prtry"]) {
                Some(own) => own.text().unwrap_or("").trim(),
                None => self.text(node, &["Tp", "CdOrPrtry", "Cd"], "Bal Tp")?,
            },
        };
        let date = at(node, &["Dt"]).ok_or_else(|| self.problem(node, Fault::Missing("Bal Dt")))?;
        let amount = self.amount(node)?;
        let (mut included, mut limit) = (None, None);
        for line in all(node, "CdtLine").filter(|line| at(*line, &["Amt"]).is_some()) {
            let fault = |fault| self.problem(line, fault);
            let text = self.text(line, &["Amt"], "CdtLine Amt")?;
            let money = amount::unsigned(text, amount.currency(), true, "CdtLine Amt");
            let money = money.map_err(fault)?;
            limit = Some(money);
            if matches!(self.text(line, &["Incl"], "CdtLine Incl")?, "true" | "1") {
                included = Some(money);
            }
        }
        // Codes other than the ten are banks' own and say nothing here.
        Ok(Balance { code: code.to_owned(), when: self.when(date)?, amount, included, limit })
    }

    /// Takes over the latest booked and the latest available figure; of one time, the interim
    /// before the closing, and of equals the last.
    ///
    /// Without a booked one, the opening plus what was booked since is the closing by definition,
    /// unless the statement goes on on other pages. The forward, expected and informational
    /// figures are of another time than now and are not kept.
    fn figures(
        &self,
        statement: &mut Statement,
        balances: &[&Balance],
        is_whole: bool,
    ) -> Result<(), Fault> {
        let latest = |codes: [&str; 2]| {
            let rank = |it: &Balance| codes.iter().position(|code| *code == it.code);
            let known = balances.iter().filter(|it| rank(it).is_some());
            known.max_by_key(|it| (self.assumed.calendar.true_at(it.when), rank(it)))
        };
        let figure = |it: &Balance, amount| StatedFigure {
            amount,
            as_of: self.assumed.calendar.true_at(it.when),
        };
        if let Some(booked) = latest(["CLBD", "ITBD"]) {
            statement.current = Some(figure(booked, booked.amount));
        } else if let Some(opening) = latest(["PRCD", "OPBD"]).filter(|_| is_whole) {
            let mut closing = figure(opening, opening.amount);
            for row in statement.transactions.iter().filter(|row| row.is_posted) {
                let sum = closing.amount.plus(row.amount);
                closing.amount = sum.map_err(|_| Fault::OutOfRange("Amt"))?;
                closing.as_of = closing.as_of.max(row.made_at);
            }
            statement.current = Some(closing);
        }
        if let Some(free) = latest(["CLAV", "ITAV"]) {
            let is_card = statement.account.kind == Some(AccountKind::CreditCard);
            let included = free.included.filter(|_| !is_card);
            let own = included.map_or(Ok(free.amount), |line| free.amount.minus(line));
            let own = own.map_err(|_| Fault::OutOfRange("Amt"))?;
            statement.available = Some(figure(free, own));
        }
        statement.limit = balances.iter().rev().find_map(|balance| balance.limit);
        Ok(())
    }
}

/// Whether this page holds the whole statement.
fn pages_end_here(node: Node<'_, '_>) -> bool {
    let page = ["StmtPgntn", "RptPgntn", "NtfctnPgntn"].into_iter().find_map(|it| at(node, &[it]));
    let said = |name| page.and_then(|page| at(page, &[name])).and_then(|it| it.text());
    let first = said("PgNb").is_none_or(|number| number.trim() == "1");
    let last = said("LastPgInd").is_none_or(|last| matches!(last.trim(), "true" | "1"));
    first && last
}

/// The time at which `stated_at` or, without it, the import says a row is of.
pub(super) fn undated(source: &Source<'_>, stated_at: Option<DateTime<Utc>>) -> DateTime<Utc> {
    stated_at.unwrap_or(source.assumed.calendar.now.utc())
}

/// The elements named `name` in `node`, whatever their namespace.
pub(super) fn all<'a, 'input>(
    node: Node<'a, 'input>,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// The first element at `path` below `node`.
pub(super) fn at<'a, 'input>(node: Node<'a, 'input>, path: &[&str]) -> Option<Node<'a, 'input>> {
    path.iter().try_fold(node, |node, name| {
        node.children().find(|child| child.is_element() && child.tag_name().name() == *name)
    })
}
