//! The two commands of the README, and the build they share.
//!
//! In: the sources. Out: `dist/`, a page served from it, a verdict. Never: anything of the app itself.

mod bundle;
mod page;
mod project;
mod serve;
mod shell;
mod suite;
mod tools;

use std::process::ExitCode;

use bundle::Build;
use project::{Outcome, Project};

const HELP: &str = "\
cargo xtask dev [--port N]
    Serves the page on 127.0.0.1 while you work: watches the sources, rebuilds what changed, reloads the page.
    Without the content security policy and the service worker of a build.
cargo xtask serve [--port N] [--base /some/path/] [--quick] [--no-build]
    Builds the page for release and serves it on 127.0.0.1 (port 8080 unless given; 0 takes a free one).
cargo xtask test
    Checks everything: format, lints, unit and integration tests, docs, the built page in a browser.
cargo xtask fuzz [SECONDS]
    Attacks everything that the program reads, for an hour unless told otherwise; says how often, how slow, how much memory.
cargo xtask build [--quick]
    Builds dist/: a folder for any static host, at any path. Quick builds are for trying things: larger and slower.

Each installs what it needs and is missing; rustup, Node 20 and (for `test`) apt are expected.";

/// Where the page is served, unless told otherwise.
const PORT: u16 = 8080;

/// What was asked for on the command line.
#[derive(Debug, PartialEq, Eq)]
enum Task {
    Help,
    Build(Build),
    Test,
    /// The words behind it are those of the runner.
    Fuzz(Vec<String>),
    Dev {
        port: u16,
    },
    Serve {
        port: u16,
        base: String,
        /// `None` serves what is there.
        build: Option<Build>,
    },
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let project = Project::find();
    let outcome = task_of(&words).and_then(|task| match task {
        Task::Help => {
            println!("{HELP}");
            Ok(true)
        }
        Task::Build(kind) => build(&project, kind).map(|()| true),
        Task::Test => Ok(suite::run_all(&project)),
        Task::Fuzz(words) => fuzz(&project, &words).map(|()| true),
        Task::Dev { port } => {
            tools::for_build(&project)?;
            bundle::watch(&project, port).map(|()| true)
        }
        Task::Serve { port, base, build: wanted } => {
            if let Some(kind) = wanted {
                build(&project, kind)?;
            }
            serve::forever(&project, port, &base).map(|()| true)
        }
    });
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn fuzz(project: &Project, words: &[String]) -> Outcome {
    let own = ["run", "--release", "--example", "fuzz", "--"];
    let args: Vec<&str> = own.into_iter().chain(words.iter().map(String::as_str)).collect();
    project.run("cargo", &args)
}

fn build(project: &Project, kind: Build) -> Outcome {
    tools::for_build(project)?;
    bundle::build(project, kind)
}

fn task_of(words: &[String]) -> Outcome<Task> {
    let Some((first, rest)) = words.split_first() else {
        return Ok(Task::Help);
    };
    match first.as_str() {
        "serve" => serve_task(rest),
        "dev" => match rest {
            [] => Ok(Task::Dev { port: PORT }),
            [word, port] if word == "--port" => port_of(port).map(|port| Task::Dev { port }),
            _ => Err(format!("`dev` takes no option but --port.\n\n{HELP}")),
        },
        "build" => match rest {
            [] => Ok(Task::Build(Build::Release)),
            [word] if word == "--quick" => Ok(Task::Build(Build::Quick)),
            _ => Err(format!("`build` takes no option but --quick.\n\n{HELP}")),
        },
        "test" if !rest.is_empty() => Err(format!("`test` takes no options.\n\n{HELP}")),
        "test" => Ok(Task::Test),
        "fuzz" => Ok(Task::Fuzz(rest.to_vec())),
        "help" | "--help" | "-h" => Ok(Task::Help),
        other => Err(format!("There is no command `{other}`.\n\n{HELP}")),
    }
}

fn port_of(word: &str) -> Outcome<u16> {
    word.parse().map_err(|_| "--port wants a number from 0 to 65535.".into())
}

fn serve_task(words: &[String]) -> Outcome<Task> {
    let (mut port, mut base, mut build) = (PORT, "/".to_owned(), Some(Build::Release));
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--no-build" => build = None,
            "--quick" => build = build.map(|_| Build::Quick),
            "--port" => port = port_of(words.next().map_or("", String::as_str))?,
            "--base" => {
                let path = words.next().ok_or("--base wants a path such as /some/path/.")?;
                base = serve::base_of(path);
            }
            other => return Err(format!("`serve` has no option `{other}`.\n\n{HELP}")),
        }
    }
    Ok(Task::Serve { port, base, build })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(line: &str) -> Outcome<Task> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        task_of(&words)
    }

    #[test]
    fn serve_builds_unless_told_otherwise() {
        let plain = Task::Serve { port: 8080, base: "/".into(), build: Some(Build::Release) };
        assert_eq!(task("serve"), Ok(plain));
        let told = Task::Serve { port: 0, base: "/a/b/".into(), build: None };
        assert_eq!(task("serve --no-build --base a/b --port 0"), Ok(told));
        assert_eq!(task("build --quick"), Ok(Task::Build(Build::Quick)));
        assert_eq!(task("dev"), Ok(Task::Dev { port: 8080 }));
        assert_eq!(task("dev --port 9000"), Ok(Task::Dev { port: 9000 }));
    }

    #[test]
    fn mistakes_are_answered_with_the_usage() {
        assert!(task("srve").is_err_and(|text| text.contains("no command `srve`")));
        assert!(task("serve --port many").is_err_and(|text| text.contains("number")));
        assert!(task("dev --quick").is_err_and(|text| text.contains("no option but --port")));
        assert!(task("test --fast").is_err_and(|text| text.contains("no options")));
        assert_eq!(task(""), Ok(Task::Help));
    }
}
