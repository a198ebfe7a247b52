//! What money was spent on or came from: two levels of our own.
//!
//! ```text
//! bank's overrides > kind of movement > merchant category code > merchant > words of the line
//!     > Category (a family, or a category within one)
//! ```

mod book;
mod mcc;
mod taxonomy;
mod words;

pub(in crate::bank) use book::Categories;
pub use book::CategoriesError;
pub use taxonomy::Category;
