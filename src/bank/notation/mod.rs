//! Questions written down: the small form of `saldo ask`, of tests and of audits.
//!
//! ```text
//! spending category=groceries period=2026-10 compare=previous
//! transactions merchant="blue bottle" over=20 order=largest
//! balance account=savings account=1001
//! afford amount=200
//! explain period=yesterday
//! ```
//!
//! The first word is the metric, then come `key=value` pairs in any order, values with spaces in
//! double quotes (`\"` and `\\` within). What is written reads back as the same question.
//!
//! | Key | Values | Of |
//! |---|---|---|
//! | `account` | `all`, a kind, four digits, `#2`, or a name; several must all fit | any |
//! | `period` | days, see below | totals, transactions |
//! | `period` | the same; of what is to come, from today on | bills, explain, afford, forecast |
//! | `amount` | an amount above zero | afford |
//! | `merchant`, `category` | a name; a category or family | totals, transactions, bills |
//! | `over`, `under`, `between` | an amount; `10..50`, both included | totals, transactions |
//! | `kind`, `status`, `direction`, `currency` | as named | totals, transactions |
//! | `flow` | `spending`, `income`, `fees`, `refunds` | transactions |
//! | `order` | `latest`, `largest`, `smallest` | transactions |
//! | `by` | `merchant`, `category`, `month`, `account` | totals |
//! | `compare` | `previous`, `year-before`, `usual` | totals |
//! | `tell` | `total`, `average`, `count`: which figure comes first | totals |
//! | `single` | `yes`: the first row and no other | transactions |
//! | `page` | `skip:6`, or what the page before gave | any |
//!
//! Days are `today`, `yesterday`, `this-week`, `last-month`, `2-quarters-ago`; `last-30-days` and
//! `past-2-weeks`, which are the same, up to today; `next-7-days`; `march`, the latest one;
//! `since-2026-10-01`; `2026`, `2026-Q3`, `2026-10`, `2026-W40` (ISO 8601), `2026-10-01` and
//! `2026-10-01..2026-10-15`, both included.
//!
//! What the bank tells anybody is written the same way: `routing-number`, `contact`, `holidays`,
//! `hours` and `branches`, with `branch=NAME`, and `exchange`, with `currency=EUR`.
//!
//! `unnamed`, `merchant-at`, `category-itself`, `id`, `preferred`, `unclear` and `among-closed`
//! are what Saldo writes when it asks for rows or has offered accounts.

mod error;
mod inquiry;
mod key;
mod period;
mod read;
mod token;
mod write;

pub use error::NotationError;
pub use inquiry::{Inquiry, inquiry, public_written};
pub use read::question;
pub use write::written;
