//! Where customers have everything about them erased.

use hyper::StatusCode;

use super::answers::{page, see_other, with_cookie};
use super::pages::{ErasePage, erased_page};
use super::server::{Asked, AuthorizationServer};
use super::sharing::Owner;
use crate::disclosure::Actor;
use crate::oauth::{Endpoint, Parameters};
use crate::observe::trouble;
use crate::server::answer::HttpAnswer;

/// What the address says once it was done.
const DONE: &str = "done=erased";

impl AuthorizationServer {
    /// The page that asks whether it is meant; or says that it was done, to whoever it was done for
    /// and is nobody any more.
    pub(super) async fn show_erase(&self, asked: &Asked) -> HttpAnswer {
        if asked.head.uri.query().is_some_and(|query| query.split('&').any(|pair| pair == DONE)) {
            return page(StatusCode::OK, erased_page(self.site(asked)), std::iter::empty());
        }
        match self.owner(asked).await {
            Ok(owner) => self.erase_page(asked, &owner, false),
            Err(instead) => instead,
        }
    }

    /// Erases the customer, once they say that they are sure.
    pub(super) async fn erase(&self, asked: &Asked, form: &Parameters) -> HttpAnswer {
        let owner = match self.posting_owner(asked, form).await {
            Ok(owner) => owner,
            Err(instead) => return instead,
        };
        if form.get("sure") != Some("on") {
            return self.erase_page(asked, &owner, true);
        }
        match self.vault.erase(owner.customer, Actor::Customer, asked.now.utc()).await {
            Ok(_) => {
                let done = format!("{}?{DONE}", self.address(Endpoint::SharingErase));
                with_cookie(see_other(&done), &self.cookies.clear())
            }
            Err(failure) => {
                trouble("sharing", &failure.to_string());
                self.failed(asked, Some(Endpoint::Sharing), "a customer was not erased")
            }
        }
    }

    fn erase_page(&self, asked: &Asked, owner: &Owner, unconfirmed: bool) -> HttpAnswer {
        let status = match unconfirmed {
            true => StatusCode::UNPROCESSABLE_ENTITY,
            false => StatusCode::OK,
        };
        let (site, csrf) = (self.site(asked), owner.key.csrf());
        page(status, ErasePage { site, csrf: &csrf, unconfirmed }.html(), std::iter::empty())
    }
}
