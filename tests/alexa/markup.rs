//! Responses under an independent XML parser, with speech that no grammar of ours would write.

use saldo::channel::alexa::{
    RESPONSE_BYTES_MAX, Sealing, TEXT_CHARACTERS_MAX, Talk, decode, encode, progressive_body,
};
use saldo::consent::Pace;
use saldo::dialogue::{Frame, Screen};
use saldo::speech::{Span, Speech, Visual, render};
use serde_json::Value;

use crate::replies::{Dice, facts, now, telling};
use crate::{application, keys};

/// How many responses are parsed.
const RESPONSES: usize = 20_000;

fn hostile(dice: &mut Dice, characters_max: u64) -> String {
    const ODD: &str =
        "aZ 09.,'&<>\"/\\]]>-é漢\u{202e}\u{200d}\u{0}\u{7}\u{1b}\u{85}\u{FFFE}\u{FFFF}😀\n\t";
    const WHOLE: [&str; 6] = [
        "<audio src=\"https://evil.example/a.mp3\"/>",
        "</speak><speak>",
        "&#x41;&lt;",
        "<![CDATA[x]]>",
        "<!DOCTYPE speak [<!ENTITY a \"b\">]>&a;",
        "<say-as interpret-as=\"digits\">",
    ];
    let odd: Vec<char> = ODD.chars().collect();
    let mut text: String = (0..dice.below(characters_max)).map(|_| *dice.pick(&odd)).collect();
    if dice.below(3) == 0 {
        let whole: &&str = dice.pick(&WHOLE);
        text.push_str(whole);
    }
    text
}

fn spans(dice: &mut Dice) -> Vec<Span> {
    let long = dice.below(50) == 0;
    let count = if long { dice.below(3_000) } else { dice.below(8) };
    (0..count)
        .map(|_| match dice.below(5) {
            4 => Span::Letters(hostile(dice, 12)),
            0 => Span::Digits((0..dice.below(6)).map(|_| (dice.next() & 0xff) as u8).collect()),
            1 => Span::Pause((dice.next() & 0xffff) as u16),
            _ => {
                let characters_max = if dice.below(200) == 0 { 20_000 } else { 30 };
                Span::Words(hostile(dice, characters_max))
            }
        })
        .collect()
}

fn speech(dice: &mut Dice) -> Speech {
    let question = dice.flip().then(|| spans(dice));
    let lines_max = if dice.below(30) == 0 { 400 } else { 5 };
    Speech {
        said: spans(dice),
        reprompt: question.as_ref().map(|_| spans(dice)),
        question,
        visual: dice.flip().then(|| Visual {
            title: hostile(dice, 40),
            lines: (0..dice.below(lines_max)).map(|_| hostile(dice, 80)).collect(),
        }),
        offer_link: dice.below(5) == 0,
        pace: *dice.pick(&Pace::ALL),
    }
}

/// Parses a `<speak>` document and gives its text.
fn parsed(ssml: &str) -> String {
    assert!(ssml.chars().count() <= TEXT_CHARACTERS_MAX);
    assert!(!ssml.chars().any(char::is_control), "{ssml}");
    let document =
        roxmltree::Document::parse(ssml).unwrap_or_else(|fault| panic!("{fault}: {ssml}"));
    assert_eq!(document.root_element().tag_name().name(), "speak");
    for node in document.root_element().descendants().filter(roxmltree::Node::is_element).skip(1) {
        match node.tag_name().name() {
            "say-as" => {
                let text = node.text().unwrap_or_default();
                match node.attribute("interpret-as") {
                    Some("digits") => assert!(text.bytes().all(|b| b.is_ascii_digit())),
                    other => assert_eq!(other, Some("spell-out")),
                }
            }
            "break" => {
                let time = node.attribute("time").unwrap().strip_suffix("ms").unwrap();
                assert!(time.parse::<u16>().unwrap() <= 10_000);
            }
            "prosody" => {
                assert_eq!(node.attribute("rate"), Some("slow"));
                assert_eq!(node.parent(), Some(document.root_element()), "{ssml}");
            }
            other => panic!("<{other}> in {ssml}"),
        }
        assert_eq!(node.attributes().len(), 1);
    }
    document
        .root_element()
        .descendants()
        .filter_map(|node| node.text().filter(|_| node.is_text()))
        .collect()
}

fn check(response: &[u8], speech: &Speech) {
    assert!(response.len() <= RESPONSE_BYTES_MAX, "{}", response.len());
    let envelope: Value = serde_json::from_slice(response).unwrap();
    assert_eq!(envelope["version"], "1.0");
    let response = &envelope["response"];
    parsed(response["outputSpeech"]["ssml"].as_str().unwrap());
    assert_eq!(response["outputSpeech"]["type"], "SSML");
    if let Some(reprompt) = response.get("reprompt") {
        parsed(reprompt["outputSpeech"]["ssml"].as_str().unwrap());
    }
    let open = speech.question.is_some();
    assert_eq!(response["shouldEndSession"], !open);
    assert_eq!(envelope.get("sessionAttributes").is_some(), open);
    assert_eq!(response.get("reprompt").is_some(), open && speech.reprompt.is_some());
    match response.get("card") {
        Some(card) if speech.offer_link => {
            assert_eq!(card, &serde_json::json!({"type": "LinkAccount"}));
            assert!(response.get("directives").is_none());
        }
        Some(card) => {
            let length = |field: &str| card[field].as_str().unwrap().chars().count();
            assert_eq!(card["type"], "Simple");
            assert!(length("title") + length("content") <= TEXT_CHARACTERS_MAX);
        }
        None => assert!(!speech.offer_link, "the link card is never dropped"),
    }
    let null = |value: &Value| value.as_object().unwrap().values().any(Value::is_null);
    assert!(!null(&envelope) && !null(response), "null means something else than absent");
}

#[test]
fn hostile_speech_becomes_well_formed_responses_within_the_limits() {
    let keys = keys();
    let talk = Talk::of(&application(), None, "session");
    let mut dice = Dice(31);
    for turn in 0..RESPONSES {
        let speech = speech(&mut dice);
        let nonce = [u8::try_from(turn % 251).unwrap(); 12];
        let sealing = Sealing { keys: &keys, talk: &talk, now: now(), nonce };
        let screen = if dice.flip() { Screen::Document } else { Screen::None };
        check(&encode(&speech, &Frame::default(), screen, Some(&sealing)), &speech);
    }
}

#[test]
fn what_is_said_arrives_word_for_word() {
    let facts = facts();
    let told = telling(&facts);
    let mut dice = Dice(32);
    for _ in 0..RESPONSES {
        let speech = render(&dice.reply(), &told);
        let response = encode(&speech, &Frame::default(), Screen::Document, None);
        let envelope: Value = serde_json::from_slice(&response).unwrap();
        let said = parsed(envelope["response"]["outputSpeech"]["ssml"].as_str().unwrap());
        // Digits stand together inside their element and apart in plain text.
        let squeeze = |text: &str| text.replace(' ', "");
        assert_eq!(squeeze(&said), squeeze(&speech.plain_text()));
    }
}

#[test]
fn a_progressive_body_is_what_the_platform_takes() {
    let body = progressive_body("request-\"1", "One moment, AT&T.");
    let body: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(
        body,
        serde_json::json!({
            "header": {"requestId": "request-\"1"},
            "directive": {
                "type": "VoicePlayer.Speak",
                "speech": "<speak>One moment, AT&amp;T.</speak>"
            }
        })
    );
    let long = progressive_body("r", &"x".repeat(10_000));
    assert!(long.len() < 600);
}

#[test]
fn an_answer_comes_back_with_its_frame() {
    let keys = keys();
    let launch = r#"{"session":{"sessionId":"s"},"request":{"type":"LaunchRequest"}}"#;
    let talk = decode(launch, &application(), &keys, now()).unwrap().talk.unwrap();
    let frame = Frame { misses: 2, ..Frame::default() };
    let speech =
        Speech { question: Some(vec![Span::Words("More?".to_owned())]), ..Speech::default() };
    let sealing = Sealing { keys: &keys, talk: &talk, now: now(), nonce: [9; 12] };
    let response = encode(&speech, &frame, Screen::None, Some(&sealing));
    let envelope: Value = serde_json::from_slice(&response).unwrap();
    let next = serde_json::json!({
        "session": {"sessionId": "s", "attributes": envelope["sessionAttributes"]},
        "request": {"type": "IntentRequest"}
    });
    let decoded = decode(&next.to_string(), &application(), &keys, now()).unwrap();
    assert_eq!(decoded.turn.frame, frame);
}
