//! How far back and ahead is looked where nothing is said of time.

/// How many days "recent" is about, today included.
pub const RECENT_DAYS: i64 = 30;

/// How far ahead bills are told, in days: each monthly one once.
pub const BILLS_DAYS: u32 = 30;

/// How far ahead one bill is looked for that was asked for by payee or category, in days: a yearly
/// one, too.
pub const BILL_DAYS: u32 = 366;

/// How far back a balance is explained, in days.
pub const EXPLAIN_DAYS: u32 = 7;

/// How far ahead bills are taken off where no pay is expected, in days.
pub const AFFORD_DAYS: u32 = 14;

/// How far ahead a balance is forecast, in days.
pub const FORECAST_DAYS: u32 = 7;

/// How far back a merchant is looked for without a period, in months: a yearly bill and the last.
pub const LOOK_BACK_MONTHS: u32 = 24;
