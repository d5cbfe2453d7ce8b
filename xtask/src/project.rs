//! Where the project is, and running programs in it.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The value, or a sentence for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

/// The root folder of the project and the search path for its tools.
pub struct Project {
    root: PathBuf,
    path: OsString,
}

impl Project {
    /// The project this program was built from.
    pub fn find() -> Self {
        let own =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = own.parent().map_or_else(|| own.clone(), Path::to_owned);
        let tools = root.join(".tools");
        // Tools of this project come first: Debian's wasm-opt, for one, is too old for the module.
        let mut folders = vec![tools.join("node_modules/.bin"), tools.join("bin")];
        if let Some(home) = cargo_home() {
            folders.push(home.join("bin"));
        }
        let known = env::var_os("PATH").unwrap_or_default();
        folders.extend(env::split_paths(&known));
        let path = env::join_paths(folders).unwrap_or(known);
        Self { root, path }
    }

    /// A path inside the project.
    pub fn at(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// A program to be run in the root folder, with the project's tools first on the path.
    pub fn command(&self, program: &str, args: &[&str]) -> Command {
        let mut command = Command::new(self.which(program).unwrap_or_else(|| program.into()));
        command.args(args).current_dir(&self.root).env("PATH", &self.path);
        command
    }

    /// Where a program is found, if it is.
    pub fn which(&self, program: &str) -> Option<PathBuf> {
        env::split_paths(&self.path).map(|folder| folder.join(program)).find(|path| path.is_file())
    }

    /// What a program prints on its output; `None` when it is missing or fails.
    pub fn ask(&self, program: &str, args: &[&str]) -> Option<String> {
        let output = self.command(program, args).stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Runs a program in sight; `Err` says that it failed.
    pub fn run(&self, program: &str, args: &[&str]) -> Outcome {
        run(&mut self.command(program, args))
    }
}

/// Runs a command in sight; `Err` says that it failed.
pub fn run(command: &mut Command) -> Outcome {
    announce(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{}` ended with {status}.", shown(command))),
        Err(error) => Err(format!("`{}` could not be started: {error}.", shown(command))),
    }
}

/// Runs a command in sight and hands each line of its output on. `Ok(false)` when it failed.
pub fn watch(command: &mut Command, mut on_line: impl FnMut(&str)) -> Outcome<bool> {
    announce(command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("`{}` could not be started: {error}.", shown(command)))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            on_line(&line);
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    Ok(status.success())
}

/// Does something that takes a while: says what before, and how long it took after.
pub fn timed<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("· {what}");
    let start = Instant::now();
    let outcome = work();
    let took = seconds(start.elapsed());
    match &outcome {
        Ok(_) => println!("· {what}: done in {took}"),
        Err(_) => println!("· {what}: failed after {took}"),
    }
    outcome
}

/// `12.3 s`
pub fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn announce(command: &Command) {
    println!("  $ {}", shown(command));
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    std::iter::once(name).chain(command.get_args()).map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")))
}
