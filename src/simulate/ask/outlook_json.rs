//! Answers about what is to come, for programs.

use serde_json::{Value, json};

use super::json::{account, amount, days, set, transaction};
use crate::bank::{
    Afforded, Answer, CardActed, CardLine, Category, Cause, Due, DueAmount, DueSource, DueTotal,
    Explained, Forecast, Pay, PayState, StatementLine, Subscription,
};
use crate::basics::TransactionId;

/// The answer, one about what is to come or why things are as they are.
pub(super) fn answer(answer: &Answer) -> Value {
    match answer {
        Answer::Bills(it) => json!({
            "type": "bills", "period": days(it.period), "lines": list(&it.lines, due),
            "skipped": it.skipped, "total": it.total, "totals": list(&it.totals, total),
            "without_amount": it.without_amount, "some_only": it.some_only,
            "category": it.category.map(Category::id),
            "known_only": it.known_only,
            "closed": list(&it.closed, account),
        }),
        Answer::CardBill(it) => json!({
            "type": "card_bill", "lines": list(&it.lines, statement), "skipped": it.skipped,
            "total": it.total, "without": list(&it.without, account),
        }),
        Answer::Subscriptions(it) => json!({
            "type": "subscriptions", "lines": list(&it.lines, subscription),
            "skipped": it.skipped, "total": it.total, "monthly": list(&it.monthly, total),
            "dearer": it.dearer,
        }),
        Answer::Payday(it) => {
            let mut value = json!({
                "type": "payday", "pays": list(&it.pays, pay), "total": it.total,
            });
            set(&mut value, "last", it.last.as_ref().map(transaction));
            value
        }
        Answer::Explained(it) => explained(it),
        Answer::Afforded(it) => afforded(it),
        Answer::Forecast(it) => forecast(it),
        Answer::Cards(it) => json!({
            "type": "cards", "lines": list(&it.lines, card), "skipped": it.skipped,
            "total": it.total,
        }),
        Answer::CardActed(it) => acted(it),
        _ => Value::Null,
    }
}

fn list<T>(items: &[T], value: impl Fn(&T) -> Value) -> Vec<Value> {
    items.iter().map(value).collect()
}

fn ids(rows: &[TransactionId]) -> Vec<&str> {
    rows.iter().map(|id| id.as_str()).collect()
}

/// Sets the amount of a payment: exact, or the typical one with its bounds.
fn set_amount(value: &mut Value, due: DueAmount) {
    set(value, "amount", due.told().map(amount));
    set(value, "currency", due.told().map(|amount| amount.currency().code().to_owned()));
    if let DueAmount::About { least, most, .. } = due {
        value["about"] = json!(true);
        value["least"] = json!(amount(least));
        value["most"] = json!(amount(most));
    }
}

fn due(due: &Due) -> Value {
    let source = match due.source {
        DueSource::Arranged(kind) => kind.name(),
        DueSource::Statement => "statement",
        DueSource::Expected => "expected",
    };
    let mut value = json!({
        "account": account(&due.account), "on": due.on.to_string(), "source": source,
        "found_in": ids(&due.rows),
    });
    set_amount(&mut value, due.amount);
    set(&mut value, "name", due.payee.as_ref().map(|name| name.as_str().to_owned()));
    set(&mut value, "kind", due.kind.map(|kind| kind.name()));
    set(&mut value, "minimum", due.minimum.map(amount));
    set(&mut value, "arrangement", due.arrangement.clone());
    value
}

fn total(total: &DueTotal) -> Value {
    json!({
        "amount": amount(total.amount), "currency": total.amount.currency().code(),
        "about": total.is_about, "payments": total.payments,
    })
}

fn statement(line: &StatementLine) -> Value {
    let mut value = json!({
        "account": account(&line.account), "closed_on": line.closed_on.to_string(),
        "currency": line.balance.currency().code(), "balance": amount(line.balance),
        "paid": amount(line.paid), "unpaid": amount(line.unpaid),
        "payments": ids(&line.payments),
    });
    set(&mut value, "minimum", line.minimum.map(amount));
    set(&mut value, "due_on", line.due_on.map(|on| on.to_string()));
    set(&mut value, "past_due", line.past_due.map(amount));
    value
}

fn subscription(line: &Subscription) -> Value {
    let mut value = json!({
        "account": account(&line.account), "monthly": amount(line.monthly),
        "early": line.is_early, "confidence": line.confidence_permille,
        "found_in": ids(&line.rows),
    });
    set_amount(&mut value, line.amount);
    set(&mut value, "name", line.payee.as_ref().map(|name| name.as_str().to_owned()));
    set(&mut value, "next_on", line.next_on.map(|on| on.to_string()));
    let rise = line.price_rise.map(|rise| {
        json!({ "on": rise.on.to_string(), "from": amount(rise.from), "to": amount(rise.to) })
    });
    set(&mut value, "price_rise", rise);
    value
}

fn pay(pay: &Pay) -> Value {
    let (state, on) = match pay.state {
        PayState::Came(on) => ("came", on),
        PayState::Awaited(on) => ("awaited", on),
    };
    let mut value = json!({
        "account": account(&pay.account), "state": state, "on": on.to_string(),
        "found_in": ids(&pay.rows),
    });
    set_amount(&mut value, pay.amount);
    set(&mut value, "name", pay.payer.as_ref().map(|name| name.as_str().to_owned()));
    set(&mut value, "next_on", pay.next_on.map(|on| on.to_string()));
    value
}

fn explained(it: &Explained) -> Value {
    let cause = |cause: &Cause| {
        let mut value = json!({
            "kind": cause.kind.name(), "sum": amount(cause.sum), "count": cause.count,
        });
        set(&mut value, "name", cause.party.as_ref().map(|name| name.as_str().to_owned()));
        value
    };
    json!({
        "type": "explained", "account": account(&it.account), "since": it.since.to_string(),
        "currency": it.now.currency().code(), "then": amount(it.then), "now": amount(it.now),
        "change": amount(it.change), "causes": list(&it.causes, cause),
        "rest": amount(it.rest), "rest_count": it.rest_count, "holds": amount(it.holds),
        "as_of": it.as_of.to_rfc3339(),
    })
}

fn afforded(it: &Afforded) -> Value {
    let mut value = json!({
        "type": "afforded", "account": account(&it.account), "enough": it.is_enough(),
        "currency": it.left.currency().code(), "available": amount(it.available),
        "until": it.until.to_string(), "bills": list(&it.bills, due),
        "bills_total": amount(it.bills_total), "without_amount": it.without_amount,
        "left": amount(it.left), "as_of": it.as_of.to_rfc3339(),
    });
    set(&mut value, "wish", it.wish.map(amount));
    set(&mut value, "payday", it.payday.map(|on| on.to_string()));
    value
}

fn forecast(it: &Forecast) -> Value {
    json!({
        "type": "forecast", "account": account(&it.account), "on": it.on.to_string(),
        "currency": it.start.currency().code(), "start": amount(it.start),
        "incomes": list(&it.incomes, due), "incomes_total": amount(it.incomes_total),
        "bills": list(&it.bills, due), "bills_total": amount(it.bills_total),
        "projected": amount(it.projected), "without_amount": it.without_amount,
        "as_of": it.as_of.to_rfc3339(),
    })
}

fn card(line: &CardLine) -> Value {
    let mut value = json!({
        "id": line.id, "account": account(&line.account), "status": line.status.name(),
    });
    set(&mut value, "last_four", line.last_four.map(|it| it.as_str().to_owned()));
    set(&mut value, "valid_until", line.valid_until.map(|on| on.to_string()));
    value
}

fn acted(it: &CardActed) -> Value {
    let (outcome, cards) = match it {
        CardActed::Confirm(line) => ("confirm", vec![card(line)]),
        CardActed::Locked(line) => ("locked", vec![card(line)]),
        CardActed::ConfirmUnlock(line) => ("confirm_unlock", vec![card(line)]),
        CardActed::Unlocked(line) => ("unlocked", vec![card(line)]),
        CardActed::Unneeded(line) => ("unneeded", vec![card(line)]),
        CardActed::StepUp(_) => ("step_up", Vec::new()),
        CardActed::Which { cards, .. } => ("which", list(cards, card)),
        CardActed::NoCard => ("no_card", Vec::new()),
        CardActed::NotOffered => ("not_offered", Vec::new()),
        CardActed::NotDone | CardActed::NotUnlocked => ("not_done", Vec::new()),
        CardActed::Unknown => ("unknown", Vec::new()),
    };
    json!({ "type": "card", "outcome": outcome, "cards": cards })
}
