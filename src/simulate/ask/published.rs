//! What the bank tells anybody, printed.

use serde_json::{Value, json};

use super::json::set;
use crate::bank::notation::public_written;
use crate::bank::{Branch, ExchangeRate, PublicFacts, PublicQuestion};

/// The question and what is said, for people.
pub(super) fn published_text(question: &PublicQuestion, said: &str) -> String {
    format!("question  {}\nsaid      {said}\n", public_written(question))
}

/// The question, what the settings have of it, and what is said.
pub(super) fn published_json(question: &PublicQuestion, facts: &PublicFacts, said: &str) -> Value {
    let mut answer = json!({ "type": question.name(), "bank": facts.bank_name });
    match question {
        PublicQuestion::RoutingNumber => {
            set(&mut answer, "routing_number", facts.routing_number.clone());
        }
        PublicQuestion::Contact => set(&mut answer, "phone", facts.phone.clone()),
        PublicQuestion::Hours { branch: said } => {
            set(&mut answer, "opening_hours", facts.opening_hours.clone());
            set(&mut answer, "branches", branches(facts, said.as_deref()));
        }
        PublicQuestion::Branches { branch: said } => {
            set(&mut answer, "branches", branches(facts, said.as_deref()));
        }
        PublicQuestion::Holidays => {
            let days = facts.holidays.iter();
            let days = days.map(|day| json!({ "on": day.on.to_string(), "name": day.name }));
            set(&mut answer, "holidays", Some(days.collect::<Vec<_>>()));
        }
        PublicQuestion::Exchange { currency } => {
            if let Some(exchange) = &facts.exchange {
                set(&mut answer, "on", Some(exchange.on.to_string()));
                set(&mut answer, "source", Some(exchange.source.clone()));
                set(&mut answer, "home", Some(exchange.home.to_string()));
            }
            let all = facts.exchange.iter().flat_map(|exchange| &exchange.rates);
            let asked = all.filter(|rate| currency.is_none_or(|wanted| wanted == rate.currency));
            set(&mut answer, "rates", Some(asked.map(rate).collect::<Vec<_>>()));
        }
    }
    json!({ "question": public_written(question), "answer": answer, "said": said })
}

/// The branches that `said` can mean, or all.
fn branches(facts: &PublicFacts, said: Option<&str>) -> Option<Vec<Value>> {
    let found = match said {
        Some(said) => facts.branches_called(said),
        None => facts.branches.iter().collect(),
    };
    Some(found.into_iter().map(branch).collect())
}

fn branch(branch: &Branch) -> Value {
    let mut value = json!({ "name": branch.name, "address": branch.address });
    set(&mut value, "opening_hours", branch.opening_hours.clone());
    set(&mut value, "phone", branch.phone.clone());
    value
}

fn rate(rate: &ExchangeRate) -> Value {
    json!({
        "currency": rate.currency.to_string(),
        "units": rate.units,
        "rate": rate.rate.to_string(),
    })
}
