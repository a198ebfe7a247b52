//! What is told when asked for: reasons, messages, documents, the record.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::channel::{CHANNELS, SimulatedChannel};
use super::orders::{COMMANDS, entry};
use super::page::{Paint, Told};
use super::turn_told::{HadTurn, score};
use crate::basics::AccountId;
use crate::connect::sqlite::DemoCustomer;
use crate::connect::sqlite::vault::command::{
    AuditCommand, CommandFailure, CustomerArguments, VerifyArguments, audit,
};
use crate::nlu::{Closeness, NotUnderstood, Recognition, Why};
use crate::simulate::platform::{Exchange, meant};
use crate::simulate::stage::Stage;

/// Why a text was taken for what it was taken for.
pub(super) fn why(turn: &HadTurn, paint: Paint) -> Told {
    let Some(found) = turn.recognition() else {
        let text = paint.row("why", "no text was said: there was nothing to be understood");
        return Told { text, json: json!({ "why": null }) };
    };
    let reason = reason(found);
    let ranking = found.ranking.iter().map(|candidate| {
        let row = format!("{:.2} {}", candidate.confidence, candidate.intent);
        paint.row("", &row)
    });
    let slots = found.slots.iter().map(|slot| {
        let row = format!("{}={} ({})", slot.name, meant(slot), slot.type_name);
        paint.row("slot", &row)
    });
    let head = format!("{}: {reason}", found.verdict.name());
    let rows = [paint.row("why", &head)].into_iter().chain(ranking).chain(slots);
    let ranked = found
        .ranking
        .iter()
        .map(|it| json!({ "intent": it.intent, "score": score(it.confidence) }));
    let filled = found
        .slots
        .iter()
        .map(|slot| json!({ "name": slot.name, "type": slot.type_name, "value": meant(slot) }));
    let json = json!({ "why": {
        "verdict": found.verdict.name(), "reason": reason,
        "ranking": ranked.collect::<Vec<_>>(), "slots": filled.collect::<Vec<_>>(),
    }});
    Told { text: rows.collect::<Vec<_>>().join("\n"), json }
}

fn reason(found: &Recognition<'_>) -> String {
    match &found.why {
        Why::Sample { rule, closeness } => {
            let how = match closeness {
                Closeness::Exact => "word for word",
                Closeness::WithoutFiller => "but for polite words around it",
                Closeness::Respelled => "but for a letter or two",
            };
            format!("the sample {rule:?}, {how}")
        }
        Why::Pieces(pieces) => {
            format!("no sample; what it has of the best intent: {}", pieces.join(", "))
        }
        Why::Nothing(NotUnderstood::Silence) => "there is no word in it".to_owned(),
        Why::Nothing(NotUnderstood::TooLong) => "it is too long to be meant".to_owned(),
        Why::Nothing(NotUnderstood::NoSample) => "it resembles no sample".to_owned(),
    }
}

/// The response, or the request without its tokens.
pub(super) fn message(exchange: &Exchange, request: bool) -> Told {
    let name = if request { "request" } else { "response" };
    let mut message = if request { exchange.request.clone() } else { exchange.response.clone() };
    without_tokens(&mut message);
    let json = json!({ name: message });
    Told { text: format!("{:#}", json[name]), json }
}

/// Takes access tokens out: what was sent is shown, copied and pasted.
fn without_tokens(message: &mut Value) {
    match message {
        Value::Object(fields) => {
            for (name, value) in fields {
                match name.as_str() {
                    "accessToken" | "apiAccessToken" => *value = json!("(left out)"),
                    _ => without_tokens(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(without_tokens),
        _ => {}
    }
}

/// The speech and what is asked again, with their markup.
pub(super) fn markup(exchange: &Exchange, channel: &SimulatedChannel, paint: Paint) -> Told {
    let response = &exchange.response;
    let (speech, reprompt) = (channel.speech(response), channel.reprompt(response));
    let mut rows = vec![paint.row("speech", speech)];
    if !reprompt.is_empty() {
        rows.push(paint.row("again", reprompt));
    }
    let json = json!({ "ssml": speech, "reprompt_ssml": reprompt });
    Told { text: rows.join("\n"), json }
}

/// What the screen shows, or the document that it is told to.
pub(super) fn document(
    exchange: &Exchange,
    as_json: bool,
    channel: &SimulatedChannel,
    paint: Paint,
) -> Told {
    let Some(document) = channel.document(&exchange.response) else {
        let text = paint.row("screen", "(nothing is shown)");
        return Told { text, json: json!({ "document": null }) };
    };
    let json = json!({ "document": document });
    if as_json {
        return Told { text: format!("{document:#}"), json };
    }
    let list = &document["datasources"]["saldo"];
    let mut rows = vec![paint.row("screen", list["title"].as_str().unwrap_or_default())];
    let lines = list["lines"].as_array().into_iter().flatten().filter_map(Value::as_str);
    rows.extend((1..).zip(lines).map(|(number, line)| paint.row("", &format!("{number} {line}"))));
    Told { text: rows.join("\n"), json }
}

/// What was told about `person`, the first record first, and whether the record holds.
///
/// # Errors
///
/// When the record cannot be read.
pub(super) fn record(
    stage: &Stage,
    person: &DemoCustomer,
    paint: Paint,
) -> Result<Told, CommandFailure> {
    let vault = stage.description.vault_file.clone();
    let key_file = Some(stage.description.chain_key_file.clone());
    let accounts: Vec<AccountId> = person.accounts.iter().map(|it| it.account.clone()).collect();
    let customer = person.customer.clone();
    let (mut told, mut verdict) = (Vec::new(), Vec::new());
    let asked =
        CustomerArguments { vault: vault.clone(), key_file: key_file.clone(), customer, accounts };
    audit(&AuditCommand::Customer(asked), &mut told)?;
    let checked =
        VerifyArguments { vault, key_file, head: None, checkpoints: None, checkpoint_key: None };
    let holds = audit(&AuditCommand::Verify(checked), &mut verdict)?;
    let mut records: Vec<Value> = told
        .split(|byte| *byte == b'\n')
        .filter_map(|line| serde_json::from_slice(line).ok())
        .collect();
    records.reverse();
    let mut rows: Vec<String> = records.iter().map(|it| record_row(it, person, paint)).collect();
    if rows.is_empty() {
        rows.push(paint.row("record", "(nothing was told)"));
    }
    rows.push(paint.row("chain", if holds { "intact" } else { "BROKEN" }));
    let json = json!({ "record": records, "chain_holds": holds });
    Ok(Told { text: rows.join("\n"), json })
}

fn record_row(record: &Value, person: &DemoCustomer, paint: Paint) -> String {
    let text = |name: &str| record[name].as_str().unwrap_or_default();
    let at: Option<DateTime<Utc>> = text("at").parse().ok();
    let at = at.map(|at| at.format("%Y-%m-%d %H:%M:%S UTC").to_string()).unwrap_or_default();
    let account = |id: &str| {
        let known = person.accounts.iter().find(|it| it.account.as_str() == id)?;
        let digits = known.last_four.map(String::from).unwrap_or_default();
        Some(format!("{} {digits}", known.kind.name()).trim().to_owned())
    };
    let facts = record["facts"].as_array().into_iter().flatten().map(|fact| {
        let kind = fact["kind"].as_str().unwrap_or_default();
        let of = fact["account"].as_str().and_then(account);
        of.map_or_else(|| kind.to_owned(), |of| format!("{kind} of {of}"))
    });
    let facts: Vec<String> = facts.collect();
    let row = format!(
        "{at}, to {}, by {}, {}: {}",
        text("channel"),
        text("classes"),
        text("aloud"),
        facts.join(", ")
    );
    paint.row(&format!("#{}", record["sequence"]), &row)
}

/// The channels there are.
pub(super) fn channels(paint: Paint) -> Told {
    let names: Vec<&str> = CHANNELS.iter().map(|channel| channel.name).collect();
    Told { text: paint.row("spoken", &names.join(", ")), json: json!({ "channels": names }) }
}

/// The commands, or the one called `name`.
///
/// # Errors
///
/// That there is none of this name.
pub(super) fn help(name: Option<&str>) -> Result<Told, String> {
    let shown = match name {
        Some(name) => vec![entry(name.trim_start_matches(':'))?],
        None => COMMANDS.iter().collect(),
    };
    let rows = shown.iter().map(|it| {
        let usage = format!(":{} {}", it.name, it.takes);
        format!("  {usage:<34} {}", it.does)
    });
    let mut rows: Vec<String> = rows.collect();
    if name.is_none() {
        rows.insert(0, "  Anything else is said, or is an intent with slots:".to_owned());
        rows.insert(1, "  BalanceIntent account_kind=savings".to_owned());
    }
    let commands =
        shown.iter().map(|it| json!({ "name": it.name, "takes": it.takes, "does": it.does }));
    Ok(Told { text: rows.join("\n"), json: json!({ "commands": commands.collect::<Vec<_>>() }) })
}
