//! The `Bank` contract over HTTP, in both versions of the standard.

use saldo::bank::Bank;
use saldo::basics::Money;
use saldo::consent::AccountScope;
use saldo::settings::OpenBankingVersion;

use crate::bank_contract::{Says, fixture};
use crate::double::{Double, Options, runtime};
use crate::ledger::Ledger;
use crate::linked::{account, linked, ready};
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

/// Version 3's bank counts the arranged overdraft into what can be spent, version 4's does not.
#[test]
fn an_arranged_overdraft_is_not_told_as_their_money() {
    let _within = runtime().enter();
    for version in [OpenBankingVersion::V3, OpenBankingVersion::V4] {
        let mut ledger = Ledger::of_fixture(&fixture());
        let held = &mut ledger.people.get_mut("1").unwrap().accounts[1];
        assert_eq!((held.id.as_str(), held.available), ("11", Some(120_000)));
        held.limit = Some(50_000);
        let double = Double::start(ledger, Options::plain(version));
        let bank = double.bank();
        let customer = linked("1", AccountScope::All);
        let told = ready(bank.balances(&customer, &[account("11")])).unwrap();
        let figures = [told[0].available, told[0].limit, Some(told[0].holds)];
        let wanted = [120_000, 50_000, 4_307].map(Some);
        assert_eq!(figures.map(|figure| figure.map(Money::minor)), wanted, "{version:?}");
    }
}
