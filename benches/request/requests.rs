//! Signed requests, and what must be heard in answer to each.

use std::thread;

use chrono::{SecondsFormat, Utc};
use saldo::simulate::SKILL_ID;
use serde_json::{Value, json};

use crate::people::{Asked, Person};
use crate::world::World;

/// One request in so many asks for transactions, the others for a balance.
pub(crate) const RECENT_EVERY: usize = 4;
/// Threads that sign: a signature takes thirty times as long as its proof.
const SIGNERS: usize = 2;
/// A request as the platform sends it, with everything that comes along unasked.
const TEMPLATE: &str = include_str!("../../tests/alexa/requests/balance-last-four.json");

/// One request, ready to be sent.
pub(crate) struct Signed {
    /// Head and body.
    pub(crate) bytes: Vec<u8>,
    /// What the answer must hold.
    pub(crate) expected: Vec<String>,
}

/// `count` requests, numbered from `first`, made now.
pub(crate) fn signed(world: &World, count: usize, first: usize) -> Vec<Signed> {
    let share = count.div_ceil(SIGNERS);
    thread::scope(|scope| {
        let signers: Vec<_> = (0..SIGNERS)
            .map(|signer| {
                let numbers = (signer * share).min(count)..((signer + 1) * share).min(count);
                scope.spawn(move || {
                    let template = serde_json::from_str(TEMPLATE).unwrap();
                    let numbers = numbers.map(|number| first + number);
                    numbers.map(|number| request(world, &template, number)).collect::<Vec<_>>()
                })
            })
            .collect();
        signers.into_iter().flat_map(|signer| signer.join().unwrap()).collect()
    })
}

fn request(world: &World, template: &Value, number: usize) -> Signed {
    // A prime step: neighbours in the batch are strangers, and everybody's turn comes.
    let person = &world.people[number.wrapping_mul(7_919) % world.people.len()];
    let asked = &person.accounts[number / world.people.len() % person.accounts.len()];
    let (intent, expected) = match &asked.recent {
        Some(recent) if number.is_multiple_of(RECENT_EVERY) => {
            ("RecentTransactionsIntent", recent.to_vec())
        }
        _ => ("BalanceIntent", vec![asked.balance.clone()]),
    };
    let body = body(template, number, intent, person, asked);
    let signature = world.authority.signer().sign(body.as_bytes()).unwrap();
    let url = world.authority.certificate_url();
    let head = format!(
        "POST /channels/alexa HTTP/1.1\r\nContent-Type: application/json; charset=utf-8\r\n\
         Accept: application/json\r\nAccept-Charset: utf-8\r\nSignature-256: {signature}\r\n\
         SignatureCertChainUrl: {url}\r\nContent-Length: {}\r\nHost: saldo.example\r\n\
         Connection: Keep-Alive\r\nUser-Agent: Apache-HttpClient/UNAVAILABLE (Java/1.8)\r\n\r\n",
        body.len()
    );
    Signed { bytes: [head.as_bytes(), body.as_bytes()].concat(), expected }
}

fn body(template: &Value, number: usize, intent: &str, person: &Person, asked: &Asked) -> String {
    let mut body = template.clone();
    let application = json!({"applicationId": SKILL_ID});
    let user = json!({"userId": person.user_id, "accessToken": person.access_token});
    for place in ["/session", "/context/System"] {
        let place = body.pointer_mut(place).unwrap();
        place["application"] = application.clone();
        place["user"] = user.clone();
    }
    let request = &mut body["request"];
    request["requestId"] = json!(format!("amzn1.echo-api.request.benchmark-{number:012}"));
    request["timestamp"] = json!(Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true));
    request["intent"]["name"] = json!(intent);
    let slots = &mut request["intent"]["slots"];
    let kind = &asked.kind;
    let id = kind.replace(' ', "_").to_uppercase();
    let resolutions = json!({"resolutionsPerAuthority": [{
        "authority": format!("amzn1.er-authority.echo-sdk.{SKILL_ID}.ACCOUNT_KIND"),
        "status": {"code": "ER_SUCCESS_MATCH"},
        "values": [{"value": {"name": kind, "id": id}}],
    }]});
    slots["account_kind"]["value"] = json!(kind);
    slots["account_kind"]["resolutions"] = resolutions.clone();
    slots["account_kind"]["slotValue"] =
        json!({"type": "Simple", "value": kind, "resolutions": resolutions});
    slots["last_four"]["value"] = json!(asked.last_four);
    slots["last_four"]["slotValue"]["value"] = json!(asked.last_four);
    body.to_string()
}
