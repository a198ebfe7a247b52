//! How accounts are called, so that the customer can tell them apart.

use super::account::{Account, AccountStatus};
use super::answer::AccountName;
use super::merchant::Merchants;
use super::untrusted::SpokenName;
use crate::consent::{DataClass, DataClasses};

/// The names of one customer's accounts.
///
/// Nicknames are told under `accounts.list`, which is the data class that opens them. The last
/// four digits are told only where kind and nickname leave two accounts alike, whatever the
/// grant: an answer that does not say which account it is about would be wrong.
pub(super) struct Naming<'a> {
    accounts: &'a [Account],
    nicknames: Vec<Option<SpokenName>>,
    has_several_currencies: bool,
}

impl<'a> Naming<'a> {
    /// Names for `accounts`, told to somebody who may hear `classes`; `merchants` remembers what
    /// has been cleaned.
    pub(super) fn new(
        accounts: &'a [Account],
        classes: DataClasses,
        merchants: &Merchants,
    ) -> Self {
        let may_hear = classes.has(DataClass::AccountsList);
        let spoken = |account: &Account| merchants.nickname(account.nickname.as_ref()?);
        let nicknames =
            accounts.iter().map(|account| if may_hear { spoken(account) } else { None }).collect();
        let has_several_currencies =
            accounts.windows(2).any(|pair| pair[0].currency != pair[1].currency);
        Self { accounts, nicknames, has_several_currencies }
    }

    /// The name of `account`, one of those this was made of.
    pub(super) fn name(&self, account: &Account) -> AccountName {
        let place = self.accounts.iter().position(|own| own.id == account.id);
        let nickname = place.and_then(|place| self.nicknames.get(place)).cloned().flatten();
        let is_unclear = self.has_double(account, nickname.as_ref());
        AccountName {
            id: account.id.clone(),
            kind: account.kind,
            nickname,
            last_four: account.last_four.filter(|_| is_unclear),
            currency: self.has_several_currencies.then_some(account.currency),
        }
    }

    /// The names of some accounts.
    pub(super) fn names(&self, accounts: &[&Account]) -> Vec<AccountName> {
        accounts.iter().map(|account| self.name(account)).collect()
    }

    /// Whether another account is called the same. Closed ones count for closed ones only: where
    /// an open account is told, no closed one could be meant.
    fn has_double(&self, account: &Account, nickname: Option<&SpokenName>) -> bool {
        let is_closed = account.status == AccountStatus::Closed;
        let others = self.accounts.iter().zip(&self.nicknames).filter(|(other, _)| {
            other.id != account.id && (is_closed || other.status != AccountStatus::Closed)
        });
        let mut others = others;
        others.any(|(other, others_nickname)| match (nickname, others_nickname) {
            (Some(own), Some(others)) => own.as_str().eq_ignore_ascii_case(others.as_str()),
            (None, None) => other.kind == account.kind,
            // "Savings" next to "Rainy Day", also savings: the bare kind could mean both.
            (None, Some(_)) => other.kind == account.kind,
            (Some(_), None) => false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::account::{AccountKind, LastFour};
    use super::super::untrusted::Untrusted;
    use super::*;
    use crate::basics::{AccountId, Currency};

    fn account(id: &str, kind: AccountKind, nickname: Option<&str>) -> Account {
        Account {
            id: AccountId::new(id).unwrap(),
            kind,
            nickname: nickname.map(Untrusted::new),
            last_four: LastFour::new("1001"),
            currency: Currency::USD,
            status: AccountStatus::Open,
        }
    }

    /// Nickname, whether the digits are told, currency: of each account.
    fn told(accounts: &[Account], classes: DataClasses) -> Vec<String> {
        let naming = Naming::new(accounts, classes, &Merchants::new(None).unwrap());
        let show = |account| {
            let name = naming.name(account);
            let nickname = name.nickname.as_ref().map_or("-", SpokenName::as_str).to_owned();
            let digits = if name.last_four.is_some() { " digits" } else { "" };
            let currency = name.currency.map(|c| format!(" {c}")).unwrap_or_default();
            format!("{nickname}{digits}{currency}")
        };
        accounts.iter().map(show).collect()
    }

    #[test]
    fn digits_are_told_only_to_tell_apart() {
        use AccountKind::{Checking, Savings};
        let all = DataClasses::ALL;
        let two = [account("1", Checking, None), account("2", Savings, None)];
        assert_eq!(told(&two, all), ["-", "-"]);
        let alike = [account("1", Savings, None), account("2", Savings, None)];
        assert_eq!(told(&alike, all), ["- digits", "- digits"]);
        let named = [account("1", Savings, Some("Rainy Day")), account("2", Savings, None)];
        assert_eq!(told(&named, all), ["Rainy Day", "- digits"]);
        let same = [account("1", Savings, Some("Joint")), account("2", Checking, Some("JOINT"))];
        assert_eq!(told(&same, all), ["Joint digits", "Joint digits"]);
        let unfit = [account("1", Savings, Some("<b>")), account("2", Savings, Some("Car"))];
        assert_eq!(told(&unfit, all), ["- digits", "Car"]);
    }

    #[test]
    fn closed_accounts_do_not_blur_open_ones() {
        let closed =
            Account { status: AccountStatus::Closed, ..account("1", AccountKind::Savings, None) };
        let accounts = [closed, account("2", AccountKind::Savings, None)];
        assert_eq!(told(&accounts, DataClasses::ALL), ["- digits", "-"]);
    }

    #[test]
    fn nicknames_need_their_data_class_and_currencies_a_second_one() {
        let euro =
            Account { currency: Currency::EUR, ..account("2", AccountKind::Savings, Some("Trip")) };
        let accounts = [account("1", AccountKind::Savings, Some("Home")), euro];
        assert_eq!(told(&accounts, DataClasses::ALL), ["Home USD", "Trip EUR"]);
        let classes = DataClasses::of(&[DataClass::BalanceRead]);
        assert_eq!(told(&accounts, classes), ["- digits USD", "- digits EUR"]);
    }
}
