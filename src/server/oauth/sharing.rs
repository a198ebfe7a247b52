//! Where customers see what they share, and make it less.

use chrono::{DateTime, Duration, Utc};
use hyper::StatusCode;
use tokio::time::timeout;

use super::answers::{page, see_other, with_cookie};
use super::consent::{LOOK_BACK_DAYS, chosen_on, opened};
use super::login::Unsigned;
use super::pages::{
    AMOUNTS, AccountChoice, Amounts, Chosen, Done, LinkPage, LinkShown, Offered, SharingPage,
    Stopped, Unchosen,
};
use super::server::{Asked, AuthorizationServer};
use super::visit::{VISIT_MINUTES, VisitKey, is_own_page};
use crate::bank::Holdings;
use crate::basics::{ApplicationId, CustomerId, LinkId, Now, digest_of};
use crate::connect::mint;
use crate::consent::{
    Channel, DataClass, DataClasses, Length, LookBack, MannerChange, Pace, SignedIn,
    admit_to_choose,
};
use crate::oauth::{Endpoint, Parameters, SecretKind};
use crate::observe::trouble;
use crate::server::answer::HttpAnswer;
use crate::server::voice_pins::PinFailure;
use crate::vault::{Becomes, LinkChange, NewSession, PinStanding, SharedLink, VaultFailure};

/// How long customers may look at their own pages after they have signed in, in minutes.
pub(super) const SHARING_MINUTES: i64 = 30;

/// Stands for the application where a customer looks at their own accounts: no platform is told.
const OWN_PAGES: &str = "saldo.sharing";

/// A customer who signed in to look at what they share.
pub(super) struct Owner {
    pub(super) key: VisitKey,
    pub(super) customer: CustomerId,
    until: DateTime<Utc>,
}

impl AuthorizationServer {
    /// The customer who signed in.
    ///
    /// # Errors
    ///
    /// The way to the page on which they can.
    pub(super) async fn owner(&self, asked: &Asked) -> Result<Owner, HttpAnswer> {
        let login = || see_other(&self.address(Endpoint::SharingLogin));
        let key = self.cookies.key(&asked.head.headers).ok_or_else(login)?;
        let found = self.vault.session(key.digest(), asked.now.utc()).await;
        let Ok(found) = found else {
            return Err(self.failed(asked, Some(Endpoint::Sharing), "a visit was not read"));
        };
        let session = found.filter(|session| session.linking.is_none()).ok_or_else(login)?;
        let (customer, _) = session.signed_in.ok_or_else(login)?;
        Ok(Owner { key, customer, until: session.expires_at })
    }

    /// The customer behind a form that was sent from our own page.
    ///
    /// # Errors
    ///
    /// What is shown instead.
    pub(super) async fn posting_owner(
        &self,
        asked: &Asked,
        form: &Parameters,
    ) -> Result<Owner, HttpAnswer> {
        let owner = self.owner(asked).await?;
        let own = is_own_page(&asked.head.headers, &self.origin);
        if !own || !owner.key.vouches_for(form.get("csrf")) {
            return Err(self.stopped(asked, StatusCode::FORBIDDEN, Stopped::OverSharing));
        }
        Ok(owner)
    }

    /// Where an endpoint is.
    pub(super) fn address(&self, endpoint: Endpoint) -> String {
        format!("{}{}", self.base, endpoint.path())
    }

    /// The page on which customers log in who came by themselves.
    pub(super) async fn show_sharing_login(&self, asked: &Asked) -> HttpAnswer {
        let Some(key) = self.cookies.key(&asked.head.headers) else {
            return self.begin_sharing(asked).await;
        };
        match self.vault.session(key.digest(), asked.now.utc()).await {
            Ok(Some(session)) if session.linking.is_none() => match session.signed_in {
                Some(_) => see_other(&self.address(Endpoint::Sharing)),
                None => self.own_login(asked, &key).await,
            },
            Ok(_) => self.begin_sharing(asked).await,
            Err(_) => self.failed(asked, Some(Endpoint::SharingLogin), "a visit was not read"),
        }
    }

    async fn begin_sharing(&self, asked: &Asked) -> HttpAnswer {
        let own = self.limits.visits.try_take(asked.address, asked.at);
        if !own || !self.limits.all_visits.try_take((), asked.at) {
            return self.stopped(asked, StatusCode::TOO_MANY_REQUESTS, Stopped::TooMany);
        }
        let endpoint = Some(Endpoint::SharingLogin);
        let Ok(secret) = mint::secret(SecretKind::Session) else {
            return self.failed(asked, endpoint, "no random bytes");
        };
        let begun = self.vault.begin_session(NewSession {
            key: digest_of(secret.expose().as_bytes()),
            linking: None,
            expires_at: asked.now.plus(Duration::minutes(VISIT_MINUTES)).utc(),
        });
        if begun.await.is_err() {
            return self.failed(asked, endpoint, "a visit was not kept");
        }
        let cookie = self.cookies.set(&secret, VISIT_MINUTES);
        let page = self.own_login(asked, &VisitKey::new(secret)).await;
        with_cookie(page, cookie.expose())
    }

    /// Where customers log in who came by themselves.
    async fn own_login(&self, asked: &Asked, key: &VisitKey) -> HttpAnswer {
        match &self.identity {
            Some(provider) => self.send_to(provider, asked, key).await,
            None => self.login_page(asked, key, None, "", None),
        }
    }

    /// Signs in a customer who came by themselves, or shows the page again.
    pub(super) async fn log_in_to_sharing(&self, asked: &Asked, form: &Parameters) -> HttpAnswer {
        let over = |status| self.stopped(asked, status, Stopped::OverSharing);
        let Some(key) = self.cookies.key(&asked.head.headers) else {
            return over(StatusCode::BAD_REQUEST);
        };
        match self.vault.session(key.digest(), asked.now.utc()).await {
            Ok(Some(session)) if session.linking.is_none() && session.signed_in.is_none() => {}
            Ok(_) => return over(StatusCode::BAD_REQUEST),
            Err(_) => {
                return self.failed(asked, Some(Endpoint::SharingLogin), "a visit was not read");
            }
        }
        let own = is_own_page(&asked.head.headers, &self.origin);
        if !own || !key.vouches_for(form.get("csrf")) {
            return over(StatusCode::FORBIDDEN);
        }
        match self.credentials(asked, form).await {
            Ok(customer) => {
                let signed_in = (customer, asked.now.utc());
                self.signed_in(asked, &key, signed_in, SHARING_MINUTES, Endpoint::Sharing).await
            }
            Err(Unsigned::Fault(user, fault)) => {
                self.unsigned(self.login_page(asked, &key, None, &user, Some(fault)), fault)
            }
            Err(Unsigned::Instead(instead)) => *instead,
        }
    }

    /// Ends the look at one's own pages.
    pub(super) async fn log_out(&self, asked: &Asked, form: &Parameters) -> HttpAnswer {
        let owner = match self.posting_owner(asked, form).await {
            Ok(owner) => owner,
            Err(instead) => return instead,
        };
        if self.vault.end_session(owner.key.digest()).await.is_err() {
            return self.failed(asked, Some(Endpoint::Sharing), "a visit was not ended");
        }
        let login = see_other(&self.address(Endpoint::SharingLogin));
        with_cookie(login, &self.cookies.clear())
    }

    /// What the customer holds, as the bank tells it now.
    pub(super) async fn own_holdings(
        &self,
        asked: &Asked,
        owner: &Owner,
    ) -> Result<Holdings, HttpAnswer> {
        let failed = |why| self.failed(asked, Some(Endpoint::Sharing), why);
        let names = (LinkId::new(OWN_PAGES), ApplicationId::new(OWN_PAGES));
        let (Ok(link), Ok(application)) = names else { return Err(failed("no name")) };
        let customer = owner.customer.clone();
        let (channel, until) = (Channel::Alexa, owner.until);
        let signed_in = SignedIn { customer, link, channel, application, until };
        let over = |_| self.stopped(asked, StatusCode::BAD_REQUEST, Stopped::OverSharing);
        let chooser = admit_to_choose(&signed_in, asked.now).map_err(over)?;
        match timeout(self.bank_time_max, self.bank.holdings(&chooser)).await {
            Ok(Ok(holdings)) => Ok(holdings),
            Ok(Err(failure)) => {
                trouble("bank", &failure.to_string());
                Err(failed("the bank gave no accounts"))
            }
            Err(_) => Err(failed("no accounts within bank_ms")),
        }
    }

    /// The customer's links; each ends no later than the login that it was made with counts.
    pub(super) async fn own_links(
        &self,
        asked: &Asked,
        owner: &Owner,
    ) -> Result<Vec<SharedLink>, HttpAnswer> {
        let links = self.vault.links_of(owner.customer.clone()).await.map_err(|failure| {
            trouble("sharing", &failure.to_string());
            self.failed(asked, Some(Endpoint::Sharing), "links were not read")
        })?;
        let held = |link: SharedLink| {
            let ends = self.login_rule.ends(link.authenticated_at);
            SharedLink { expires_at: link.expires_at.min(ends), ..link }
        };
        Ok(links.into_iter().map(held).collect())
    }

    /// What customers call the platform of a link: as its client is called, else by its id.
    pub(super) fn client_name<'n>(&'n self, link: &'n SharedLink) -> &'n str {
        let own = self.clients.iter();
        let own = own.map(|it| (it.channel, &it.application, it.name.as_str()));
        let banks = self.banks_clients.iter();
        let banks = banks.map(|(it, name)| (it.channel, &it.application, name.as_str()));
        let mut named = own.chain(banks);
        let its = named.find(|it| (it.0, it.1) == (link.channel, &link.application));
        its.map_or_else(|| link.application.as_str(), |(_, _, name)| name)
    }

    /// The page of everything a customer shares.
    pub(super) async fn show_sharing(&self, asked: &Asked) -> HttpAnswer {
        let owner = match self.owner(asked).await {
            Ok(owner) => owner,
            Err(instead) => return instead,
        };
        let links = match self.own_links(asked, &owner).await {
            Ok(links) => links,
            Err(instead) => return instead,
        };
        let holdings = match self.own_holdings(asked, &owner).await {
            Ok(holdings) => holdings,
            Err(instead) => return instead,
        };
        let voice = match self.vault.voice_of(owner.customer.clone()).await {
            Ok(voice) => voice,
            Err(_) => return self.failed(asked, Some(Endpoint::Sharing), "a voice was not read"),
        };
        let is_code_locked = match self.is_code_locked(asked, &owner).await {
            Ok(is_locked) => is_locked,
            Err(instead) => return instead,
        };
        let accounts: Vec<AccountChoice> =
            holdings.accounts.iter().map(|it| AccountChoice::of(it, asked.language)).collect();
        let now = asked.now.utc();
        let shown = |link| self.shown(link, asked.now);
        let (live, ended): (Vec<&SharedLink>, Vec<&SharedLink>) =
            links.iter().partition(|link| lives(link, now));
        let html = SharingPage {
            site: self.site(asked),
            csrf: &owner.key.csrf(),
            live: &live.into_iter().map(shown).collect::<Vec<_>>(),
            ended: &ended.into_iter().map(shown).collect::<Vec<_>>(),
            accounts: &accounts,
            voice,
            has_voice_code: self.pins.is_some(),
            is_code_locked,
            time_zone: holdings.time_zone,
            done: done(asked),
        }
        .html();
        page(StatusCode::OK, html, std::iter::empty())
    }

    fn shown<'n>(&'n self, link: &'n SharedLink, now: Now) -> LinkShown<'n> {
        let (login, ends) = (link.authenticated_at, link.expires_at);
        let is_due = self.login_rule.days_left(login, ends, now).is_some();
        LinkShown { link, client: self.client_name(link), is_due }
    }

    /// Whether the customer's voice code is locked.
    async fn is_code_locked(&self, asked: &Asked, owner: &Owner) -> Result<bool, HttpAnswer> {
        let Some(pins) = &self.pins else { return Ok(false) };
        match pins.standing(&owner.customer, asked.now).await {
            Ok(standing) => Ok(matches!(standing, PinStanding::Locked { .. })),
            Err(PinFailure) => {
                Err(self.failed(asked, Some(Endpoint::Sharing), "a voice code was not read"))
            }
        }
    }

    /// Keeps how the customer wants to be told, on every channel.
    pub(super) async fn keep_voice(&self, asked: &Asked, form: &Parameters) -> HttpAnswer {
        let owner = match self.posting_owner(asked, form).await {
            Ok(owner) => owner,
            Err(instead) => return instead,
        };
        let length = form.get("length").and_then(Length::named);
        let pace = form.get("pace").and_then(Pace::named);
        let (Some(length), Some(pace)) = (length, pace) else {
            return self.stopped(asked, StatusCode::BAD_REQUEST, Stopped::OverSharing);
        };
        for change in [MannerChange::Length(length), MannerChange::Pace(pace)] {
            if self.vault.keep_manner(owner.customer.clone(), change).await.is_err() {
                return self.failed(asked, Some(Endpoint::Sharing), "a voice was not kept");
            }
        }
        see_other(&format!("{}?done={}", self.address(Endpoint::Sharing), Done::VoiceKept.key()))
    }

    /// The page on which one link is made less.
    pub(super) async fn show_link(&self, asked: &Asked) -> HttpAnswer {
        let owner = match self.owner(asked).await {
            Ok(owner) => owner,
            Err(instead) => return instead,
        };
        let query = asked.head.uri.query().unwrap_or_default();
        let parameters = Parameters::read(query.as_bytes()).ok();
        let id = parameters.as_ref().and_then(|it| it.get("id")).unwrap_or_default();
        match self.own_link(asked, &owner, id).await {
            Ok((link, offered)) => {
                let chosen = as_it_is(&link, &offered);
                self.link_page(asked, &owner, &link, &offered, &chosen, Unchosen::default())
            }
            Err(instead) => instead,
        }
    }

    /// A link of the customer's that lives, and what can be kept of it.
    async fn own_link(
        &self,
        asked: &Asked,
        owner: &Owner,
        id: &str,
    ) -> Result<(SharedLink, Offered), HttpAnswer> {
        let links = self.own_links(asked, owner).await?;
        let now = asked.now.utc();
        let found = links.into_iter().find(|it| it.link.as_str() == id && lives(it, now));
        let Some(link) = found else { return Err(see_other(&self.address(Endpoint::Sharing))) };
        let holdings = self.own_holdings(asked, owner).await?;
        let covered = holdings.accounts.iter().filter(|it| link.accounts.covers(&it.id));
        let accounts = covered.map(|it| AccountChoice::of(it, asked.language)).collect();
        let offered = narrower(&link, accounts);
        Ok((link, offered))
    }

    fn link_page(
        &self,
        asked: &Asked,
        owner: &Owner,
        link: &SharedLink,
        offered: &Offered,
        chosen: &Chosen,
        unchosen: Unchosen,
    ) -> HttpAnswer {
        let status = match unchosen == Unchosen::default() {
            true => StatusCode::OK,
            false => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let html = LinkPage {
            site: self.site(asked),
            csrf: &owner.key.csrf(),
            id: link.link.as_str(),
            client: self.client_name(link),
            offered,
            chosen,
            unchosen,
        }
        .html();
        page(status, html, std::iter::empty())
    }

    /// Makes a link less, or ends it; the next answer keeps to it.
    pub(super) async fn change_link(&self, asked: &Asked, form: &Parameters) -> HttpAnswer {
        let owner = match self.posting_owner(asked, form).await {
            Ok(owner) => owner,
            Err(instead) => return instead,
        };
        let id = form.get("id").unwrap_or_default();
        let (link, offered) = match self.own_link(asked, &owner, id).await {
            Ok(found) => found,
            Err(instead) => return instead,
        };
        let (what, done) = match form.get("decision") {
            Some("stop") => (Becomes::Ended, Done::Stopped),
            Some("narrow") => {
                let Some(chosen) = chosen_on(&offered, form) else {
                    return self.stopped(asked, StatusCode::BAD_REQUEST, Stopped::OverSharing);
                };
                let unchosen = Unchosen {
                    accounts: chosen.accounts.is_empty(),
                    classes: chosen.classes == DataClasses::NONE,
                    ..Unchosen::default()
                };
                if unchosen != Unchosen::default() {
                    return self.link_page(asked, &owner, &link, &offered, &chosen, unchosen);
                }
                (narrowed(&link, &chosen), Done::Narrowed)
            }
            _ => return self.stopped(asked, StatusCode::BAD_REQUEST, Stopped::OverSharing),
        };
        let (customer, at) = (owner.customer.clone(), asked.now.utc());
        let change = LinkChange { customer, link: link.link, what, at };
        match self.vault.change_link(change).await {
            // What has ended meanwhile is among the ended ones.
            Ok(()) | Err(VaultFailure::Ended) => {
                see_other(&format!("{}?done={}", self.address(Endpoint::Sharing), done.key()))
            }
            Err(_) => self.failed(asked, Some(Endpoint::Sharing), "a link was not changed"),
        }
    }
}

fn lives(link: &SharedLink, now: DateTime<Utc>) -> bool {
    link.revoked_at.is_none() && now < link.expires_at
}

/// What the address says was just done.
fn done(asked: &Asked) -> Option<Done> {
    let query = asked.head.uri.query()?;
    let parameters = Parameters::read(query.as_bytes()).ok()?;
    Done::keyed(parameters.get("done")?)
}

/// What can be kept of `link`: as much as it opens, and less.
fn narrower(link: &SharedLink, accounts: Vec<AccountChoice>) -> Offered {
    let told = |class: &DataClass| *class != DataClass::SpeakAmounts;
    let classes = DataClasses::of(&link.classes.iter().filter(told).collect::<Vec<_>>());
    let now = Amounts::of(link.classes, link.aloud);
    let rest = AMOUNTS.into_iter().filter(|amounts| now.is_more_than(*amounts));
    let shorter = LOOK_BACK_DAYS.into_iter().map(LookBack::Days);
    let shorter = shorter.filter(|it| it.nearer(link.look_back) == *it && *it != link.look_back);
    Offered {
        accounts,
        classes,
        amounts: std::iter::once(now).chain(rest).collect(),
        look_back: shorter.chain([link.look_back]).collect(),
        days: Vec::new(),
    }
}

/// What `link` opens, as choices among what is `offered`.
fn as_it_is(link: &SharedLink, offered: &Offered) -> Chosen {
    Chosen {
        accounts: offered.accounts.iter().map(|account| account.id.clone()).collect(),
        classes: offered.classes,
        amounts: offered.amounts.first().copied(),
        look_back: Some(link.look_back),
        days: None,
    }
}

/// What becomes of `link` when `chosen` is kept of it.
fn narrowed(link: &SharedLink, chosen: &Chosen) -> Becomes {
    Becomes::Narrowed {
        classes: opened(chosen),
        accounts: chosen.accounts.clone(),
        aloud: chosen.amounts.map_or(link.aloud, Amounts::level),
        look_back: chosen.look_back.unwrap_or(link.look_back),
    }
}
