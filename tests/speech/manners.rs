//! The same facts, told as a customer wants to be told.

use saldo::bank::{AccountKind, Answer, Metric};
use saldo::basics::Locale;
use saldo::consent::{Aloud, DataClass, DataClasses, Length, Manner, Pace};
use saldo::dialogue::{Reply, Shared, SharingAnswer, Told, Waiting, Wish};
use saldo::speech::{Telling, VisualPolicy, render};

use crate::replies::{self, Dice, facts, locales};
use crate::rules::check;
use crate::sums::comparisons;
use crate::transcript::{lists, single_balances, transactions};

/// How many random replies are put into words.
const REPLIES: u64 = 30_000;

const fn at(aloud: Aloud) -> Manner {
    Manner { length: Length::Normal, pace: Pace::Normal, aloud }
}

const fn of(length: Length) -> Manner {
    Manner { length, pace: Pace::Normal, aloud: Aloud::Exact }
}

/// What the transcripts hold of manners other than everybody's.
pub(crate) fn rows() -> impl Iterator<Item = (String, Reply, Manner)> {
    let rows = |manner: Manner, of: &'static str, rows: Vec<(&'static str, Reply)>| {
        rows.into_iter().map(move |(name, reply)| (format!("{name} ({of})"), reply, manner))
    };
    let spelled = transactions().into_iter().filter_map(|(name, reply)| match reply {
        Reply::Tell(answer) => Some((name, Reply::Spelled(answer))),
        _ => None,
    });
    let wishes =
        Wish::ALL.map(|wish| ("agreed", Reply::Agreed { wish, waiting: Waiting::Anything }));
    let quiet = [true, false].map(|guests| ("quiet", Reply::Quiet { guests }));
    let plain = [wishes.to_vec(), quiet.to_vec(), sharing(), spelled.take(3).collect()].concat();
    rows(at(Aloud::Rounded), "rounded", single_balances())
        .chain(rows(at(Aloud::Relative), "relative", [single_balances(), comparisons()].concat()))
        .chain(rows(of(Length::Brief), "brief", single_balances()))
        .chain(rows(of(Length::Detailed), "detailed", lists()))
        .chain(rows(Manner::default(), "asked", plain))
}

/// What is said of the customer's own sharing.
fn sharing() -> Vec<(&'static str, Reply)> {
    let (today, since) = (replies::date(replies::TODAY), replies::date("2026-02-27"));
    let shared = |classes, accounts, aloud| {
        let until = replies::date("2026-08-31");
        SharingAnswer::Shared(Box::new(Shared { classes, accounts, aloud, until, today }))
    };
    let balances = DataClasses::of(&[DataClass::BalanceRead, DataClass::SpeakAmounts]);
    let told = |answers, recognised| {
        let last = (answers > 0).then_some(replies::date("2026-03-04"));
        Told { answers, recognised, classes: balances, since, last, today }
    };
    let names = || vec![replies::account(AccountKind::Savings)];
    [
        shared(DataClasses::ALL, 3, Aloud::Rounded),
        shared(balances, 1, Aloud::Exact),
        shared(balances, 2, Aloud::Silent),
        SharingAnswer::Heard(told(12, 0)),
        SharingAnswer::Heard(told(1, 0)),
        SharingAnswer::Heard(told(0, 0)),
        SharingAnswer::Asked(told(5, 0)),
        SharingAnswer::Asked(told(1, 1)),
        SharingAnswer::Asked(told(3, 1)),
        SharingAnswer::Asked(told(0, 0)),
        SharingAnswer::ConfirmStop(names()),
        SharingAnswer::ConfirmEnd,
        SharingAnswer::ConfirmEndHere,
        SharingAnswer::ConfirmForget,
        SharingAnswer::NoSuchAccount,
        SharingAnswer::TooMany(4),
        SharingAnswer::Stopped,
        SharingAnswer::Ended,
        SharingAnswer::Forgotten,
        SharingAnswer::NotDone,
        SharingAnswer::Unknown,
    ]
    .map(|answer| ("sharing", Reply::Sharing(answer)))
    .into()
}

fn any(dice: &mut Dice) -> Reply {
    match dice.below(5) {
        0 => Reply::Tell(dice.outlook()),
        1 => Reply::Tell(dice.summed()),
        2 => match dice.reply() {
            Reply::Tell(answer) => Reply::Spelled(answer),
            other => other,
        },
        _ => dice.reply(),
    }
}

fn told<'a>(dice: &mut Dice, facts: &'a saldo::bank::PublicFacts) -> Telling<'a> {
    let locales: Vec<Locale> = locales().collect();
    Telling { locale: *dice.pick(&locales), ..replies::telling(facts) }
}

#[test]
fn every_manner_keeps_to_the_rules() {
    let (mut dice, facts) = (Dice(21), facts());
    for _ in 0..REPLIES {
        let reply = any(&mut dice);
        let manner = Manner {
            length: *dice.pick(&Length::ALL),
            pace: *dice.pick(&Pace::ALL),
            aloud: *dice.pick(&Aloud::ALL),
        };
        let ends_in = *dice.pick(&[None, Some(0), Some(1), Some(14)]);
        let speech = render(&reply, &Telling { manner, ends_in, ..told(&mut dice, &facts) });
        check(&speech);
        assert_eq!(speech.pace, manner.pace);
    }
}

/// Words of money as speech has them, with what stands around them in an amount.
const MONEY: [&str; 9] = [
    " dollars",
    " dollar ",
    " cents",
    " cent ",
    " euros",
    " céntimos",
    " centavos",
    " dólares",
    " Euro ",
];

#[test]
fn in_relation_no_amount_is_said_or_shown() {
    let (mut dice, facts) = (Dice(22), facts());
    let manner = at(Aloud::Relative);
    for _ in 0..REPLIES {
        let reply = any(&mut dice);
        // What the bank tells everybody, and accounts told apart by their currency.
        let named = |answer: &Answer| {
            matches!(
                answer,
                Answer::Accounts { .. }
                    | Answer::WhichAccount { .. }
                    | Answer::NoSuchAccount { .. }
            )
        };
        let apart = match &reply {
            Reply::Published(_) | Reply::LostCard(_) => true,
            Reply::Tell(answer) | Reply::TellThenBack(answer, _) => named(answer),
            _ => false,
        };
        if apart {
            continue;
        }
        let speech = render(&reply, &Telling { manner, ..told(&mut dice, &facts) });
        let said = speech.plain_text();
        for word in MONEY {
            assert!(!said.contains(word), "{said}");
        }
        let masked = Telling { visual: VisualPolicy::Masked, ..replies::telling(&facts) };
        let full = Telling { manner, ..replies::telling(&facts) };
        assert_eq!(render(&reply, &full).visual, render(&reply, &masked).visual);
    }
}

#[test]
fn silence_tells_no_account_of_any_kind() {
    let (mut dice, facts) = (Dice(23), facts());
    let manner = at(Aloud::Silent);
    let quiet = |locale| {
        let telling = Telling { locale, manner, ..replies::telling(&facts) };
        render(&Reply::Quiet { guests: false }, &telling)
    };
    for _ in 0..REPLIES {
        let reply = Reply::Tell(dice.summed());
        let telling = Telling { manner, ..told(&mut dice, &facts) };
        assert_eq!(render(&reply, &telling), quiet(telling.locale));
    }
    let did_you_mean = Reply::DidYouMean(Metric::Balance);
    assert!(
        render(&did_you_mean, &Telling { manner, ..replies::telling(&facts) }).visual.is_none()
    );
}
