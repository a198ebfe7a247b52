//! One of the transactions just told.

use super::asked::Asked;
use super::recent::ToldPage;
use crate::bank::answer::Answer;
use crate::bank::category::Category;
use crate::bank::payment::{Payment, told_items};
use crate::bank::question::Page;

impl Asked<'_> {
    /// The one of `page` that was picked; `None` where none was, where the page has not so many,
    /// and where it is no longer the page that was told: then all of it is told anew.
    pub(super) fn picked(&self, page: &ToldPage) -> Option<Answer> {
        let pick = self.question.pick.as_ref()?;
        let last = match &page.next {
            Some(Page::After { position, .. }) => Some(position),
            _ => None,
        };
        if last != pick.last.as_ref() {
            return None;
        }
        let place = usize::from(pick.place).checked_sub(1)?;
        let item = *told_items(&page.lines).get(place)?;
        let [line] = item else { return Some(self.payment(item, None)) };
        let is_line =
            |id: &str, account: &str| id == line.id.as_str() && account == line.account.id.as_str();
        let row = page.rows.iter().find(|row| is_line(row.id.as_str(), row.account.as_str()))?;
        let category = self.merchants.category(row);
        let says_nothing = matches!(category, Category::Other | Category::OwnTransfers);
        Some(self.payment(item, Some(category).filter(|_| !says_nothing)))
    }

    fn payment(
        &self,
        lines: &[crate::bank::answer::TransactionLine],
        category: Option<Category>,
    ) -> Answer {
        let today = self.calendar.today;
        Answer::Payment(Box::new(Payment { lines: lines.to_vec(), category, today }))
    }
}
