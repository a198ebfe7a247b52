//! What is given by now, and who speaks in it: changed from turn to turn while the server runs.

use chrono::{DateTime, Duration, NaiveTime, Utc};

use super::script::{Consent, Given, LinkState, Person};
use super::world::{World, WorldError};
use crate::connect::sqlite::DemoCustomer;
use crate::consent::AccountScope;
use crate::simulate::linking::{OneLink, link_one, new_user_id, revoke_links};
use crate::simulate::platform::Speaker;

/// How long a link holds where the story says nothing of it, in days.
const LINK_DAYS: i64 = 90;

/// What is given by now in a world, and who speaks in it.
#[derive(Debug)]
pub(in crate::simulate) struct Situation {
    given: Given,
    /// Who speaks when nobody is recognised.
    anybody: Speaker,
    /// The token of the second person of the house.
    second_token: Option<String>,
}

impl Situation {
    /// Makes the links and all else of `given` in a world that has just begun with it.
    ///
    /// # Errors
    ///
    /// When nobody is called so, an account is not theirs, or the world cannot be changed.
    pub(super) async fn begin(world: &World, given: &Given) -> Result<Self, WorldError> {
        let anybody = Speaker {
            user_id: new_user_id()?,
            access_token: None,
            person_id: None,
            person_token: None,
            device: given.device,
            nicknames: Vec::new(),
        };
        let nobody = Given { link: LinkState::Unlinked, pin: None, second: None, ..given.clone() };
        let mut situation = Self { given: nobody, anybody, second_token: None };
        situation.set_nicknames(world.customer(given.customer.as_deref())?);
        situation.turn_to(world, given).await?;
        Ok(situation)
    }

    /// What is given by now.
    pub(in crate::simulate) fn given(&self) -> &Given {
        &self.given
    }

    /// Changes the world to what is `given` now. What does not differ stays as it is, and so does
    /// everything where an error is found before the change.
    ///
    /// # Errors
    ///
    /// When nobody is called so, an account is not theirs, the time is out of reach, or the world
    /// cannot be changed.
    pub(super) async fn turn_to(&mut self, world: &World, given: &Given) -> Result<(), WorldError> {
        let before = &self.given;
        let person = world.customer(given.customer.as_deref())?;
        let accounts = scope(&given.consent, person)?;
        let second = given.second.as_deref().map(|wanted| world.customer(Some(wanted)));
        let second = second.transpose()?;
        world.check_time(given.clock)?;
        let was = world.customer(before.customer.as_deref())?;
        let somebody_else = was.customer != person.customer;
        let relinked =
            somebody_else || (before.link, &before.consent) != (given.link, &given.consent);
        let is_ended =
            before.link == LinkState::Linked && !somebody_else && before.consent == given.consent;
        let new_pin = somebody_else || before.pin != given.pin;
        let new_second = before.second != given.second;

        world.set_time(given.clock.to_utc());
        world.faults.set(given.fault);
        let now = world.clock().now();
        let vault = world.stage.kept.vault.as_ref();
        if somebody_else {
            self.anybody.user_id = new_user_id()?;
            self.set_nicknames(person);
        }
        if relinked {
            match given.link {
                LinkState::Unlinked => self.anybody.access_token = None,
                LinkState::Revoked if is_ended => {
                    revoke_links(vault, &self.anybody.user_id, now).await?;
                }
                _ => {
                    let one = link(given, person, accounts);
                    let made = link_one(vault, &one, &self.anybody.user_id, now).await?;
                    self.anybody.access_token = Some(made.access_token);
                }
            }
        }
        if let Some(second) = second.filter(|_| new_second) {
            let one = link(given, second, AccountScope::All);
            let one = OneLink { revoked: false, ..one };
            let made = link_one(vault, &one, &new_user_id()?, now).await?;
            self.second_token = Some(made.access_token);
        }
        if let Some(pin) = given.pin.as_ref().filter(|_| new_pin) {
            world.stage.set_voice_pin(&person.customer, pin, now).await?;
        }
        self.anybody.device = given.device;
        self.given = given.clone();
        Ok(())
    }

    /// The speaker as the platform takes them.
    pub(in crate::simulate) fn speaker(&self) -> Speaker {
        let (name, token) = match self.given.person {
            Person::Unknown => return self.anybody.clone(),
            Person::Guest => ("guest", None),
            Person::Recognized => ("development", self.anybody.access_token.clone()),
            Person::Second => ("second", self.second_token.clone()),
        };
        Speaker {
            person_id: Some(format!("amzn1.ask.person.{name}")),
            person_token: token,
            ..self.anybody.clone()
        }
    }

    fn set_nicknames(&mut self, person: &DemoCustomer) {
        self.anybody.nicknames =
            person.accounts.iter().filter_map(|it| it.nickname.clone()).collect();
    }
}

/// The link to `accounts` of `person` that is `given`.
fn link(given: &Given, person: &DemoCustomer, accounts: AccountScope) -> OneLink {
    OneLink {
        customer: person.customer.clone(),
        classes: given.consent.fields,
        accounts,
        aloud: given.consent.aloud,
        look_back: given.consent.look_back,
        until: until(given),
        revoked: given.link == LinkState::Revoked,
    }
}

/// The first instant at which a link that is `given` no longer holds.
fn until(given: &Given) -> DateTime<Utc> {
    let now = given.clock.to_utc();
    match (given.link, given.consent.until) {
        (LinkState::Expired, _) => now - Duration::seconds(1),
        (_, Some(last)) => {
            let end = last.succ_opt().unwrap_or(last).and_time(NaiveTime::MIN);
            end.and_local_timezone(given.clock.timezone())
                .earliest()
                .map_or(now, |end| end.to_utc())
        }
        (_, None) => now + Duration::days(LINK_DAYS),
    }
}

fn scope(consent: &Consent, person: &DemoCustomer) -> Result<AccountScope, WorldError> {
    let Some(wanted) = &consent.accounts else { return Ok(AccountScope::All) };
    let mut accounts = Vec::new();
    for name in wanted {
        let before = accounts.len();
        for it in &person.accounts {
            if it.nickname.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(name))
                || it.kind.name() == name
                || it.last_four.is_some_and(|digits| digits.as_str() == name)
            {
                accounts.push(it.account.clone());
            }
        }
        if accounts.len() == before {
            let known = person.accounts.iter().map(|it| {
                let digits = it.last_four.map(String::from).unwrap_or_default();
                let name = it.nickname.clone().unwrap_or_default();
                format!("{} {digits} {name}", it.kind.name()).trim().to_owned()
            });
            let known = known.collect::<Vec<_>>().join(", ");
            return Err(WorldError::NoAccount { wanted: name.clone(), known });
        }
    }
    Ok(AccountScope::Only(accounts))
}
