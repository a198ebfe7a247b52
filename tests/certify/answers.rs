//! What the small bank's skill answers, right and wrong.

use std::time::Duration;

use serde_json::{Value, json};

use crate::double::{Defect, State, TOO_LONG};

/// How the bank behind the skill is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Day {
    Usual,
    Down,
    Hung,
}

/// The directive that shows something.
const DOCUMENT: &str = "Alexa.Presentation.APL.RenderDocument";

/// One answer in the making.
struct Reply {
    said: String,
    question: &'static str,
    card: Option<Value>,
    shows: bool,
}

/// The sentences of one language.
struct Words {
    welcome: &'static str,
    what: &'static str,
    else_: &'static str,
    reprompt: &'static str,
    help: &'static str,
    balances: [&'static str; 2],
    shown: [&'static str; 2],
    hours: &'static str,
    person: &'static str,
    link: &'static str,
    private: &'static str,
    narrow: &'static str,
    down: &'static str,
    lost: &'static str,
    goodbye: &'static str,
    vault: &'static str,
}

const ENGLISH: Words = Words {
    welcome: "Welcome to Corner Bank.",
    what: "What would you like to know?",
    else_: "Anything else?",
    reprompt: "You can ask, what's my balance, or say stop.",
    help: "You can ask, for example, what's my balance, or, when are you open.",
    balances: ["You have ten dollars.", "You have twenty dollars."],
    shown: ["$10.00", "$20.00"],
    hours: "We are open from nine to five.",
    person: "Please call us, and we will help you.",
    link: "To hear that, please link your account in the app, using the card I just sent.",
    private: "This is a shared place, so that stays private.",
    narrow: "You do not share that. To change it, please link your account again.",
    down: "I'm sorry, I can't reach your account right now.",
    lost: "Sorry, I didn't get that.",
    goodbye: "Goodbye.",
    vault: "You can say, open the vault.",
};

const GERMAN: Words = Words {
    welcome: "Willkommen bei der Eckbank.",
    what: "Was möchten Sie wissen?",
    else_: "Sonst noch etwas?",
    reprompt: "Sie können fragen, wie viel geld habe ich, oder stopp sagen.",
    help: "Sie können zum Beispiel fragen, wie viel geld habe ich.",
    balances: ["Sie haben zehn Euro.", "Sie haben zwanzig Euro."],
    shown: ["10,00 €", "20,00 €"],
    hours: "Wir haben von neun bis fünf geöffnet.",
    person: "Rufen Sie uns bitte an, wir helfen Ihnen.",
    link: "Bitte verknüpfen Sie dafür Ihr Konto in der App, mit der Karte von eben.",
    private: "Dieser Ort ist nicht nur Ihrer, darum bleibt das bei mir.",
    narrow: "Das teilen Sie nicht. Bitte verknüpfen Sie dafür Ihr Konto neu.",
    down: "Leider erreiche ich Ihr Konto gerade nicht.",
    lost: "Das habe ich leider nicht verstanden.",
    goodbye: "Auf Wiedersehen.",
    vault: "Sie können sagen, öffne den tresor.",
};

/// The answer to `message`, `None` for a crash; and how long it takes.
pub(crate) fn answer(message: &Value, state: &State) -> (Option<Value>, Duration) {
    let mut pause = Duration::ZERO;
    if state.has(Defect::RefusesUnknownProperties) && !message["inventedObject"].is_null() {
        return (None, pause);
    }
    let request = &message["request"];
    let words = match request["locale"].as_str() {
        Some("de-DE") => &GERMAN,
        _ => &ENGLISH,
    };
    let reply = match request["type"].as_str().unwrap_or_default() {
        "LaunchRequest" => Some(launch(message, state, words)),
        "IntentRequest" => intent(message, state, words, &mut pause),
        "SessionEndedRequest" if state.has(Defect::SpeaksAfterTheEnd) => {
            let speech = json!({"type": "SSML", "ssml": "<speak>Goodbye.</speak>"});
            return (Some(json!({"version": "1.0", "response": {"outputSpeech": speech}})), pause);
        }
        _ => return (Some(json!({"version": "1.0", "response": {}})), pause),
    };
    (reply.map(|reply| encoded(&reply, message, state, words)), pause)
}

fn say(said: &str, question: &'static str) -> Reply {
    Reply { said: said.to_owned(), question, card: None, shows: false }
}

fn linking(said: &str) -> Reply {
    Reply { card: Some(json!({"type": "LinkAccount"})), ..say(said, "") }
}

fn launch(message: &Value, state: &State, words: &Words) -> Reply {
    let linked = !message["context"]["System"]["user"]["accessToken"].is_null();
    match state.defect {
        Some(Defect::NeedsLinkToOpen) if !linked => linking(words.link),
        Some(Defect::ClosesAfterWelcome) => say(words.welcome, ""),
        _ => say(words.welcome, words.what),
    }
}

fn intent(message: &Value, state: &State, words: &Words, pause: &mut Duration) -> Option<Reply> {
    let intent = &message["request"]["intent"];
    let begins = message["session"]["new"] == true;
    let after_launch = message["session"]["attributes"]["last"] == "";
    let slot = intent["slots"]["account"]["value"].as_str();
    let name = intent["name"].as_str().unwrap_or_default();
    Some(match name {
        "BalanceIntent" => {
            let crashes = match state.defect {
                Some(Defect::FailsWithoutSlot) => after_launch && slot.is_none(),
                Some(Defect::FailsOnOneShots) => begins && slot == Some("checking"),
                Some(Defect::FailsOnOddValues) => slot.is_some_and(|it| it.contains("quagga")),
                _ => false,
            };
            if crashes {
                return None;
            }
            balance(message, state, words, pause)
        }
        "HoursIntent" => {
            if state.has(Defect::IsSlowOnce)
                && !std::mem::replace(&mut *state.was_slow.lock().unwrap(), true)
            {
                *pause = TOO_LONG;
            }
            match state.defect {
                Some(Defect::SpeaksEnglishToGermans) => {
                    say("We are open from nine to five, and you can call.", words.else_)
                }
                Some(Defect::SaysSymbols) => say("It costs $5.", words.else_),
                Some(Defect::SuggestsTheUnknown) => say(words.vault, words.else_),
                Some(Defect::AsksForVoiceCode) => say(words.hours, "What is your PIN?"),
                _ => say(words.hours, words.else_),
            }
        }
        "PersonIntent" if state.has(Defect::KnowsNobody) => say(words.hours, words.else_),
        "PersonIntent" => say(words.person, words.else_),
        "AMAZON.HelpIntent" if state.has(Defect::HelpsWithoutQuestion) => say(words.help, ""),
        "AMAZON.HelpIntent" => say(words.help, words.what),
        "AMAZON.StopIntent" | "AMAZON.CancelIntent" => say(words.goodbye, ""),
        "AMAZON.FallbackIntent" if state.has(Defect::GivesUpAtOnce) => say(words.lost, ""),
        "AMAZON.FallbackIntent" => say(words.lost, words.what),
        "AMAZON.YesIntent" if state.has(Defect::FailsOnYes) => return None,
        _ => say("", words.what),
    })
}

fn balance(message: &Value, state: &State, words: &Words, pause: &mut Duration) -> Reply {
    let system = &message["context"]["System"];
    let own = system["user"]["accessToken"].as_str();
    let person = system["person"]["accessToken"].as_str();
    let token = match state.defect {
        Some(Defect::PrefersTheOwner) => own,
        _ => person.or(own),
    };
    let telling = |which: usize| {
        let mut shown = format!("Corner Bank\n{}", words.shown[which]);
        match state.defect {
            Some(Defect::NamesIntentOnCard) => shown = "BalanceIntent".to_owned(),
            Some(Defect::ShowsMoreThanIsSaid) => shown.push_str("\n$31.00"),
            _ => {}
        }
        let card = json!({"type": "Simple", "title": "Corner Bank", "content": shown});
        Reply { card: Some(card), shows: true, ..say(words.balances[which], words.else_) }
    };
    match state.day {
        Day::Down if state.has(Defect::TellsOfExceptions) => {
            return say("There was a database exception.", "");
        }
        Day::Down => return say(words.down, ""),
        Day::Hung => {
            let forever = state.has(Defect::HangsWithTheBank);
            *pause = if forever { TOO_LONG } else { Duration::from_millis(50) };
            return say(words.down, "");
        }
        Day::Usual => {}
    }
    if !system["unit"].is_null() && !state.has(Defect::TellsInHotels) {
        return say(words.private, "");
    }
    let holds = |token: &str| state.links.lock().unwrap().iter().any(|link| link == token);
    match token {
        Some("token-a") => telling(0),
        Some("token-b") => telling(1),
        Some("narrow") if state.has(Defect::TellsUnshared) => telling(0),
        Some("narrow") => linking(words.narrow),
        Some(link) if link.starts_with("link-") && holds(link) => telling(0),
        Some(link) if link.starts_with("link-") && state.has(Defect::ForgetsThatLinksEnd) => {
            telling(0)
        }
        Some("unknown") if state.has(Defect::FailsOnUnknownToken) => {
            say("HTTP 401, access token.", "")
        }
        None if state.has(Defect::TellsUnlinked) => {
            linking(&format!("{} {}", words.balances[0], words.link))
        }
        None if state.has(Defect::SendsNoLinkCard) => say(words.link, ""),
        _ => linking(words.link),
    }
}

fn encoded(reply: &Reply, message: &Value, state: &State, words: &Words) -> Value {
    let name = message["request"]["intent"]["name"].as_str().unwrap_or_default();
    let hours = name == "HoursIntent";
    let mut question = reply.question;
    let mut open = !question.is_empty();
    if hours && state.has(Defect::StaysOpenUnasked) {
        (question, open) = ("", true);
    }
    let stays = name == "AMAZON.StopIntent" && state.has(Defect::StaysAfterStop);
    open |= stays;
    let mut said = format!("{} {question}", reply.said).trim().to_owned();
    if hours && state.has(Defect::BreaksMarkup) {
        said = format!("AT&T. {said}");
    }
    let mut response = json!({
        "outputSpeech": {"type": "SSML", "ssml": format!("<speak>{said}</speak>")},
        "shouldEndSession": !open,
    });
    if open && !(hours && state.has(Defect::HasNoReprompt)) {
        let ssml = format!("<speak>{}</speak>", words.reprompt);
        response["reprompt"] = json!({"outputSpeech": {"type": "SSML", "ssml": ssml}});
    }
    if let Some(card) = &reply.card {
        response["card"] = card.clone();
    }
    let interfaces = &message["context"]["System"]["device"]["supportedInterfaces"];
    let screen = !interfaces["Alexa.Presentation.APL"].is_null();
    if reply.shows && (screen || state.has(Defect::ShowsWithoutScreen)) {
        response["directives"] = json!([{"type": DOCUMENT, "token": "t", "document": {}}]);
    }
    let much =
        if hours && state.has(Defect::SendsTooMuch) { "x".repeat(30_000) } else { String::new() };
    let attributes = json!({"last": name, "much": much});
    json!({"version": "1.0", "sessionAttributes": attributes, "response": response})
}
