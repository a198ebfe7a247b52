//! Which of the bills are meant: by whom they pay and by what they are for.

use super::commitments::Commitment;
use super::statements::StatementLine;
use super::view::ids;
use crate::bank::account::{Account, AccountKind};
use crate::bank::answer::Answer;
use crate::bank::category::Category;
use crate::bank::merchant::{Meant, meant};
use crate::bank::query::Asked;
use crate::bank::untrusted::SpokenName;

/// Whom a bill must pay, and what it must be for. Everything given must hold.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    payee: Option<SpokenName>,
    /// The category, or its family.
    pub(super) category: Option<Category>,
    /// That nothing can be meant: no bill pays such a one.
    is_nobody: bool,
}

impl Wanted {
    /// Whether `commitment` is meant.
    pub(super) fn has(&self, commitment: &Commitment) -> bool {
        !self.is_nobody
            && self.payee.as_ref().is_none_or(|payee| commitment.payee.as_ref() == Some(payee))
            && self.category.is_none_or(|wanted| commitment.category.is_within(wanted))
    }

    /// Whether the statement `line` is meant: a card or loan pays nobody by name, and is what it
    /// is called.
    pub(super) fn has_statement(&self, line: &StatementLine) -> bool {
        let category = match line.account.kind {
            AccountKind::Mortgage => Some(Category::Mortgage),
            AccountKind::Loan => Some(Category::Loans),
            _ => None,
        };
        let is_for = |wanted| category.is_some_and(|category| category.is_within(wanted));
        !self.is_nobody && self.payee.is_none() && self.category.is_none_or(is_for)
    }
}

impl Asked<'_> {
    /// Which of `commitments` on `accounts` the question is about.
    ///
    /// # Errors
    ///
    /// The answer that asks which of several payees is meant.
    pub(super) fn wanted(
        &self,
        accounts: &[&Account],
        commitments: &[Commitment],
    ) -> Result<Wanted, Box<Answer>> {
        let filter = &self.question.filter;
        let wanted = Wanted { category: filter.category, ..Wanted::default() };
        let Some(heard) = &filter.merchant else { return Ok(wanted) };
        let mut names: Vec<&SpokenName> =
            commitments.iter().filter_map(|commitment| commitment.payee.as_ref()).collect();
        names.sort();
        names.dedup();
        let texts: Vec<&str> = names.iter().map(|name| name.as_str()).collect();
        let payee = |at: usize| names.get(at).map(|name| (*name).clone());
        match meant(heard, &texts) {
            Meant::Merchant(at) => Ok(Wanted { payee: payee(at), ..wanted }),
            Meant::Category(category) => Ok(Wanted { category: Some(category), ..wanted }),
            Meant::Nobody => Ok(Wanted { is_nobody: true, ..wanted }),
            Meant::OneOf(some, more) => {
                let chosen = filter.merchant_at.and_then(|at| usize::from(at).checked_sub(1));
                if let Some(at) = chosen.and_then(|at| some.get(at)) {
                    return Ok(Wanted { payee: payee(*at), ..wanted });
                }
                let candidates = some.into_iter().filter_map(payee).collect();
                let covered = ids(accounts);
                Err(Box::new(Answer::WhichMerchant { candidates, more, covered }))
            }
        }
    }
}
