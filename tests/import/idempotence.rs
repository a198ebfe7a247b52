//! The same file twice, files that overlap, files that come late, files that break off.

use saldo::connect::import::ImportFormat;

use crate::world::{World, run, sample_files, samples};

#[test]
fn a_second_import_changes_nothing() {
    let mut imported = 0;
    for (folder, extension, format) in
        [("camt", "xml", ImportFormat::Camt), ("ofx", "ofx", ImportFormat::Ofx)]
    {
        for path in sample_files(folder, extension) {
            let world = World::new();
            let Ok(first) = world.import(format, &path) else { continue };
            let before = world.dump();
            let second = world.import(format, &path).unwrap();
            assert_eq!((second.added, second.known), (0, first.added), "{}", path.display());
            assert_eq!(world.dump(), before, "{}", path.display());
            imported += 1;
        }
    }
    assert!(imported >= 30, "{imported}");
}

#[test]
fn all_samples_live_in_one_bank() {
    let world = World::new();
    let round = || {
        let import = |path| world.import(ImportFormat::Camt, path).is_ok();
        let imported = sample_files("camt", "xml").iter().filter(|path| import(path)).count();
        (imported, world.dump())
    };
    let first = round();
    assert!(first.0 > 20 && first == round());
}

/// A file of four rows of which two are equal.
fn csv(rows: &str) -> String {
    format!("Date,Memo,Amount,Currency\n{rows}")
}

#[test]
fn equal_rows_are_counted_and_overlaps_are_not() {
    let world = World::new();
    let import = |name: &str, rows: &str| {
        let file = world.file(name, csv(rows));
        let mut plan = world.plan(ImportFormat::Csv, &[file]);
        plan.account_number = Some("12345678".to_owned());
        let report = run(&plan).unwrap().remove(0);
        (report.added, report.known)
    };
    let coffee = "2026-09-02,COFFEE,-3.00,EUR\n";
    let one = format!("2026-09-01,RENT,-9.00,EUR\n{coffee}{coffee}");
    assert_eq!(import("one.csv", &one), (3, 0));
    let two = format!("{coffee}{coffee}{coffee}2026-09-03,TEA,-2.00,EUR\n");
    assert_eq!(import("two.csv", &two), (2, 2));
    assert_eq!(import("one.csv", &one), (0, 3));
}

/// A report of `made` (a time) with one entry and the booked balance.
fn camt(made: &str, entry: &str, balance: &str) -> String {
    let date = &made[..10];
    format!(
        "<Document><BkToCstmrAcctRpt><Rpt><CreDtTm>{made}</CreDtTm>
        <Acct><Id><IBAN>NL26VAYB8060476890</IBAN></Id><Ccy>EUR</Ccy></Acct>
        <Bal><Tp><CdOrPrtry><Cd>ITBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{balance}</Amt>
        <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{date}</Dt></Dt></Bal>{entry}
        </Rpt></BkToCstmrAcctRpt></Document>"
    )
}

fn entry(status: &str, reference: &str, amount: &str) -> String {
    format!(
        "<Ntry><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>{status}</Sts>
        <BookgDt><Dt>2026-09-01</Dt></BookgDt><AcctSvcrRef>{reference}</AcctSvcrRef></Ntry>"
    )
}

#[test]
fn a_late_file_brings_back_neither_holds_nor_balances() {
    let world = World::new();
    let pending = camt("2026-09-01T10:00:00Z", &entry("PDNG", "x", "20.00"), "100.00");
    let pending = world.file("pending.xml", pending);
    let booked = camt("2026-09-02T10:00:00Z", &entry("BOOK", "y", "23.00"), "77.00");
    let booked = world.file("booked.xml", booked);
    world.import(ImportFormat::Camt, &pending).unwrap();
    assert_eq!(world.accounts(), ["EUR 6890 checking 10000 - 2000"]);
    let report = world.import(ImportFormat::Camt, &booked).unwrap();
    assert_eq!((report.added, report.lapsed), (1, 1));
    let late = world.import(ImportFormat::Camt, &pending).unwrap();
    assert_eq!((late.added, late.outdated, late.older_balances), (0, 1, 1));
    assert_eq!(world.accounts(), ["EUR 6890 checking 7700 - 0"]);
}

#[test]
fn a_broken_file_takes_the_others_with_it() {
    let world = World::new();
    let fine = samples("camt/camt053.v2.multi.statement.xml");
    world.import(ImportFormat::Camt, &fine).unwrap();
    let before = world.dump();
    let good = camt("2026-09-01T10:00:00Z", &entry("BOOK", "x", "20.00"), "100.00");
    let good = world.file("good.xml", good);
    let wrong = samples("camt/camt053.v2.wrong.xml");
    let refused = run(&world.plan(ImportFormat::Camt, &[good, wrong])).unwrap_err().to_string();
    assert!(refused.contains("camt053.v2.wrong.xml: line 3: "), "{refused}");
    assert_eq!(world.dump(), before);
}

#[test]
fn a_batch_is_its_details_when_they_add_up() {
    let detail = |amount: &str| {
        format!("<TxDtls><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd></TxDtls>")
    };
    let batch = |one: &str, two: &str| {
        let details = format!("<NtryDtls>{}{}</NtryDtls></Ntry>", detail(one), detail(two));
        entry("BOOK", "batch", "20.00").replace("</Ntry>", &details)
    };
    let added = |entry: &str| {
        let world = World::new();
        let file = world.file("b.xml", camt("2026-09-01T10:00:00Z", entry, "1.00"));
        world.import(ImportFormat::Camt, &file).unwrap().added
    };
    assert_eq!(added(&batch("12.50", "7.50")), 2);
    assert_eq!(added(&batch("12.50", "7.40")), 1);
}

#[test]
fn no_account_number_is_kept() {
    let world = World::new();
    world.import(ImportFormat::Camt, &samples("camt/camt053.v2.five.decimals.xml")).unwrap();
    let raw = std::fs::read(world.bank()).unwrap();
    let holds = |text: &str| raw.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds("6890") && holds("Transaction Description"));
    assert!(!holds("NL26VAYB8060476890") && !holds("8060476890"));
}
