//! `saldo ask`, as an operator calls it.

use std::path::PathBuf;

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

pub(crate) struct Bank {
    folder: tempfile::TempDir,
}

impl Bank {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let as_of = "2026-09-21T13:33:20Z".parse().unwrap();
        let plan = BankPlan { customers: 12, heavy: 0, months: 13, seed: 7, as_of };
        generate(&plan, &folder.path().join("bank.db"), false, &mut |_| ()).unwrap();
        Self { folder }
    }

    /// The file called `name` in the bank's folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn ask(&self, customer: &str, question: &str, more: &[&str]) -> Result<String, AskError> {
        let path = self.path("bank.db");
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

    pub(crate) fn json(&self, customer: &str, question: &str) -> Value {
        let told = self.ask(customer, question, &["--json", "--rows", "10000"]).unwrap();
        serde_json::from_str(&told).unwrap()
    }
}

pub(crate) const PERSONAS: [&str; 9] = [
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

/// Settings whose bank calls one merchant by another name and has it in another category.
const SETTINGS: &str = r#"
[bank]
name = "Harbor Bank"
merchants_file = "MERCHANTS"
categories_file = "CATEGORIES"
routing_number = "991234561"
opening_hours = "Monday to Friday, nine to five"
phone = "5551234567"

[[bank.branches]]
name = "Quay Road"
address = "one Quay Road, Springfield"
near = ["the old town"]

[[bank.branches]]
name = "Main Street"
address = "twelve Main Street, Springfield"

[[bank.holidays]]
date = "2026-11-26"
name = "Thanksgiving"

[bank.exchange]
date = "2026-09-18"
source = "the European Central Bank"
currency = "USD"
rates = [{ currency = "EUR", rate = "1.0850" }, { currency = "JPY", units = 100, rate = "0.67" }]
"#;

impl Bank {
    /// The settings above, with these books, in the bank's folder.
    fn settings(&self, merchants: &str, categories: &str) -> String {
        let path = |name: &str| self.folder.path().join(name).to_str().unwrap().to_owned();
        std::fs::write(path("merchants.toml"), merchants).unwrap();
        std::fs::write(path("categories.toml"), categories).unwrap();
        let text = SETTINGS.replace("MERCHANTS", &path("merchants.toml"));
        std::fs::write(path("saldo.toml"), text.replace("CATEGORIES", &path("categories.toml")))
            .unwrap();
        path("saldo.toml")
    }
}

#[test]
fn the_banks_own_names_and_categories_count() {
    let bank = Bank::new();
    let spent = |question: &str, more: &[&str]| -> Value {
        let told = bank.ask("family", question, &[&["--json"], more].concat()).unwrap();
        serde_json::from_str(&told).unwrap()
    };
    // Whoever was paid most is moved to another category, under another name.
    let most = spent("spending by=merchant period=2026-08", &[]);
    let most = &most["answer"]["groups"][0];
    let (name, total) = (most["name"].as_str().unwrap(), &most["total"]);
    let row = spent(&format!("transactions merchant=\"{name}\" period=2026-08"), &["--rows", "1"]);
    let name = row["answer"]["lines"][0]["merchant"].as_str().unwrap_or(name).to_owned();
    let merchants = format!("[[merchant]]\nname = \"Tall Ship\"\nstarts = [{name:?}]\n");
    let settings = bank.settings(&merchants, "[gambling]\nmerchants = [\"Tall Ship\"]\n");
    let own = ["--config", settings.as_str()];
    let found = spent("spending merchant=\"tall ship\" period=2026-08", &own);
    assert_eq!(&found["answer"]["sums"][0]["total"], total, "{found:#}");
    let found = spent("spending category=gambling period=2026-08", &own);
    assert_eq!(&found["answer"]["sums"][0]["total"], total, "{found:#}");
    let none = spent("spending category=gambling period=2026-08", &[]);
    assert_ne!(&none["answer"]["sums"][0]["total"], total, "{none:#}");
    let settings = bank.settings("name =", "");
    let error = bank.ask("family", "balance", &["--config", &settings]).unwrap_err();
    assert!(error.to_string().contains("merchants.toml"), "{error}");
}

#[test]
fn what_the_bank_tells_anybody_can_be_asked() {
    let bank = Bank::new();
    let settings = bank.settings("", "");
    // Nobody is looked up: there is no such customer.
    let told = |question: &str| -> Value {
        let more = ["--json", "--config", &settings];
        serde_json::from_str(&bank.ask("nobody", question, &more).unwrap()).unwrap()
    };
    for (question, fact, said) in [
        ("routing-number", "991234561", "Harbor Bank"),
        ("contact", "5551234567", "at 5 5 5, 1 2 3, 4 5 6 7"),
        ("hours", "Monday to Friday, nine to five", "nine to five"),
        ("branches", "twelve Main Street, Springfield", "Main Street is at"),
        ("branches branch=\"old town\"", "one Quay Road, Springfield", "Quay Road"),
        ("holidays", "2026-11-26", "Thanksgiving"),
        ("exchange currency=EUR", "1.0850", "One euro is"),
    ] {
        let json = told(question);
        assert_eq!(json["question"], question);
        assert!(json["answer"].to_string().contains(fact), "{question}: {json:#}");
        assert!(json["said"].as_str().unwrap().contains(said), "{question}: {json:#}");
        let shown = bank.ask("nobody", question, &["--config", &settings]).unwrap();
        assert!(shown.contains(said) && shown.contains(question), "{shown}");
    }
    assert!(!told("branches branch=\"old town\"").to_string().contains("Main Street"));
    assert!(!told("exchange currency=EUR").to_string().contains("0.67"));
    let unset = bank.ask("nobody", "routing-number", &[]).unwrap();
    assert!(!unset.contains("991234561"), "{unset}");
}
