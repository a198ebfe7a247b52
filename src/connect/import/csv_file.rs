//! CSV: one row per transaction, under headings.

use csv::{ReaderBuilder, StringRecord};
use rust_decimal::Decimal;

use super::amount;
use super::csv_mapping::{Layout, Mapping, Positive};
use super::csv_values::{date, date_format, decimal_mark, number};
use super::problem::{Fault, Problem};
use super::statement::{
    Assumed, Number, StatedAccount, StatedFigure, StatedTransaction, Statement,
};
use crate::bank::{AccountKind, TransactionKind};
use crate::basics::{Currency, Money};

/// How many lines before the headings are passed over: banks put names and addresses there.
const PREAMBLE_LINES_MAX: usize = 30;

/// The characters that part fields, when the mapping says nothing.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// The statements in the CSV file `text`, which is the `file`th on the command line: one per
/// account and currency in it.
///
/// # Errors
///
/// [`Problem`] when the file is broken or does not say what is needed.
pub(super) fn read(
    text: &str,
    mapping: &Mapping,
    assumed: &Assumed,
    file: usize,
) -> Result<Vec<Statement>, Problem> {
    let table = Table::find(text, mapping)?;
    let mark = match mapping.decimal {
        Some(mark) => mark,
        None => decimal_mark(&table.numbers(), "the amount").map_err(Problem::of_file)?,
    };
    let format = match &mapping.date_format {
        Some(format) => format.as_str(),
        None => {
            let dates: Vec<&str> =
                table.rows.iter().map(|row| row.field(Some(table.layout.date))).collect();
            date_format(&dates, "the date").map_err(Problem::of_file)?
        }
    };
    let reader = Reader { table: &table, mapping, assumed, file, mark, format };
    reader.statements()
}

/// The rows of a file under its headings.
struct Table {
    layout: Layout,
    rows: Vec<Row>,
}

struct Row {
    line: usize,
    fields: StringRecord,
}

impl Row {
    fn field(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.fields.get(column)).unwrap_or("").trim()
    }
}

impl Table {
    /// Finds the headings: the first row that has all that is needed.
    fn find(text: &str, mapping: &Mapping) -> Result<Self, Problem> {
        let delimiters = mapping.delimiter.map_or(DELIMITERS.to_vec(), |it| vec![it]);
        let mut missing = None;
        for delimiter in delimiters {
            let rows = rows(text, delimiter)?;
            for (index, row) in rows.iter().enumerate().take(PREAMBLE_LINES_MAX) {
                let headings: Vec<&str> = row.fields.iter().collect();
                match Layout::of(&headings, &mapping.columns) {
                    Ok(layout) => return Self::below(layout, rows, index),
                    // The row with the most fields is the likeliest to have been meant.
                    Err(what) => {
                        let better = missing.is_none_or(|(fields, _)| headings.len() > fields);
                        missing = if better { Some((headings.len(), what)) } else { missing };
                    }
                }
            }
        }
        let what = missing.map_or("the date", |(_, what)| what);
        Err(Problem::of_file(Fault::Column(what)))
    }

    fn below(layout: Layout, mut rows: Vec<Row>, heading: usize) -> Result<Self, Problem> {
        let rest = rows.split_off(heading + 1);
        let expected = rows.last().map_or(0, |row| row.fields.len());
        let is_blank = |row: &Row| row.fields.iter().all(|field| field.trim().is_empty());
        let mut kept = Vec::with_capacity(rest.len());
        for row in rest.into_iter().filter(|row| !is_blank(row)) {
            let found = row.fields.len();
            // Some banks end every row but the headings with a delimiter.
            let is_same = found == expected
                || (found == expected + 1 && row.fields.get(expected).is_some_and(str::is_empty));
            if !is_same {
                let fault = Fault::Fields { found, expected };
                return Err(Problem::at(row.line, fault).within("row", kept.len() + 1));
            }
            kept.push(row);
        }
        match kept.is_empty() {
            true => Err(Problem::of_file(Fault::NoStatement)),
            false => Ok(Self { layout, rows: kept }),
        }
    }

    /// Every number of the file.
    fn numbers(&self) -> Vec<&str> {
        let it = &self.layout;
        let columns = [it.amount, it.debit, it.credit, it.balance];
        let fields = |row| columns.into_iter().flatten().map(move |at| Row::field(row, Some(at)));
        self.rows.iter().flat_map(fields).filter(|text| !text.is_empty()).collect()
    }
}

fn rows(text: &str, delimiter: char) -> Result<Vec<Row>, Problem> {
    let delimiter = u8::try_from(delimiter).unwrap_or(b',');
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for fields in reader.records() {
        // Text is valid and rows may have any length: nothing else can be wrong.
        let fields = fields.map_err(|_| Problem::of_file(Fault::Format("CSV")))?;
        let line = fields.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or(0));
        rows.push(Row { line, fields });
    }
    Ok(rows)
}

struct Reader<'a> {
    table: &'a Table,
    mapping: &'a Mapping,
    assumed: &'a Assumed,
    file: usize,
    mark: char,
    format: &'a str,
}

impl Reader<'_> {
    fn statements(&self) -> Result<Vec<Statement>, Problem> {
        let mut found: Vec<(Statement, Vec<Option<Money>>)> = Vec::new();
        for (index, row) in self.table.rows.iter().enumerate() {
            let fault = |fault| Problem::at(row.line, fault).within("row", index + 1);
            let account = self.account(row).map_err(fault)?;
            let is_same = |it: &Statement| {
                it.account.number == account.number && it.account.currency == account.currency
            };
            let place = found.iter().position(|(it, _)| is_same(it)).unwrap_or_else(|| {
                found.push((Statement::new(account, self.file), Vec::new()));
                found.len() - 1
            });
            let (statement, balances) = &mut found[place];
            let currency = statement.account.currency;
            statement.transactions.push(self.transaction(row, currency).map_err(fault)?);
            balances.push(self.balance(row, currency).map_err(fault)?);
        }
        let close = |(mut statement, balances): (Statement, Vec<Option<Money>>)| {
            statement.lists_all_pending = self.table.layout.status.is_some();
            statement.current = last_balance(&statement.transactions, &balances);
            statement
        };
        Ok(found.into_iter().map(close).collect())
    }

    fn account(&self, row: &Row) -> Result<StatedAccount, Fault> {
        let layout = &self.table.layout;
        let currency = match (row.field(layout.currency), self.assumed.currency) {
            ("", Some(assumed)) => assumed,
            ("", None) => return Err(Fault::UnsaidCurrency("the row")),
            (stated, _) => amount::currency(stated, "the currency")?,
        };
        let number = match (row.field(layout.account), &self.assumed.number) {
            ("", Some(assumed)) => assumed.clone(),
            ("", None) => return Err(Fault::UnsaidAccount),
            (stated, _) => stated.to_owned(),
        };
        Ok(StatedAccount::new(Number::Secret(number), currency))
    }

    fn transaction(&self, row: &Row, currency: Currency) -> Result<StatedTransaction, Fault> {
        let layout = &self.table.layout;
        let when = date(row.field(Some(layout.date)), self.format, "the date")?;
        let amount = self.amount(row, currency)?;
        let texts: Vec<&str> = layout
            .description
            .iter()
            .map(|at| row.field(Some(*at)))
            .filter(|it| !it.is_empty())
            .collect();
        let counterparty = Some(row.field(layout.counterparty)).filter(|it| !it.is_empty());
        let mcc = match row.field(layout.mcc) {
            "" => None,
            code => {
                let code = code.parse().ok().filter(|code| *code <= 9999_u16);
                Some(code.ok_or(Fault::NoNumber("the category code"))?)
            }
        };
        let pending = self.mapping.pending.as_deref();
        let is_pending =
            pending.is_some_and(|it| row.field(layout.status).eq_ignore_ascii_case(it));
        let reference = Some(row.field(layout.reference)).filter(|it| !it.is_empty());
        Ok(StatedTransaction {
            reference: reference.map(str::to_owned),
            made_at: self.assumed.calendar.made_at(when),
            amount,
            is_posted: !is_pending,
            kind: kind(amount, self.assumed.kind),
            counterparty: counterparty.map(str::to_owned),
            descriptor: if texts.is_empty() {
                counterparty.unwrap_or("").to_owned()
            } else {
                texts.join(" ")
            },
            mcc,
            file: self.file,
        })
    }

    fn amount(&self, row: &Row, currency: Currency) -> Result<Money, Fault> {
        let layout = &self.table.layout;
        let field = "the amount";
        if layout.amount.is_some() {
            let stated = number(row.field(layout.amount), self.mark, field)?;
            let amount = match self.mapping.positive {
                Positive::In => stated,
                Positive::Out => -stated,
            };
            return amount::money(amount, currency, field);
        }
        // A sign in a column of its own says nothing: some banks write -5 under debit.
        let read = |column| match row.field(column) {
            "" => Ok(None),
            text => number(text, self.mark, field).map(|it| Some(it.abs())),
        };
        let (debit, credit) = (read(layout.debit)?, read(layout.credit)?);
        let is_nothing = |side: Option<Decimal>| side.is_none_or(|it| it.is_zero());
        let amount = match (debit, credit) {
            (None, None) => return Err(Fault::Empty(field)),
            (Some(debit), credit) if is_nothing(credit) => -debit,
            (debit, Some(credit)) if is_nothing(debit) => credit,
            _ => return Err(Fault::BothSides),
        };
        amount::money(amount, currency, field)
    }

    fn balance(&self, row: &Row, currency: Currency) -> Result<Option<Money>, Fault> {
        match row.field(self.table.layout.balance) {
            "" => Ok(None),
            text => {
                let balance = number(text, self.mark, "the balance")?;
                amount::money(balance, currency, "the balance").map(Some)
            }
        }
    }
}

/// The balance after the latest booked row, which is the last of the file or the first: by the
/// dates, else by which way each balance follows from the one before. `None` when neither tells.
fn last_balance(rows: &[StatedTransaction], balances: &[Option<Money>]) -> Option<StatedFigure> {
    let mut booked: Vec<(&StatedTransaction, Money)> = rows
        .iter()
        .zip(balances)
        .filter(|(row, _)| row.is_posted)
        .filter_map(|(row, balance)| Some((row, (*balance)?)))
        .collect();
    let follows = |older: &(&StatedTransaction, Money), newer: &(&StatedTransaction, Money)| {
        older.1.plus(newer.0.amount).is_ok_and(|sum| sum == newer.1)
    };
    let (first, last) = (booked.first()?.0.made_at, booked.last()?.0.made_at);
    let is_upwards = booked.windows(2).all(|two| follows(&two[0], &two[1]));
    let is_downwards = booked.windows(2).all(|two| follows(&two[1], &two[0]));
    match last.cmp(&first) {
        std::cmp::Ordering::Less => booked.reverse(),
        std::cmp::Ordering::Greater => {}
        std::cmp::Ordering::Equal if is_upwards => {}
        std::cmp::Ordering::Equal if is_downwards => booked.reverse(),
        std::cmp::Ordering::Equal => return None,
    }
    let (row, amount) = booked.last()?;
    Some(StatedFigure { amount: *amount, as_of: row.made_at })
}

fn kind(amount: Money, account: Option<AccountKind>) -> TransactionKind {
    match (amount.is_negative(), account) {
        (true, _) => TransactionKind::Purchase,
        (false, Some(AccountKind::CreditCard)) => TransactionKind::Refund,
        (false, _) => TransactionKind::Deposit,
    }
}
