//! The kinds of household of an invented bank, one function each.
//!
//! Amounts are in minor units. A persona says what is typical; the dice say the rest.

use chrono::{Datelike, TimeDelta, Weekday};

use super::calendar::When;
use super::founder::{Founder, taste};
use super::parties::{OwnText, Trade};
use super::plan::{Cards, Opening, Sum};
use crate::bank::{AccountKind, AccountStatus, TransactionKind};
use crate::basics::Currency;

/// The kinds of household, in the order in which they take turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Persona {
    /// Two parents with a joint account, a mortgage, and an account of each one's own.
    Family,
    /// A student who counts every dollar and is never overdrawn.
    Student,
    /// A freelancer whose income comes when it comes.
    Freelancer,
    /// A retired couple with a joint account and savings.
    Retired,
    /// Somebody overdrawn, with the fees that go with it.
    Overdrawn,
    /// Somebody whose credit card is nearly at its limit.
    CardNearLimit,
    /// Somebody with accounts in two currencies.
    TwoCurrencies,
    /// Somebody whose accounts are mostly closed or dormant.
    ClosedAndDormant,
    /// Somebody with a good salary and two cards.
    Professional,
    /// Somebody with some two thousand transactions a month; not in turn with the others.
    Trader,
}

impl Persona {
    /// The personas that take turns, in their order.
    pub(super) const ALL: [Self; 9] = [
        Self::Family,
        Self::Student,
        Self::Freelancer,
        Self::Retired,
        Self::Overdrawn,
        Self::CardNearLimit,
        Self::TwoCurrencies,
        Self::ClosedAndDormant,
        Self::Professional,
    ];

    /// The name in the `customer` table.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Family => "family",
            Self::Student => "student",
            Self::Freelancer => "freelancer",
            Self::Retired => "retired",
            Self::Overdrawn => "overdrawn",
            Self::CardNearLimit => "card_near_limit",
            Self::TwoCurrencies => "two_currencies",
            Self::ClosedAndDormant => "closed_and_dormant",
            Self::Professional => "professional",
            Self::Trader => "trader",
        }
    }

    /// How many customers such a household has.
    pub(super) fn members(self) -> u64 {
        match self {
            Self::Family | Self::Retired => 2,
            _ => 1,
        }
    }

    /// Founds the household.
    pub(super) fn found(self, founder: &mut Founder<'_>) {
        for _ in 0..self.members() {
            founder.member(self.name());
        }
        match self {
            Self::Family => family(founder),
            Self::Student => student(founder),
            Self::Freelancer => freelancer(founder),
            Self::Retired => retired(founder),
            Self::Overdrawn => overdrawn(founder),
            Self::CardNearLimit => card_near_limit(founder),
            Self::TwoCurrencies => two_currencies(founder),
            Self::ClosedAndDormant => closed_and_dormant(founder),
            Self::Professional => professional(founder),
            Self::Trader => trader(founder),
        }
    }
}

use AccountKind::{Checking, Loan, Mortgage, Savings};

fn family(it: &mut Founder<'_>) {
    let spare = it.dice.between(60_000, 350_000);
    let joint = it.account(
        Checking,
        Opening::Lowest(spare),
        &[(0, Some("Household")), (1, Some("Joint Checking"))],
    );
    let own = it.account(Checking, Opening::Lowest(spare / 4), &[(0, None)]);
    let reserve = it.dice.between(400_000, 2_500_000);
    let savings = it.account(Savings, Opening::At(reserve), &[(0, None), (1, None)]);
    let rainy = it.account(Savings, Opening::At(reserve / 3), &[(0, Some("Rainy Day"))]);
    let owed = it.dice.between(20_000, 90_000);
    let card = it.card(900_000, Opening::At(-owed), (0, Some("Everyday Card")));
    let principal = it.dice.between(14_000_000, 38_000_000);
    let home = it.account(Mortgage, Opening::At(-principal), &[(0, None), (1, None)]);
    let second = it.account(Checking, Opening::Lowest(spare / 5), &[(1, Some("My Money"))]);

    let (one, other) = (it.dice.between(280_000, 400_000), it.dice.between(180_000, 280_000));
    it.paid(joint, When::Payday(30), (one, one), Trade::Employer);
    it.paid(joint, When::Payday(15), (other, other), Trade::Employer);
    it.transfer(joint, home, When::Monthly(1), Sum::Fixed(principal * 6 / 1000));
    it.interest(home, 425);
    it.transfer(joint, own, When::Monthly(2), Sum::Fixed(40_000));
    it.transfer(joint, second, When::Monthly(2), Sum::Fixed(40_000));
    it.transfer(joint, savings, When::Monthly(16), Sum::Fixed(60_000));
    it.transfer(own, rainy, When::Monthly(5), Sum::Fixed(7500));
    it.transfer(joint, card, When::Monthly(21), Sum::Statement);
    it.interest(savings, 180);
    it.interest(rainy, 180);
    it.bill(joint, Trade::Electricity, 9800);
    it.bill(joint, Trade::Gas, 7400);
    it.bill(joint, Trade::Water, 5200);
    it.bill(joint, Trade::Internet, 6999);
    it.bill(joint, Trade::Insurance, 18_450);
    it.subscriptions(card, 3);
    let dentist = it.someone(Trade::Doctor);
    it.schedule(joint, 5, 21_000, dentist);
    it.spends(
        joint,
        None,
        &[taste(Trade::Grocer, 170, 2800, 21_000), taste(Trade::Fuel, 60, 2900, 7200)],
    );
    it.spends(
        card,
        None,
        &[
            taste(Trade::Restaurant, 60, 3200, 14_000),
            taste(Trade::Clothing, 40, 1900, 16_000),
            taste(Trade::Online, 70, 900, 18_000),
            taste(Trade::Doctor, 20, 3000, 22_000),
        ],
    );
    it.fills_up_at_last(joint);
    it.spends(own, None, &[taste(Trade::Leisure, 50, 1200, 6500)]);
    it.spends(second, None, &[taste(Trade::Cafe, 120, 350, 1800)]);
}

fn student(it: &mut Founder<'_>) {
    let checking = it.account(Checking, Opening::At(3000), &[(0, None)]);
    let savings = it.account(Savings, Opening::At(2511), &[(0, Some("Someday"))]);
    // Paid tomorrow: today there is next to nothing left.
    let payday = (it.span.as_of.date_naive() + TimeDelta::days(1)).weekday();
    let pay = it.dice.between(6500, 9500);
    it.paid(checking, When::Weekly(payday), (pay, pay + 1000), Trade::Employer);
    // A good week's rest is put aside before it is spent.
    let week_ends = (it.span.as_of.date_naive() - TimeDelta::days(1)).weekday();
    it.transfer(checking, savings, When::Weekly(week_ends), Sum::Above(2500));
    it.interest(savings, 100);
    it.spends(
        checking,
        Some(1200),
        &[
            taste(Trade::Cafe, 220, 300, 1400),
            taste(Trade::Grocer, 450, 900, 5500),
            taste(Trade::Transit, 100, 275, 1200),
            taste(Trade::Friend, 100, 500, 3000),
            taste(Trade::Online, 80, 700, 4500),
            taste(Trade::Restaurant, 150, 1100, 3000),
        ],
    );
}

fn freelancer(it: &mut Founder<'_>) {
    let spare = it.dice.between(40_000, 220_000);
    let checking = it.account(Checking, Opening::Lowest(spare), &[(0, Some("Studio"))]);
    let taxes = it.dice.between(250_000, 900_000);
    let savings = it.account(Savings, Opening::At(taxes), &[(0, Some("Taxes"))]);
    let owed = it.dice.between(8000, 60_000);
    let card = it.card(600_000, Opening::At(-owed), (0, None));
    it.paid_by_many(checking, 95, (30_000, 220_000));
    let rent = it.dice.between(120_000, 190_000);
    it.bill(checking, Trade::Landlord, rent);
    it.bill(checking, Trade::Phone, 5500);
    it.bill(checking, Trade::Internet, 7999);
    it.transfer(checking, savings, When::Monthly(28), Sum::Fixed(60_000));
    it.transfer(checking, card, When::Monthly(19), Sum::Statement);
    it.interest(savings, 210);
    it.subscriptions(card, 2);
    it.spends(
        card,
        None,
        &[
            taste(Trade::Cafe, 160, 400, 1600),
            taste(Trade::Electronics, 15, 2500, 60_000),
            taste(Trade::Restaurant, 50, 1800, 7000),
        ],
    );
    it.spends(checking, None, &[taste(Trade::Grocer, 130, 1500, 11_000)]);
    it.cash(checking, 25, None);
}

fn retired(it: &mut Founder<'_>) {
    let spare = it.dice.between(150_000, 700_000);
    let joint = it.account(Checking, Opening::Lowest(spare), &[(0, None), (1, None)]);
    let nest = it.dice.between(4_000_000, 18_000_000);
    let savings =
        it.account(Savings, Opening::At(nest), &[(0, Some("Nest Egg")), (1, Some("Nest Egg"))]);
    let owed = it.dice.between(5000, 40_000);
    let card = it.card(500_000, Opening::At(-owed), (1, None));
    let (one, other) = (it.dice.between(130_000, 230_000), it.dice.between(90_000, 150_000));
    it.paid(joint, When::Payday(3), (one, one), Trade::Pension);
    it.paid(joint, When::Payday(10), (other, other), Trade::Pension);
    it.interest(savings, 310);
    it.bill(joint, Trade::Electricity, 8800);
    it.bill(joint, Trade::Insurance, 31_200);
    it.bill(joint, Trade::Phone, 4200);
    it.transfer(joint, card, When::Monthly(24), Sum::Statement);
    it.subscriptions(card, 1);
    it.spends(
        joint,
        None,
        &[
            taste(Trade::Grocer, 150, 1800, 12_000),
            taste(Trade::Pharmacy, 50, 800, 9000),
            taste(Trade::Home, 30, 1500, 20_000),
        ],
    );
    it.spends(card, None, &[taste(Trade::Restaurant, 60, 2200, 9000)]);
    it.spends(card, None, &[taste(Trade::Travel, 8, 9000, 95_000)]);
}

fn overdrawn(it: &mut Founder<'_>) {
    let short = it.dice.between(2000, 38_000);
    let checking = it.account(Checking, Opening::Ending(-short), &[(0, None)]);
    let savings = it.account(Savings, Opening::At(1203), &[(0, None)]);
    let principal = it.dice.between(600_000, 2_200_000);
    let loan = it.account(Loan, Opening::At(-principal), &[(0, Some("Car Loan"))]);
    // The next salary is some days off.
    let payday = it.day_after_end(5);
    let pay = it.dice.between(210_000, 290_000);
    it.paid(checking, When::Payday(payday), (pay, pay), Trade::Employer);
    it.bill(checking, Trade::Landlord, pay * 45 / 100);
    it.bill(checking, Trade::Electricity, 7600);
    it.bill(checking, Trade::Phone, 6500);
    it.transfer(checking, loan, When::Monthly(8), Sum::Fixed(31_500));
    it.interest(loan, 790);
    it.interest(savings, 100);
    let (fee, short_on) = (TransactionKind::Fee, it.day_after_end(-3));
    it.charge(checking, When::Monthly(short_on), fee, 3400, OwnText::OverdraftFee);
    it.charge(checking, When::Monthly(28), fee, 1200, OwnText::MonthlyFee);
    it.subscriptions(checking, 2);
    it.spends(
        checking,
        None,
        &[
            taste(Trade::Grocer, 150, 1200, 9000),
            taste(Trade::Fuel, 60, 2000, 5800),
            taste(Trade::Cafe, 90, 350, 1500),
        ],
    );
    it.cash(checking, 30, None);
}

fn card_near_limit(it: &mut Founder<'_>) {
    let spare = it.dice.between(15_000, 90_000);
    let checking = it.account(Checking, Opening::Lowest(spare), &[(0, None)]);
    let limit = it.dice.between(6, 12) * 50_000;
    let room = it.dice.between(800, 6000);
    let card = it.card(limit, Opening::Lowest(room - limit), (0, None));
    let pay = it.dice.between(190_000, 250_000);
    it.paid(checking, When::Fortnightly(Weekday::Fri), (pay / 2, pay / 2), Trade::Employer);
    it.bill(checking, Trade::Landlord, pay * 52 / 100);
    it.bill(checking, Trade::Insurance, 21_500);
    it.bill(checking, Trade::Phone, 8500);
    it.bill(checking, Trade::Electricity, 7100);
    it.bill(checking, Trade::Internet, 6499);
    // Interest grows what payments take off: the card stays where it is.
    let interest = limit * 2 / 100;
    it.transfer(checking, card, When::Monthly(12), Sum::Fixed(interest + 6500));
    it.charge(
        card,
        When::Monthly(27),
        TransactionKind::Interest,
        interest,
        OwnText::InterestCharged,
    );
    it.household.accounts[card].is_past_due = true;
    let late = When::Once(it.middle());
    it.charge(card, late, TransactionKind::Fee, 2900, OwnText::LateFee);
    it.subscriptions(card, 1);
    it.spends(card, None, &[taste(Trade::Cafe, 90, 350, 1600)]);
    it.spends(card, None, &[taste(Trade::Online, 30, 900, 4000)]);
    it.spends(
        checking,
        None,
        &[
            taste(Trade::Grocer, 160, 1500, 11_000),
            taste(Trade::Fuel, 55, 2500, 6000),
            taste(Trade::Restaurant, 60, 1500, 6500),
        ],
    );
}

fn two_currencies(it: &mut Founder<'_>) {
    let spare = it.dice.between(90_000, 400_000);
    let checking = it.account(Checking, Opening::Lowest(spare), &[(0, None)]);
    let abroad = it.account(Checking, Opening::Lowest(spare / 3), &[(0, Some("Travel Money"))]);
    let reserve = it.dice.between(300_000, 1_500_000);
    let savings = it.account(Savings, Opening::At(reserve), &[(0, Some("Berlin Fund"))]);
    it.household.accounts[abroad].currency = Currency::EUR;
    it.household.accounts[savings].currency = Currency::EUR;
    it.household.accounts[abroad].cards = Cards::Locked;
    let owed = it.dice.between(9000, 70_000);
    let card = it.card(750_000, Opening::At(-owed), (0, None));
    let pay = it.dice.between(330_000, 480_000);
    it.paid(checking, When::Payday(31), (pay, pay), Trade::Employer);
    it.bill(checking, Trade::Landlord, pay * 30 / 100);
    it.bill(checking, Trade::Phone, 7200);
    let exchange = Sum::Exchanged { amount: 60_000, per_mille: 921 };
    it.transfer(checking, abroad, When::Monthly(4), exchange);
    it.transfer(abroad, savings, When::Monthly(6), Sum::Fixed(20_000));
    it.transfer(checking, card, When::Monthly(23), Sum::Statement);
    it.interest(savings, 150);
    it.charge(card, When::Monthly(14), TransactionKind::Fee, 450, OwnText::ForeignFee);
    it.subscriptions(card, 2);
    it.spends(
        card,
        None,
        &[taste(Trade::Travel, 25, 8000, 70_000), taste(Trade::Restaurant, 70, 1900, 9500)],
    );
    it.spends(abroad, None, &[taste(Trade::Cafe, 50, 300, 1600)]);
    it.spends(checking, None, &[taste(Trade::Grocer, 130, 1500, 12_000)]);
}

fn closed_and_dormant(it: &mut Founder<'_>) {
    let spare = it.dice.between(20_000, 120_000);
    let checking = it.account(Checking, Opening::Lowest(spare), &[(0, None)]);
    let forgotten = it.dice.between(4000, 90_000);
    let dormant = it.account(Savings, Opening::At(forgotten), &[(0, Some("Old Savings"))]);
    it.household.accounts[dormant].status = AccountStatus::Dormant;
    let left = it.dice.between(15_000, 260_000);
    let closed = it.account(Savings, Opening::At(left), &[(0, Some("House Fund"))]);
    let owed = it.dice.between(4000, 30_000);
    let card = it.card(250_000, Opening::At(-owed), (0, None));
    it.interest(closed, 120);
    it.close(closed, checking);
    it.close(card, checking);
    it.paid(checking, When::Monthly(17), (30_000, 48_000), Trade::Pension);
    it.bill(checking, Trade::Phone, 3500);
    it.spends(checking, None, &[taste(Trade::Grocer, 60, 1000, 7000)]);
}

fn professional(it: &mut Founder<'_>) {
    let spare = it.dice.between(120_000, 800_000);
    let checking = it.account(Checking, Opening::Lowest(spare), &[(0, None)]);
    let reserve = it.dice.between(800_000, 6_000_000);
    let savings = it.account(Savings, Opening::At(reserve), &[(0, Some("Emergency Fund"))]);
    let owed = it.dice.between(20_000, 120_000);
    let card = it.card(1_500_000, Opening::At(-owed), (0, Some("Miles Card")));
    let other = it.card(400_000, Opening::At(-owed / 5), (0, Some("Backup Card")));
    let principal = it.dice.between(900_000, 3_500_000);
    let loan = it.account(Loan, Opening::At(-principal), &[(0, Some("Student Loan"))]);
    let pay = it.dice.between(300_000, 520_000);
    it.paid(checking, When::Fortnightly(Weekday::Thu), (pay, pay), Trade::Employer);
    it.bill(checking, Trade::Landlord, pay * 55 / 100);
    it.bill(checking, Trade::Electricity, 6900);
    it.bill(checking, Trade::Internet, 8999);
    let tax_day = When::Once(it.middle());
    let tax = it.someone(Trade::TaxOffice);
    it.bill(checking, Trade::Insurance, 12_900);
    it.transfer(checking, savings, When::Monthly(3), Sum::Fixed(150_000));
    it.transfer(checking, loan, When::Monthly(11), Sum::Fixed(42_000));
    it.transfer(checking, card, When::Monthly(20), Sum::Statement);
    it.transfer(checking, other, When::Monthly(22), Sum::Statement);
    it.interest(savings, 390);
    it.interest(loan, 550);
    it.pay_once(checking, tax_day, 184_300, tax);
    it.schedule(checking, 12, 96_150, tax);
    it.household.accounts[other].cards = Cards::Renewed;
    it.subscriptions(card, 3);
    it.spends(
        card,
        None,
        &[
            taste(Trade::Restaurant, 120, 1600, 13_000),
            taste(Trade::Cafe, 180, 400, 1500),
            taste(Trade::Grocer, 120, 1400, 11_000),
            taste(Trade::Travel, 12, 12_000, 120_000),
        ],
    );
    it.spends(other, None, &[taste(Trade::Leisure, 40, 1500, 8000)]);
    it.spends(checking, None, &[taste(Trade::Friend, 30, 1000, 9000)]);
}

/// How many shops a trader goes to of each trade, all of them on nearly every day.
const SHOPS_OF_A_TRADER: usize = 7;

fn trader(it: &mut Founder<'_>) {
    let spare = it.dice.between(200_000, 900_000);
    let checking = it.account(Checking, Opening::Lowest(spare), &[(0, Some("Shop"))]);
    let reserve = it.dice.between(500_000, 2_000_000);
    let savings = it.account(Savings, Opening::At(reserve), &[(0, Some("Taxes"))]);
    let card = it.card(4_000_000, Opening::At(-50_000), (0, Some("Shop Card")));
    for _ in 0..6 {
        it.paid_by_many(checking, 930, (9000, 90_000));
    }
    let rent = it.dice.between(180_000, 320_000);
    it.bill(checking, Trade::Landlord, rent);
    it.bill(checking, Trade::Electricity, 18_900);
    it.bill(checking, Trade::Internet, 7999);
    it.bill(checking, Trade::Phone, 8500);
    it.bill(checking, Trade::Insurance, 24_700);
    it.transfer(checking, savings, When::Monthly(2), Sum::Fixed(150_000));
    it.transfer(checking, card, When::Weekly(Weekday::Mon), Sum::AllOwed);
    it.interest(savings, 210);
    it.subscriptions(card, 3);
    let (often, low) = (930, 400);
    for _ in 0..SHOPS_OF_A_TRADER {
        it.spends(
            checking,
            None,
            &[
                taste(Trade::Grocer, often, low, 9000),
                taste(Trade::Home, often, low, 12_000),
                taste(Trade::Cafe, often, low, 1500),
                taste(Trade::Transit, often, low, 1200),
                taste(Trade::Pharmacy, often, low, 4000),
                taste(Trade::Electronics, often, low, 8000),
            ],
        );
        it.spends(
            card,
            None,
            &[
                taste(Trade::Online, often, low, 6000),
                taste(Trade::Restaurant, often, low, 4500),
                taste(Trade::Clothing, often, low, 5000),
            ],
        );
    }
}
