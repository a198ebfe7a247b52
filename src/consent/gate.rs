//! The gate: from a caller to a customer who opted in, or to the reason why not.

use chrono::{DateTime, Utc};

use super::caller::{BearerTokens, Caller, Channel, Premises};
use super::data_class::{DataClass, DataClasses};
use super::grant::{AccountScope, Grant};
use super::look_back::LookBack;
use super::manner::Manner;
use crate::basics::{AccountId, ApplicationId, CustomerId, Digest, LinkId, Now, Secret};

/// What an answer needs before it may be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Nothing: help, goodbyes, facts the bank publishes.
    Public,
    /// A linked customer who opted in to all of these.
    Linked(DataClasses),
}

/// Why a caller is not let through. Each has a reply of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Barrier {
    /// No token, or one that nobody granted anything to (also one of another channel or skill:
    /// a stranger learns nothing from the difference).
    NotLinked,
    /// The token, the consent behind it or the login that it was given with has run out.
    Expired,
    /// The customer, or the bank, took it back.
    Revoked,
    /// The consent holds but leaves this kind of data out.
    Missing(DataClass),
    /// The device stands in a room that a business manages.
    ManagedPremises,
}

/// Whose token opens the account when several people share a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Household {
    /// The recognised speaker's own token, else that of the device's owner.
    #[default]
    Shared,
    /// Only the recognised speaker's own token.
    PersonOnly,
}

/// Proof that a customer linked this caller and opted in to the access that was asked for.
///
/// Made by [`admit`], and for the page of a customer's own choice by [`admit_to_choose`]. It holds
/// no more than the grant gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedCustomer {
    link: LinkId,
    customer: CustomerId,
    channel: Channel,
    application: ApplicationId,
    person: Option<Digest>,
    classes: DataClasses,
    accounts: AccountScope,
    look_back: LookBack,
    revision: u32,
    manner: Manner,
    authenticated_at: DateTime<Utc>,
    until: DateTime<Utc>,
}

impl LinkedCustomer {
    /// Whose data may be asked for.
    pub fn customer(&self) -> &CustomerId {
        &self.customer
    }

    /// The link that admitted them.
    pub fn link(&self) -> &LinkId {
        &self.link
    }

    /// The channel the answer goes to.
    pub fn channel(&self) -> Channel {
        self.channel
    }

    /// The application the answer goes to.
    pub fn application(&self) -> &ApplicationId {
        &self.application
    }

    /// Digest of the recognised speaker, when the platform named one.
    pub fn person(&self) -> Option<Digest> {
        self.person
    }

    /// Every data class of the grant.
    pub fn classes(&self) -> DataClasses {
        self.classes
    }

    /// How the customer wants to be told.
    pub fn manner(&self) -> Manner {
        self.manner
    }

    /// How far back transactions may be told.
    pub fn look_back(&self) -> LookBack {
        self.look_back
    }

    /// The accounts of the grant.
    pub fn accounts(&self) -> &AccountScope {
        &self.accounts
    }

    /// When the customer last logged in with the bank for this link.
    pub fn authenticated_at(&self) -> DateTime<Utc> {
        self.authenticated_at
    }

    /// First instant at which the consent no longer holds.
    pub fn until(&self) -> DateTime<Utc> {
        self.until
    }

    /// How often the consent had been changed when it was read.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// Whether the grant covers `account`. Connectors leave out what it does not.
    pub fn may_see(&self, account: &AccountId) -> bool {
        self.accounts.covers(account)
    }
}

/// The token that decides, of those the caller presented.
///
/// `None` means nobody is linked: [`admit`] then answers [`Barrier::NotLinked`].
pub fn token_to_check(caller: &Caller, household: Household) -> Option<Digest> {
    deciding(caller.tokens.person, caller.tokens.user, household)
}

/// The same of tokens as they were sent.
pub fn bearer_to_check(tokens: &BearerTokens, household: Household) -> Option<&Secret<String>> {
    deciding(tokens.person.as_ref(), tokens.user.as_ref(), household)
}

fn deciding<T>(person: Option<T>, user: Option<T>, household: Household) -> Option<T> {
    match household {
        Household::Shared => person.or(user),
        Household::PersonOnly => person,
    }
}

/// Lets `caller` through to what `wanted` names, or says why not.
///
/// `grant` is what the Vault holds for the token of [`token_to_check`].
///
/// # Errors
///
/// The [`Barrier`], in this order: managed premises, not linked, revoked, expired, missing class.
pub fn admit(
    caller: &Caller,
    wanted: DataClasses,
    grant: Option<Grant>,
    now: Now,
) -> Result<LinkedCustomer, Barrier> {
    if caller.premises == Premises::Managed {
        return Err(Barrier::ManagedPremises);
    }
    let grant = grant.ok_or(Barrier::NotLinked)?;
    if grant.channel != caller.channel || grant.application != caller.application {
        return Err(Barrier::NotLinked);
    }
    if grant.revoked_at.is_some() {
        return Err(Barrier::Revoked);
    }
    if now.utc() >= grant.expires_at || now.utc() >= grant.token_expires_at {
        return Err(Barrier::Expired);
    }
    if let Some(class) = wanted.first_missing_from(grant.classes) {
        return Err(Barrier::Missing(class));
    }
    Ok(LinkedCustomer {
        link: grant.link,
        customer: grant.customer,
        channel: grant.channel,
        application: grant.application,
        person: caller.person,
        classes: grant.classes,
        accounts: grant.accounts,
        look_back: grant.look_back,
        revision: grant.revision,
        manner: grant.manner,
        authenticated_at: grant.authenticated_at,
        until: grant.expires_at,
    })
}

/// A customer who signed in on the bank's own page to choose what a link shall open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Who signed in.
    pub customer: CustomerId,
    /// The link that is to be made.
    pub link: LinkId,
    /// The channel it would be good for.
    pub channel: Channel,
    /// The application it would be good for.
    pub application: ApplicationId,
    /// First instant at which the sign-in no longer holds.
    pub until: DateTime<Utc>,
}

/// Lets a customer who `signed_in` see which accounts there are, so that they can choose: on the
/// bank's own page, before there is a link. Nothing that this opens is told to a platform.
///
/// The second and last way to a [`LinkedCustomer`]. It carries `accounts.list` and no other data
/// class, so that no question can be answered with it.
///
/// # Errors
///
/// [`Barrier::Expired`] when the sign-in has run out.
pub fn admit_to_choose(signed_in: &SignedIn, now: Now) -> Result<LinkedCustomer, Barrier> {
    if now.utc() >= signed_in.until {
        return Err(Barrier::Expired);
    }
    Ok(LinkedCustomer {
        link: signed_in.link.clone(),
        customer: signed_in.customer.clone(),
        channel: signed_in.channel,
        application: signed_in.application.clone(),
        person: None,
        classes: DataClasses::of(&[DataClass::AccountsList]),
        accounts: AccountScope::All,
        look_back: LookBack::Days(1),
        revision: 0,
        manner: Manner::default(),
        authenticated_at: now.utc(),
        until: signed_in.until,
    })
}

#[cfg(test)]
mod tests {
    use chrono::Duration;
    use proptest::prelude::*;

    use super::*;
    use crate::basics::digest_of;
    use crate::consent::{AuthenticationRule, Tokens};

    fn now() -> Now {
        Now::at(DateTime::from_timestamp(1_790_000_000, 0).unwrap())
    }

    fn caller() -> Caller {
        Caller {
            channel: Channel::Alexa,
            application: ApplicationId::new("amzn1.ask.skill.one").unwrap(),
            user: None,
            person: None,
            tokens: Tokens { person: None, user: Some(digest_of(b"user")) },
            premises: Premises::Home,
        }
    }

    fn grant() -> Grant {
        Grant {
            link: LinkId::new("link-1").unwrap(),
            customer: CustomerId::new("17").unwrap(),
            channel: Channel::Alexa,
            application: ApplicationId::new("amzn1.ask.skill.one").unwrap(),
            user: None,
            classes: DataClasses::of(&[DataClass::BalanceRead]),
            accounts: AccountScope::All,
            look_back: LookBack::Unlimited,
            revision: 0,
            granted_at: now().plus(Duration::days(-1)).utc(),
            authenticated_at: now().plus(Duration::days(-1)).utc(),
            expires_at: now().plus(Duration::days(1)).utc(),
            token_expires_at: now().plus(Duration::hours(1)).utc(),
            revoked_at: None,
            retires_predecessor: false,
            manner: Manner::default(),
        }
    }

    const BALANCE: DataClasses = DataClasses::NONE;

    #[test]
    fn each_barrier_has_its_cause() {
        let wanted = DataClasses::of(&[DataClass::BalanceRead]);
        assert!(admit(&caller(), wanted, Some(grant()), now()).is_ok());
        assert_eq!(admit(&caller(), wanted, None, now()), Err(Barrier::NotLinked));

        let elsewhere = Grant { application: ApplicationId::new("other").unwrap(), ..grant() };
        assert_eq!(admit(&caller(), wanted, Some(elsewhere), now()), Err(Barrier::NotLinked));

        let revoked = Grant { revoked_at: Some(now().utc()), ..grant() };
        assert_eq!(admit(&caller(), wanted, Some(revoked), now()), Err(Barrier::Revoked));

        let wanted = DataClasses::of(&[DataClass::BalanceRead, DataClass::SpeakAmounts]);
        let missing = Err(Barrier::Missing(DataClass::SpeakAmounts));
        assert_eq!(admit(&caller(), wanted, Some(grant()), now()), missing);

        let hotel = Caller { premises: Premises::Managed, ..caller() };
        assert_eq!(admit(&hotel, BALANCE, Some(grant()), now()), Err(Barrier::ManagedPremises));
    }

    #[test]
    fn expiry_is_the_first_instant_without() {
        let expired = |grant: Grant, at: Now| admit(&caller(), BALANCE, Some(grant), at);
        let end = Now::at(grant().token_expires_at);
        assert!(expired(grant(), end.plus(Duration::nanoseconds(-1))).is_ok());
        assert_eq!(expired(grant(), end), Err(Barrier::Expired));
        let consent_ends = Grant { expires_at: now().utc(), ..grant() };
        assert_eq!(expired(consent_ends, now()), Err(Barrier::Expired));
    }

    #[test]
    fn a_login_that_no_longer_counts_ends_the_link() {
        let rule = AuthenticationRule::of_days(180);
        let end = rule.ends(grant().authenticated_at);
        let long = Grant { expires_at: DateTime::<Utc>::MAX_UTC, ..grant() };
        let long = Grant { token_expires_at: DateTime::<Utc>::MAX_UTC, ..long }.under(rule);
        let at = |now: Now| admit(&caller(), BALANCE, Some(long.clone()), now).map(|it| it.until());
        assert_eq!(at(Now::at(end).plus(Duration::nanoseconds(-1))), Ok(end));
        assert_eq!(at(Now::at(end)), Err(Barrier::Expired));
        assert_eq!(grant().under(rule), grant(), "it never makes a consent longer");
    }

    #[test]
    fn choosing_opens_the_list_of_accounts_and_ends() {
        let signed_in = SignedIn {
            customer: CustomerId::new("17").unwrap(),
            link: LinkId::new("link-1").unwrap(),
            channel: Channel::Alexa,
            application: ApplicationId::new("amzn1.ask.skill.one").unwrap(),
            until: now().plus(Duration::minutes(10)).utc(),
        };
        let customer = admit_to_choose(&signed_in, now()).unwrap();
        assert_eq!(customer.classes(), DataClasses::of(&[DataClass::AccountsList]));
        assert_eq!(customer.customer().as_str(), "17");
        let over = admit_to_choose(&signed_in, Now::at(signed_in.until));
        assert_eq!(over, Err(Barrier::Expired));
    }

    #[test]
    fn the_speakers_own_token_wins() {
        let mut both = caller();
        both.tokens.person = Some(digest_of(b"person"));
        assert_eq!(token_to_check(&both, Household::Shared), both.tokens.person);
        assert_eq!(token_to_check(&caller(), Household::Shared), caller().tokens.user);
        assert_eq!(token_to_check(&caller(), Household::PersonOnly), None);
    }

    proptest! {
        /// Nobody is admitted whose grant does not hold, whatever the mix of states.
        #[test]
        fn admission_implies_every_condition(
            wanted in 0_u16..512, held in 0_u16..512, revoked: bool, foreign: bool, managed: bool,
            consent_left in -2_i64..3, token_left in -2_i64..3, present: bool,
        ) {
            let set = |bits: u16| DataClasses::of(
                &DataClass::ALL.into_iter().filter(|c| bits & (1 << (*c as u16)) != 0)
                    .collect::<Vec<_>>(),
            );
            let caller = Caller {
                premises: if managed { Premises::Managed } else { Premises::Home }, ..caller()
            };
            let grant = Grant {
                classes: set(held),
                application: ApplicationId::new(
                    if foreign { "other" } else { "amzn1.ask.skill.one" }).unwrap(),
                expires_at: now().plus(Duration::seconds(consent_left)).utc(),
                token_expires_at: now().plus(Duration::seconds(token_left)).utc(),
                revoked_at: revoked.then(|| now().utc()),
                ..grant()
            };
            let holds = present && !managed && !foreign && !revoked
                && consent_left > 0 && token_left > 0 && wanted & !held == 0;
            let admitted = admit(&caller, set(wanted), present.then_some(grant), now());
            prop_assert_eq!(admitted.is_ok(), holds);
        }
    }
}
