//! Open Banking answers as JSON: accounts, balances, transactions (OBIE 3.1.11 and 4.0).

use std::collections::HashMap;

use super::problem::{Fault, Problem};
use super::statement::{
    Assumed, Number, StatedAccount, StatedFigure, StatedTransaction, Statement,
};
use crate::bank::AccountKind;
use crate::basics::Currency;
use crate::connect::open_banking::records::wire::{
    AccountWire, BalanceWire, Document, TransactionWire,
};
use crate::connect::open_banking::records::{
    AccountRecord, BalanceRecord, BalanceSort, TransactionRecord, document,
};

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
        documents.push(checked(text).map_err(|problem| (file, problem))?);
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

fn checked(text: &str) -> Result<Document, Problem> {
    let document = document(text.as_bytes())?;
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
        let record = AccountRecord::read(wire)?;
        let currency = match (record.currency, self.assumed.currency) {
            (Some(stated), _) => stated,
            (None, Some(assumed)) => assumed,
            (None, None) => return Err(Fault::UnsaidCurrency("Account")),
        };
        let mut account = StatedAccount::new(Number::Opaque(record.id.clone()), currency);
        account.kind = record.kind;
        account.nickname = record.nickname;
        account.status = record.status;
        account.last_four = record.last_four;
        self.known.insert(record.id.clone(), account);
        self.of(&record.id, currency, file);
        Ok(())
    }

    fn balance(&mut self, wire: &BalanceWire, file: usize) -> Result<(), Fault> {
        let record = BalanceRecord::read(wire, self.assumed.calendar)?;
        let (is_available, rank) = match record.sort {
            Some(BalanceSort::Booked(rank)) => (false, rank),
            Some(BalanceSort::Available(rank)) => (true, rank),
            // Forward, expected, cleared and informational figures are of another time than now.
            Some(BalanceSort::Expected) | None => return Ok(()),
        };
        let place = self.of(&record.account, record.currency(), file);
        let own = record.told(self.kind(place) == Some(AccountKind::CreditCard))?;
        let statement = &mut self.statements[place];
        statement.limit = record.limit.or(statement.limit);
        let figure = StatedFigure { amount: own, as_of: record.as_of };
        let slot = if is_available { &mut statement.available } else { &mut statement.current };
        let before = self.stated.get(&(place, is_available)).copied().unwrap_or(0);
        if slot.is_none_or(|known| (known.as_of, before) <= (record.as_of, rank)) {
            *slot = Some(figure);
            self.stated.insert((place, is_available), rank);
        }
        Ok(())
    }

    fn transaction(&mut self, wire: &TransactionWire, file: usize) -> Result<(), Fault> {
        let Some(record) = TransactionRecord::read(wire, self.assumed.calendar)? else {
            return Ok(());
        };
        let place = self.of(&record.account, record.amount.currency(), file);
        let statement = &mut self.statements[place];
        let transaction = StatedTransaction {
            reference: record.reference,
            made_at: record.made_at,
            amount: record.amount,
            is_posted: record.is_posted,
            kind: record.kind,
            counterparty: record.counterparty,
            descriptor: record.descriptor,
            mcc: record.mcc,
            file,
        };
        statement.lists_all_pending = true;
        statement.add_once(transaction, "TransactionId")
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
