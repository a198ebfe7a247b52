//! Talks about spending, payments and income.

use super::bank::MemoryBank;
use super::stories::{dana, tell};
use super::talk::Talk;

/// Two shops that begin alike, two months, and a salary.
fn shopper() -> MemoryBank {
    MemoryBank::new(&[
        "open c checking 1001 USD 442.50 442.50 Everyday",
        "open k credit_card 4001 USD -120.00 4880.00 Blue",
    ])
    .with(&[
        "1 c 2026-03-11 12:00 purchase -20.00 Summit Pharmacy",
        "2 k 2026-03-10 12:00 purchase -30.00 Summit Restaurant",
        "3 k 2026-03-09 12:00 refund 5.00 Summit Restaurant",
        "4 c 2026-02-20 12:00 purchase -7.00 Summit Pharmacy",
        "5 k 2026-02-19 12:00 purchase -60.00 Summit Restaurant",
        "6 c 2026-02-18 12:00 deposit 2500.00 Acme Payroll",
        "7 c 2026-03-08 12:00 own_transfer -100.00 -",
        "8 k 2026-03-08 12:00 own_transfer 100.00 -",
        "9 c 2026-02-10 12:00 purchase -1.00 Planet Fitness",
    ])
}

const MONTH: (&str, &str) = ("spending", "spending 03-01: 45.00");
const EATING: (&str, &str) = ("spending on=restaurants", "spending on restaurants 03-01: 25.00");

#[test]
fn one_part_changes_and_the_rest_stays() {
    let last = "spending on restaurants 02-01: 60.00";
    tell(
        &shopper(),
        &[
            &[
                MONTH,
                ("change month=1", "spending 02-01: 68.00"),
                ("repeat", "spending 02-01: 68.00"),
            ],
            &[
                EATING,
                ("change month=1", last),
                ("change on=pharmacy", "spending on pharmacy 02-01: 7.00"),
            ],
            &[
                EATING,
                ("change month=1", last),
                ("about kind=credit_card", "spending on restaurants of Blue 02-01: 60.00"),
            ],
            &[
                EATING,
                ("change with=summit_pharmacy", "spending with Summit Pharmacy 03-01: 20.00"),
                ("change on=restaurants", EATING.1),
            ],
            &[MONTH, ("about name=eating_out", EATING.1)],
            &[MONTH, ("change over=25", "spending 03-01: 30.00")],
            &[
                ("income month=1", "income 02-01: 2500.00"),
                ("change month=0", "income 03-01: 0.00"),
                ("spending", MONTH.1),
            ],
            &[("income", "income 03-01: 0.00"), ("change mumbled=1", "NotUnderstood 1")],
        ],
    );
}

#[test]
fn a_total_opens_into_its_rows() {
    let rows = "listed: 03-10 Summit Restaurant -30.00, 03-09 Summit Restaurant 5.00";
    tell(
        &shopper(),
        &[
            &[EATING, ("rows", rows), ("repeat", rows), ("rows", rows)],
            &[EATING, ("rows", rows), ("change month=1", "listed: 02-19 Summit Restaurant -60.00")],
            &[
                MONTH,
                (
                    "rows",
                    "listed: 03-11 Summit Pharmacy -20.00, 03-10 Summit Restaurant -30.00, \
                          03-09 Summit Restaurant 5.00",
                ),
            ],
            &[("rows", "NotUnderstood 1")],
            &[("balance kind=checking", "balance: Everyday 442.50"), ("rows", "NotUnderstood 1")],
        ],
    );
}

#[test]
fn totals_are_compared() {
    tell(
        &shopper(),
        &[
            &[EATING, ("compare previous", "spending on restaurants 03-01: 25.00 against 0.00")],
            &[
                ("spending month=1", "spending 02-01: 68.00"),
                ("compare previous", "spending 02-01: 68.00 against 0.00"),
            ],
            &[
                EATING,
                ("rows", "listed: 03-10 Summit Restaurant -30.00, 03-09 Summit Restaurant 5.00"),
                ("compare previous", "spending on restaurants 03-01: 25.00 against 0.00"),
            ],
            &[("compare usual", "spending 03-01: 45.00 against 0.33")],
            &[MONTH, ("compare", "NotUnderstood 1")],
        ],
    );
}

#[test]
fn payments_are_found_by_merchant_and_amount() {
    let gym = "listed: 02-10 Planet Fitness -1.00";
    tell(
        &shopper(),
        &[
            &[("search with=planet_fit", gym)],
            &[("search with=the_gym", gym)],
            &[("search with=zzyzx", "no such merchant")],
            &[("search with=!!", "NotUnderstood 1")],
            &[(
                "search over=29",
                "listed: 03-10 Summit Restaurant -30.00, 03-08 ? -100.00, 03-08 ? 100.00 +2",
            )],
            &[
                (
                    "recent kind=credit_card",
                    "recent Blue: 03-10 Summit Restaurant -30.00, \
                                             03-09 Summit Restaurant 5.00, 03-08 ? 100.00 +1",
                ),
                ("change month=1", "listed: 02-19 Summit Restaurant -60.00"),
            ],
        ],
    );
}

#[test]
fn one_question_settles_which_merchant() {
    let which = "which merchant: Summit Pharmacy, Summit Restaurant";
    let pharmacy = "spending with Summit Pharmacy 03-01: 20.00";
    let restaurant = "spending with Summit Restaurant 03-01: 25.00";
    tell(
        &shopper(),
        &[
            &[("spending with=summit", which), ("about at=1", pharmacy)],
            &[
                ("spending with=summit", which),
                ("about at=2", restaurant),
                ("change month=1", "spending with Summit Restaurant 02-01: 60.00"),
                ("rows", "listed: 02-19 Summit Restaurant -60.00"),
            ],
            &[("spending with=summit", which), ("about at=3", which)],
            &[("spending with=summit", which), ("change with=summit_restaurant", restaurant)],
            &[("spending with=summit", which), ("yes", which), ("more", which), ("no", "Okay")],
            &[
                ("spending with=summit", which),
                ("mumble", "NotUnderstood 1 WhichMerchant"),
                ("about at=1", pharmacy),
            ],
            &[("spending with=summit", which), ("help", "Help Some(Spending) WhichMerchant")],
        ],
    );
}

#[test]
fn a_choice_of_account_keeps_what_was_asked() {
    let no_such = "no such: Everyday | Blue";
    tell(
        &shopper(),
        &[
            &[
                ("spending on=restaurants month=1 name=yacht", no_such),
                ("about at=2", "spending on restaurants of Blue 02-01: 60.00"),
            ],
            &[
                ("spending on=restaurants unclear=1", "which: Everyday | Blue"),
                ("about name=blue", "spending on restaurants of Blue 03-01: 25.00"),
                ("change month=1", "spending on restaurants of Blue 02-01: 60.00"),
            ],
        ],
    );
}

#[test]
fn what_is_said_after_something_else_is_taken_for_what_it_can_be() {
    let balance = ("balance kind=checking", "balance: Everyday 442.50");
    tell(
        &shopper(),
        &[
            &[balance, ("change on=restaurants", EATING.1)],
            &[balance, ("change with=blue", "balance: Blue -120.00 free 4880.00")],
            &[balance, ("change month=1", "NotUnderstood 1")],
            &[("change month=1", "NotUnderstood 1")],
            &[("change on=restaurants", EATING.1)],
            &[
                ("balance unclear=1", "which: Everyday | Blue"),
                ("change with=blue", "balance: Blue -120.00 free 4880.00"),
            ],
        ],
    );
    tell(
        &dana(),
        &[&[
            ("balance kind=savings", "balance: Rainy Day 10000.00, Vacation Fund 800.00"),
            ("change with=vacation_fund", "balance: Vacation Fund 800.00"),
        ]],
    );
}

/// Between two turns a payment can come on top: then another one is the second of the page, and
/// the page is told anew.
#[test]
fn the_second_one_is_the_second_of_what_was_told() {
    let mut talk = Talk::about(dana());
    let told = talk.say("recent");
    assert!(told.starts_with("recent : ~03-12 Blue Bottle -8.50, "), "{told}");
    talk.bank.book("new c 2026-03-12 16:00 purchase -1.00 Late");
    let told = talk.say("about at=2");
    assert!(told.starts_with("recent : 03-12 Late -1.00, "), "{told}");
    let told = talk.say("about at=1");
    assert!(told.starts_with("payment: 03-12 Late -1.00"), "{told}");
}
