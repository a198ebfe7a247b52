//! Where lines come from: a terminal with an editor, or a stream.

use std::io::{self, BufRead, IsTerminal};

use rustyline::error::ReadlineError;
use rustyline::history::MemHistory;
use rustyline::{CompletionType, Config, Editor};
use tokio::task::spawn_blocking;

use super::completion::{Completion, Dictionary};

/// What asks for a line on a terminal.
const PROMPT: &str = "you> ";

/// How many lines can be called back. They are kept in memory alone.
const HISTORY_LINES_MAX: usize = 1_000;

/// Where lines come from.
pub(super) enum Lines {
    /// A terminal; its editor is out while a line is awaited.
    Terminal(Option<Box<Editor<Completion, MemHistory>>>),
    /// The standard input, as it comes.
    Stream,
}

impl Lines {
    /// From the terminal where there is one to read from and write to, else from the standard
    /// input.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be used.
    pub(super) fn open() -> io::Result<Self> {
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Ok(Self::Stream);
        }
        let config = Config::builder()
            .completion_type(CompletionType::List)
            .max_history_size(HISTORY_LINES_MAX)
            .map_err(of_terminal)?
            .build();
        let history = MemHistory::with_config(&config);
        let mut editor = Editor::with_history(config, history).map_err(of_terminal)?;
        editor.set_helper(Some(Completion::default()));
        Ok(Self::Terminal(Some(Box::new(editor))))
    }

    /// Whether somebody sits there.
    pub(super) fn is_terminal(&self) -> bool {
        matches!(self, Self::Terminal(_))
    }

    /// Completes with the words of `dictionary` from now on.
    pub(super) fn complete_with(&mut self, dictionary: impl FnOnce() -> Dictionary) {
        if let Self::Terminal(Some(editor)) = self
            && let Some(completion) = editor.helper_mut()
        {
            completion.dictionary = dictionary();
        }
    }

    /// The next line; `None` at the end. What is no UTF-8 in it is replaced.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub(super) async fn next(&mut self) -> io::Result<Option<String>> {
        let Self::Terminal(place) = self else {
            return spawn_blocking(next_of_stream).await.map_err(io::Error::other)?;
        };
        let Some(mut editor) = place.take() else { return Ok(None) };
        let reading = spawn_blocking(move || {
            let line = next_of_terminal(&mut editor);
            (editor, line)
        });
        let (editor, line) = reading.await.map_err(io::Error::other)?;
        *place = Some(editor);
        line
    }
}

fn next_of_stream() -> io::Result<Option<String>> {
    let mut line = Vec::new();
    let read = io::stdin().lock().read_until(b'\n', &mut line)?;
    Ok((read > 0).then(|| String::from_utf8_lossy(&line).into_owned()))
}

fn next_of_terminal(editor: &mut Editor<Completion, MemHistory>) -> io::Result<Option<String>> {
    loop {
        match editor.readline(PROMPT) {
            Ok(line) => {
                // A line that cannot be kept cannot be called back.
                let _ = editor.add_history_entry(line.as_str());
                return Ok(Some(line));
            }
            // What was typed is thrown away, as in a shell.
            Err(ReadlineError::Interrupted) => {}
            Err(ReadlineError::Eof) => return Ok(None),
            Err(error) => return Err(of_terminal(error)),
        }
    }
}

fn of_terminal(error: ReadlineError) -> io::Error {
    match error {
        ReadlineError::Io(error) => error,
        error => io::Error::other(error),
    }
}
