//! The JSON Schema of stories, for editors.

use clap::ValueEnum;

/// What a schema can be had of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// A story: one YAML document of a file that `saldo test` reads.
    Story,
}

/// The JSON Schema of `what`.
pub fn schema(what: SchemaOf) -> &'static str {
    match what {
        SchemaOf::Story => include_str!("schema.json"),
    }
}
