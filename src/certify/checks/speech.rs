//! Speech as such: size, markup, time, language, and the screen next to it.

use std::time::Duration;

use super::turns::{judge_turns, technical_word};
use crate::certify::gathered::{Gathered, Probe, Turn};
use crate::certify::language::{foreign_language, tongue_words};
use crate::certify::requirement::{Finding, Row, Verdict};
use crate::certify::ssml;
use crate::speech::REPLY_CHARACTERS_MAX;

/// Characters of one speech.
const SPEECH_CHARACTERS_MAX: usize = 8_000;
/// Bytes of a response. Sources name 24 KB and more; the smallest binds.
const RESPONSE_BYTES_MAX: usize = 24 * 1024;
/// The time after which the platform gives up.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(8);
/// The time that 19 of 20 answers keep to.
const USUAL_TIME_MAX: Duration = Duration::from_secs(2);
/// What an engine reads out as it likes.
const SYMBOLS: [char; 18] =
    ['$', '€', '£', '%', '#', '@', '*', '_', '/', '\\', '|', '{', '}', '[', ']', '=', '+', '~'];

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "4.16a",
        title: "Devices without a screen",
        requirement: "Without a screen no document is sent, and nobody is told to look at one",
        basis: "Skill certification tests: screen devices",
        judge: headless,
    },
    Row {
        id: "4.16b",
        title: "Devices with a screen",
        requirement: "What is shown fits every shape of screen, and touch does what voice does",
        basis: "Skill certification tests: screen devices",
        judge: |gathered| {
            let shown = gathered.turns.iter().any(|turn| {
                turn.answer.body["response"]["directives"][0]["type"]
                    == "Alexa.Presentation.APL.RenderDocument"
            });
            match (gathered.no_turns(), shown) {
                (Some(why), _) => Verdict::not_applicable(why),
                (None, false) => Verdict::not_applicable("nothing is shown on screens"),
                (None, true) => Verdict::person(
                    "Look at a hub, a phone, a television and a round screen: is all of it \
                     readable, and does touch choose what voice would?",
                ),
            }
        },
    },
    Row {
        id: "4.17a",
        title: "Language",
        requirement: "Answers are in the language of the device",
        basis: "Voice interface testing: localization",
        judge: language,
    },
    Row {
        id: "4.17b",
        title: "Local customs",
        requirement: "Currencies, numbers and dates are said as people there say them",
        basis: "Voice interface testing: localization",
        judge: |gathered| match gathered.no_turns() {
            Some(why) => Verdict::not_applicable(why),
            None => Verdict::person("Listen to amounts and dates in every locale: are they right?"),
        },
    },
    Row {
        id: "4.18a",
        title: "Size",
        requirement: "Speech has at most 8,000 characters and a response at most 24 KB",
        basis: "Response limits of the platform",
        judge: size,
    },
    Row {
        id: "4.18b",
        title: "Markup",
        requirement: "Speech is well-formed markup that Alexa knows",
        basis: "Speech Synthesis Markup Language reference",
        judge: markup,
    },
    Row {
        id: "4.18c",
        title: "Time",
        requirement: "Every answer comes within eight seconds, 19 of 20 within two",
        basis: "Response time limit of the platform",
        judge: time,
    },
    Row {
        id: "S.1",
        title: "Fit to be heard",
        requirement: "Speech is short, and free of symbols and of engineers' words",
        basis: "Voice design guide; best practices for text responses",
        judge: heard,
    },
];

fn headless(gathered: &Gathered) -> Verdict {
    judge_turns(
        gathered,
        |turn| turn.probe == Probe::Headless,
        |turn| {
            let directives = turn.answer.body["response"]["directives"].as_array();
            let shows = directives.is_some_and(|all| {
                all.iter().any(|one| {
                    one["type"].as_str().is_some_and(|it| it.starts_with("Alexa.Presentation.APL."))
                })
            });
            if shows {
                return Some("a document is sent to a device without a screen".to_owned());
            }
            let words = tongue_words(&turn.locale)?;
            let speech = turn.answer.speech().to_lowercase();
            let look = words.look.iter().find(|look| speech.contains(**look));
            look.map(|look| format!("customers hear {look:?}"))
        },
    )
}

fn is_spoken(turn: &Turn) -> bool {
    turn.answer.is_response() && !turn.answer.speech().is_empty()
}

fn language(gathered: &Gathered) -> Verdict {
    let known = |turn: &Turn| is_spoken(turn) && tongue_words(&turn.locale).is_some();
    if gathered.no_turns().is_none() && !gathered.turns.iter().any(known) {
        return Verdict::not_applicable("no words are known of these languages");
    }
    judge_turns(gathered, known, |turn| {
        let texts = [turn.answer.speech(), turn.answer.reprompt()];
        let foreign = texts.iter().find_map(|text| foreign_language(text, &turn.locale));
        foreign.map(|language| format!("the answer is in {language:?}"))
    })
}

fn size(gathered: &Gathered) -> Verdict {
    judge_turns(
        gathered,
        |turn| turn.answer.is_response(),
        |turn| {
            let answer = &turn.answer;
            if answer.bytes > RESPONSE_BYTES_MAX {
                return Some(format!("a response of {} bytes", answer.bytes));
            }
            let texts = [answer.markup(), answer.reprompt_markup()];
            let lengths = texts.into_iter().flatten().map(|text| text.chars().count());
            let longest = lengths.max().filter(|length| *length > SPEECH_CHARACTERS_MAX);
            longest.map(|length| format!("a speech of {length} characters"))
        },
    )
}

fn markup(gathered: &Gathered) -> Verdict {
    judge_turns(
        gathered,
        |turn| turn.answer.is_response(),
        |turn| {
            let texts = [turn.answer.markup(), turn.answer.reprompt_markup()];
            texts.into_iter().flatten().find_map(ssml::fault)
        },
    )
}

fn time(gathered: &Gathered) -> Verdict {
    if let Some(why) = gathered.no_turns() {
        return Verdict::not_applicable(why);
    }
    let usual: Vec<&Turn> =
        gathered.turns.iter().filter(|turn| turn.probe != Probe::Hung).collect();
    let mut findings: Vec<Finding> = usual
        .iter()
        .filter(|turn| turn.answer.took >= ANSWER_TIME_MAX)
        .map(|turn| super::turns::finding(turn, &format!("after {:.1?}", turn.answer.took)))
        .collect();
    let mut times: Vec<Duration> = usual.iter().map(|turn| turn.answer.took).collect();
    times.sort_unstable();
    let at = |percent: usize| {
        let place = (times.len() * percent / 100).min(times.len().saturating_sub(1));
        times.get(place).copied().unwrap_or_default()
    };
    if at(95) > USUAL_TIME_MAX {
        let what = format!("one answer of 20 takes {:.1?} or more", at(95));
        findings.push(Finding { locale: String::new(), what });
    }
    let longest = at(100);
    let shown = format!(
        "{} answers: half within {:.1?}, 19 of 20 within {:.1?}, the longest {longest:.1?}",
        times.len(),
        at(50),
        at(95)
    );
    Verdict::of(findings, shown)
}

fn heard(gathered: &Gathered) -> Verdict {
    let is_own = |turn: &Turn| {
        // Those of failing days have rows of their own.
        let own = matches!(turn.probe, Probe::Down | Probe::Hung | Probe::BadToken);
        is_spoken(turn) && !own
    };
    judge_turns(gathered, is_own, |turn| {
        let speech = turn.answer.speech();
        let length = speech.chars().count();
        if length > REPLY_CHARACTERS_MAX {
            return Some(format!("{length} characters, more than {REPLY_CHARACTERS_MAX}"));
        }
        if let Some(symbol) = speech.chars().find(|c| SYMBOLS.contains(c)) {
            return Some(format!("the engine may read {symbol:?} as it likes: {speech:?}"));
        }
        let word = technical_word(&speech);
        word.map(|word| format!("customers hear {word:?}"))
    })
}
