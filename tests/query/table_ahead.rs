//! The rest of the question table: bills, pay, explanations, cards, and what anybody may ask.

use std::cell::Cell;
use std::process::Command;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde_json::Value;

use crate::command::Bank;
use crate::table::{Told, for_every_persona, list, minor, minor_or, text};

/// The day on which it is asked.
const TODAY: &str = "2026-09-21";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day(TODAY)
}

/// The working day on which a bill of `nominal` is collected.
fn collected(nominal: NaiveDate) -> NaiveDate {
    match nominal.weekday() {
        Weekday::Sat => nominal + Days::new(2),
        Weekday::Sun => nominal + Days::new(1),
        _ => nominal,
    }
}

/// What the bank knows will be paid before `until`, as "account day kind amount", amounts that
/// vary as "about". Arrangements that only move money to the customer's own accounts are in it
/// where `own` is so.
fn arranged(it: &Told<'_>, until: NaiveDate, own: bool) -> Vec<String> {
    let to_own = "payee IN (SELECT nickname FROM own WHERE nickname IS NOT NULL)
                  OR payee IN ('Checking', 'Savings')";
    let which = if own { "1".to_owned() } else { format!("NOT ({to_own})") };
    let sql = format!(
        "SELECT o.account_id || '|' || o.kind || '|' || COALESCE(o.amount_minor, 'about') || '|'
           || COALESCE(o.next_on, '') || '|' || COALESCE(o.day_of_month, '')
         FROM obligation o, me WHERE o.customer_id = me.id AND ({which})"
    );
    let mut lines = Vec::new();
    for row in it.audit.all::<String>(&sql) {
        let [account, kind, amount, next, of_month] =
            row.split('|').collect::<Vec<_>>().try_into().unwrap();
        let first = if next.is_empty() { today() } else { day(next) };
        let days: Vec<NaiveDate> = match of_month.parse::<u32>() {
            // Bills of a weekend before the first are collected within it.
            Ok(of_month) => (first - Days::new(2))
                .iter_days()
                .take_while(|nominal| *nominal < until)
                .filter(|nominal| nominal.day() == of_month)
                .map(collected)
                .collect(),
            Err(_) => vec![first],
        };
        let days = days.into_iter().filter(|on| (first..until).contains(on));
        lines.extend(days.map(|on| format!("{account} {on} {kind} {amount}")));
    }
    lines.sort();
    lines
}

/// Statements of open accounts, as "account balance minimum due-day past-due paid unpaid".
fn statements(it: &Told<'_>, which: &str) -> Vec<String> {
    it.audit.all(&format!(
        "SELECT own.id || ' ' || s.balance_minor || ' ' || s.minimum_minor || ' ' || s.due_on
           || ' ' || COALESCE(s.past_due_minor, '-') || ' ' || s.paid || ' '
           || MAX(CASE own.kind WHEN 'credit_card' THEN s.balance_minor ELSE s.minimum_minor END
                  - s.paid, 0)
         FROM own, (SELECT s.*, (SELECT COALESCE(SUM(m), 0) FROM moved
                      WHERE account = s.account_id AND day > s.closed_on AND NOT pending AND m > 0
                        AND k IN ('own_transfer', 'deposit', 'bill')) AS paid
                    FROM account_statement s, me WHERE s.customer_id = me.id) s
         WHERE s.account_id = own.id AND own.status <> 'closed' AND ({which}) ORDER BY own.place"
    ))
}

/// Subscriptions, as "account who last-amount rows last-day", from the merchants that sell such.
fn subscribed(it: &Told<'_>) -> Vec<String> {
    it.audit.all(
        "SELECT account || ' ' || who || ' ' || -(SELECT m FROM moved l WHERE l.account = g.account
             AND l.who = g.who ORDER BY at DESC LIMIT 1) || ' ' || COUNT(*) || ' ' || MAX(day)
         FROM moved g WHERE mcc = 5968 AND k = 'purchase' AND day >= '2025-06-21'
         GROUP BY account, who HAVING COUNT(*) >= 3 AND MAX(day) >= '2026-08-01' ORDER BY 1",
    )
}

/// A bill as told, in the form of [`arranged`].
fn bill(due: &Value) -> String {
    let [account, on, source] = [&due["account"]["id"], &due["on"], &due["source"]].map(text);
    let amount = if due["about"] == true { "about".to_owned() } else { minor_or(&due["amount"]) };
    format!("{account} {on} {source} {amount}")
}

fn of_source(dues: &[Value], known: bool) -> impl Iterator<Item = &Value> {
    let is_known = |due: &Value| !["statement", "expected"].contains(&text(&due["source"]));
    dues.iter().filter(move |due| is_known(due) == known)
}

/// The rows on which a payment rests: that they are the customer's, all of one party and on the
/// account, and the last three of them say how much is reckoned with.
fn check_found(it: &Told<'_>, due: &Value) {
    let ids: Vec<&str> = list(&due["found_in"]).iter().map(text).collect();
    if ids.is_empty() || due["source"] == "statement" {
        return;
    }
    let of = format!("account = {} AND id IN ({})", text(&due["account"]["id"]), ids.join(","));
    let sql = format!(
        "SELECT COUNT(*) || ' ' || COUNT(DISTINCT COALESCE(who, line)) FROM moved WHERE {of}"
    );
    assert_eq!(it.audit.one::<String>(&sql), format!("{} 1", ids.len()), "{due:#}");
    let late: Vec<i64> =
        it.audit.all(&format!("SELECT ABS(m) FROM moved WHERE {of} ORDER BY at DESC LIMIT 3"));
    let mut sorted = late.clone();
    sorted.sort_unstable();
    if due["about"] == true {
        let told = ["least", "amount", "most"].map(|it| minor(&due[it]));
        assert_eq!(told.as_slice(), sorted, "{due:#}");
    } else {
        assert_eq!(minor(&due["amount"]), late[0], "{due:#}");
    }
}

/// What `dues` come to: exact ones, and the `bound` of those that vary.
fn sum(dues: &[Value], bound: &str) -> i64 {
    let amount =
        |due: &Value| minor(if due["about"] == true { &due[bound] } else { &due["amount"] });
    dues.iter().filter(|due| !due["amount"].is_null()).map(amount).sum()
}

#[test]
fn bills_are_what_the_bank_knows_and_what_recurs() {
    for_every_persona(|it| {
        for (question, until) in
            [("bills", "2026-10-21"), ("bills period=next-7-days", "2026-09-28")]
        {
            let until = day(until);
            let told = it.ask(question);
            let dues = list(&told["answer"]["lines"]);
            let known: Vec<String> = {
                let mut known: Vec<String> = of_source(dues, true).map(bill).collect();
                known.sort();
                known
            };
            assert_eq!(known, arranged(it, until, false), "{} {question}", it.persona);
            let mut others: Vec<String> = of_source(dues, false).map(bill).collect();
            others.sort();
            let mut expected = Vec::new();
            for line in statements(it, "1") {
                let words: Vec<&str> = line.split(' ').collect();
                let (on, unpaid) = (day(words[3]), words[6]);
                if unpaid != "0" && on < until {
                    expected.push(format!("{} {on} statement {unpaid}", words[0]));
                }
            }
            // Those who subscribe are charged again on about the same day of the next month.
            let charged = of_source(dues, false).filter(|due| due["source"] == "expected");
            for due in charged {
                let (account, who) = (text(&due["account"]["id"]), text(&due["name"]));
                let own = subscribed(it)
                    .into_iter()
                    .find(|line| line.starts_with(&format!("{account} {who} ")));
                let own = own.unwrap_or_else(|| panic!("{} {due:#}", it.persona));
                let words: Vec<&str> = own.rsplit(' ').collect();
                let days = (day(text(&due["on"])) - day(words[0])).num_days();
                let is_monthly = [26..=35, 56..=66].iter().any(|month| month.contains(&days));
                assert!(is_monthly, "{own} {due:#}");
                expected.push(format!("{account} {} expected {}", text(&due["on"]), words[2]));
            }
            expected.sort();
            assert_eq!(others, expected, "{} {question}", it.persona);
            dues.iter().for_each(|due| check_found(it, due));
            let totals: i64 =
                list(&told["answer"]["totals"]).iter().map(|it| minor(&it["amount"])).sum();
            assert_eq!(totals, sum(dues, "amount"), "{} {question}", it.persona);
            assert!(dues.is_sorted_by_key(|due| text(&due["on"])));
        }
    });
}

#[test]
fn statements_and_subscriptions_are_those_of_sql() {
    for_every_persona(|it| {
        for (question, which) in [
            ("card-bill", "own.kind = 'credit_card'"),
            ("card-bill account=loan", "own.kind = 'loan'"),
            ("card-bill account=mortgage", "own.kind = 'mortgage'"),
        ] {
            let told = it.ask(question);
            let expected = statements(it, which);
            let lines: Vec<String> = list(&told["answer"]["lines"])
                .iter()
                .map(|line| {
                    let [balance, minimum] = ["balance", "minimum"].map(|it| minor(&line[it]));
                    let (id, due) = (text(&line["account"]["id"]), text(&line["due_on"]));
                    let [paid, unpaid] = ["paid", "unpaid"].map(|it| minor(&line[it]));
                    let late = minor_or(&line["past_due"]);
                    format!("{id} {balance} {minimum} {due} {late} {paid} {unpaid}")
                })
                .collect();
            // Whoever has no card is told of their loans instead.
            if !(question == "card-bill" && expected.is_empty()) {
                assert_eq!(lines, expected, "{} {question}", it.persona);
            }
        }
        let told = it.ask("subscriptions");
        let lines = list(&told["answer"]["lines"]);
        let mut charged: Vec<String> = lines
            .iter()
            .map(|line| {
                let (id, who) = (text(&line["account"]["id"]), text(&line["name"]));
                let (amount, rows) = (minor(&line["amount"]), list(&line["found_in"]).len());
                format!("{id} {who} {amount} {rows}")
            })
            .collect();
        charged.sort();
        let expected: Vec<String> =
            subscribed(it).iter().map(|line| line.rsplit_once(' ').unwrap().0.to_owned()).collect();
        assert_eq!(charged, expected, "{}", it.persona);
        let monthly: i64 =
            list(&told["answer"]["monthly"]).iter().map(|it| minor(&it["amount"])).sum();
        assert_eq!(monthly, lines.iter().map(|line| minor(&line["monthly"])).sum::<i64>());
        for line in lines {
            let of = format!(
                "account = {} AND who = '{}'",
                text(&line["account"]["id"]),
                text(&line["name"])
            );
            let first: i64 =
                it.audit.one(&format!("SELECT -m FROM moved WHERE {of} ORDER BY at LIMIT 1"));
            let (now, rise) = (minor(&line["amount"]), &line["price_rise"]);
            // A price that rose by more than a tenth and more than one unit is told as that.
            let is_rise = now - first > 100 && (now - first) * 10 > first;
            assert_eq!(rise.is_object(), is_rise, "{} {line:#}", it.persona);
            if is_rise {
                assert_eq!((minor(&rise["from"]), minor(&rise["to"])), (first, now));
            }
        }
    });
}

#[test]
fn pay_is_that_of_sql() {
    for_every_persona(|it| {
        let told = it.ask("payday");
        let answer = &told["answer"];
        let salary = "k = 'deposit' AND line LIKE '%PPD ID%'";
        let is_paid =
            it.audit.one::<i64>(&format!("SELECT COUNT(*) FROM moved WHERE {salary}")) > 0;
        let which = if is_paid { salary } else { "k = 'deposit'" };
        let last = it.audit.rows(which, "").into_iter().next().unwrap();
        let line = &answer["last"];
        let [account, id] = [&line["account"]["id"], &line["id"]].map(text);
        assert!(last.starts_with(&format!("{account} {id} ")), "{}: {last}", it.persona);
        let pays = list(&answer["pays"]);
        assert_eq!(pays.is_empty(), !is_paid, "{}", it.persona);
        // Every pay that came belongs to one of those told.
        let rows: usize = pays.iter().map(|pay| list(&pay["found_in"]).len()).sum();
        let count = if is_paid { it.audit.rows(salary, "").len() } else { 0 };
        assert_eq!(rows, count, "{}", it.persona);
        for pay in pays {
            check_found(it, pay);
            let ids: Vec<&str> = list(&pay["found_in"]).iter().map(text).collect();
            let days: Vec<String> = it.audit.all(&format!(
                "SELECT day FROM moved WHERE account = {} AND id IN ({}) ORDER BY at DESC LIMIT 2",
                text(&pay["account"]["id"]),
                ids.join(",")
            ));
            assert_eq!((text(&pay["state"]), text(&pay["on"])), ("came", days[0].as_str()));
            let next = day(text(&pay["next_on"]));
            let gap = (day(&days[0]) - day(&days[1])).num_days();
            let off = (next - day(&days[0])).num_days() - gap;
            assert!(next >= today() && off.abs() <= 5, "{} {pay:#}", it.persona);
        }
    });
}

#[test]
fn changes_of_balances_are_those_of_sql() {
    for_every_persona(|it| {
        for (question, since) in [
            ("explain account=#1", "2026-09-15"),
            ("explain account=#1 period=yesterday", "2026-09-21"),
            ("explain account=#1 period=last-week", "2026-09-20"),
            ("explain account=#1 period=this-month", "2026-09-01"),
            ("explain account=#1 period=last-month", "2026-09-01"),
        ] {
            let told = it.ask(question);
            let answer = &told["answer"];
            assert_eq!(text(&answer["since"]), since, "{question}");
            let account = text(&answer["account"]["id"]);
            let figures = "SELECT now || ' ' || holds FROM own WHERE place = 1";
            let [now, holds] = ["now", "holds"].map(|it| minor(&answer[it]));
            assert_eq!(format!("{now} {holds}"), it.audit.one::<String>(figures));
            let which = format!("account = {account} AND NOT pending AND day >= '{since}'");
            let change: i64 =
                it.audit.one(&format!("SELECT COALESCE(SUM(m), 0) FROM moved WHERE {which}"));
            assert_eq!(minor(&answer["change"]), change, "{} {question}", it.persona);
            assert_eq!(minor(&answer["then"]), now - change);
            let causes = list(&answer["causes"]);
            let told_of: i64 = causes.iter().map(|cause| minor(&cause["sum"])).sum();
            assert_eq!(told_of + minor(&answer["rest"]), change, "{} {question}", it.persona);
            let way = if change < 0 { "m < 0" } else { "m > 0" };
            let largest: Vec<i64> = it.audit.all(&format!(
                "SELECT SUM(m) FROM moved WHERE {which} AND {way} GROUP BY k, COALESCE(who, '')
                 ORDER BY ABS(SUM(m)) DESC LIMIT 3"
            ));
            let sums: Vec<i64> = causes.iter().map(|cause| minor(&cause["sum"])).collect();
            assert_eq!(sums, if change == 0 { Vec::new() } else { largest }, "{question}");
            let mut rows: Vec<String> = list(&told["rows"]).iter().map(crate::table::row).collect();
            let mut expected = it.audit.rows(&which, "");
            rows.sort();
            expected.sort();
            assert_eq!(rows, expected, "{} {question}", it.persona);
        }
    });
}

#[test]
fn cards_are_those_of_sql() {
    for_every_persona(|it| {
        let told = it.ask("card-status");
        let mut lines: Vec<String> = list(&told["answer"]["lines"])
            .iter()
            .map(|line| {
                let words =
                    [&line["id"], &line["account"]["id"], &line["status"], &line["valid_until"]];
                words.map(text).join(" ")
            })
            .collect();
        lines.sort();
        let sql = "SELECT card_id || ' ' || c.account_id || ' ' || c.status || ' ' || c.valid_until
                   FROM card c, own, me WHERE c.customer_id = me.id AND own.id = c.account_id
                     AND own.status <> 'closed' ORDER BY 1";
        assert_eq!(lines, it.audit.all::<String>(sql), "{}", it.persona);
    });
}

/// Statements that are paid from `account`, as in [`statements`].
fn paid_from(it: &Told<'_>, account: &str) -> Vec<String> {
    let which = format!(
        "EXISTS (SELECT 1 FROM moved sent, (SELECT m, at FROM moved WHERE account = own.id AND m > 0
             AND k = 'own_transfer' ORDER BY at DESC LIMIT 1) AS last
           WHERE sent.account = {account} AND sent.k = 'own_transfer' AND sent.m = -last.m
             AND ABS(sent.at - last.at) <= 3 * 86400000)"
    );
    statements(it, &which)
}

/// That `dues` are what the bank knows of `account` up to `last`, what is unpaid of statements that
/// it pays, and what recurs besides, without the payments to those cards and loans.
fn check_outgoing(it: &Told<'_>, account: &str, dues: &[Value], last: NaiveDate) {
    let until = last + Days::new(1);
    let mut known: Vec<String> = of_source(dues, true).map(bill).collect();
    known.sort();
    let mut expected = arranged(it, until, true);
    expected.retain(|line| line.starts_with(&format!("{account} ")));
    assert_eq!(known, expected, "{}", it.persona);
    let mut stated: Vec<String> = Vec::new();
    for line in paid_from(it, account) {
        let words: Vec<&str> = line.split(' ').collect();
        if words[6] != "0" && day(words[3]) < until {
            stated.push(format!("{} {} statement {}", words[0], words[3], words[6]));
        }
    }
    let mut told: Vec<String> =
        dues.iter().filter(|due| due["source"] == "statement").map(bill).collect();
    told.sort();
    stated.sort();
    assert_eq!(told, stated, "{}", it.persona);
    for due in dues.iter().filter(|due| due["source"] == "expected") {
        check_found(it, due);
        let ids: Vec<&str> = list(&due["found_in"]).iter().map(text).collect();
        let sql = format!(
            "SELECT COUNT(*) FROM moved WHERE account = {account} AND id IN ({}) AND line IN
               ('CREDIT CARD AUTOPAY', 'LOAN INSTALLMENT')
               AND EXISTS (SELECT 1 FROM own WHERE kind IN ('credit_card', 'loan', 'mortgage'))",
            ids.join(",")
        );
        assert_eq!(it.audit.one::<i64>(&sql), 0, "{} {due:#}", it.persona);
    }
    assert!(dues.iter().all(|due| (today()..until).contains(&day(text(&due["on"])))));
}

#[test]
fn what_can_be_spent_and_what_is_to_come_are_those_of_sql() {
    let of_cards = Cell::new(0);
    for_every_persona(|it| {
        let told = it.ask("afford amount=200 account=#1");
        let answer = &told["answer"];
        let account = text(&answer["account"]["id"]);
        let dues = list(&answer["bills"]);
        let until = day(text(&answer["until"]));
        check_outgoing(it, account, dues, until);
        let available: i64 = it.audit.one("SELECT available FROM own WHERE place = 1");
        assert_eq!(minor(&answer["available"]), available);
        assert_eq!(minor(&answer["bills_total"]), sum(dues, "most"), "{}", it.persona);
        assert_eq!(minor(&answer["left"]), available - sum(dues, "most") - 20_000);
        assert_eq!(answer["enough"], available - sum(dues, "most") >= 20_000);
        // Until the first pay on this account, else for two weeks.
        let pays = it.ask("payday");
        let own = list(&pays["answer"]["pays"]).iter();
        let own = own.filter(|pay| text(&pay["account"]["id"]) == account);
        let first = own.map(|pay| text(&pay["next_on"]).to_owned()).min();
        let fortnight = (today() + Days::new(13)).to_string();
        assert_eq!(until.to_string(), first.unwrap_or(fortnight), "{}", it.persona);
        let stated = dues.iter().filter(|due| due["source"] == "statement").count();
        of_cards.set(of_cards.get() + stated);

        let told = it.ask("forecast account=#1");
        let answer = &told["answer"];
        let (dues, incomes) = (list(&answer["bills"]), list(&answer["incomes"]));
        assert_eq!(text(&answer["on"]), "2026-09-28");
        check_outgoing(it, account, dues, day("2026-09-28"));
        let start: i64 = it.audit.one("SELECT now - holds FROM own WHERE place = 1");
        let projected = start + sum(incomes, "least") - sum(dues, "most");
        assert_eq!([minor(&answer["start"]), minor(&answer["projected"])], [start, projected]);
        incomes.iter().for_each(|due| check_found(it, due));
    });
    assert!(of_cards.get() >= 5, "{} card bills", of_cards.get());
}

/// What was asked above was the library; the program answers the same.
#[test]
fn the_program_answers_as_the_library() {
    let bank = Bank::new();
    let path = bank.path("bank.db");
    for (persona, question) in [
        ("two_currencies", "net"),
        ("student", "spending by=category period=last-month"),
        ("overdrawn", "afford amount=200"),
        ("professional", "transactions order=largest period=last-month"),
    ] {
        let mut program = Command::new(env!("CARGO_BIN_EXE_saldo"));
        program.args(["ask", question, "--customer", persona, "--json", "--rows", "10000"]);
        program.arg("--bank").arg(&path).args(["--now", "2026-09-21T13:33:20Z"]);
        let told = program.output().unwrap();
        assert!(told.status.success(), "{persona} {question}: {told:?}");
        let told: Value = serde_json::from_slice(&told.stdout).unwrap();
        let library = bank.json(persona, question);
        for field in ["question", "customer", "now", "answer", "said", "rows", "rows_left"] {
            assert_eq!(told[field], library[field], "{persona} {question}");
        }
    }
}
