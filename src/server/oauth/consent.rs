//! Where the customer chooses.

use chrono::{DateTime, Duration, Utc};
use hyper::StatusCode;
use tokio::time::timeout;

use super::answers::{see_other, with_cookie};
use super::login::Visit;
use super::pages::{
    AMOUNTS, AccountChoice, Amounts, Chosen, ConsentPage, Offered, Stopped, Unchosen, class_key,
    look_back_key,
};
use super::server::{Asked, AuthorizationServer};
use crate::bank::AccountStatus;
use crate::basics::{CustomerId, digest_of};
use crate::connect::mint;
use crate::consent::{AccountScope, DataClass, DataClasses, LookBack, SignedIn, admit_to_choose};
use crate::oauth::{Endpoint, Parameters, SecretKind, success_uri};
use crate::observe::trouble;
use crate::server::answer::HttpAnswer;
use crate::vault::{Consented, VaultFailure};

/// What can be chosen on the page, and by whom.
struct Offer<'s> {
    visit: Visit<'s>,
    customer: CustomerId,
    signed_in_at: DateTime<Utc>,
    terms: Offered,
}

/// What no answer out loud needs yet.
const UNTOLD: [DataClass; 2] = [DataClass::CardStatus, DataClass::AlertsSubscribe];

/// The kinds of data that are about the past.
const OF_THE_PAST: [DataClass; 2] = [DataClass::TransactionsRead, DataClass::TransactionsSearch];

/// How far back can be chosen, in days.
pub(super) const LOOK_BACK_DAYS: [u16; 4] = [30, 90, 180, 365];

/// What can be chosen of `asked` about `accounts`: what Saldo cannot do is not put on the page.
fn offered(asked: DataClasses, accounts: Vec<AccountChoice>, days: &[u32]) -> Offered {
    let told = |class: &DataClass| !UNTOLD.contains(class) && *class != DataClass::SpeakAmounts;
    let classes = DataClasses::of(&asked.iter().filter(told).collect::<Vec<_>>());
    let amounts = if asked.has(DataClass::SpeakAmounts) { &AMOUNTS[..] } else { &[] };
    let past = OF_THE_PAST.iter().any(|class| classes.has(*class));
    Offered {
        accounts,
        classes,
        amounts: amounts.to_vec(),
        look_back: if past { LOOK_BACK_DAYS.map(LookBack::Days).to_vec() } else { Vec::new() },
        days: days.to_vec(),
    }
}

/// What `chosen` leaves open of what is on the page. How far back matters only where something of
/// the past was chosen.
fn unchosen(offered: &Offered, chosen: &Chosen) -> Unchosen {
    let past = OF_THE_PAST.iter().any(|class| chosen.classes.has(*class));
    Unchosen {
        accounts: chosen.accounts.is_empty(),
        classes: chosen.classes == DataClasses::NONE,
        amounts: !offered.amounts.is_empty() && chosen.amounts.is_none(),
        look_back: past && chosen.look_back.is_none(),
        days: chosen.days.is_none(),
    }
}

/// The kinds of data that `chosen` opens.
pub(super) fn opened(chosen: &Chosen) -> DataClasses {
    let said = matches!(chosen.amounts, Some(Amounts::Said(_))).then_some(DataClass::SpeakAmounts);
    DataClasses::of(&chosen.classes.iter().chain(said).collect::<Vec<_>>())
}

/// What a form chooses of what is `offered`; `None` when it names what was not.
pub(super) fn chosen_on(offered: &Offered, form: &Parameters) -> Option<Chosen> {
    let mut chosen = Chosen::default();
    for key in form.names_after("account.") {
        let account = offered.accounts.iter().find(|account| account.key == key)?;
        chosen.accounts.push(account.id.clone());
    }
    let mut classes = Vec::new();
    for key in form.names_after("class.") {
        classes.push(offered.classes.iter().find(|class| class_key(*class) == key)?);
    }
    chosen.classes = DataClasses::of(&classes);
    if let Some(key) = form.get("amounts") {
        chosen.amounts = Some(*offered.amounts.iter().find(|amounts| amounts.key() == key)?);
    }
    if let Some(text) = form.get("look_back") {
        let is_it = |it: &&LookBack| look_back_key(**it) == text;
        chosen.look_back = Some(*offered.look_back.iter().find(is_it)?);
    }
    if let Some(text) = form.get("days") {
        let count: u32 = text.parse().ok()?;
        chosen.days = Some(*offered.days.iter().find(|days| **days == count)?);
    }
    Some(chosen)
}

impl AuthorizationServer {
    /// The page on which the customer chooses.
    pub(super) async fn show_consent(&self, asked: &Asked) -> HttpAnswer {
        let visit = match self.visit(asked).await {
            Ok(visit) => visit,
            Err(instead) => return instead,
        };
        match self.offer(asked, visit).await {
            Ok(offer) => self.consent_page(asked, &offer, &Chosen::default(), Unchosen::default()),
            Err(instead) => instead,
        }
    }

    /// What the customer of a visit can choose: their accounts as the bank tells them now.
    async fn offer<'s>(&'s self, asked: &Asked, visit: Visit<'s>) -> Result<Offer<'s>, HttpAnswer> {
        let Some((customer, signed_in_at)) = visit.signed_in.clone() else {
            return Err(see_other(&self.address(Endpoint::Login)));
        };
        let signed_in = SignedIn {
            customer: customer.clone(),
            link: visit.linking.link.clone(),
            channel: visit.client.channel,
            application: visit.client.application.clone(),
            until: visit.expires_at,
        };
        let over = |_| self.stopped(asked, StatusCode::BAD_REQUEST, Stopped::Over);
        let chooser = admit_to_choose(&signed_in, asked.now).map_err(over)?;
        let holdings = match timeout(self.bank_time_max, self.bank.holdings(&chooser)).await {
            Ok(Ok(holdings)) => holdings,
            Ok(Err(failure)) => {
                trouble("bank", &failure.to_string());
                return Err(self.failed(
                    asked,
                    Some(Endpoint::Consent),
                    "the bank gave no accounts",
                ));
            }
            Err(_) => {
                return Err(self.failed(
                    asked,
                    Some(Endpoint::Consent),
                    "no accounts within bank_ms",
                ));
            }
        };
        let open = holdings.accounts.iter().filter(|it| it.status != AccountStatus::Closed);
        let accounts = open.map(|account| AccountChoice::of(account, asked.language)).collect();
        let terms = offered(visit.linking.request.classes, accounts, &self.consent_days);
        Ok(Offer { visit, customer, signed_in_at, terms })
    }

    fn consent_page(
        &self,
        asked: &Asked,
        offer: &Offer<'_>,
        chosen: &Chosen,
        unchosen: Unchosen,
    ) -> HttpAnswer {
        let status = if unchosen == Unchosen::default() {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        };
        let html = ConsentPage {
            site: self.site(asked),
            client: &offer.visit.client.name,
            csrf: &offer.visit.key.csrf(),
            offered: &offer.terms,
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
            Some("refuse") => return self.refuse(asked, &visit).await,
            Some("allow") => {}
            _ => return self.stopped(asked, StatusCode::BAD_REQUEST, Stopped::Over),
        }
        let offer = match self.offer(asked, visit).await {
            Ok(offer) => offer,
            Err(instead) => return instead,
        };
        // What was not on the page was not chosen on it.
        let Some(chosen) = chosen_on(&offer.terms, form) else {
            return self.stopped(asked, StatusCode::BAD_REQUEST, Stopped::Over);
        };
        let unchosen = unchosen(&offer.terms, &chosen);
        match chosen.days {
            Some(days) if unchosen == Unchosen::default() => {
                self.allow(asked, &offer, chosen, days).await
            }
            _ => self.consent_page(asked, &offer, &chosen, unchosen),
        }
    }

    async fn allow(
        &self,
        asked: &Asked,
        offer: &Offer<'_>,
        chosen: Chosen,
        days: u32,
    ) -> HttpAnswer {
        let Ok(code) = mint::secret(SecretKind::Code) else {
            return self.failed(asked, Some(Endpoint::Consent), "no random bytes");
        };
        let Offer { visit, customer, signed_in_at, .. } = offer;
        let request = &visit.linking.request;
        let kept = self.vault.consent(Consented {
            session: visit.key.digest(),
            link: visit.linking.link.clone(),
            customer: customer.clone(),
            client: visit.client.id.clone(),
            channel: visit.client.channel,
            application: visit.client.application.clone(),
            classes: opened(&chosen),
            accounts: AccountScope::Only(chosen.accounts.clone()),
            aloud: chosen.amounts.unwrap_or(Amounts::Unsaid).level(),
            look_back: chosen.look_back.unwrap_or(LookBack::Days(LOOK_BACK_DAYS[0])),
            granted_at: asked.now.utc(),
            signed_in_at: *signed_in_at,
            expires_at: asked.now.plus(Duration::days(days.into())).utc(),
            text_version: asked.language.version(),
            text_language: asked.language.code().to_owned(),
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
            Err(VaultFailure::Ended) => self.stopped(asked, StatusCode::BAD_REQUEST, Stopped::Over),
            Err(_) => self.failed(asked, Some(Endpoint::Consent), "a consent was not kept"),
        }
    }
}
