//! Where customers read what was told about them.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use hyper::StatusCode;
use hyper::header::{CONTENT_DISPOSITION, HeaderValue};
use serde::Serialize;
use tokio::task::yield_now;

use super::answers::{document, page};
use super::pages::{AccountChoice, HEARD_DAYS, HeardChosen, HeardPage, heard_amounts};
use super::server::{Asked, AuthorizationServer};
use super::sharing::Owner;
use crate::basics::ApplicationId;
use crate::oauth::{Endpoint, Parameters};
use crate::observe::trouble;
use crate::server::answer::HttpAnswer;
use crate::vault::{self, Heard, HeardAccount, HeardFilter};

/// How many records are on one page.
const PAGE_RECORDS: usize = 20;

/// How many records a file holds at most: a customer who asks twenty times a day for three years.
/// A file that is not complete says so.
const FILE_RECORDS: usize = 20_000;

/// How often the Vault is asked for one page or file: each time it looks at a thousand records.
const ROUNDS_MAX: usize = 100;

/// What is read, for whom.
struct Wanted {
    owner: Owner,
    accounts: Vec<AccountChoice>,
    time_zone: chrono_tz::Tz,
    /// What customers call each application that they have linked.
    applications: BTreeMap<String, String>,
    chosen: HeardChosen,
    filter: HeardFilter,
}

/// What a file tells.
#[derive(Serialize)]
struct File<'a> {
    from: DateTime<Utc>,
    until: DateTime<Utc>,
    /// Whether nothing in this time is left out.
    complete: bool,
    told: Vec<Told<'a>>,
}

#[derive(Serialize)]
struct Told<'a> {
    number: u64,
    at: DateTime<Utc>,
    assistant: &'a str,
    channel: &'a str,
    application: &'a str,
    link: &'a str,
    voice_recognised: bool,
    kinds_of_data: Vec<&'static str>,
    amounts: &'static str,
    facts: Vec<ToldFact<'a>>,
}

#[derive(Serialize)]
struct ToldFact<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<&'a str>,
}

impl AuthorizationServer {
    /// The page of what was told.
    pub(super) async fn show_heard(&self, asked: &Asked) -> HttpAnswer {
        let wanted = match self.heard_wanted(asked, PAGE_RECORDS).await {
            Ok(wanted) => wanted,
            Err(instead) => return instead,
        };
        let heard = match self.read_heard(asked, wanted.filter.clone()).await {
            Ok(heard) => heard,
            Err(instead) => return instead,
        };
        let html = HeardPage {
            site: self.site(asked),
            csrf: &wanted.owner.key.csrf(),
            accounts: &wanted.accounts,
            applications: &wanted.applications,
            time_zone: wanted.time_zone,
            chosen: &wanted.chosen,
            heard: &heard,
        }
        .html();
        page(StatusCode::OK, html, std::iter::empty())
    }

    /// The same as a file.
    pub(super) async fn send_heard(&self, asked: &Asked) -> HttpAnswer {
        let wanted = match self.heard_wanted(asked, FILE_RECORDS).await {
            Ok(wanted) => wanted,
            Err(instead) => return instead,
        };
        let heard = match self.read_heard(asked, wanted.filter.clone()).await {
            Ok(heard) => heard,
            Err(instead) => return instead,
        };
        let file = File {
            from: wanted.filter.from,
            until: wanted.filter.until,
            complete: heard.next.is_none(),
            told: heard.records.iter().map(|record| told(record, &wanted)).collect(),
        };
        let mut answer = document(serde_json::to_vec_pretty(&file).unwrap_or_default());
        let name = HeaderValue::from_static("attachment; filename=\"what-was-heard.json\"");
        answer.headers_mut().insert(CONTENT_DISPOSITION, name);
        answer
    }

    async fn heard_wanted(&self, asked: &Asked, records_max: usize) -> Result<Wanted, HttpAnswer> {
        let owner = self.owner(asked).await?;
        let links = self.own_links(asked, &owner).await?;
        let holdings = self.own_holdings(asked, &owner).await?;
        let mut applications = BTreeMap::new();
        for link in &links {
            let name = self.client_name(link).to_owned();
            applications.insert(link.application.as_str().to_owned(), name);
        }
        let accounts: Vec<AccountChoice> =
            holdings.accounts.iter().map(|it| AccountChoice::of(it, asked.language)).collect();
        let query = asked.head.uri.query().unwrap_or_default();
        let parameters = Parameters::read(query.as_bytes()).ok();
        let get = |name| parameters.as_ref().and_then(|it| it.get(name));
        // What is none of the choices counts as not chosen: it can only show more of one's own.
        let days = get("days").and_then(|days| days.parse().ok());
        let chosen = HeardChosen {
            application: get("application")
                .filter(|name| applications.contains_key(*name))
                .map(str::to_owned),
            account: get("account")
                .filter(|key| accounts.iter().any(|account| account.key == **key))
                .map(str::to_owned),
            days: HEARD_DAYS
                .into_iter()
                .find(|known| Some(*known) == days)
                .unwrap_or(HEARD_DAYS[0]),
        };
        let account = accounts.iter().find(|account| Some(&account.key) == chosen.account.as_ref());
        let filter = HeardFilter {
            customer: owner.customer.clone(),
            accounts: accounts.iter().map(|account| account.id.clone()).collect(),
            application: chosen.application.as_deref().and_then(|it| ApplicationId::new(it).ok()),
            account: account.map(|account| account.id.clone()),
            from: asked.now.plus(-Duration::days(chosen.days.into())).utc(),
            until: asked.now.plus(Duration::seconds(1)).utc(),
            before: get("before").and_then(|number| number.parse().ok()),
            records_max,
        };
        let time_zone = holdings.time_zone;
        Ok(Wanted { owner, accounts, time_zone, applications, chosen, filter })
    }

    /// Reads on until there are as many records as are wanted, or no more.
    async fn read_heard(
        &self,
        asked: &Asked,
        mut filter: HeardFilter,
    ) -> Result<vault::HeardPage, HttpAnswer> {
        let mut all = vault::HeardPage { records: Vec::new(), next: filter.before };
        for _ in 0..ROUNDS_MAX {
            // Other requests have their turn in between.
            yield_now().await;
            let page = self.vault.heard(filter.clone()).await.map_err(|failure| {
                trouble("sharing", &failure.to_string());
                self.failed(asked, Some(Endpoint::Heard), "records were not read")
            })?;
            filter.records_max -= page.records.len();
            filter.before = page.next;
            all.records.extend(page.records);
            all.next = page.next;
            if all.next.is_none() || filter.records_max == 0 {
                break;
            }
        }
        Ok(all)
    }
}

fn told<'a>(record: &'a Heard, wanted: &'a Wanted) -> Told<'a> {
    let name = |account: &HeardAccount| match account {
        HeardAccount::Own(id) => {
            let found = wanted.accounts.iter().find(|account| account.id == *id);
            found.map(|account| account.shown.as_str())
        }
        HeardAccount::None | HeardAccount::Former => None,
    };
    let fact = |fact: &'a vault::HeardFact| ToldFact {
        kind: fact.kind.name(),
        account: name(&fact.account),
    };
    let known = wanted.applications.get(&record.application);
    Told {
        number: record.sequence,
        at: record.at,
        assistant: known.map_or(record.application.as_str(), String::as_str),
        channel: &record.channel,
        application: &record.application,
        link: &record.link,
        voice_recognised: record.recognised,
        kinds_of_data: record.classes.iter().map(crate::consent::DataClass::scope).collect(),
        amounts: heard_amounts(record),
        facts: record.facts.iter().map(fact).collect(),
    }
}
