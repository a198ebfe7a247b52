//! The engine as shipped: free phrasings, foreign texts, and whatever else comes in.

use proptest::prelude::*;
use saldo::basics::Locale;
use saldo::nlu::{GivenName, NotUnderstood, RANKING_MAX, Recognizer, Verdict, Why};

use super::words;

fn recognizer() -> &'static Recognizer {
    words().recognizer(Locale::EN_US).unwrap()
}

#[test]
fn a_sample_decides_with_certainty() {
    let found = recognizer().recognize("what's in my savings", &[]);
    assert_eq!((found.intent(), found.verdict), (Some("BalanceIntent"), Verdict::Accept));
    assert_eq!(found.confidence(), 1.0);
    assert!(matches!(found.why, Why::Sample { .. }), "{found:?}");
}

#[test]
fn free_phrasings_mean_what_they_resemble() {
    for (text, intent, slot) in [
        ("how much cash is sitting in my savings account right now", "BalanceIntent", "SAVINGS"),
        ("i'd love to know how much i have left in checking", "BalanceIntent", "CHECKING"),
        ("so what would you say i still owe on the mortgage", "OwedIntent", "MORTGAGE"),
        ("are there any purchases still pending on my visa at all", "PendingIntent", "CREDIT_CARD"),
    ] {
        assert!(words().matcher(Locale::EN_US).unwrap().understand(text, &[]).is_err(), "{text}");
        let found = recognizer().recognize(text, &[]);
        assert_eq!((found.intent(), found.verdict), (Some(intent), Verdict::Accept), "{text}");
        let filled = found.slots.iter().find(|filled| filled.name == "account_kind");
        let id = filled.and_then(|filled| filled.resolved).and_then(|resolved| resolved.id);
        assert_eq!(id, Some(slot), "{text}: {found:?}");
        assert!(found.ranking.len() <= RANKING_MAX && found.ranking[0].confidence >= 0.5);
        assert!(matches!(&found.why, Why::Pieces(pieces) if !pieces.is_empty()), "{found:?}");
    }
}

#[test]
fn foreign_texts_are_never_taken_for_certain() {
    for text in [
        "what's the weather like in boston",
        "play some music in the kitchen",
        "how do i boil an egg",
        "who won the game last night",
        "set an alarm for seven",
        "tell me a joke about penguins",
        "balance the budget of the united states",
    ] {
        let found = recognizer().recognize(text, &[]);
        assert_ne!(found.verdict, Verdict::Accept, "{text}: {:?}", found.ranking);
    }
}

#[test]
fn what_moves_money_is_no_question_about_it() {
    for text in [
        "transfer fifty dollars to john",
        "send forty dollars to my landlord",
        "pay john back twenty bucks",
        "wire two hundred dollars to bob",
        "send money to my brother",
        "move a hundred from checking to savings",
        "please pay my electric bill",
        "open a new savings account for me",
        "i'd like to invest in some funds",
        "withdraw forty dollars",
        "pay off my credit card now",
        "schedule a payment for my visa tomorrow",
        "can you increase my credit limit",
        "set up a direct deposit with you",
    ] {
        let found = recognizer().recognize(text, &[]);
        let turned_away = found.verdict != Verdict::Accept;
        assert!(turned_away || found.intent() == Some("ServiceRequestIntent"), "{text}: {found:?}");
    }
}

#[test]
fn long_text_is_turned_away_unread() {
    for piece in ["balance ", "please ", "one ", "{", "'", "a. ", "\u{301}", "🏦", "ﷺ"] {
        let text = piece.repeat(64 * 1024 / piece.len());
        let found = recognizer().recognize(&text, &[]);
        assert_eq!(found.why, Why::Nothing(NotUnderstood::TooLong), "{piece:?}");
        assert_eq!((found.verdict, found.intent()), (Verdict::Reject, None));
    }
    assert_eq!(recognizer().recognize("?!", &[]).why, Why::Nothing(NotUnderstood::Silence));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gets_the_same_verdict_twice(
        text in prop_oneof![
            any::<String>(),
            "(what|is|my|balance|savings|weather|one|second|last month|owe|\\PC{1,9}| ){1,12}",
        ],
    ) {
        let given = [GivenName { slot_type: "ACCOUNT_NAME", name: &text }];
        let once = recognizer().recognize(&text, &given);
        prop_assert!(once.confidence().is_finite() && (0.0..=1.0).contains(&once.confidence()));
        prop_assert!(once.ranking.windows(2).all(|two| two[0].confidence >= two[1].confidence));
        prop_assert_eq!(&once, &recognizer().recognize(&text, &given));
    }
}
