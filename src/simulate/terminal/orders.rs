//! The commands: one entry each.

use std::path::PathBuf;

use chrono::TimeDelta;

use super::channel::CHANNELS;
use super::input::meant;
use crate::basics::likest;
use crate::simulate::device::Device;
use crate::simulate::story::{LinkState, Person, fault_names, quoted};

/// What a command asks for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Order {
    /// Why the last text was taken for what it was taken for.
    Why,
    /// The last response, or the request.
    Json {
        /// Whether the request is wanted.
        request: bool,
    },
    /// The last answer with its markup.
    Ssml,
    /// What the screen shows, or the document.
    Document {
        /// Whether the document is wanted as it was sent.
        json: bool,
    },
    /// The talk's state, and what is given.
    State,
    /// What was told, as the record has it.
    Record,
    /// The channel: which there are, or to speak this one.
    Channel(Option<String>),
    /// That something is given otherwise, as a story writes it.
    Given(String),
    /// That a recognised person says the voice code whenever it is asked for.
    PersonWithPin,
    /// That time goes on.
    Advance(TimeDelta),
    /// Nothing is said until the platform gives up.
    Silence,
    /// To take back so many turns.
    Back(usize),
    /// To go on in a copy, or in the conversation with this number.
    Fork(Option<usize>),
    /// To save the conversation as a story.
    Save(PathBuf),
    /// The commands, or this one.
    Help(Option<String>),
    /// The end.
    Quit,
}

/// A command.
#[derive(Debug)]
pub(super) struct CommandEntry {
    /// Its name, without the colon.
    pub(super) name: &'static str,
    /// What is written behind it.
    pub(super) takes: &'static str,
    /// What it does.
    pub(super) does: &'static str,
    /// What can be written behind it, where that is a list.
    pub(super) choices: Choices,
    read: fn(&[String]) -> Result<Order, String>,
}

/// What can be written behind a command.
#[derive(Debug, Clone, Copy)]
pub(super) enum Choices {
    /// Anything, or nothing.
    Open,
    /// One of these.
    Of(fn() -> Vec<&'static str>),
    /// A locale with words.
    Locale,
    /// A customer.
    Customer,
    /// A command.
    Command,
}

/// Every command, as help lists them.
pub(super) const COMMANDS: [CommandEntry; 25] = [
    command("why", "", "why the last text was taken for what it was", Choices::Open, |words| {
        alone(words, Order::Why)
    }),
    command(
        "json",
        "[request]",
        "the last response, or its request",
        Choices::Of(|| vec!["request"]),
        |words| Ok(Order::Json { request: flag(words, "request")? }),
    ),
    command("ssml", "", "the last answer with its markup", Choices::Open, |words| {
        alone(words, Order::Ssml)
    }),
    command(
        "apl",
        "[json]",
        "what the screen shows, or the document",
        Choices::Of(|| vec!["json"]),
        |words| Ok(Order::Document { json: flag(words, "json")? }),
    ),
    command("state", "", "what is given, and the state of the talk", Choices::Open, |words| {
        alone(words, Order::State)
    }),
    command("record", "", "what was told, as the record has it", Choices::Open, |words| {
        alone(words, Order::Record)
    }),
    command("channel", "[NAME]", "the channels there are", Choices::Of(channels), |words| {
        Ok(Order::Channel(at_most_one(words)?.cloned()))
    }),
    command("locale", "LOCALE", "the device's language", Choices::Locale, |words| {
        given("locale", &quoted(one(words, "a locale like en-US")?))
    }),
    command("customer", "NAME", "who is asked for: part of a name", Choices::Customer, |words| {
        given("customer", &quoted(&text(words, "part of a name, or a persona")?))
    }),
    command("second", "NAME", "who else of the house is linked", Choices::Customer, |words| {
        given("second", &quoted(&text(words, "part of a name, or a persona")?))
    }),
    command("person", "WHO", "whom the platform hears speaking", Choices::Of(persons), person),
    command("pin", "DIGITS", "the voice code that the customer has set", Choices::Open, |words| {
        given("pin", &quoted(one(words, "four to six digits")?))
    }),
    command("link", "STATE", "whether the account is linked", Choices::Of(links), |words| {
        given("link", &quoted(one(words, "one of linked, unlinked, expired, revoked")?))
    }),
    command(
        "consent",
        "[KEY=VALUE[,VALUE]...]",
        "what was agreed to, and no more: accounts, fields, aloud, look_back_days, until",
        Choices::Of(consents),
        |words| pairs("consent", words),
    ),
    command(
        "assurance",
        "KIND=LEVEL,LEVEL,LEVEL",
        "what a link, a person, the voice code is told; before the first turn",
        Choices::Of(|| vec!["accounts=", "balances=", "transactions=", "bills=", "cards="]),
        |words| pairs("assurance", words),
    ),
    command("clock", "TIME", "the time, like 2026-03-12T13:00:00-04:00", Choices::Open, |words| {
        given("clock", &quoted(one(words, "a time like 2026-03-12T13:00:00-04:00")?))
    }),
    command("advance", "TIME", "lets time go on: 90s, 6m, 2h, 3d, 1w", Choices::Open, |words| {
        Ok(Order::Advance(duration(one(words, "a time like 6m")?)?))
    }),
    command("fault", "[core=]FAULT", "how the bank fails", Choices::Of(faults), |words| {
        let fault = one(words, "one of slow, hung, down, partial, stale, none")?;
        let fault = fault.strip_prefix("core=").unwrap_or(fault);
        given("faults", &format!("{{bank: {}}}", quoted(fault)))
    }),
    command("device", "DEVICE", "what is spoken to", Choices::Of(devices), |words| {
        given("device", &quoted(one(words, "one of speaker, hub, tv, phone")?))
    }),
    command("silence", "", "says nothing until the platform gives up", Choices::Open, |words| {
        alone(words, Order::Silence)
    }),
    command("back", "[TURNS]", "takes the last turn back, or so many", Choices::Open, |words| {
        Ok(Order::Back(number(words)?.unwrap_or(1)))
    }),
    command("fork", "[NUMBER]", "goes on in a copy, or in another one", Choices::Open, |words| {
        Ok(Order::Fork(number(words)?))
    }),
    command("save", "FILE", "writes a story that `saldo test` plays", Choices::Open, |words| {
        Ok(Order::Save(PathBuf::from(text(words, "a file")?)))
    }),
    command("help", "[COMMAND]", "the commands, or one of them", Choices::Command, |words| {
        Ok(Order::Help(at_most_one(words)?.cloned()))
    }),
    command("quit", "", "the end", Choices::Open, |words| alone(words, Order::Quit)),
];

const fn command(
    name: &'static str,
    takes: &'static str,
    does: &'static str,
    choices: Choices,
    read: fn(&[String]) -> Result<Order, String>,
) -> CommandEntry {
    CommandEntry { name, takes, does, choices, read }
}

/// Reads a command, whose name is the first of `words`.
///
/// # Errors
///
/// That there is none of this name, or what has to be written behind it.
pub(super) fn read_order(words: &[String]) -> Result<Order, String> {
    let Some((name, rest)) = words.split_first() else {
        return Err("a command has a name; :help lists them".to_owned());
    };
    let entry = entry(name)?;
    (entry.read)(rest).map_err(|why| format!(":{} {}: {why}", entry.name, entry.takes))
}

/// The command called `name`.
///
/// # Errors
///
/// That there is none, and which it may have been.
pub(super) fn entry(name: &str) -> Result<&'static CommandEntry, String> {
    COMMANDS.iter().find(|entry| entry.name == name).ok_or_else(|| {
        let guess = likest(name, COMMANDS.iter().map(|entry| entry.name));
        let guess = guess.map(|name| format!("did you mean \":{name}\"?"));
        let guess = guess.unwrap_or_else(|| ":help lists them".to_owned());
        format!("there is no command \":{name}\"; {guess}")
    })
}

fn channels() -> Vec<&'static str> {
    CHANNELS.iter().map(|channel| channel.name).collect()
}

fn persons() -> Vec<&'static str> {
    Person::ALL.iter().map(|person| person.name()).chain([PIN]).collect()
}

fn links() -> Vec<&'static str> {
    LinkState::ALL.iter().map(|state| state.name()).collect()
}

fn devices() -> Vec<&'static str> {
    Device::ALL.iter().map(|device| device.name()).collect()
}

fn faults() -> Vec<&'static str> {
    fault_names()
}

fn consents() -> Vec<&'static str> {
    vec![
        "accounts=",
        "fields=",
        "aloud=exact",
        "aloud=rounded",
        "aloud=relative",
        "aloud=silent",
        "look_back_days=",
        "until=",
    ]
}

/// The person who says the voice code.
const PIN: &str = "pin";

fn person(words: &[String]) -> Result<Order, String> {
    let who = one(words, "one of unknown, recognized, guest, second, pin")?;
    match who {
        PIN => Ok(Order::PersonWithPin),
        "recognised" => person_given(Person::Recognized.name()),
        who if persons().contains(&who) => person_given(who),
        who => {
            let known = persons();
            let guess = meant(who, known.iter().copied());
            Err(format!("{who:?} is none of: {}{guess}", known.join(", ")))
        }
    }
}

fn person_given(who: &str) -> Result<Order, String> {
    given("link", &format!("{{person: {}}}", quoted(who)))
}

fn given(key: &str, value: &str) -> Result<Order, String> {
    Ok(Order::Given(format!("{key}: {value}")))
}

/// `accounts=checking,savings aloud=rounded`
fn pairs(key: &str, words: &[String]) -> Result<Order, String> {
    let pair = |word: &String| {
        let (name, value) = word
            .split_once('=')
            .ok_or_else(|| format!("{word:?} has no value: write it as key=value"))?;
        let values: Vec<String> = value.split(',').map(quoted).collect();
        let value = match &values[..] {
            [value] => value.clone(),
            values => format!("[{}]", values.join(", ")),
        };
        Ok::<_, String>(format!("{}: {value}", quoted(name)))
    };
    let pairs = words.iter().map(pair).collect::<Result<Vec<_>, _>>()?;
    given(key, &format!("{{{}}}", pairs.join(", ")))
}

fn alone(words: &[String], order: Order) -> Result<Order, String> {
    match words {
        [] => Ok(order),
        [word, ..] => Err(format!("{word:?} is too much")),
    }
}

fn one<'w>(words: &'w [String], what: &str) -> Result<&'w str, String> {
    match words {
        [word] => Ok(word),
        [] => Err(format!("it takes {what}")),
        [_, word, ..] => Err(format!("{word:?} is too much: it takes {what}")),
    }
}

fn at_most_one(words: &[String]) -> Result<Option<&String>, String> {
    match words {
        [] => Ok(None),
        [word] => Ok(Some(word)),
        [_, word, ..] => Err(format!("{word:?} is too much")),
    }
}

fn text(words: &[String], what: &str) -> Result<String, String> {
    match words {
        [] => Err(format!("it takes {what}")),
        words => Ok(words.join(" ")),
    }
}

fn flag(words: &[String], name: &str) -> Result<bool, String> {
    match at_most_one(words)? {
        None => Ok(false),
        Some(word) if word == name => Ok(true),
        Some(word) => Err(format!("{word:?} is not {name:?}")),
    }
}

fn number(words: &[String]) -> Result<Option<usize>, String> {
    let Some(word) = at_most_one(words)? else { return Ok(None) };
    match word.parse() {
        Ok(number) if number > 0 => Ok(Some(number)),
        _ => Err(format!("{word:?} is no number from 1 on")),
    }
}

/// `90s`, `6m`, `2h`, `3d`, `1w`.
fn duration(text: &str) -> Result<TimeDelta, String> {
    let wrong = || format!("{text:?} is no time: write it like 90s, 6m, 2h, 3d or 1w");
    let unit = text.chars().next_back().ok_or_else(wrong)?;
    let count: u32 = text[..text.len() - unit.len_utf8()].parse().map_err(|_| wrong())?;
    let seconds: i64 = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3_600,
        'd' => 24 * 3_600,
        'w' => 7 * 24 * 3_600,
        _ => return Err(wrong()),
    };
    Ok(TimeDelta::seconds(i64::from(count) * seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Order, String> {
        read_order(&line.split(' ').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn every_command_has_a_name_of_its_own() {
        for (place, one) in COMMANDS.iter().enumerate() {
            assert_eq!(entry(one.name).unwrap().does, COMMANDS[place].does);
        }
    }

    #[test]
    fn what_is_given_is_written_as_in_a_story() {
        for (line, written) in [
            ("locale de-DE", "locale: \"de-DE\""),
            ("customer Paul Smith", "customer: \"Paul Smith\""),
            ("person recognised", "link: {person: \"recognized\"}"),
            ("link revoked", "link: \"revoked\""),
            ("fault core=slow", "faults: {bank: \"slow\"}"),
            ("fault none", "faults: {bank: \"none\"}"),
            ("consent", "consent: {}"),
            (
                "consent accounts=1001,checking aloud=rounded",
                "consent: {\"accounts\": [\"1001\", \"checking\"], \"aloud\": \"rounded\"}",
            ),
        ] {
            assert_eq!(read(line), Ok(Order::Given(written.to_owned())), "{line}");
        }
    }

    #[test]
    fn times_are_written_with_their_unit() {
        assert_eq!(read("advance 6m"), Ok(Order::Advance(TimeDelta::minutes(6))));
        assert_eq!(read("advance 2w"), Ok(Order::Advance(TimeDelta::days(14))));
        for wrong in ["6", "m", "-6m", "6 m", "6y", "99999999999d", "6\u{e9}"] {
            assert!(read(&format!("advance {wrong}")).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_missing_or_too_much_is_named() {
        for (line, told) in [
            ("locale", ":locale LOCALE: it takes a locale"),
            ("link linked now", "\"now\" is too much"),
            ("person reconized", "did you mean \"recognized\"?"),
            ("consent accounts", "write it as key=value"),
            ("back 0", "no number from 1 on"),
            ("json reqest", "is not \"request\""),
            ("quit now", "\"now\" is too much"),
            ("", "there is no command"),
        ] {
            let error = read(line).unwrap_err();
            assert!(error.contains(told), "{line}: {error}");
        }
    }
}
