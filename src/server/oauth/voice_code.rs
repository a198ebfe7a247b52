//! Where customers set, replace and remove their voice code: the voice PIN, as it is called on
//! pages and aloud.

use hyper::StatusCode;
use zeroize::Zeroizing;

use super::answers::{page, see_other};
use super::pages::{CodeFault, Done, NewCodePage, Stopped, VoiceCodePage};
use super::server::{Asked, AuthorizationServer};
use super::sharing::Owner;
use crate::bank::Holdings;
use crate::consent::VoicePin;
use crate::oauth::{Endpoint, Parameters};
use crate::server::answer::HttpAnswer;
use crate::server::voice_pins::{PinFailure, VoicePins};

impl AuthorizationServer {
    /// The page of the voice code.
    pub(super) async fn show_voice_code(&self, asked: &Asked) -> HttpAnswer {
        let owner = match self.owner(asked).await {
            Ok(owner) => owner,
            Err(instead) => return instead,
        };
        match self.pins_of(asked, &owner).await {
            Ok((pins, holdings)) => self.code_page(asked, &owner, pins, &holdings, None).await,
            Err(instead) => instead,
        }
    }

    /// Sets a new voice code, or removes it.
    pub(super) async fn change_voice_code(&self, asked: &Asked, form: &Parameters) -> HttpAnswer {
        let owner = match self.posting_owner(asked, form).await {
            Ok(owner) => owner,
            Err(instead) => return instead,
        };
        let (pins, holdings) = match self.pins_of(asked, &owner).await {
            Ok(found) => found,
            Err(instead) => return instead,
        };
        let own_numbers = own_numbers(&holdings);
        let customer = &owner.customer;
        let done = match form.get("decision") {
            Some("random") => match pins.set_random(customer, &own_numbers, asked.now).await {
                Ok(pin) => {
                    // The answer to the form itself: nothing keeps the code to show it later.
                    let html = NewCodePage { site: self.site(asked), pin: &pin }.html();
                    return page(StatusCode::OK, html, std::iter::empty());
                }
                Err(failure) => Err(failure),
            },
            Some("own") => {
                let typed = Zeroizing::new(form.get("code").unwrap_or_default().to_owned());
                let own = || own_numbers.iter().map(String::as_str);
                let chosen = VoicePin::read(&typed);
                let fault = match &chosen {
                    None => Some(CodeFault::Missing),
                    Some(pin) => pin.weakness(own()).map(CodeFault::Weak),
                };
                match (chosen, fault) {
                    (Some(pin), None) => {
                        pins.set(customer, &pin, asked.now).await.map(|()| Done::CodeKept)
                    }
                    (_, fault) => {
                        return self.code_page(asked, &owner, pins, &holdings, fault).await;
                    }
                }
            }
            Some("remove") => pins.remove(customer).await.map(|()| Done::CodeRemoved),
            _ => return self.stopped(asked, StatusCode::BAD_REQUEST, Stopped::OverSharing),
        };
        match done {
            Ok(done) => {
                see_other(&format!("{}?done={}", self.address(Endpoint::Sharing), done.key()))
            }
            Err(PinFailure) => {
                self.failed(asked, Some(Endpoint::VoiceCode), "a voice code was not kept")
            }
        }
    }

    /// The voice PINs and what the customer holds; the way back where the bank has no voice PINs.
    async fn pins_of(
        &self,
        asked: &Asked,
        owner: &Owner,
    ) -> Result<(&VoicePins, Holdings), HttpAnswer> {
        let sharing = || see_other(&self.address(Endpoint::Sharing));
        let pins = self.pins.as_deref().ok_or_else(sharing)?;
        Ok((pins, self.own_holdings(asked, owner).await?))
    }

    async fn code_page(
        &self,
        asked: &Asked,
        owner: &Owner,
        pins: &VoicePins,
        holdings: &Holdings,
        fault: Option<CodeFault>,
    ) -> HttpAnswer {
        let Ok(standing) = pins.standing(&owner.customer, asked.now).await else {
            return self.failed(asked, Some(Endpoint::VoiceCode), "a voice code was not read");
        };
        let status = match fault {
            None => StatusCode::OK,
            Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let html = VoiceCodePage {
            site: self.site(asked),
            csrf: &owner.key.csrf(),
            standing,
            time_zone: holdings.time_zone,
            fault,
        }
        .html();
        page(status, html, std::iter::empty())
    }
}

/// The customer's numbers that Saldo knows: the ends of account numbers.
fn own_numbers(holdings: &Holdings) -> Vec<String> {
    let digits = holdings.accounts.iter().filter_map(|account| account.last_four);
    digits.map(|digits| digits.as_str().to_owned()).collect()
}
