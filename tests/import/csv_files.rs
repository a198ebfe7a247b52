//! CSV files, with and without a mapping.

use saldo::connect::import::{ImportError, ImportFormat, ImportPlan};

use crate::world::{World, run};

fn plan(world: &World, text: &str, mapping: Option<&str>) -> ImportPlan {
    let file = world.file("account.csv", text);
    ImportPlan {
        account_number: Some("DE00 1234 5678 0001".to_owned()),
        account_currency: Some("EUR".parse().unwrap()),
        account_name: Some("Everyday".to_owned()),
        mapping: mapping.map(|text| world.file("mapping.toml", text)),
        ..world.plan(ImportFormat::Csv, &[file])
    }
}

fn imported(text: &str, mapping: Option<&str>) -> Result<(u64, Vec<String>), String> {
    let world = World::new();
    let done = run(&plan(&world, text, mapping)).map_err(|error| {
        assert!(!world.bank().exists(), "a bank appeared");
        let text = error.to_string();
        text.rsplit_once(".csv: ").map_or(text.clone(), |(_, reason)| reason.to_owned())
    })?;
    Ok((done[0].added, world.accounts()))
}

#[test]
fn usual_headings_need_no_mapping() {
    let text = "Date,Description,Amount,Balance\n\
        2026-09-03,COFFEE,-3.50,\"1,096.50\"\n\
        2026-09-02,SALARY,\"1,000.00\",\"1,100.00\"\n\
        2026-09-01,CARD 12,-5.00,100.00\n";
    assert_eq!(imported(text, None), Ok((3, vec!["EUR 0001 checking 109650 - 0".to_owned()])));
}

#[test]
fn a_continental_file_with_a_preamble_is_read() {
    let text = "Konto;DE00 1234\n\nBuchungstag;Verwendungszweck;Soll;Haben;Saldo\n\
        31.08.2026;Miete;1.200,00;;300,00\n01.09.2026;Lohn;;2.000,00;2.300,00\n";
    assert_eq!(imported(text, None), Ok((2, vec!["EUR 0001 checking 230000 - 0".to_owned()])));
}

#[test]
fn a_mapping_names_columns_and_conventions() {
    let mapping = "positive = 'out'\ndate_format = '%m/%d/%y'\npending = 'Pending'\n\
        [columns]\ndate = 'When'\namount = 'How much'\ndescription = ['What', 'Where']\n\
        reference = 'Key'\ncurrency = 'Cur'\naccount = 'Acct'\nstatus = 'State'\nmcc = 'Code'\n";
    let text = "When|What|Where|How much|Key|Cur|Acct|State|Code\n\
        09/01/26|SHOP|A|10.00|1|USD|1111|Posted|5411\n\
        09/02/26|SHOP|B|2.50|2|USD|1111|Pending|\n\
        09/02/26|SHOP|B|-4.00|3|USD|2222|Posted|\n";
    let expected = ["USD 1111 checking - - 250", "USD 2222 checking - - 0"].map(str::to_owned);
    assert_eq!(imported(text, Some(mapping)), Ok((3, expected.to_vec())));
}

#[test]
fn one_day_tells_its_order_by_the_balances_or_not_at_all() {
    let heading = "Date,Memo,Amount,Balance\n";
    let rows = ["2026-09-01,A,-1.00,9.00\n", "2026-09-01,B,-2.00,7.00\n"];
    let figure = |rows: &[&str]| imported(&(heading.to_owned() + &rows.concat()), None).unwrap().1;
    assert_eq!(figure(&rows), ["EUR 0001 checking 700 - 0"]);
    assert_eq!(figure(&[rows[1], rows[0]]), ["EUR 0001 checking 700 - 0"]);
    let torn = ["2026-09-01,A,-1.00,9.00\n", "2026-09-01,B,-2.00,3.00\n"];
    assert_eq!(figure(&torn), ["EUR 0001 checking - - 0"]);
}

#[test]
fn what_is_wrong_is_told_by_line_and_row() {
    let wrong = |text: &str| imported(text, None).unwrap_err();
    let heading = "Date,Memo,Amount\n";
    for (rows, reason) in [
        ("2026-09-01,A,-1.00\n2026-09-01,B\n", "line 3: row 2: it has 2 fields, the heading has 3"),
        ("2026-09-01,A,\n", "line 2: row 1: the amount is empty"),
        ("2026-09-01,A,1.0051\n", "line 2: row 1: the amount has more decimals than EUR has"),
        ("01/02/2026,A,1.00\n", "the dates can be read in two ways: give date_format"),
        ("2026-09-01,A,\"1,005\"\n", "the amounts can be read in two ways: give decimal"),
        ("2026-09-31,A,1.00\n", "the date is no date"),
        ("2026-09-01,A,ten\n", "the amount is no decimal number"),
        ("", "it holds no statement of an account"),
    ] {
        let text = heading.to_owned() + rows;
        assert!(wrong(&text).starts_with(reason), "{rows}: {}", wrong(&text));
    }
    assert!(wrong("When,Memo,Amount\n1,2,3\n").starts_with("no column for the date"));
    let both = "Date,Memo,Debit,Credit\n2026-09-01,A,1.00,2.00\n";
    assert!(wrong(both).starts_with("line 2: row 1: it has an amount under debit"));
}

#[test]
fn what_the_file_leaves_out_is_asked_for() {
    let world = World::new();
    let text = "Date,Memo,Amount\n2026-09-01,A,-1.00\n";
    let nameless = ImportPlan { account_number: None, ..plan(&world, text, None) };
    assert!(run(&nameless).unwrap_err().to_string().contains("--account-number"));
    let valueless = ImportPlan { account_currency: None, ..plan(&world, text, None) };
    assert!(run(&valueless).unwrap_err().to_string().contains("--account-currency"));
    let homeless = ImportPlan { time_zone: None, ..plan(&world, text, None) };
    assert!(matches!(run(&homeless), Err(ImportError::NewCustomer(7))));
    let bad = plan(&world, text, Some("colums = 1"));
    assert!(run(&bad).unwrap_err().to_string().contains("colums"));
    run(&plan(&world, text, None)).unwrap();
    let elsewhere =
        ImportPlan { time_zone: Some(chrono_tz::Asia::Tokyo), ..plan(&world, text, None) };
    let refused = run(&elsewhere).unwrap_err().to_string();
    assert!(refused.contains("Europe/Amsterdam"), "{refused}");
}
