//! The interface's endpoints.

use url::{Url, form_urlencoded};

use crate::basics::AccountId;

/// A list that the bank gives of a customer or of one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Endpoint {
    /// The customer's accounts.
    Accounts,
    /// Balances of an account.
    Balances,
    /// Transactions of an account.
    Transactions,
    /// Direct debits on an account.
    DirectDebits,
    /// Standing orders from an account.
    StandingOrders,
    /// Single payments from an account on a day to come.
    ScheduledPayments,
    /// Statements of an account.
    Statements,
}

impl Endpoint {
    /// The endpoint as logs name it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Accounts => "/accounts",
            Self::Balances => "/accounts/{AccountId}/balances",
            Self::Transactions => "/accounts/{AccountId}/transactions",
            Self::DirectDebits => "/accounts/{AccountId}/direct-debits",
            Self::StandingOrders => "/accounts/{AccountId}/standing-orders",
            Self::ScheduledPayments => "/accounts/{AccountId}/scheduled-payments",
            Self::Statements => "/accounts/{AccountId}/statements",
        }
    }

    /// Whether a bank need not have it: then it answers 404, and knows of nothing.
    pub(super) fn is_optional(self) -> bool {
        !matches!(self, Self::Accounts | Self::Balances | Self::Transactions)
    }

    /// Its address below `base`; `None` for an account whose name no address can hold.
    pub(super) fn address(self, base: &Url, account: Option<&AccountId>) -> Option<Url> {
        let account = match account {
            // As a part of a path they mean something else.
            Some(id) if matches!(id.as_str(), "." | "..") => return None,
            Some(id) => form_urlencoded::byte_serialize(id.as_str().as_bytes()).collect(),
            None => String::new(),
        };
        let path = self.name().replace("{AccountId}", &account);
        let mut address = base.clone();
        address.set_path(&format!("{}{path}", base.path().trim_end_matches('/')));
        Some(address)
    }
}

/// Whether `link`, which an answer gives as the way on, leads to the same interface.
pub(super) fn is_within(link: &Url, base: &Url) -> bool {
    let below = link.path().strip_prefix(base.path().trim_end_matches('/'));
    link.origin() == base.origin()
        && link.username().is_empty()
        && link.password().is_none()
        && below.is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> Url {
        "https://ob.bank.example/x/open-banking/v3.1/aisp".parse().unwrap()
    }

    #[test]
    fn accounts_are_named_within_the_path() {
        let of = |id: &str| {
            let id = AccountId::new(id).unwrap();
            Endpoint::Balances.address(&base(), Some(&id)).map(|it| it.path().to_owned())
        };
        let path = |id| Some(format!("/x/open-banking/v3.1/aisp/accounts/{id}/balances"));
        assert_eq!(of("22289"), path("22289"));
        assert_eq!(of("a/../b?c#d%"), path("a%2F..%2Fb%3Fc%23d%25"));
        assert_eq!(of(".."), None);
    }

    #[test]
    fn a_way_on_leads_to_the_same_interface() {
        let within = |link: &str| is_within(&link.parse().unwrap(), &base());
        let own = "https://ob.bank.example/x/open-banking/v3.1/aisp/accounts/1/transactions";
        assert!(within(own));
        assert!(within(&format!("{own}?page=2")));
        for link in [
            "https://ob.bank.example.evil.example/x/open-banking/v3.1/aisp/accounts",
            "http://ob.bank.example/x/open-banking/v3.1/aisp/accounts",
            "https://ob.bank.example:444/x/open-banking/v3.1/aisp/accounts",
            "https://ob.bank.example/x/open-banking/v3.1/aisp-other/accounts",
            "https://ob.bank.example/x/open-banking/v3.1/aisp/../../admin",
            "https://me@ob.bank.example/x/open-banking/v3.1/aisp/accounts",
        ] {
            assert!(!within(link), "{link}");
        }
    }
}
