//! Single transactions, and how many there are.

use super::names::ACCOUNT;
use crate::speech::wording::messages;

/// Which transactions were looked for.
pub(in crate::speech) const STATES: &[&str] = &["any", "pending", "posted"];

macro_rules! transaction_messages {
    ($($(#[$doc:meta])* $name:ident = $id:literal;)+) => {
        messages! { "transactions.ftl";
            /// How many there are, of all accounts or of all of one kind.
            FOUND = "transactions-found"
                { count: Count, state: Key(STATES), place: Words, span: Words };
            /// How many there are in one account.
            FOUND_WITHIN = "transactions-found-within" (apart)
                { count: Count, state: Key(STATES), account: Forms(ACCOUNT), span: Words };
            /// The days that were looked at, in a sentence.
            SPAN = "transactions-span" { days: Count };
            /// Says how far back may be told, where an earlier time was asked about.
            BEYOND = "transactions-beyond" { days: Count };
            /// A transaction is pending, at the end of its sentence.
            STILL_PENDING = "transactions-still-pending" {};
            /// The other party, after the amount.
            FROM = "transactions-from" { other: Words };
            /// The debt that moved, at the end of the sentence.
            ON_ACCOUNT = "transactions-on-account" { account: Forms(ACCOUNT) };
            /// The card that was paid with, at the end of the sentence.
            WITH_ACCOUNT = "transactions-with-account" { account: Forms(ACCOUNT) };
            /// The account that received, at the end of the sentence.
            TO_ACCOUNT = "transactions-to-account" { account: Forms(ACCOUNT) };
            /// The account that gave, at the end of the sentence.
            FROM_ACCOUNT = "transactions-from-account" { account: Forms(ACCOUNT) };
            /// The debt that was paid off, at the end of the sentence.
            PAID_ON_ACCOUNT = "transactions-paid-on-account" { account: Forms(ACCOUNT) };
            /// The account, in a sentence of its own.
            ACCOUNT_IS = "transactions-account-is" { account: Forms(ACCOUNT) };
            /// From one own account to another.
            TRANSFER = "transactions-transfer" (apart) {
                day: Day, amount: Amount, source: Forms(ACCOUNT), target: Forms(ACCOUNT),
                pending: Words,
            };
            /// From an own account to an own debt.
            TRANSFER_PAYS = "transactions-transfer-pays" (apart) {
                day: Day, amount: Amount, source: Forms(ACCOUNT), target: Forms(ACCOUNT),
                pending: Words,
            };
            /// Between own accounts that are not named.
            TRANSFER_UNNAMED = "transactions-transfer-unnamed"
                { day: Day, amount: Amount, pending: Words };
            $(
                $(#[$doc])*
                $name = $id (apart, shown) {
                    day: Day, amount: Amount, other: Words, from: Words, account: Words,
                    pending: Words,
                };
            )+
        }
    };
}

// What happened: `other` is who it was with, `from` the same after "from" or nothing, `account`
// and `pending` end the sentence or are nothing.
transaction_messages! {
    /// Paid to somebody with a name.
    PAID = "transactions-paid";
    /// Bought from somebody with a name.
    BOUGHT = "transactions-bought";
    /// Paid by card, to whom is not known.
    PURCHASE = "transactions-purchase";
    /// A bill, of whom is not known.
    BILL = "transactions-bill";
    /// Money back for a purchase.
    REFUND = "transactions-refund";
    /// A refund that was taken back.
    REFUND_TAKEN = "transactions-refund-taken";
    /// Money back for a bill.
    BILL_BACK = "transactions-bill-back";
    /// Cash taken out.
    CASH_OUT = "transactions-cash-out";
    /// Cash paid in.
    CASH_IN = "transactions-cash-in";
    /// Money received.
    DEPOSIT = "transactions-deposit";
    /// Money received that was taken back.
    DEPOSIT_TAKEN = "transactions-deposit-taken";
    /// Moved to another own account.
    MOVED_OUT = "transactions-moved-out";
    /// Moved here from another own account.
    MOVED_IN = "transactions-moved-in";
    /// A debt paid off from another own account.
    PAID_OFF = "transactions-paid-off";
    /// A fee.
    FEE = "transactions-fee";
    /// A fee that came back.
    FEE_BACK = "transactions-fee-back";
    /// Interest earned.
    INTEREST_EARNED = "transactions-interest-earned";
    /// Interest charged.
    INTEREST_CHARGED = "transactions-interest-charged";
}
