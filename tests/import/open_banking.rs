//! Open Banking documents.

use saldo::connect::import::{ImportFormat, ImportPlan};
use serde_json::{Value, json};

use crate::world::{World, run};

fn accounts() -> Value {
    json!({"Data": {"Account": [
        {"AccountId": "22289", "Currency": "GBP", "AccountType": "Personal", "Status": "Enabled",
         "AccountSubType": "CurrentAccount", "Nickname": "Bills",
         "Account": [{"SchemeName": "UK.OBIE.SortCodeAccountNumber",
                      "Identification": "80200110203345"}]},
        {"AccountId": "31820", "Currency": "GBP", "AccountCategory": "Personal",
         "AccountTypeCode": "CARD", "Account": [{"SchemeName": "UK.OBIE.PAN",
         "Identification": "4111111111111234"}]},
    ]}, "Links": {"Self": "https://bank.example/accounts"}, "Meta": {"TotalPages": 1}})
}

fn balance(account: &str, kind: &str, sign: &str, amount: &str) -> Value {
    json!({"AccountId": account, "Type": kind, "CreditDebitIndicator": sign,
        "DateTime": "2026-09-20T10:00:00+00:00", "Amount": {"Amount": amount, "Currency": "GBP"}})
}

fn balances() -> Value {
    let mut available = balance("22289", "InterimAvailable", "Credit", "1230.00");
    available["CreditLine"] = json!([{"Included": true, "Type": "Pre-Agreed",
        "Amount": {"Amount": "1000.00", "Currency": "GBP"}}]);
    json!({"Data": {"Balance": [
        available,
        balance("22289", "ClosingBooked", "Credit", "1.00"),
        balance("22289", "InterimBooked", "Credit", "250.00000"),
        balance("22289", "Expected", "Credit", "999.00"),
        balance("31820", "ITBD", "Debit", "120.50"),
    ]}})
}

fn row(id: Option<&str>, status: &str, amount: &str, day: &str) -> Value {
    let mut row = json!({"AccountId": "22289", "Status": status, "CreditDebitIndicator": "Debit",
        "BookingDateTime": format!("{day}T00:00:00+00:00"),
        "Amount": {"Amount": amount, "Currency": "GBP"}, "TransactionInformation": "CARD 12",
        "MerchantDetails": {"MerchantName": "Corner Shop", "MerchantCategoryCode": "5411"}});
    if let Some(id) = id {
        row["TransactionId"] = id.into();
    }
    row
}

fn rows(rows: &[Value]) -> Value {
    json!({"Data": {"Transaction": rows}})
}

fn plan(world: &World, documents: &[Value]) -> ImportPlan {
    let file = |(number, document): (usize, &Value)| {
        world.file(&format!("{number}.json"), document.to_string())
    };
    let files: Vec<_> = documents.iter().enumerate().map(file).collect();
    world.plan(ImportFormat::ObieJson, &files)
}

#[test]
fn documents_of_one_command_belong_together() {
    let world = World::new();
    let booked = rows(&[
        row(Some("a"), "Booked", "3.00", "2026-09-18"),
        row(Some("r"), "Rejected", "3.00", "2026-09-18"),
    ]);
    let pending = rows(&[row(None, "PDNG", "20.00", "2026-09-20")]);
    let documents = [booked, pending, balances(), accounts()];
    let reports = run(&plan(&world, &documents)).unwrap();
    let added: Vec<u64> = reports.iter().map(|report| report.added).collect();
    assert_eq!(added, [1, 1, 0, 0]);
    // The arranged overdraft is no money of theirs; the limit is kept beside it.
    let expected = ["GBP 3345 checking 25000 23000 2000", "GBP 1234 credit_card -12050 - 0"];
    assert_eq!(world.accounts(), expected);
    assert!(!world.dump().contains("80200110203345"));
    let before = world.dump();
    let again = run(&plan(&world, &documents)).unwrap();
    assert_eq!(again.iter().map(|report| report.added).sum::<u64>(), 0);
    assert_eq!(world.dump(), before);
}

/// Nothing links a pending row to its booked one but a later answer, which no more lists it.
#[test]
fn a_pending_row_is_never_told_beside_its_booked_one() {
    let world = World::new();
    let shop = |id, status, amount| rows(&[row(id, status, amount, "2026-09-20")]);
    run(&plan(&world, &[shop(Some("p1"), "Pending", "20.00")])).unwrap();
    assert_eq!(world.accounts(), ["GBP - checking - - 2000"]);
    let reports = run(&plan(&world, &[shop(Some("b1"), "Booked", "23.00")])).unwrap();
    assert_eq!((reports[0].added, reports[0].lapsed), (1, 1));
    assert_eq!(world.accounts(), ["GBP - checking - - 0"]);
    // Under the same id the row itself becomes booked.
    run(&plan(&world, &[shop(Some("p2"), "Pending", "5.00")])).unwrap();
    let reports = run(&plan(&world, &[shop(Some("p2"), "Booked", "5.50")])).unwrap();
    assert_eq!((reports[0].added, reports[0].booked), (0, 1));
}

#[test]
fn a_broken_document_names_record_and_field() {
    let wrong = |document: Value| {
        let world = World::new();
        let text = run(&plan(&world, &[document])).unwrap_err().to_string();
        assert!(!world.bank().exists());
        text.rsplit_once(".json: ").unwrap().1.to_owned()
    };
    let mut fine = row(Some("a"), "Booked", "3.00001", "2026-09-18");
    let reason = wrong(rows(&[row(Some("b"), "Booked", "3.00", "2026-09-18"), fine.clone()]));
    assert_eq!(reason, "Transaction 2: Amount has more decimals than GBP has");
    fine["Amount"]["Amount"] = "-3".into();
    assert_eq!(
        wrong(rows(&[fine.clone()])),
        "Transaction 1: Amount has a sign, which another field gives"
    );
    fine["Amount"]["Amount"] = "3".into();
    fine["BookingDateTime"] = Value::Null;
    assert_eq!(wrong(rows(&[fine.clone()])), "Transaction 1: BookingDateTime is missing");
    fine["Amount"] = 3.into();
    assert!(wrong(rows(&[fine])).contains("another shape"));
    let twice = rows(&[
        row(Some("a"), "Booked", "3.00", "2026-09-18"),
        row(Some("a"), "Booked", "4.00", "2026-09-18"),
    ]);
    assert_eq!(wrong(twice), "Transaction 2: TransactionId names two different transactions");
    assert!(wrong(json!({"Data": {}})).contains("is missing"));
}
