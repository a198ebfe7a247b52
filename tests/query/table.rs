//! The question table: each question x each persona of the demonstration's bank, asked as an
//! operator asks with `saldo ask --json`, against an auditor's SQL.
//!
//! `{merchant}` is the merchant whom the customer has paid most often, `{digits}` the last four
//! digits of their last open account. It is Monday, 2026-09-21, and weeks begin on Sunday.

use serde_json::Value;

use crate::audit::Audit;
use crate::command::{Bank, PERSONAS};

/// Questions about balances, and the accounts that are told.
const BALANCES: &[(&str, &str)] = &[
    ("balance account=all", "1"),
    ("balance account=checking", "kind = 'checking'"),
    ("balance account=savings", "kind = 'savings'"),
    ("balance account=credit_card", "kind = 'credit_card'"),
    ("balance account=loan", "kind = 'loan'"),
    ("balance account=mortgage", "kind = 'mortgage'"),
    ("balance account=#1", "place = 1"),
    ("balance account={digits}", "last_four = '{digits}'"),
    ("owed", "kind IN ('credit_card', 'loan', 'mortgage') OR now < 0"),
    ("owed account=credit_card", "kind = 'credit_card'"),
    ("credit", "kind = 'credit_card'"),
];

/// Questions about transactions, those that are told, and what comes before their time in order.
const ROWS: &[(&str, &str, &str)] = &[
    ("recent", "day >= '2026-08-23'", ""),
    ("recent account=checking", "day >= '2026-08-23' AND account_kind = 'checking'", ""),
    ("pending", "day >= '2026-08-23' AND pending", ""),
    ("transactions account=#1", "day >= '2026-08-23' AND account = (SELECT MIN(id) FROM own)", ""),
    ("transactions period=last-week", "day BETWEEN '2026-09-13' AND '2026-09-19'", ""),
    ("transactions period=2026-09-14", "day = '2026-09-14'", ""),
    ("transactions period=since-2026-09-17", "day >= '2026-09-17'", ""),
    (
        "transactions merchant=\"{merchant}\" period=last-month",
        "day LIKE '2026-08%' AND who = '{merchant}'",
        "",
    ),
    ("transactions merchant=\"{merchant}\" single=yes", "who = '{merchant}'", "only the first"),
    ("transactions category=groceries period=2026-08", "day LIKE '2026-08%' AND mcc = 5411", ""),
    (
        "transactions category=restaurants period=this-month",
        "day LIKE '2026-09%' AND mcc IN (5812, 5814)",
        "",
    ),
    ("transactions over=50 period=this-month", "day LIKE '2026-09%' AND ABS(m) > 5000", ""),
    ("transactions under=10 period=june", "day LIKE '2026-06%' AND ABS(m) < 1000", ""),
    (
        "transactions between=10..20 period=last-30-days",
        "day >= '2026-08-23' AND ABS(m) BETWEEN 1000 AND 2000",
        "",
    ),
    (
        "transactions account=checking period=past-2-weeks",
        "day >= '2026-09-08' AND account_kind = 'checking'",
        "",
    ),
    (
        "transactions account=credit_card period=past-2-weeks",
        "day >= '2026-09-08' AND account_kind = 'credit_card'",
        "",
    ),
    ("transactions status=pending period=this-month", "day LIKE '2026-09%' AND pending", ""),
    ("transactions direction=in period=last-month", "day LIKE '2026-08%' AND m > 0", ""),
    ("transactions kind=refund period=this-year", "day >= '2026-01-01' AND k = 'refund'", ""),
    ("transactions currency=EUR period=this-month", "day LIKE '2026-09%' AND c = 'EUR'", ""),
    ("transactions order=largest period=last-month", "day LIKE '2026-08%'", "ABS(m) DESC"),
    ("transactions order=smallest period=this-week", "day >= '2026-09-20'", "ABS(m)"),
    (
        "transactions order=largest flow=spending period=this-year single=yes",
        "day >= '2026-01-01' AND k IN ('purchase', 'cash', 'bill', 'fee', 'interest') AND m < 0",
        "only the first, ABS(m) DESC",
    ),
    (
        "transactions flow=fees period=this-quarter",
        "day >= '2026-07-01' AND (k = 'fee' OR k = 'interest' AND m < 0)",
        "",
    ),
];

/// Questions about totals, the flow they are of, and the rows that are summed.
const TOTALS: &[(&str, &str, &str)] = &[
    ("spending", "spending", "day LIKE '2026-09%'"),
    ("spending tell=average", "spending", "day LIKE '2026-09%'"),
    ("spending tell=count period=yesterday", "spending", "day = '2026-09-20'"),
    ("spending period=last-month", "spending", "day LIKE '2026-08%'"),
    ("spending period=this-week", "spending", "day >= '2026-09-20'"),
    ("spending period=march", "spending", "day LIKE '2026-03%'"),
    ("spending period=2026-Q2", "spending", "day BETWEEN '2026-04-01' AND '2026-06-30'"),
    ("spending period=last-90-days", "spending", "day >= '2026-06-24'"),
    (
        "spending category=food period=last-month",
        "spending",
        "day LIKE '2026-08%' AND mcc IN (5411, 5812, 5814)",
    ),
    (
        "spending category=utilities period=this-year",
        "spending",
        "day >= '2026-01-01' AND mcc = 4900",
    ),
    (
        "spending merchant=\"{merchant}\" period=this-year",
        "spending",
        "day >= '2026-01-01' AND who = '{merchant}'",
    ),
    (
        "spending account=checking period=last-month",
        "spending",
        "day LIKE '2026-08%' AND account_kind = 'checking'",
    ),
    (
        "spending account=credit_card period=last-month",
        "spending",
        "day LIKE '2026-08%' AND account_kind = 'credit_card'",
    ),
    ("spending over=50 period=august", "spending", "day LIKE '2026-08%' AND ABS(m) > 5000"),
    ("spending status=pending", "spending", "day LIKE '2026-09%' AND pending"),
    ("spending currency=EUR period=august", "spending", "day LIKE '2026-08%' AND c = 'EUR'"),
    ("income", "income", "day LIKE '2026-09%'"),
    ("income period=this-year", "income", "day >= '2026-01-01'"),
    ("fees period=this-year", "fees", "day >= '2026-01-01'"),
    ("refunds period=this-year", "refunds", "day >= '2026-01-01'"),
];

/// Categories of the codes and kinds that an invented bank has, keyed by hand.
const CATEGORY: &str = "'category ' || CASE
    WHEN k = 'fee' THEN 'fees' WHEN k = 'interest' THEN 'interest_charged'
    WHEN k = 'cash' THEN 'cash'
    WHEN mcc = 4111 THEN 'transit' WHEN mcc = 4722 THEN 'travel' WHEN mcc = 4900 THEN 'utilities'
    WHEN mcc IN (4814, 4816) THEN 'telecom' WHEN mcc = 5200 THEN 'home_improvement'
    WHEN mcc = 5411 THEN 'groceries' WHEN mcc = 5542 THEN 'fuel' WHEN mcc = 5651 THEN 'clothing'
    WHEN mcc = 5732 THEN 'electronics' WHEN mcc IN (5812, 5814) THEN 'restaurants'
    WHEN mcc = 5912 THEN 'pharmacy' WHEN mcc = 5968 THEN 'subscriptions'
    WHEN mcc = 5999 THEN 'shopping' WHEN mcc = 6300 THEN 'insurance' WHEN mcc = 6513 THEN 'rent'
    WHEN mcc = 7999 THEN 'leisure' WHEN mcc = 8099 THEN 'medical'
    WHEN line LIKE 'INSTANT PAYMENT %' THEN 'people' ELSE 'other' END || ' ' ||";

const MERCHANT: &str = "COALESCE('merchant ' || REPLACE(who, '''', ''), 'unnamed') || ' ' ||";

/// Questions about parts of totals, the flow, the rows, and the part of each in SQL.
const PARTS: &[(&str, &str, &str, &str)] = &[
    ("spending by=merchant period=last-month", "spending", "day LIKE '2026-08%'", MERCHANT),
    ("spending by=category period=last-month", "spending", "day LIKE '2026-08%'", CATEGORY),
    (
        "spending by=month period=2026-05-15..2026-08-31",
        "spending",
        "day BETWEEN '2026-05-15' AND '2026-08-31'",
        "'month ' || substr(day, 1, 7) || ' ' ||",
    ),
    (
        "spending by=account period=last-month",
        "spending",
        "day LIKE '2026-08%'",
        "'account ' || account || ' ' ||",
    ),
    ("income by=merchant period=last-month", "income", "day LIKE '2026-08%'", MERCHANT),
];

/// Questions that compare, the rows of now, and those of each period before.
const COMPARED: &[(&str, &str, &[&str])] = &[
    (
        "spending compare=previous",
        "day LIKE '2026-09%'",
        &["day BETWEEN '2026-08-01' AND '2026-08-21'"],
    ),
    (
        "spending period=last-month compare=previous",
        "day LIKE '2026-08%'",
        &["day LIKE '2026-07%'"],
    ),
    (
        "spending compare=year-before",
        "day LIKE '2026-09%'",
        &["day BETWEEN '2025-09-01' AND '2025-09-21'"],
    ),
    (
        "spending category=food compare=usual",
        "day LIKE '2026-09%' AND mcc IN (5411, 5812, 5814)",
        &[
            "day BETWEEN '2026-08-01' AND '2026-08-21' AND mcc IN (5411, 5812, 5814)",
            "day BETWEEN '2026-07-01' AND '2026-07-21' AND mcc IN (5411, 5812, 5814)",
            "day BETWEEN '2026-06-01' AND '2026-06-21' AND mcc IN (5411, 5812, 5814)",
        ],
    ),
];

/// A persona's customer: what they are told, and what an auditor finds.
pub(crate) struct Told<'a> {
    bank: &'a Bank,
    pub(crate) audit: Audit,
    pub(crate) persona: &'static str,
    merchant: String,
    digits: String,
}

impl<'a> Told<'a> {
    pub(crate) fn new(bank: &'a Bank, persona: &'static str) -> Self {
        let audit = Audit::of(&bank.path("bank.db"), persona);
        let merchant = "SELECT who FROM moved WHERE k = 'purchase' AND who IS NOT NULL
                        GROUP BY who ORDER BY COUNT(*) DESC, who LIMIT 1";
        let digits =
            "SELECT last_four FROM own WHERE status <> 'closed' ORDER BY place DESC LIMIT 1";
        let (merchant, digits) = (audit.one(merchant), audit.one(digits));
        Self { bank, audit, persona, merchant, digits }
    }

    fn of(&self, text: &str) -> String {
        text.replace("{merchant}", &self.merchant).replace("{digits}", &self.digits)
    }

    /// `which` with what is particular to the customer, as SQL.
    fn sql(&self, which: &str) -> String {
        which
            .replace("{merchant}", &self.merchant.replace('\'', "''"))
            .replace("{digits}", &self.digits)
    }

    /// The first page of the answer to `question`.
    fn page(&self, question: &str) -> Value {
        self.bank.json(self.persona, &self.of(question))
    }

    /// All pages of the answer to `question` as one, `lines` and `groups` behind each other.
    pub(crate) fn ask(&self, question: &str) -> Value {
        let mut told = self.page(question);
        while let Some(next) = told["answer"]["next"].as_str().map(str::to_owned) {
            let page = self.bank.json(self.persona, &next);
            for list in ["lines", "groups"] {
                let more = page["answer"][list].as_array().cloned().unwrap_or_default();
                assert!(more.len() <= 3, "{next}");
                if let Some(lines) = told["answer"][list].as_array_mut() {
                    lines.extend(more);
                }
            }
            told["answer"]["next"] = page["answer"]["next"].clone();
        }
        told
    }

    /// Whether there is nothing to tell because no open account is of the kind that was asked for.
    fn lacks(&self, told: &Value, which: &str) -> bool {
        let kind = ["no_such_account", "closed", "all_closed", "nothing_owed"];
        let lacks = kind.contains(&told["answer"]["type"].as_str().unwrap());
        let open = self.audit.balances(&which.replace("account_kind", "kind"), "");
        assert!(!lacks || open.is_empty(), "{}: {told:#}", self.persona);
        lacks
    }
}

/// `amount` in hundredths: every account of the bank has two decimals.
pub(crate) fn minor(amount: &Value) -> i64 {
    let (whole, cents) = amount.as_str().unwrap().split_once('.').unwrap();
    assert_eq!(cents.len(), 2);
    format!("{whole}{cents}").parse().unwrap()
}

/// `amount` in hundredths, or `-` where there is none.
pub(crate) fn minor_or(amount: &Value) -> String {
    if amount.is_null() { "-".to_owned() } else { minor(amount).to_string() }
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value}"))
}

pub(crate) fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn balance(line: &Value) -> String {
    let figures = ["available", "holds", "limit"].map(|it| minor_or(&line[it]));
    let (id, current) = (text(&line["account"]["id"]), minor(&line["current"]));
    format!("{id} {current} {}", figures.join(" "))
}

pub(crate) fn row(line: &Value) -> String {
    let [account, id] = [&line["account"]["id"], &line["id"]].map(text);
    let [day, currency, status] = ["made_on", "currency", "status"].map(|it| text(&line[it]));
    format!("{account} {id} {day} {} {currency} {status}", minor(&line["amount"]))
}

fn figure(sum: &Value) -> String {
    let [total, gross, back, pending] =
        ["total", "gross", "back", "pending"].map(|it| minor(&sum[it]));
    let [count, back_count] = ["count", "back_count"].map(|it| sum[it].as_u64().unwrap());
    let currency = text(&sum["currency"]);
    format!("{currency} {total} {gross} {back} {pending} {count} {back_count}")
}

/// Of all personas, each with a check of its own.
pub(crate) fn for_every_persona(check: impl Fn(&Told<'_>)) {
    let bank = Bank::new();
    for persona in PERSONAS {
        check(&Told::new(&bank, persona));
    }
}

#[test]
fn balances_are_those_of_the_accounts() {
    for_every_persona(|it| {
        for (question, which) in BALANCES {
            let told = it.ask(question);
            // What is owed is told debts first, then what is overdrawn.
            let order = if *question == "owed" { "kind = 'checking', " } else { "" };
            let expected = it.audit.balances(&it.sql(which), order);
            if expected.is_empty() {
                assert!(it.lacks(&told, which), "{} {question}: {told:#}", it.persona);
                continue;
            }
            let lines: Vec<String> = list(&told["answer"]["lines"]).iter().map(balance).collect();
            assert_eq!(lines, expected, "{} {question}", it.persona);
        }
        // What is pending is why available and booked differ, and it is the rows that are pending.
        let reason = "SELECT COUNT(*) FROM own WHERE status <> 'closed' AND (
              holds <> (SELECT COALESCE(-SUM(m), 0) FROM moved WHERE account = own.id AND pending)
              OR available <> now - holds + COALESCE(credit, 0))";
        assert_eq!(it.audit.one::<i64>(reason), 0, "{}", it.persona);
    });
}

#[test]
fn accounts_and_what_is_left_of_them_are_those_of_the_accounts() {
    for_every_persona(|it| {
        let told = it.ask("accounts");
        let lines: Vec<String> = list(&told["answer"]["lines"])
            .iter()
            .map(|line| format!("{} {}", text(&line["account"]["id"]), line["closed"]))
            .collect();
        let sql = "SELECT id || CASE status WHEN 'closed' THEN ' true' ELSE ' false' END
                   FROM own ORDER BY place";
        assert_eq!(lines, it.audit.all::<String>(sql), "{}", it.persona);
        assert!(!told["answer"].to_string().contains("current"), "{}", it.persona);
        for (question, which) in [("net", "1"), ("net currency=EUR", "c = 'EUR'")] {
            let told = it.ask(question);
            let net: Vec<String> = list(&told["answer"]["lines"])
                .iter()
                .map(|line| {
                    let [held, owed, net] = ["held", "owed", "net"].map(|it| minor(&line[it]));
                    format!("{} {held} {owed} {net}", text(&line["currency"]))
                })
                .collect();
            let mut sorted = net.clone();
            sorted.sort();
            let sql = format!(
                "SELECT c || ' ' || SUM(MAX(now, 0)) || ' ' || SUM(MAX(-now, 0)) || ' ' || SUM(now)
                 FROM own WHERE status <> 'closed' AND {which} GROUP BY c ORDER BY 1"
            );
            assert_eq!(sorted, it.audit.all::<String>(&sql), "{} {question}", it.persona);
        }
    });
}

#[test]
fn transactions_are_those_of_sql_to_the_last_page() {
    for_every_persona(|it| {
        for (question, which, order) in ROWS {
            let is_single = order.starts_with("only the first");
            let told = if is_single { it.page(question) } else { it.ask(question) };
            let which = it.sql(which);
            let order_by = order.trim_start_matches("only the first").trim_start_matches(", ");
            let mut expected = it.audit.rows(&which, order_by);
            let kind = which.rsplit(" AND ").next().filter(|it| it.starts_with("account_kind"));
            if kind.is_some_and(|kind| it.lacks(&told, kind)) {
                assert_eq!(expected, [""; 0]);
                continue;
            }
            if told["answer"]["type"] == "no_such_merchant" {
                assert_eq!(expected, [""; 0], "{} {question}", it.persona);
                continue;
            }
            let lines: Vec<String> = list(&told["answer"]["lines"]).iter().map(row).collect();
            if is_single {
                expected.truncate(1);
            } else {
                assert_eq!(told["answer"]["total"], expected.len(), "{} {question}", it.persona);
            }
            assert_eq!(lines, expected, "{} {question}", it.persona);
        }
    });
}

#[test]
fn totals_are_those_of_sql_and_of_the_rows_behind_them() {
    for_every_persona(|it| {
        for (question, flow, which) in TOTALS {
            let told = it.ask(question);
            let which = it.sql(which);
            let kind = which.rsplit(" AND ").next().filter(|it| it.starts_with("account_kind"));
            if kind.is_some_and(|kind| it.lacks(&told, kind)) {
                continue;
            }
            check_total(it, question, &told, &it.audit.totals(flow, &which, ""));
            let mut rows: Vec<String> = list(&told["rows"]).iter().map(row).collect();
            let mut expected = it.audit.flow_rows(flow, &which);
            rows.sort();
            expected.sort();
            assert_eq!(rows, expected, "{} {question}", it.persona);
        }
    });
}

/// That the sums of `told` are `expected`, are averaged right, and are those of their rows.
fn check_total(it: &Told<'_>, question: &str, told: &Value, expected: &[String]) {
    let sums = list(&told["answer"]["sums"]);
    let mut lines: Vec<String> = sums.iter().filter(|sum| sum["count"] != 0).map(figure).collect();
    lines.sort();
    assert_eq!(lines, expected, "{} {question}", it.persona);
    assert_eq!(told["rows_left"], 0);
    let is_out = ["spending", "fees"].contains(&text(&told["answer"]["flow"]));
    for sum in sums {
        let own = list(&told["rows"]).iter().filter(|row| row["currency"] == sum["currency"]);
        let rows: i64 = own.map(|row| minor(&row["amount"])).sum();
        assert_eq!(if is_out { -rows } else { rows }, minor(&sum["total"]), "{question}");
        let [count, back] = ["count", "back_count"].map(|it| sum[it].as_i64().unwrap());
        if count > back {
            let off = minor(&sum["average"]) * (count - back) - minor(&sum["gross"]);
            assert!(off.abs() * 2 <= count - back, "{} {question}: {sum:#}", it.persona);
        }
    }
}

#[test]
fn parts_are_those_of_sql() {
    for_every_persona(|it| {
        for (question, flow, which, part) in PARTS {
            let told = it.ask(question);
            check_total(it, question, &told, &it.audit.totals(flow, which, ""));
            let groups = list(&told["answer"]["groups"]);
            let part_of = |group: &Value| {
                let (key, name) = (text(&group["key"]), text(&group["name"]));
                // An account is named for people, with its id at the end in brackets.
                let name = name.rsplit(['[', ']']).find(|it| !it.is_empty()).unwrap_or("");
                let name = name.replace(" & ", " and ").replace('\'', "");
                let name = if name.is_empty() { name } else { format!(" {name}") };
                format!("{key}{name} {}", figure(group))
            };
            let mut parts: Vec<String> = groups.iter().map(part_of).collect();
            parts.sort();
            assert_eq!(parts, it.audit.totals(flow, which, part), "{} {question}", it.persona);
            let named = groups.iter().filter(|it| it["key"] != "unnamed");
            let sizes: Vec<i64> = named.map(|group| minor(&group["total"])).collect();
            let mixed = list(&told["answer"]["sums"]).len() > 1 || part.contains("month");
            assert!(mixed || sizes.is_sorted_by(|one, other| one >= other), "{question}");
        }
    });
}

#[test]
fn comparisons_are_those_of_sql() {
    for_every_persona(|it| {
        for (question, now, before) in COMPARED {
            let told = it.ask(question);
            check_total(it, question, &told, &it.audit.totals("spending", now, ""));
            for sum in list(&told["answer"]["sums"]) {
                let currency = text(&sum["currency"]);
                let then: i64 = before
                    .iter()
                    .flat_map(|which| it.audit.totals("spending", which, ""))
                    .filter_map(|line| {
                        let mut words = line.split(' ');
                        (words.next() == Some(currency)).then(|| words.next().unwrap().to_owned())
                    })
                    .map(|total| total.parse::<i64>().unwrap())
                    .sum();
                let periods = i64::try_from(before.len()).unwrap();
                let [base, change] = ["base", "change"].map(|it| minor(&sum["compared"][it]));
                let off = (base * periods - then).abs();
                assert!(off * 2 <= periods, "{} {question}: {then} {sum:#}", it.persona);
                assert_eq!(change, minor(&sum["total"]) - base, "{} {question}", it.persona);
            }
        }
    });
}
