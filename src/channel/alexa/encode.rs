//! From speech to the bytes of a response.

use once_cell::sync::Lazy;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::answer::{
    Attributes, Card, Datasources, Envelope, List, OutputSpeech, Progress, ProgressDirective,
    ProgressHeader, RenderDocument, Reprompt, Response, VERSION,
};
use super::decode::RequestKind;
use super::session::{SEAL_NONCE_BYTES, SEALED_CHARACTERS_MAX, SessionKeys, Talk};
use super::ssml::Ssml;
use crate::basics::Now;
use crate::consent::Pace;
use crate::dialogue::{Frame, Open, Screen};
use crate::speech::{Span, Speech, Visual};

/// The longest speech or card, in characters (response limits of the platform).
pub const TEXT_CHARACTERS_MAX: usize = 8_000;

/// The largest response, in bytes. Sources name 24 KB and more; the smallest binds.
pub const RESPONSE_BYTES_MAX: usize = 24 * 1_024;

/// The longest progressive speech, in characters of text.
const PROGRESS_CHARACTERS_MAX: usize = 400;

/// The answer when there is nothing to say: events, ended sessions, types nobody knows yet.
const NOTHING: &[u8] = br#"{"version":"1.0","response":{}}"#;

/// The answer to "could you answer this": a bank does not offer itself for others' questions.
const CANNOT_FULFILL: &[u8] =
    br#"{"version":"1.0","response":{"canFulfillIntent":{"canFulfill":"NO"}}}"#;

/// The name of what is on the screen, in touches and errors that concern it.
const DOCUMENT_TOKEN: &str = "saldo";

/// What a frame is sealed with on its way out.
#[derive(Debug)]
pub struct Sealing<'a> {
    /// The installation's keys.
    pub keys: &'a SessionKeys,
    /// The talk it belongs to ([`super::Decoded::talk`]).
    pub talk: &'a Talk,
    /// The time of the turn.
    pub now: Now,
    /// Fresh random bytes.
    pub nonce: [u8; SEAL_NONCE_BYTES],
}

/// Encodes a spoken answer.
///
/// The session stays open if and only if the speech asks something; only then the frame goes
/// along, sealed. Without `sealing`, or when the frame is too large, the talk forgets it.
///
/// Limits hold for any speech: what is shown goes first, then the speech is cut at its words.
pub fn encode(
    speech: &Speech,
    frame: &Frame,
    screen: Screen,
    sealing: Option<&Sealing<'_>>,
) -> Vec<u8> {
    let open = speech.question.is_some();
    let sealed = sealing
        .filter(|_| open)
        .and_then(|with| with.keys.seal(frame, with.talk, with.now, with.nonce));
    let ssml = document(&speech.said, speech.question.as_deref(), speech.pace);
    let reprompt = speech.reprompt.as_ref().filter(|_| open);
    let reprompt = reprompt.map(|spans| document(spans, None, speech.pace));
    let shown = speech.visual.as_ref().filter(|_| !speech.offer_link);
    let content = shown.map(|visual| visual.lines.join("\n"));
    let card = match (speech.offer_link, shown, &content) {
        (true, _, _) => Some(Card::LinkAccount {}),
        (false, Some(Visual { title, .. }), Some(content))
            if characters(title) + characters(content) <= TEXT_CHARACTERS_MAX =>
        {
            Some(Card::Simple { title, content })
        }
        _ => None,
    };
    let choosable = matches!(frame.open, Open::WhichAccount(_));
    let directives =
        shown.filter(|_| screen == Screen::Document).and_then(|visual| render(visual, choosable));
    let mut envelope = Envelope {
        version: VERSION,
        session_attributes: sealed.as_deref().map(|saldo| Attributes { saldo }),
        response: Response {
            output_speech: OutputSpeech::Ssml { ssml: &ssml },
            reprompt: reprompt
                .as_deref()
                .map(|ssml| Reprompt { output_speech: OutputSpeech::Ssml { ssml } }),
            card,
            directives,
            should_end_session: !open,
        },
    };
    let bytes = written(&envelope);
    if bytes.len() <= RESPONSE_BYTES_MAX {
        return bytes;
    }
    envelope.response.directives = None;
    if !speech.offer_link {
        envelope.response.card = None;
    }
    written(&envelope)
}

/// The answer to a request that gets no speech.
pub fn encode_silence(kind: RequestKind) -> &'static [u8] {
    match kind {
        RequestKind::CanFulfill => CANNOT_FULFILL,
        _ => NOTHING,
    }
}

/// The body that says `text` while the answer to `request_id` is still being made.
///
/// It is spoken before the customer has been admitted: `text` holds no account data. It is cut
/// at 400 characters, well below what the platform takes.
pub fn progressive_body(request_id: &str, text: &str) -> Vec<u8> {
    let text: String = text.chars().take(PROGRESS_CHARACTERS_MAX).collect();
    let speech = Ssml::new(Pace::Normal).words(&text).finish();
    written(&Progress {
        header: ProgressHeader { request_id },
        directive: ProgressDirective::Speak { speech: &speech },
    })
}

/// The `<speak>` document of `said` and then `question`, never longer than the platform takes.
fn document(said: &[Span], question: Option<&[Span]>, pace: Pace) -> String {
    let question = question.unwrap_or_default();
    let gap = if said.is_empty() || question.is_empty() { "" } else { " " };
    let ssml = Ssml::new(pace).spans(said).words(gap).spans(question).finish();
    if written_bytes(&ssml) <= SPEECH_BYTES_MAX {
        return ssml;
    }
    // Nothing that Saldo says is near this long. The question is kept: it says what to do next.
    let asked = cut(question, CUT_CHARACTERS_MAX);
    let told = cut(said, CUT_CHARACTERS_MAX);
    Ssml::new(pace).spans(&told).words(gap).spans(&asked).finish()
}

/// The largest speech, in bytes as written: two of them and a sealed frame stay below
/// [`RESPONSE_BYTES_MAX`], and one below [`TEXT_CHARACTERS_MAX`].
const SPEECH_BYTES_MAX: usize = 6_500;

/// Room for everything in a response that is neither speech nor frame nor shown, in bytes.
const ENVELOPE_BYTES_MAX: usize = 500;

const _: () = assert!(
    2 * SPEECH_BYTES_MAX + SEALED_CHARACTERS_MAX + ENVELOPE_BYTES_MAX <= RESPONSE_BYTES_MAX
);

/// What is left of a part that was too long, in characters: escaped (at most six bytes for one
/// character) and doubled for the question it stays below [`SPEECH_BYTES_MAX`].
const CUT_CHARACTERS_MAX: usize = 500;

/// The leading spans with at most this many characters in all.
fn cut(spans: &[Span], characters_max: usize) -> Vec<Span> {
    let mut room = characters_max;
    let mut kept = Vec::new();
    for span in spans {
        let (span, length) = match span {
            Span::Words(words) if characters(words) > room => {
                let mut words: String = words.chars().take(room).collect();
                words.truncate(words.rfind(' ').unwrap_or(words.len()));
                (Span::Words(words), room)
            }
            Span::Words(words) => (span.clone(), characters(words)),
            // The markup around a span counts, so that many small spans are bounded too.
            Span::Digits(digits) => (span.clone(), digits.len() + MARKUP_CHARACTERS),
            Span::Letters(letters) => (span.clone(), characters(letters) + MARKUP_CHARACTERS),
            Span::Pause(_) => (span.clone(), MARKUP_CHARACTERS),
        };
        if length > room {
            break;
        }
        room -= length;
        kept.push(span);
    }
    kept
}

/// Characters of markup around a marked span, rounded up.
const MARKUP_CHARACTERS: usize = 48;

/// The list document with its data.
fn render(visual: &Visual, choosable: bool) -> Option<[RenderDocument<'_>; 1]> {
    /// The document, checked and without its white space, once.
    static DOCUMENT: Lazy<Option<Box<RawValue>>> = Lazy::new(|| {
        let document: serde_json::Value =
            serde_json::from_str(include_str!("document.json")).ok()?;
        to_raw_value(&document).ok()
    });
    let list = List { title: &visual.title, lines: &visual.lines, choosable };
    Some([RenderDocument {
        token: DOCUMENT_TOKEN,
        document: DOCUMENT.as_deref()?,
        datasources: Datasources { saldo: list },
    }])
}

/// How long `ssml` is as a JSON string. It holds no control characters.
fn written_bytes(ssml: &str) -> usize {
    ssml.len() + ssml.bytes().filter(|byte| matches!(byte, b'"' | b'\\')).count()
}

fn characters(text: &str) -> usize {
    text.chars().count()
}

/// Writes the envelope. It holds text and booleans only, which always can be written; if that
/// were to change, silence is the answer that claims nothing.
fn written(envelope: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(envelope).unwrap_or_else(|_| NOTHING.to_vec())
}
