//! Authoring tools: the folder `interaction-models` on disk, and the commands that work on it.
//!
//! What the words mean, and what is built from them, is decided in `models`; this room reads and
//! writes the files.

mod command;
mod folder;

pub use command::{AuthorError, ModelsCommand, run_models};
pub use folder::{FolderError, read_built, read_source, write_built};
