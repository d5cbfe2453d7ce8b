//! How a command ends: what it prints, and the exit code that cron, CI and scripts read.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

/// The exit code of a command that did what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All is well.
    Good,
    /// The command worked, and what it found is not well: a goal was missed, a source was not read.
    NotGood,
    /// There is no answer: something is wrong with what was asked, or it cannot be measured.
    NoAnswer,
}

impl Ending {
    const fn code(self) -> u8 {
        match self {
            Self::Good => 0,
            Self::NotGood => 1,
            Self::NoAnswer => 2,
        }
    }
}

/// What a command prints, and how it ended.
#[derive(Debug)]
pub struct Said {
    pub text: String,
    pub ending: Ending,
}

impl Said {
    /// A text, and all is well.
    pub fn good(text: impl Into<String>) -> Self {
        Self { text: text.into(), ending: Ending::Good }
    }
}

/// What a command led to; an error is a sentence.
pub type Outcome = Result<Said, String>;

/// Prints what a command led to.
pub fn tell(outcome: Outcome) -> ExitCode {
    match outcome {
        Ok(said) => print(&said),
        Err(sentence) => {
            eprintln!("{}", sentence.trim_end());
            ExitCode::from(Ending::NoAnswer.code())
        }
    }
}

/// A reader that hangs up early (`| head`) is no error.
fn print(said: &Said) -> ExitCode {
    let code = ExitCode::from(said.ending.code());
    let text = said.text.trim_end();
    if text.is_empty() {
        return code;
    }
    match writeln!(std::io::stdout().lock(), "{text}") {
        Ok(()) => code,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => code,
        Err(error) => {
            eprintln!("The answer could not be printed: {error}.");
            ExitCode::from(Ending::NoAnswer.code())
        }
    }
}
