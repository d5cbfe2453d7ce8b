//! The command line: the same engine, the same numbers, without a browser.

use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

mod check;
mod desk;
mod files;
mod outcome;
mod pull;
mod report;
mod sample;
mod words;

use zenboard::sla::run_clock_file;

use files::read_text;
use outcome::{Outcome, Said, tell};
use words::{Command, Line};

fn main() -> ExitCode {
    tell(match Line::parse().command {
        Command::Report(words) => report::report(&words),
        Command::Check(words) => check::check(&words),
        Command::Pull(words) => pull::pull(&words),
        Command::Sample(words) => sample::sample(&words),
        Command::Clock(words) => clock(&words.file),
        Command::Completions { shell } => completions(shell),
        Command::Man { out } => man(out.as_deref()),
    })
}

fn clock(path: &Path) -> Outcome {
    let answers = run_clock_file(&read_text(path)?)?;
    serde_json::to_string_pretty(&answers).map(Said::good).map_err(|error| error.to_string())
}

fn completions(shell: clap_complete::Shell) -> Outcome {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Line::command(), "zenboard", &mut text);
    String::from_utf8(text).map(Said::good).map_err(|error| error.to_string())
}

/// The page of the command as a whole, or the pages of all commands as files.
fn man(folder: Option<&Path>) -> Outcome {
    let Some(folder) = folder else {
        let mut text = Vec::new();
        clap_mangen::Man::new(Line::command()).render(&mut text).map_err(|error| error.to_string())?;
        return String::from_utf8(text).map(Said::good).map_err(|error| error.to_string());
    };
    let failed = |error: std::io::Error| format!("{}: {error}.", folder.display());
    std::fs::create_dir_all(folder).map_err(failed)?;
    clap_mangen::generate_to(Line::command(), folder).map_err(failed)?;
    Ok(Said::good(format!("The man pages are in {}.", folder.display())))
}
