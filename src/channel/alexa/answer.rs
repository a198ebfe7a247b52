//! The response envelope, as it is written.

use serde::Serialize;

/// The version of the envelope.
pub(super) const VERSION: &str = "1.0";

/// The whole response.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Envelope<'a> {
    pub(super) version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) session_attributes: Option<Attributes<'a>>,
    pub(super) response: Response<'a>,
}

/// What comes back with the next turn; `wire::Attributes` reads it by the same name.
#[derive(Serialize)]
pub(super) struct Attributes<'a> {
    pub(super) saldo: &'a str,
}

/// What the device does. `should_end_session` is always said: absent and `null` mean a third
/// thing to the platform.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Response<'a> {
    pub(super) output_speech: OutputSpeech<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reprompt: Option<Reprompt<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) card: Option<Card<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) directives: Option<[RenderDocument<'a>; 1]>,
    pub(super) should_end_session: bool,
}

/// Speech with markup.
#[derive(Serialize)]
#[serde(tag = "type")]
pub(super) enum OutputSpeech<'a> {
    /// A `<speak>` document.
    #[serde(rename = "SSML")]
    Ssml {
        /// The document.
        ssml: &'a str,
    },
}

/// What is said after silence.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Reprompt<'a> {
    pub(super) output_speech: OutputSpeech<'a>,
}

/// The card in the app.
#[derive(Serialize)]
#[serde(tag = "type")]
pub(super) enum Card<'a> {
    /// Text.
    Simple {
        /// What it is about.
        title: &'a str,
        /// Lines.
        content: &'a str,
    },
    /// The platform's own button for account linking.
    LinkAccount {},
}

/// A document for the screen.
#[derive(Serialize)]
#[serde(tag = "type", rename = "Alexa.Presentation.APL.RenderDocument")]
pub(super) struct RenderDocument<'a> {
    pub(super) token: &'static str,
    pub(super) document: &'a serde_json::value::RawValue,
    pub(super) datasources: Datasources<'a>,
}

/// The data of the document.
#[derive(Serialize)]
pub(super) struct Datasources<'a> {
    pub(super) saldo: List<'a>,
}

/// A titled list.
#[derive(Serialize)]
pub(super) struct List<'a> {
    pub(super) title: &'a str,
    pub(super) lines: &'a [String],
    /// Whether touching a line chooses it.
    pub(super) choosable: bool,
}

/// A directive that is spoken while the answer is being made.
#[derive(Serialize)]
pub(super) struct Progress<'a> {
    pub(super) header: ProgressHeader<'a>,
    pub(super) directive: ProgressDirective<'a>,
}

/// Which request it belongs to.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ProgressHeader<'a> {
    pub(super) request_id: &'a str,
}

/// What is spoken.
#[derive(Serialize)]
#[serde(tag = "type")]
pub(super) enum ProgressDirective<'a> {
    /// A `<speak>` document.
    #[serde(rename = "VoicePlayer.Speak")]
    Speak {
        /// The document.
        speech: &'a str,
    },
}
