//! What becomes of every sample.

use std::path::Path;

use saldo::connect::import::ImportFormat;

use crate::world::{World, sample_files};

/// Figures as the files state them in their last CLBD or ITBD (booked) and CLAV or ITAV
/// (available).
/// Where only an opening balance is stated, it and the entries: 18.15 + 8.85, and 5442.09 + 0.
const CAMT: &[(&str, &str)] = &[
    ("camt052.v1.xml", "1 added; SEK 6789 checking - - 0"),
    ("camt052.v2.other-account.xml", "1 added; SEK 6789 checking - - 0"),
    ("camt052.v2.with-account-name.xml", "1 added; SEK 6789 checking - - 0"),
    ("camt052.v2.xml", "1 added; SEK 6789 checking - - 0"),
    ("camt052.v4.xml", "1 added; CHF 6789 checking 1002215 - 0, SEK 6789 checking - - 20000000"),
    (
        "camt052.v6.Amt-zero.xml",
        "1 added; CHF 6789 checking 1002215 - 0, SEK 6789 checking - - 20000000",
    ),
    ("camt052.v6.xml", "1 added; CHF 6789 checking 1002215 - 0, SEK 6789 checking - - 20000000"),
    ("camt052.v8.xml", "1 added; SEK 6789 checking - - 0"),
    ("camt053.v2.all-balance-types.xml", "1 added; EUR 6789 checking 404 808 0"),
    ("camt053.v2.five.decimals.xml", "1 added; EUR 6890 checking 2705 - 0"),
    (
        "camt053.v2.minimal.ultimate.xml",
        "1 added; EUR 6890 checking 2700 - 0, SEK 6890 checking -2700 - 0, JPY 6890 \
         checking - -2700 0",
    ),
    (
        "camt053.v2.minimal.xml",
        "1 added; EUR 6890 checking 2700 - 0, SEK 6890 checking -2700 - 0, JPY 6890 \
         checking - -2700 0",
    ),
    ("camt053.v2.multi.statement.xml", "2 added; EUR 6890 checking 2000 - 0"),
    (
        "camt053.v2.with-account-name.xml",
        "1 added; JPY 6789 checking - -2700 0, EUR 6789 checking - - 0",
    ),
    (
        "camt053.v2.with-party-ids.xml",
        "1 added; EUR 6890 checking 2700 - 0, SEK 6890 checking -2700 - 0, JPY 6890 \
         checking - -2700 0",
    ),
    ("camt053.v2.wrong.xml", "line 3: it holds no statement of an account"),
    (
        "camt053.v3.xml",
        "1 added; EUR 6890 checking 2700 - 0, SEK 6890 checking -2700 - 0, JPY 6890 \
         checking - -2700 0",
    ),
    (
        "camt053.v4.xml",
        "1 added; EUR 6890 checking - - 0, SEK 6890 checking -2700 - 0, JPY 6890 \
         checking - -2700 0",
    ),
    (
        "camt053.v8.xml",
        "1 added; EUR 6890 checking - - 0, SEK 6890 checking -2700 - 0, JPY 6890 \
         checking - -2700 0",
    ),
    ("camt054.v2.with-account-name.xml", "1 added; SEK 6789 checking - - 0"),
    ("camt054.v2.xml", "1 added; SEK 6789 checking - - 0"),
    ("camt054.v4.xml", "1 added; SEK 6789 checking - - 0"),
    ("camt054.v8-with-UETR.xml", "1 added; SEK 6789 checking - - 0"),
    ("camt054.v8-with-financial-institution.xml", "1 added; SEK 6789 checking - - 0"),
    ("camt054.v8.xml", "1 added; SEK 6789 checking - - 0"),
    ("camt53.only-Dt-with-DtTm.xml", "0 added; RON 5555 checking 544209 - 0"),
];
/// Figures as LEDGERBAL and AVAILBAL state them.
const OFX: &[(&str, &str)] = &[
    ("account_listing_aggregation.ofx", "it holds no statement of an account"),
    ("anzcc.ofx", "1 added; AUD 1234 credit_card -12345 12345 0"),
    ("bank_medium.ofx", "3 added; CAD 5678 checking 38234 68234 0"),
    ("bank_small.ofx", "it holds no statement of an account"),
    ("checking.ofx", "3 added; USD 6877 checking 10099 7599 0"),
    (
        "error_message.ofx",
        "line 22: the bank answered with error 2000 instead of data: download the file \
         again",
    ),
    ("fidelity-savings.ofx", "it holds investment statements only, which Saldo does not tell"),
    ("fidelity.ofx", "it holds investment statements only, which Saldo does not tell"),
    ("investment_401k.ofx", "it holds investment statements only, which Saldo does not tell"),
    ("investment_medium.ofx", "it holds investment statements only, which Saldo does not tell"),
    ("multiple_accounts.ofx", "0 added; USD 9100 checking 11100 - 0, USD 9200 savings 22200 - 0"),
    ("multiple_accounts2.ofx", "0 added; USD 9100 checking 11100 - 0, USD 9200 savings 22200 - 0"),
    (
        "ofx-v102-empty-tags.ofx",
        "line 23: CURDEF does not say the currency: give --account-currency",
    ),
    (
        "signon_fail.ofx",
        "line 11: the bank answered with error 15500 instead of data: download the file \
         again",
    ),
    ("signon_success.ofx", "it holds no statement of an account"),
    ("signon_success_no_message.ofx", "it holds no statement of an account"),
    ("suncorp.ofx", "1 added; AUD 6789 checking 123412 123412 0"),
    ("td_ameritrade.ofx", "it holds investment statements only, which Saldo does not tell"),
    ("tiaacref.ofx", "it holds investment statements only, which Saldo does not tell"),
    ("vanguard.ofx", "it holds investment statements only, which Saldo does not tell"),
    ("vanguard401k.ofx", "it holds investment statements only, which Saldo does not tell"),
];
const BROKEN_OFX: &[(&str, &str)] = &[
    ("date_missing.ofx", "line 33: STMTTRN 1: DTPOSTED is missing"),
    ("decimal_error.ofx", "line 34: STMTTRN 1: DTPOSTED is no date"),
    ("empty_balance.ofx", "line 38: BALAMT is empty"),
];

/// The outcome of importing `path`: what was added, and the accounts with currency, last four
/// digits, kind, booked, available and held in minor units (`-` for not stated); or the problem.
fn outcome(format: ImportFormat, path: &Path) -> String {
    let world = World::new();
    match world.import(format, path) {
        Ok(report) => format!("{} added; {}", report.added, world.accounts().join(", ")),
        Err(error) => {
            assert!(!world.bank().exists(), "{}: a bank appeared", path.display());
            let text = error.to_string();
            text.strip_prefix(&format!("{}: ", path.display())).unwrap_or(&text).to_owned()
        }
    }
}

fn check(folder: &str, extension: &str, format: ImportFormat, expected: &[(&str, &str)]) {
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let files = sample_files(folder, extension);
    let found: Vec<(String, String)> =
        files.iter().map(|path| (name(path), outcome(format, path))).collect();
    let expected: Vec<(String, String)> =
        expected.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    let show = |rows: &[(String, String)]| {
        let line = |(name, text): &(String, String)| format!("    ({name:?}, {text:?}),\n");
        rows.iter().map(line).collect::<String>()
    };
    assert!(found == expected, "is:\n{}\nshould be:\n{}", show(&found), show(&expected));
}

#[test]
fn every_camt_sample_has_its_outcome() {
    check("camt", "xml", ImportFormat::Camt, CAMT);
}

#[test]
fn every_ofx_sample_has_its_outcome() {
    check("ofx", "ofx", ImportFormat::Ofx, OFX);
}

#[test]
fn every_broken_ofx_sample_is_refused() {
    check("ofx/fail_nice", "ofx", ImportFormat::Ofx, BROKEN_OFX);
}
