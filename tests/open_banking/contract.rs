//! The `Bank` contract over HTTP, in both versions of the standard.

use saldo::settings::OpenBankingVersion;

use crate::bank_contract::{Says, fixture};
use crate::double::{Double, Options, runtime};
use crate::ledger::Ledger;
use crate::{bank_contract, bank_paging, bank_selection};

/// The standard has no dormant accounts.
const SAYS: Says = Says { dormant: false };

fn the_contract_holds(version: OpenBankingVersion) {
    let _within = runtime().enter();
    let double = Double::start(Ledger::of_fixture(&fixture()), Options::plain(version));
    bank_contract::run(&double.bank(), SAYS);
    double.assert_valid();
}

#[test]
fn the_contract_holds_in_version_3() {
    the_contract_holds(OpenBankingVersion::V3);
}

#[test]
fn the_contract_holds_in_version_4() {
    the_contract_holds(OpenBankingVersion::V4);
}

#[test]
fn pages_equal_a_naive_sort() {
    let _within = runtime().enter();
    bank_paging::run(|rows| {
        let options = Options::plain(OpenBankingVersion::V3);
        let double = Double::start(Ledger::of_fixture(rows), options);
        (double.bank(), double)
    });
}

#[test]
fn rich_filters_and_sums_equal_those_in_memory() {
    let _within = runtime().enter();
    bank_selection::run(|rows| {
        let options = Options::plain(OpenBankingVersion::V4);
        let double = Double::start(Ledger::of_fixture(rows), options);
        (double.bank(), double)
    });
}
