//! What holds for every reply, whatever the data.

use saldo::bank::PublicFacts;
use saldo::basics::Locale;
use saldo::consent::Barrier;
use saldo::dialogue::Reply;
use saldo::speech::{
    REPLY_CHARACTERS_MAX, SENTENCE_WORDS_MAX, Span, Speech, Suggestion, Telling, VisualPolicy,
    plain, render,
};

use crate::replies::{self, Dice, facts, locales, plain_replies};

/// How many random replies are put into words.
const REPLIES: u64 = 100_000;

fn telling(facts: &PublicFacts, visual: VisualPolicy) -> Telling<'_> {
    Telling { visual, ..replies::telling(facts) }
}

/// Words of blame and of engineers, in any language, and the sign that must be told in words.
const NEVER: [&str; 9] = [
    "minus",
    "invalid",
    "inválid",
    "ungültig",
    "password",
    "contraseña",
    "Passwort",
    "error",
    "PIN",
];

/// Everything that is said, the reprompt included.
fn parts(speech: &Speech) -> impl Iterator<Item = &[Span]> {
    [Some(&speech.said), speech.question.as_ref(), speech.reprompt.as_ref()]
        .into_iter()
        .flatten()
        .map(Vec::as_slice)
}

fn check_words(spans: &[Span]) {
    for span in spans {
        match span {
            Span::Words(words) => {
                let stray = words.chars().find(|c| !c.is_alphabetic() && !" ,.?¿'-".contains(*c));
                assert_eq!(stray, None, "{words}");
            }
            Span::Digits(digits) => assert!(digits.iter().all(|digit| *digit <= 9)),
            Span::Letters(letters) => assert!(letters.chars().all(char::is_alphabetic)),
            Span::Pause(ms) => assert!(*ms <= 1_000),
        }
    }
    let text = plain(spans);
    for sentence in text.split_inclusive(". ") {
        let words = sentence.split_ascii_whitespace().count();
        assert!(words <= SENTENCE_WORDS_MAX, "{words} words: {sentence}");
    }
    assert!(!text.contains("  ") && text.trim() == text, "{text:?}");
    assert!(text.is_empty() || text.ends_with(['.', '?']), "{text}");
    for never in NEVER {
        assert!(!text.contains(never), "{never}: {text}");
    }
}

pub(crate) fn check(speech: &Speech) {
    parts(speech).for_each(check_words);
    let length = speech.plain_text().chars().count();
    assert!(length <= REPLY_CHARACTERS_MAX, "{length}: {}", speech.plain_text());
    assert!(length > 0);
    // The platforms' rule: open if and only if the last sentence asks, and then silence is met.
    assert_eq!(speech.question.is_some(), speech.reprompt.is_some());
    assert_eq!(speech.plain_text().ends_with('?'), speech.question.is_some());
    assert!(!plain(&speech.said).contains('?'));
    if speech.offer_link {
        assert_eq!((&speech.question, &speech.visual), (&None, &None));
    }
}

#[test]
fn random_replies_keep_to_the_rules() {
    let mut dice = Dice(11);
    let policies = [VisualPolicy::Nothing, VisualPolicy::Masked, VisualPolicy::Full];
    let locales: Vec<Locale> = locales().collect();
    let ours = facts();
    for _ in 0..REPLIES {
        let odd = dice.facts();
        let facts = if dice.flip() { &ours } else { &odd };
        let reply = match dice.below(4) {
            0 => Reply::Tell(dice.outlook()),
            1 => Reply::Tell(dice.summed()),
            _ => dice.reply(),
        };
        let told = telling(facts, *dice.pick(&policies));
        let speech = render(&reply, &Telling { locale: *dice.pick(&locales), ..told });
        check(&speech);
    }
}

#[test]
fn masked_screens_show_no_amount_and_no_merchant() {
    let mut dice = Dice(12);
    let facts = facts();
    for _ in 0..5_000 {
        let reply = match dice.below(4) {
            0 => Reply::Tell(dice.outlook()),
            1 => Reply::Tell(dice.summed()),
            _ => dice.reply(),
        };
        if matches!(reply, Reply::Published(_) | Reply::LostCard(_)) {
            continue;
        }
        assert_eq!(render(&reply, &telling(&facts, VisualPolicy::Nothing)).visual, None);
        let Some(masked) = render(&reply, &telling(&facts, VisualPolicy::Masked)).visual else {
            continue;
        };
        for line in masked.lines {
            for shown in ["owe", "paid", "overdrawn", "available", "pending"] {
                assert!(!line.contains(shown), "{line}");
            }
        }
    }
}

#[test]
fn barriers_that_linking_opens_offer_it_and_close() {
    let facts = facts();
    for reply in plain_replies() {
        let Reply::Barred(barrier) = reply else { continue };
        for locale in locales() {
            let told = Telling { locale, ..telling(&facts, VisualPolicy::Full) };
            let speech = render(&reply, &told);
            assert_eq!(speech.offer_link, barrier != Barrier::ManagedPremises, "{locale}");
            assert_eq!(speech.question, None, "{locale}");
        }
        let speech = render(&reply, &telling(&facts, VisualPolicy::Full));
        let said = speech.plain_text();
        assert_eq!(said.contains("using the card I just sent"), speech.offer_link, "{said}");
    }
}

#[test]
fn every_phrase_that_is_suggested_is_in_the_table() {
    let facts = facts();
    let known = Suggestion::ALL.map(|suggestion| suggestion.phrase(Locale::EN_US));
    for reply in plain_replies() {
        let speech = render(&reply, &telling(&facts, VisualPolicy::Full));
        for text in parts(&speech).map(plain) {
            let leads = ["you can ask, ", "You can ask, ", "You can say, ", "for example, "];
            for suggested in leads.iter().flat_map(|lead| text.split(lead).skip(1)) {
                let is_known = known.iter().any(|known| suggested.starts_with(known));
                assert!(is_known || suggested.starts_with("for example"), "{suggested}");
            }
        }
    }
}
