//! Where the customer chooses.

use chrono::{DateTime, Duration, Utc};
use hyper::StatusCode;
use tokio::time::timeout;

use super::answers::{see_other, with_cookie};
use super::login::Visit;
use super::pages::{
    AccountChoice, Chosen, ConsentPage, LANGUAGE, Stopped, Unchosen, class_key, version,
};
use super::server::{Asked, AuthorizationServer};
use crate::bank::AccountStatus;
use crate::basics::{CustomerId, digest_of};
use crate::connect::mint;
use crate::consent::{AccountScope, Aloud, DataClass, DataClasses, SignedIn, admit_to_choose};
use crate::oauth::{Endpoint, Parameters, SecretKind, success_uri};
use crate::observe::trouble;
use crate::server::answer::HttpAnswer;
use crate::vault::{Consented, VaultFailure};

/// What can be chosen on the page, and by whom.
struct Offer<'s> {
    visit: Visit<'s>,
    customer: CustomerId,
    signed_in_at: DateTime<Utc>,
    accounts: Vec<AccountChoice>,
    classes: DataClasses,
}

/// What no answer out loud needs yet.
const UNTOLD: [DataClass; 2] = [DataClass::CardStatus, DataClass::AlertsSubscribe];

/// The kinds of data of `asked` that Saldo can tell: what it cannot do is not put on the page.
fn offered(asked: DataClasses) -> DataClasses {
    let told = asked.iter().filter(|class| !UNTOLD.contains(class));
    DataClasses::of(&told.collect::<Vec<_>>())
}

impl AuthorizationServer {
    /// The page on which the customer chooses.
    pub(super) async fn show_consent(&self, asked: &Asked) -> HttpAnswer {
        let visit = match self.visit(asked).await {
            Ok(visit) => visit,
            Err(instead) => return instead,
        };
        match self.offer(asked, visit).await {
            Ok(offer) => self.consent_page(&offer, &Chosen::default(), Unchosen::default()),
            Err(instead) => instead,
        }
    }

    /// What the customer of a visit can choose: their accounts as the bank tells them now.
    async fn offer<'s>(&'s self, asked: &Asked, visit: Visit<'s>) -> Result<Offer<'s>, HttpAnswer> {
        let Some((customer, signed_in_at)) = visit.session.signed_in.clone() else {
            return Err(see_other(&format!("{}{}", self.base, Endpoint::Login.path())));
        };
        let signed_in = SignedIn {
            customer: customer.clone(),
            link: visit.session.link.clone(),
            channel: visit.client.channel,
            application: visit.client.application.clone(),
            until: visit.session.expires_at,
        };
        let over = |_| self.stopped(StatusCode::BAD_REQUEST, Stopped::Over);
        let chooser = admit_to_choose(&signed_in, asked.now).map_err(over)?;
        let holdings = match timeout(self.bank_time_max, self.bank.holdings(&chooser)).await {
            Ok(Ok(holdings)) => holdings,
            Ok(Err(failure)) => {
                trouble("bank", &failure.to_string());
                return Err(self.failed(Some(Endpoint::Consent), "the bank gave no accounts"));
            }
            Err(_) => {
                return Err(self.failed(Some(Endpoint::Consent), "no accounts within bank_ms"));
            }
        };
        let open = holdings.accounts.iter().filter(|it| it.status != AccountStatus::Closed);
        let accounts = open.map(AccountChoice::of).collect();
        let classes = offered(visit.session.request.classes);
        Ok(Offer { visit, customer, signed_in_at, accounts, classes })
    }

    fn consent_page(&self, offer: &Offer<'_>, chosen: &Chosen, unchosen: Unchosen) -> HttpAnswer {
        let status = if unchosen == Unchosen::default() {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        };
        let html = ConsentPage {
            base: &self.base,
            bank: &self.bank_name,
            client: &offer.visit.client.name,
            csrf: &offer.visit.key.csrf(),
            accounts: &offer.accounts,
            classes: offer.classes,
            days: &self.consent_days,
            chosen,
            unchosen,
        }
        .html();
        self.form_page(status, html, offer.visit.client)
    }

    /// Takes the customer's choice: back to the platform with a code or without one, or the page
    /// again.
    pub(super) async fn decide(&self, asked: &Asked, form: &Parameters) -> HttpAnswer {
        let visit = match self.posted_visit(asked, form).await {
            Ok(visit) => visit,
            Err(instead) => return instead,
        };
        match form.get("decision") {
            Some("refuse") => return self.refuse(&visit).await,
            Some("allow") => {}
            _ => return self.stopped(StatusCode::BAD_REQUEST, Stopped::Over),
        }
        let offer = match self.offer(asked, visit).await {
            Ok(offer) => offer,
            Err(instead) => return instead,
        };
        // What was not on the page was not chosen on it.
        let Some(chosen) = self.chosen(&offer, form) else {
            return self.stopped(StatusCode::BAD_REQUEST, Stopped::Over);
        };
        let unchosen = Unchosen {
            accounts: chosen.accounts.is_empty(),
            classes: chosen.classes == DataClasses::NONE,
            days: chosen.days.is_none(),
        };
        match chosen.days {
            Some(days) if unchosen == Unchosen::default() => {
                self.allow(asked, &offer, chosen, days).await
            }
            _ => self.consent_page(&offer, &chosen, unchosen),
        }
    }

    /// Reads the choice; `None` when it names what was not offered.
    fn chosen(&self, offer: &Offer<'_>, form: &Parameters) -> Option<Chosen> {
        let mut chosen = Chosen::default();
        for key in form.names_after("account.") {
            let account = offer.accounts.iter().find(|account| account.key == key)?;
            chosen.accounts.push(account.id.clone());
        }
        let mut classes = Vec::new();
        for key in form.names_after("class.") {
            classes.push(offer.classes.iter().find(|class| class_key(*class) == key)?);
        }
        chosen.classes = DataClasses::of(&classes);
        if let Some(text) = form.get("days") {
            let count: u32 = text.parse().ok()?;
            chosen.days = Some(self.consent_days.iter().copied().find(|days| *days == count)?);
        }
        Some(chosen)
    }

    async fn allow(
        &self,
        asked: &Asked,
        offer: &Offer<'_>,
        chosen: Chosen,
        days: u32,
    ) -> HttpAnswer {
        let Ok(code) = mint::secret(SecretKind::Code) else {
            return self.failed(Some(Endpoint::Consent), "no random bytes");
        };
        let Offer { visit, customer, signed_in_at, .. } = offer;
        let request = &visit.session.request;
        let kept = self.vault.consent(Consented {
            session: visit.key.digest(),
            link: visit.session.link.clone(),
            customer: customer.clone(),
            client: visit.client.id.clone(),
            channel: visit.client.channel,
            application: visit.client.application.clone(),
            classes: chosen.classes,
            accounts: AccountScope::Only(chosen.accounts),
            aloud: Aloud::default(),
            granted_at: asked.now.utc(),
            signed_in_at: *signed_in_at,
            expires_at: asked.now.plus(Duration::days(days.into())).utc(),
            text_version: version(),
            text_language: LANGUAGE.to_owned(),
            code: digest_of(code.expose().as_bytes()),
            code_expires_at: asked.now.plus(self.lifetimes.code).utc(),
            redirect_uri: request.redirect_uri.clone(),
            challenge: request.challenge.clone(),
            resource: request.resource.clone(),
        });
        match kept.await {
            Ok(()) => {
                let (uri, state) = (&request.redirect_uri, request.state.as_deref());
                let uri = success_uri(uri, code.expose(), state, &self.issuer);
                with_cookie(see_other(&uri), &self.cookies.clear())
            }
            Err(VaultFailure::Ended) => self.stopped(StatusCode::BAD_REQUEST, Stopped::Over),
            Err(_) => self.failed(Some(Endpoint::Consent), "a consent was not kept"),
        }
    }
}
