//! Authoring tools: the folder `interaction-models` on disk, the commands that work on it, and
//! the command that shows what a text is understood as.
//!
//! What the words mean, and what is built from them, is decided in `models`; this room reads and
//! writes the files.

mod command;
mod folder;
mod understand;
mod understand_slot;

pub use command::{AuthorError, ModelsCommand, run_models};
pub use folder::{FolderError, read_built, read_source, write_built};
pub use understand::{UnderstandArguments, UnderstandError, run_understand};
pub use understand_slot::SlotKind;
