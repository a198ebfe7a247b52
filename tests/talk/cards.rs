//! Cards in a talk: nothing is locked without a yes to exactly that card.

use saldo::bank::CardStatus;
use saldo::consent::Barrier;
use saldo::dialogue::{Frame, Reply};

use super::bank::MemoryBank;
use super::shorthand;
use super::talk::Talk;

const ONE: &[&str] = &["visa k 4242 active"];
const THREE: &[&str] = &["debit c 1111 active", "visa k 4242 active", "spare k 7777 active"];

fn talk(cards: &[&str]) -> Talk {
    let accounts =
        ["open c checking 1001 USD 100 100 -", "open k credit_card 4001 USD -20 480 Blue"];
    Talk::about(MemoryBank::new(&accounts).carrying(cards))
}

fn locked(talk: &Talk) -> Vec<String> {
    let cards = talk.bank.cards.lock().unwrap();
    let cards = cards.as_ref().unwrap().iter();
    cards.filter(|it| it.status == CardStatus::Locked).map(|it| it.id.clone()).collect()
}

fn goes(cards: &[&str], turns: &[(&str, &str)], expected: &[&str]) {
    let mut talk = talk(cards);
    for (place, (said, reply)) in turns.iter().enumerate() {
        assert_eq!(talk.say(said), *reply, "turn {place} of {turns:?}");
    }
    assert_eq!(locked(&talk), expected, "{turns:?}");
}

#[test]
fn a_card_is_locked_after_a_yes_and_not_before() {
    goes(ONE, &[("lock", "card confirm visa")], &[]);
    goes(ONE, &[("lock", "card confirm visa"), ("no", "Okay"), ("yes", "WhatElse")], &[]);
    goes(ONE, &[("lock", "card confirm visa"), ("yes", "card locked visa")], &["visa"]);
    goes(
        ONE,
        &[
            ("lock", "card confirm visa"),
            ("repeat", "card confirm visa"),
            ("mumble", "NotUnderstood 1 ConfirmCard"),
            ("help", "Help None ConfirmCard"),
            ("more", "card confirm visa"),
            ("yes", "card locked visa"),
            ("repeat", "cards: 1"),
            ("lock", "card unneeded visa locked"),
        ],
        &["visa"],
    );
}

#[test]
fn another_question_lets_it_go() {
    let balance = "balance: checking 100.00";
    goes(
        ONE,
        &[("lock", "card confirm visa"), ("balance kind=checking", balance), ("yes", "WhatElse")],
        &[],
    );
    goes(
        ONE,
        &[("lock", "card confirm visa"), ("start-over", "WhatElse"), ("yes", "WhatElse")],
        &[],
    );
}

#[test]
fn of_several_cards_one_is_chosen_first() {
    let which = "card which debit, spare, visa of 3";
    goes(
        THREE,
        &[
            ("lock", which),
            ("yes", which),
            ("about at=3", "card confirm visa"),
            ("yes", "card locked visa"),
        ],
        &["visa"],
    );
    goes(
        THREE,
        &[("lock", which), ("about last=7777", "card confirm spare"), ("yes", "card locked spare")],
        &["spare"],
    );
    goes(
        THREE,
        &[
            ("lock", which),
            ("about kind=checking", "card confirm debit"),
            ("about last=4242", "card confirm visa"),
            ("yes", "card locked visa"),
        ],
        &["visa"],
    );
    goes(
        THREE,
        &[("lock", which), ("about at=9", "NotUnderstood 1 WhichCard"), ("no", "Okay")],
        &[],
    );
    goes(THREE, &[("lock last=1111", "card confirm debit")], &[]);
    goes(THREE, &[("lock last=4001", "card which spare, visa of 2")], &[]);
    goes(THREE, &[("lock name=blue", "card which spare, visa of 2")], &[]);
    goes(THREE, &[("lock last=9999", "card none")], &[]);
    goes(THREE, &[("lock unclear=1", which)], &[]);
}

#[test]
fn a_link_alone_unlocks_nothing() {
    let mut talk = talk(&["visa k 4242 locked"]);
    assert_eq!(talk.say("unlock"), "card needs VoicePin");
    assert_eq!(talk.say("repeat"), "card needs VoicePin");
    assert_eq!(locked(&talk), ["visa"]);
}

#[test]
fn who_lost_a_card_always_learns_how_to_reach_a_person() {
    goes(ONE, &[("lost", "lost confirm visa"), ("yes", "lost locked visa")], &["visa"]);
    goes(ONE, &[("lost", "lost confirm visa"), ("no", "Published contact")], &[]);
    let mut barred = talk(ONE).opening("balance.read speak.amounts");
    assert_eq!(barred.say("lost"), "Published contact");
    assert_eq!(barred.say("repeat"), "Published contact");
    assert_eq!(barred.say("lock"), "Barred Missing(CardStatus)");
    let mut silent = talk(ONE);
    *silent.bank.cards.lock().unwrap() = None;
    assert_eq!(silent.say("lost"), "lost not offered");
    assert_eq!(silent.say("cards"), "card not offered");
    assert_eq!(silent.say("lock"), "card not offered");
    let mut down = talk(ONE);
    down.bank.mood = super::bank::Mood::Down;
    assert_eq!(down.say("lost"), "Published contact");
    assert_eq!(down.turn(&shorthand::intent("lock")), Reply::Unavailable);
    assert_eq!(down.frame, Frame::default());
    let mut locking = talk(ONE);
    assert_eq!(locking.say("lock"), "card confirm visa");
    locking.bank.mood = super::bank::Mood::Down;
    assert_eq!(locking.say("yes"), "card unknown");
    locking.bank.mood = super::bank::Mood::Well;
    assert_eq!(locking.say("repeat"), "card confirm visa");
    let wish = saldo::bank::CardWish::new(saldo::bank::CardAction::Lock, Default::default());
    let (reply, _) = saldo::dialogue::barred_card(&wish, Barrier::Revoked);
    assert_eq!(reply, Reply::Barred(Barrier::Revoked));
}
