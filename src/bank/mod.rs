//! What a bank knows of its customer, and how Saldo asks for it.
//!
//! [`Bank`] is the port every connector implements. A [`Question`] is answered over it by the
//! query engine with an [`Answer`] of typed facts. Text that strangers wrote is [`Untrusted`]
//! until it has been cleaned into a [`SpokenName`].

mod account;
mod alphabet;
mod answer;
mod ask;
mod card;
mod category;
mod choose;
mod fitting;
mod flow;
mod horizon;
mod listed;
mod merchant;
mod naming;
mod net;
mod nickname;
pub mod notation;
mod obligation;
mod outlook;
mod payment;
mod period_choice;
mod port;
mod public_facts;
mod public_question;
mod query;
mod question;
mod recurring;
mod relation;
mod selection;
mod shared;
mod tally;
mod totals;
mod transaction;
mod unfit;
mod unfit_words;
mod untrusted;

pub use account::{Account, AccountKind, AccountStatus, Balance, LastFour};
pub use answer::{
    AccountLine, AccountName, Answer, BalanceFigures, BalanceLine, Balances, Recent,
    TransactionLine,
};
pub use ask::ask;
pub use card::{Card, CardLock, CardStatus, CardUnlock};
pub use category::{CategoriesError, Category};
pub use flow::{Flow, Side};
pub use horizon::{
    AFFORD_DAYS, BILL_DAYS, BILLS_DAYS, EXPLAIN_DAYS, FORECAST_DAYS, LOOK_BACK_MONTHS, RECENT_DAYS,
};
pub use listed::Listed;
pub use merchant::{Meant, Merchants, MerchantsError, Party, meant, merchant_score};
pub use net::{Net, NetLine};
pub use obligation::{Frequency, Obligation, ObligationKind, Obligations, Statement};
pub use outlook::{
    Afforded, Bills, CardActed, CardAction, CardBill, CardLine, CardWish, Cards, Cause, Decision,
    Due, DueAmount, DueSource, DueTotal, Explained, Forecast, Pay, PayState, Payday, StatementLine,
    Subscription, Subscriptions, act_on_card, decide,
};
pub use payment::{Payment, Pick, told_items};
pub use period_choice::{Calendar, PeriodChoice, Unit};
pub use port::{Bank, BankFailure, Holdings};
pub use public_facts::{Branch, ExchangeRate, ExchangeRates, Holiday, PublicFacts};
pub use public_question::PublicQuestion;
pub use question::{
    AccountChoice, Aspect, Comparison, Filter, Grouping, KindChoice, Metric, PAGE_ITEMS_MAX, Page,
    Question,
};
pub use recurring::{Expected, PriceRise, Schedule, Shift, Stream, StreamStatus, detect};
pub use selection::{
    Direction, Kinds, Order, PartyRef, Position, TransactionFilter, TransactionPage, place_of,
};
pub use shared::{SharedAccounts, shared_accounts};
pub use tally::{Tally, tally_of};
pub use totals::{Compared, Figure, Group, GroupKey, LeftOut, Sum, Totals};
pub use transaction::{Transaction, TransactionKind, TransactionStatus};
pub use untrusted::{SpokenName, Untrusted};
