//! Whether a text is speech markup that Alexa takes.

use roxmltree::{Document, Node};

/// The longest break, in milliseconds.
const BREAK_MS_MAX: u32 = 10_000;
/// Recordings in one answer.
const AUDIO_MAX: usize = 5;

/// Elements and the attributes that they may have.
const ELEMENTS: [(&str, &[&str]); 18] = [
    ("speak", &[]),
    ("p", &[]),
    ("s", &[]),
    ("break", &["time", "strength"]),
    ("say-as", &["interpret-as", "format"]),
    ("prosody", &["rate", "pitch", "volume"]),
    ("emphasis", &["level"]),
    ("sub", &["alias"]),
    ("phoneme", &["alphabet", "ph"]),
    ("w", &["role"]),
    ("lang", &["lang"]),
    ("voice", &["name"]),
    ("audio", &["src"]),
    ("effect", &["name"]),
    ("domain", &["name"]),
    ("emotion", &["name", "intensity"]),
    ("auto-breaths", &["volume", "frequency", "duration"]),
    ("name", &["type", "personId"]),
];
/// What `say-as` knows.
const SAY_AS: [&str; 12] = [
    "characters",
    "spell-out",
    "cardinal",
    "number",
    "ordinal",
    "digits",
    "fraction",
    "unit",
    "date",
    "time",
    "telephone",
    "address",
];

/// What is wrong with `markup`; `None` for what Alexa takes. Text without markup is right.
pub(super) fn fault(markup: &str) -> Option<String> {
    let trimmed = markup.trim_start();
    if !trimmed.starts_with("<speak") {
        return trimmed.contains(['<', '>']).then(|| "a tag outside of <speak>".to_owned());
    }
    // The platform's own prefixes are declared nowhere.
    let declared = trimmed.replacen(
        "<speak",
        "<speak xmlns:amazon=\"urn:amazon\" xmlns:alexa=\"urn:alexa\"",
        1,
    );
    let document = match Document::parse(&declared) {
        Ok(document) => document,
        Err(error) => return Some(format!("no XML: {error}")),
    };
    let elements = || document.descendants().filter(Node::is_element);
    if elements().filter(|node| node.has_tag_name("audio")).count() > AUDIO_MAX {
        return Some(format!("more than {AUDIO_MAX} recordings"));
    }
    elements().find_map(|node| element_fault(&node))
}

fn element_fault(node: &Node<'_, '_>) -> Option<String> {
    let name = node.tag_name().name();
    let Some((_, allowed)) = ELEMENTS.iter().find(|(known, _)| *known == name) else {
        return Some(format!("<{name}>, which Alexa does not know"));
    };
    if name == "speak" && node.parent().is_some_and(|parent| parent.is_element()) {
        return Some("<speak> inside of <speak>".to_owned());
    }
    let stray = node.attributes().find(|attribute| !allowed.contains(&attribute.name()));
    if let Some(stray) = stray {
        return Some(format!("<{name}> with {:?}, which Alexa does not know", stray.name()));
    }
    match name {
        "say-as" => {
            let known = node.attribute("interpret-as").is_some_and(|how| SAY_AS.contains(&how));
            (!known).then(|| "<say-as> without a way to say it".to_owned())
        }
        "break" => {
            let time = node.attribute("time")?;
            let ms = milliseconds(time);
            let fine = ms.is_some_and(|ms| ms <= BREAK_MS_MAX);
            (!fine).then(|| format!("a break of {time:?}, not up to ten seconds"))
        }
        "audio" => {
            let source = node.attribute("src").unwrap_or_default();
            let fine = source.starts_with("https://") || source.starts_with("soundbank://");
            (!fine).then(|| "a recording that is not fetched over HTTPS".to_owned())
        }
        _ => None,
    }
}

fn milliseconds(time: &str) -> Option<u32> {
    if let Some(ms) = time.strip_suffix("ms") {
        return ms.trim().parse().ok();
    }
    let (whole, part) =
        time.strip_suffix('s')?.split_once('.').unwrap_or((&time[..time.len() - 1], ""));
    let tenths: u32 = if part.is_empty() { 0 } else { part.get(..1)?.parse().ok()? };
    whole.trim().parse::<u32>().ok()?.checked_mul(1000)?.checked_add(tenths * 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_alexa_takes_is_taken() {
        for fine in [
            "Hello & welcome.",
            "<speak>Hello, AT&amp;T.</speak>",
            "<speak><prosody rate=\"slow\">One <break time=\"300ms\"/> two.</prosody></speak>",
            "<speak><say-as interpret-as=\"digits\">1001</say-as></speak>",
            "<speak><amazon:effect name=\"whispered\">Shh.</amazon:effect></speak>",
            "<speak>Boing. <audio src=\"soundbank://x\"/><break time=\"1.5s\"/></speak>",
        ] {
            assert_eq!(fault(fine), None, "{fine}");
        }
    }

    #[test]
    fn what_alexa_refuses_is_named() {
        for (bad, why) in [
            ("<speak>AT&T</speak>", "no XML"),
            ("<speak>open", "no XML"),
            ("<speak><b>bold</b></speak>", "<b>"),
            ("<speak><break time=\"11s\"/></speak>", "ten seconds"),
            ("<speak><say-as interpret-as=\"money\">1</say-as></speak>", "say-as"),
            ("<speak><audio src=\"http://x/a.mp3\"/></speak>", "HTTPS"),
            ("<speak><sub text=\"x\">y</sub></speak>", "\"text\""),
            ("Hello <break/>", "outside"),
            ("<speak><speak>twice</speak></speak>", "inside"),
        ] {
            let fault = fault(bad).unwrap_or_default();
            assert!(fault.contains(why), "{bad}: {fault}");
        }
        let six = "<audio src=\"https://x/a.mp3\"/>".repeat(6);
        assert!(fault(&format!("<speak>{six}</speak>")).unwrap().contains("more than 5"));
    }
}
