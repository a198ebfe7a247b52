//! An answer for programs; the fields are documented in the map of this folder.

use serde_json::{Map, Value, json};

use super::command::Asked;
use super::facts::{part, status};
use super::outlook_json;
use crate::bank::notation::written;
use crate::bank::{
    AccountLine, AccountName, Answer, BalanceLine, Compared, Figure, LeftOut, Listed, Totals,
    TransactionLine,
};
use crate::basics::{Money, Period};

/// The whole answer.
pub(super) fn as_json(asked: &Asked) -> Value {
    let who = &asked.customer;
    let micros = |took: std::time::Duration| u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    let mut answer = answer(&asked.answer);
    if let Some(next) = &asked.next {
        answer["next"] = json!(written(next));
    }
    json!({
        "question": written(&asked.question),
        "customer": { "id": who.customer.as_str(), "name": who.name, "persona": who.persona },
        "now": asked.now.utc().to_rfc3339(),
        "answer": answer,
        "said": asked.said,
        "rows": asked.rows.iter().map(transaction).collect::<Vec<_>>(),
        "rows_left": asked.rows_left,
        "took_us": micros(asked.took),
        "took_again_us": micros(asked.took_again),
    })
}

pub(in crate::simulate) fn answer(answer: &Answer) -> Value {
    match answer {
        Answer::Balances(it) => json!({
            "type": "balances", "metric": it.metric.name(), "skipped": it.skipped,
            "total": it.total, "lines": it.lines.iter().map(balance).collect::<Vec<_>>(),
        }),
        Answer::Accounts { lines, skipped, total } => {
            let lines: Vec<Value> = lines.iter().map(account_line).collect();
            json!({ "type": "accounts", "skipped": skipped, "total": total, "lines": lines })
        }
        Answer::Recent(it) => json!({
            "type": "recent", "told": it.told, "total": it.total, "days": it.days,
            "lines": it.lines.iter().map(transaction).collect::<Vec<_>>(),
        }),
        Answer::Listed(it) => listed(it),
        Answer::Payment(it) => {
            let lines: Vec<Value> = it.lines.iter().map(transaction).collect();
            let mut value = json!({ "type": "payment", "lines": lines });
            set(&mut value, "category", it.category.map(|category| category.id()));
            value
        }
        Answer::Totals(it) => totals(it),
        Answer::Net(it) => {
            let line = |line: &crate::bank::NetLine| {
                json!({
                    "currency": line.currency.code(), "held": amount(line.held),
                    "owed": amount(line.owed), "net": amount(line.net),
                    "accounts": line.accounts,
                })
            };
            let mut value = json!({
                "type": "net", "lines": it.lines.iter().map(line).collect::<Vec<_>>(),
                "left_out": left_out(&it.left_out),
            });
            set(&mut value, "stale_since", it.stale_since.map(|then| then.to_rfc3339()));
            value
        }
        Answer::WhichMerchant { candidates, more, .. } => {
            let names: Vec<&str> = candidates.iter().map(|name| name.as_str()).collect();
            json!({ "type": "which_merchant", "candidates": names, "more": more })
        }
        Answer::NoSuchMerchant { period, .. } => {
            json!({ "type": "no_such_merchant", "period": days(*period) })
        }
        Answer::WhichAccount { candidates, total } => {
            let names: Vec<Value> = candidates.iter().map(account).collect();
            json!({ "type": "which_account", "candidates": names, "total": total })
        }
        Answer::NoSuchAccount { offered, more, .. } => {
            let names: Vec<Value> = offered.iter().map(account).collect();
            json!({ "type": "no_such_account", "offered": names, "more": more })
        }
        Answer::Closed(name) => json!({ "type": "closed", "account": account(name) }),
        Answer::OutOfReach(name) => json!({ "type": "out_of_reach", "account": account(name) }),
        Answer::Bills(_)
        | Answer::CardBill(_)
        | Answer::Subscriptions(_)
        | Answer::Payday(_)
        | Answer::Explained(_)
        | Answer::Afforded(_)
        | Answer::Forecast(_)
        | Answer::Cards(_)
        | Answer::CardActed(_) => outlook_json::answer(answer),
        Answer::NothingOwed => json!({ "type": "nothing_owed" }),
        Answer::BeyondLookBack { days } => json!({ "type": "beyond_look_back", "days": days }),
        Answer::AllClosed => json!({ "type": "all_closed" }),
        Answer::NoAccounts => json!({ "type": "no_accounts" }),
    }
}

fn totals(totals: &Totals) -> Value {
    let sums = totals.sums.iter().map(|sum| {
        let mut value = figure(&sum.figure);
        value["rows"] = json!(written(&sum.rows));
        set(&mut value, "compared", sum.compared.as_ref().map(compared));
        value
    });
    let groups = totals.groups.iter().map(|group| {
        let (key, name) = part(&group.key);
        let mut value = figure(&group.figure);
        (value["key"], value["name"]) = (json!(key), json!(name));
        value["rows"] = json!(written(&group.rows));
        value
    });
    let mut value = json!({
        "type": "totals", "flow": totals.flow.name(), "period": days(totals.period),
        "accounts": totals.covered.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
        "sums": sums.collect::<Vec<_>>(), "groups": groups.collect::<Vec<_>>(),
        "skipped": totals.skipped, "group_count": totals.group_count,
        "left_out": left_out(&totals.left_out),
    });
    set(&mut value, "merchant", totals.merchant.as_ref().map(|name| name.as_str().to_owned()));
    set(&mut value, "category", totals.category.map(|it| it.id().to_owned()));
    set(&mut value, "stale_since", totals.stale_since.map(|then| then.to_rfc3339()));
    value
}

fn listed(listed: &Listed) -> Value {
    let mut value = json!({
        "type": "listed", "period": days(listed.period),
        "accounts": listed.covered.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
        "told": listed.told, "total": listed.total,
        "lines": listed.lines.iter().map(transaction).collect::<Vec<_>>(),
        "left_out": left_out(&listed.left_out),
    });
    set(&mut value, "merchant", listed.merchant.as_ref().map(|name| name.as_str().to_owned()));
    set(&mut value, "category", listed.category.map(|it| it.id().to_owned()));
    value
}

fn figure(figure: &Figure) -> Value {
    let mut value = json!({
        "currency": figure.total.currency().code(), "total": amount(figure.total),
        "gross": amount(figure.gross), "back": amount(figure.back),
        "pending": amount(figure.pending), "count": figure.count,
        "back_count": figure.back_count,
    });
    set(&mut value, "average", figure.average.map(amount));
    value
}

fn compared(compared: &Compared) -> Value {
    let periods: Vec<Value> = compared.periods.iter().map(|period| days(*period)).collect();
    json!({ "periods": periods, "base": amount(compared.base), "change": amount(compared.change) })
}

fn balance(line: &BalanceLine) -> Value {
    let mut value = json!({ "account": account(&line.account) });
    if let Some(figures) = &line.figures {
        value["currency"] = json!(figures.current.currency().code());
        value["current"] = json!(amount(figures.current));
        value["holds"] = json!(amount(figures.holds));
        set(&mut value, "available", figures.available.map(amount));
        set(&mut value, "limit", figures.limit.map(amount));
        set(&mut value, "stale_since", figures.stale_since.map(|then| then.to_rfc3339()));
    }
    value
}

pub(super) fn transaction(line: &TransactionLine) -> Value {
    let mut value = json!({
        "id": line.id.as_str(), "account": account(&line.account),
        "made_on": line.made_on.to_string(), "status": status(line.status),
        "kind": line.kind.name(), "amount": amount(line.amount),
        "currency": line.amount.currency().code(),
    });
    set(&mut value, "name", line.counterparty.as_ref().map(|name| name.as_str().to_owned()));
    value
}

fn account_line(line: &AccountLine) -> Value {
    json!({ "account": account(&line.account), "closed": line.closed })
}

pub(super) fn account(name: &AccountName) -> Value {
    let mut value = json!({ "id": name.id.as_str(), "kind": name.kind.name() });
    set(&mut value, "nickname", name.nickname.as_ref().map(|it| it.as_str().to_owned()));
    set(&mut value, "last_four", name.last_four.map(|it| it.as_str().to_owned()));
    value
}

fn left_out(left_out: &LeftOut) -> Value {
    let mut value = Map::new();
    let accounts = |names: &[AccountName]| names.iter().map(account).collect::<Vec<_>>();
    let codes: Vec<&str> = left_out.currencies.iter().map(|it| it.code()).collect();
    for (field, names) in [
        ("closed", accounts(&left_out.closed)),
        ("unreachable", accounts(&left_out.unreachable)),
        ("currencies", codes.into_iter().map(Value::from).collect()),
    ] {
        if !names.is_empty() {
            value.insert(field.to_owned(), Value::from(names));
        }
    }
    Value::from(value)
}

pub(super) fn days(period: Period) -> Value {
    json!({ "from": period.from().to_string(), "until": period.until().to_string() })
}

pub(super) fn amount(money: Money) -> String {
    money.amount().to_string()
}

pub(super) fn set<T: Into<Value>>(value: &mut Value, field: &str, content: Option<T>) {
    if let Some(content) = content {
        value[field] = content.into();
    }
}
