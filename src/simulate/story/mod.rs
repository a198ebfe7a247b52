//! Stories: conversations with what is expected of them, for people and for CI.
//!
//! A story is a YAML document: what is `given`, then turns, each with what is said and what is
//! expected. [`read_stories`] reads a file and names the line of whatever it does not know;
//! [`run_stories`] plays each story in a world of its own, over signed HTTP, and compares intent,
//! slots, facts and words.
//!
//! | File | What it owns |
//! |---|---|
//! | `script.rs` | a story as types |
//! | `yaml.rs` | YAML nodes with their lines |
//! | `read.rs`, `read_given.rs`, `read_expected.rs` | from YAML to a story |
//! | `templates.rs` | banks and authorities to copy |
//! | `world.rs` | the bank, the server and the clock |
//! | `situation.rs` | the links and the person who speaks, changed from turn to turn |
//! | `play.rs` | one story, turn by turn |
//! | `facts.rs` | the facts of a reply, each with a name |
//! | `compare.rs` | expected against heard |
//! | `accept.rs` | what was heard, written into the file |
//! | `write.rs` | a conversation that was had, as a story |
//! | `report.rs` | text, JSON and JUnit |

mod accept;
mod command;
mod compare;
mod facts;
mod play;
mod read;
mod read_expected;
mod read_given;
mod report;
mod schema;
mod script;
mod situation;
mod templates;
mod world;
mod write;
mod yaml;

pub(super) use accept::quoted;
pub use command::{ReportFormat, StoryArguments, StoryError, run_stories, run_story_command};
pub(super) use compare::{HeardTurn, session};
pub(super) use play::{Play, PlayError, Taken, line};
pub use read::read_stories;
pub(super) use read_given::{change_given, fault_names};
pub use report::{Played, StoryReport};
pub use schema::{SchemaOf, schema};
pub(super) use script::{Given, LinkState, Person, Turn};
pub use script::{Story, Utterance};
pub(super) use templates::Templates;
pub(super) use world::{World, WorldError};
pub(super) use write::{differences, written};
pub use yaml::StoryProblem;
