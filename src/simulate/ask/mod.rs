//! `saldo ask`: one written question, answered from a bank file.
//!
//! An operator's tool, for developers, tests and audits: whoever can read the bank file can ask.
//! Nobody's consent is checked, and nothing is put on record; the answer goes through the same
//! engine as a customer's, admitted by a grant for everything that is made for it.
//!
//! With `--json` one object is printed. Amounts are text with all decimals of their currency,
//! days are `2026-10-01`, instants RFC 3339, a field that says nothing is left out:
//!
//! | Field | What it holds |
//! |---|---|
//! | `question` | the question, written down again |
//! | `customer` | `id`, `name`, `persona` |
//! | `now` | when it was asked |
//! | `answer` | `type`, see below, and the fields of that type |
//! | `answer.sums[]` | the figures of a total, see below; `rows` (a written question) |
//! | `answer.groups[]` | `key`, `name`, and the fields of a sum |
//! | `answer.lines[]` | accounts, balances, transactions or currencies |
//! | `answer.lines[].found_in` | on what a payment rests |
//! | `answer.bills[]`, `answer.causes[]` | on what a figure or a change rests |
//! | `answer.next` | the question for the page after this one |
//! | `said` | what a customer would hear |
//! | `rows[]` | transactions behind a total or change, as many as `--rows` says, `rows_left` more |
//! | `took_us`, `took_again_us` | microseconds of the first call and of a second one |
//!
//! A question about what the bank tells anybody is answered from the settings that `--config`
//! names, with `question`, `answer` and `said`: `answer.type` is the question's first word, and
//! beside it stands what the settings have of it, `bank`, `routing_number`, `phone`,
//! `opening_hours`, `branches[]`, `holidays[]`, `rates[]`.
//!
//! The types: `balances`, `accounts`, `recent`, `listed`, `totals`, `net`, `which_account`,
//! `no_such_account`, `which_merchant`, `no_such_merchant`, `bills`, `card_bill`,
//! `subscriptions`, `payday`, `explained`, `afforded`, `forecast`, `cards`, `card`,
//! `out_of_reach`, `closed`, `nothing_owed`, `all_closed`, `no_accounts`. The figures of a
//! total: `currency`, `total`, `gross`, `back`, `pending`, `count`, `back_count`, `average`,
//! `compared`.

mod command;
mod facts;
mod json;
mod outlook_json;
mod outlook_shown;
mod published;
mod shown;
mod world;

pub use command::{AskArguments, AskError, run_ask};
pub(super) use json::answer as answer_as_json;
