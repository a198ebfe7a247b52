//! Lists the files of the words, so that the binary holds every one of them.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

/// The folder of the words.
const WORDS: &str = "interaction-models";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={WORDS}/source");
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let words = Path::new(&root).join(WORDS);
    let mut paths = Vec::new();
    collect(&words, "source", &mut paths)?;
    paths.sort();
    let mut list = String::from("&[\n");
    for path in paths {
        let file = words.join(&path);
        writeln!(list, "    ({path:?}, include_str!({file:?})),")?;
    }
    list.push_str("]\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("words.rs"), list)?;
    Ok(())
}

/// Adds the source files below `inner`, by their path inside the folder of the words.
fn collect(words: &Path, inner: &str, paths: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(words.join(inner))? {
        let entry = entry?;
        let name =
            entry.file_name().into_string().map_err(|name| format!("{name:?} is no text"))?;
        let path = format!("{inner}/{name}");
        if entry.file_type()?.is_dir() {
            collect(words, &path, paths)?;
        } else if !name.starts_with('.') && [".toml", ".ftl"].iter().any(|it| name.ends_with(it)) {
            paths.push(path);
        }
    }
    Ok(())
}
