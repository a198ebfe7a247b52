//! `saldo ask`, as an operator calls it.

use clap::Parser;
use saldo::bank::notation::question;
use saldo::bank::{Metric, TransactionKind};
use saldo::basics::Now;
use saldo::connect::sqlite::generate::{BankPlan, generate};
use saldo::simulate::{AskArguments, AskError, run_ask};
use serde_json::Value;

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    arguments: AskArguments,
}

struct Bank {
    folder: tempfile::TempDir,
}

impl Bank {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let as_of = "2026-09-21T13:33:20Z".parse().unwrap();
        let plan = BankPlan { customers: 12, heavy: 0, months: 13, seed: 7, as_of };
        generate(&plan, &folder.path().join("bank.db"), false, &mut |_| ()).unwrap();
        Self { folder }
    }

    fn ask(&self, customer: &str, question: &str, more: &[&str]) -> Result<String, AskError> {
        let path = self.folder.path().join("bank.db");
        let path = path.to_str().unwrap();
        let line = ["ask", question, "--customer", customer, "--bank", path];
        let arguments = line.iter().chain(&["--now", "2026-09-21T13:33:20Z"]).chain(more);
        let arguments = Line::parse_from(arguments).arguments;
        let mut out = Vec::new();
        let now = Now::at("2020-01-01T00:00:00Z".parse().unwrap());
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(run_ask(&arguments, now, &mut out))?;
        Ok(String::from_utf8(out).unwrap())
    }

    fn json(&self, customer: &str, question: &str) -> Value {
        let told = self.ask(customer, question, &["--json", "--rows", "10000"]).unwrap();
        serde_json::from_str(&told).unwrap()
    }
}

const PERSONAS: [&str; 9] = [
    "family",
    "student",
    "freelancer",
    "retired",
    "overdrawn",
    "card_near_limit",
    "two_currencies",
    "closed_and_dormant",
    "professional",
];

/// Every kind of question that the engine knows.
const QUESTIONS: [&str; 40] = [
    "balance account=checking",
    "balance account=all",
    "owed",
    "credit",
    "net",
    "net currency=EUR",
    "accounts",
    "recent",
    "pending",
    "transactions order=largest kind=purchase period=last-month",
    "transactions over=50 status=posted direction=out",
    "transactions between=10..20 account=credit_card",
    "transactions merchant=\"the gym\"",
    "transactions category=groceries period=2026-08",
    "transactions flow=refunds period=this-year",
    "spending",
    "spending category=food period=last-month compare=previous",
    "spending by=merchant period=last-month",
    "spending by=category period=2026-08",
    "spending by=month period=2026-01-01..2026-08-31",
    "spending by=account compare=usual",
    "spending period=2026-W36 compare=year-before",
    "income period=last-month by=merchant",
    "income compare=usual",
    "fees period=this-year",
    "refunds period=last-90-days",
    "bills",
    "bills period=next-7-days",
    "bills page=skip:3",
    "card-bill",
    "subscriptions",
    "payday",
    "explain account=#1",
    "explain account=#1 period=yesterday",
    "explain account=checking period=this-month",
    "afford amount=200 account=#1",
    "afford account=#1",
    "forecast account=#1",
    "forecast account=#1 period=next-2-weeks",
    "card-status",
];

#[test]
fn every_question_is_answered_for_every_persona() {
    let bank = Bank::new();
    for persona in PERSONAS {
        for asked in QUESTIONS {
            let told = bank.json(persona, asked);
            let said = told["said"].as_str().unwrap();
            assert!(said.ends_with('?') && said.len() > 10, "{persona} {asked}: {said}");
            let again = told["question"].as_str().unwrap();
            assert_eq!(question(again), question(asked), "{asked}");
            assert!(told["answer"]["type"].is_string() && told["took_us"].is_u64());
        }
    }
}

#[test]
fn the_rows_that_are_printed_sum_to_the_total() {
    let bank = Bank::new();
    for persona in PERSONAS {
        for metric in Metric::ALL.into_iter().filter(|metric| metric.flow().is_some()) {
            let told = bank.json(persona, &format!("{} period=last-month", metric.name()));
            assert_eq!(told["rows_left"], 0);
            let sums = told["answer"]["sums"].as_array();
            for sum in sums.into_iter().flatten() {
                let rows = told["rows"].as_array().unwrap();
                let own = rows.iter().filter(|row| row["currency"] == sum["currency"]);
                let amount = |value: &Value| -> rust_decimal::Decimal {
                    value.as_str().unwrap().parse().unwrap()
                };
                let total: rust_decimal::Decimal = own.map(|row| amount(&row["amount"])).sum();
                let is_out = metric.flow().unwrap().is_out();
                let total = if is_out { -total } else { total };
                assert_eq!(total, amount(&sum["total"]), "{persona} {}", metric.name());
            }
        }
    }
}

#[test]
fn a_reader_sees_figures_rows_words_and_times() {
    let bank = Bank::new();
    let told = bank.ask("family", "spending by=merchant", &["--rows", "2"]).unwrap();
    for label in [
        "question",
        "customer",
        "period",
        "spending",
        "rows by",
        "merchant",
        "parts",
        "row ",
        "rows left",
        "said",
        "took",
    ] {
        assert!(told.lines().any(|line| line.starts_with(label)), "{label}: {told}");
    }
    let rows = told.lines().filter(|line| line.starts_with("row ")).count();
    assert_eq!(rows, 2);
    assert!(TransactionKind::ALL.iter().any(|kind| told.contains(kind.name())));
}

#[test]
fn who_and_what_is_wrong_is_named() {
    let bank = Bank::new();
    let failure = |customer, question| bank.ask(customer, question, &[]).unwrap_err().to_string();
    assert!(failure("nobody at all", "net").contains("none of the first 12 customers"));
    assert!(failure("family", "nets").contains("did you mean \"net\""));
    assert!(bank.ask("3", "net", &[]).unwrap().contains("[3]"));
}
