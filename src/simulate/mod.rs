//! The development side: asking Saldo on this machine as a platform would.
//!
//! An [`Authority`] signs as Alexa does, a [`Talk`] turns text into signed requests and answers
//! back into text, a [`Stage`] is the world they meet in. Nothing here is trusted by
//! `saldo serve`; only the demo adds the authority's root to its anchors, on a loopback listener.

mod ask;
mod authority;
mod authority_error;
mod browser_linking;
mod calendar_words;
mod chain_plan;
mod demo;
mod describe;
mod directives;
mod envelope;
mod fault;
mod http;
mod linking;
mod plain;
mod platform;
mod rsa_key;
mod say;
mod signer;
mod stage;
mod story;

pub use ask::{AskArguments, AskError, run_ask};
pub use authority::Authority;
pub use authority_error::AuthorityError;
pub use chain_plan::{AuthorityKeys, ChainPlan, IssuedChain};
pub use demo::{DemoArguments, DemoError, WorldArguments, run_demo};
pub use describe::{
    AccountDescription, AlexaDescription, CustomerDescription, Description, LinkingDescription,
};
pub use envelope::{Envelope, intent_request, resolutions, slot_sent};
pub use fault::{Fault, FaultyBank};
pub use http::{Client, ClientError, Reply};
pub use plain::{escaped_xml, plain_text};
pub use platform::{Exchange, Heard, Line, PlatformError, Speaker, Talk, random_id};
pub use rsa_key::RsaKey;
pub use say::{SayArguments, run_say};
pub use signer::Signer;
pub use stage::{SKILL_ID, Stage, StageError, StagePlan};
pub use story::{
    Played, SchemaOf, Story, StoryArguments, StoryError, StoryProblem, StoryReport, Utterance,
    read_stories, run_stories, run_story_command, schema,
};
