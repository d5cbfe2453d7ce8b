//! `cargo xtask test`: every check, a table, a last line with the verdict.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::AddAssign;
use std::time::{Duration, Instant};

use crate::bundle;
use crate::project::{Outcome, Project, run, seconds, watch};
use crate::serve;
use crate::tools;

/// Where the page is served a second time, to show that it lives at any path.
const SUB_PATH: &str = "/some/path/";
/// What the core is tested with: everything that needs no browser.
const CORE: &str = "zenboard/cli,zenboard/charts";
const WASM: &str = "wasm32-unknown-unknown";
/// What a test prints, at any place of a line, before that which it could not check and the reason.
const NOT_CHECKED: &str = "NOT CHECKED: ";

/// How many checks went well, and how many did not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: u32,
    failed: u32,
}

impl Count {
    const PASSED: Self = Self { passed: 1, failed: 0 };
    const FAILED: Self = Self { passed: 0, failed: 1 };

    /// The verdict of a program that counts its tests. One that fails without a failed test (it did
    /// not build, it crashed), or succeeds without any test, has failed.
    fn with_status(self, success: bool) -> Self {
        let counted = self.failed > 0 || (success && self.passed > 0);
        let Self { passed, failed } = self;
        Self { passed, failed: if counted { failed } else { failed + 1 } }
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

struct Row {
    name: &'static str,
    count: Count,
    took: Duration,
}

/// What the tests could not check: each passes for the reason that it compared nothing.
#[derive(Default)]
struct NotChecked(RefCell<BTreeSet<String>>);

impl NotChecked {
    fn note(&self, line: &str) {
        if let Some((_, what)) = line.split_once(NOT_CHECKED) {
            self.0.borrow_mut().insert(what.trim().to_owned());
        }
    }

    /// The list, for the end of the report; empty when everything was checked.
    fn list(&self) -> String {
        let all = self.0.borrow();
        if all.is_empty() {
            return String::new();
        }
        let lines: String = all.iter().map(|what| format!("  - {what}\n")).collect();
        format!("\nNOT CHECKED, though counted as passed or skipped ({}):\n{lines}", all.len())
    }
}

/// Runs all checks; `false` when one failed.
pub fn run_all(project: &Project) -> bool {
    let mut rows = Vec::new();
    let not_checked = NotChecked::default();
    let mut step = |name: &'static str, work: &dyn Fn() -> Count| {
        println!("\n── {name}");
        let start = Instant::now();
        let count = work();
        rows.push(Row { name, count, took: start.elapsed() });
        count.failed == 0
    };

    step("tools for the checks", &|| verdict(tools::for_checks(project)));
    step("format", &|| cargo(project, &["fmt", "--all", "--check"]));
    step("lints", &|| clippy(project, &["--workspace", "--all-targets", "--features", CORE]));
    step("unit and integration tests", &|| unit_tests(project, &not_checked));
    step("docs", &|| docs(project));
    let mut page = step("tools for the page", &|| verdict(tools::for_build(project)));
    if page {
        page = step("release build", &|| verdict(bundle::build(project, bundle::Build::Release)));
        // After the build, whose macros and build scripts they use again.
        step("lints of the page", &|| clippy_of_bin(project, "app"));
        step("lints of the worker", &|| clippy_of_bin(project, "worker"));
    }
    let browser = step("tools for the browser", &|| verdict(tools::for_browser_tests(project)));
    // Without a page or a browser there is nothing to test, and the reason has been counted.
    if page && browser {
        // Built for the tests already, with the same features: its figures are held against the page's.
        step("command line", &|| cargo(project, &["build", "--workspace", "--features", CORE, "--bin", "zenboard"]));
        step("browser tests", &|| browser_tests(project, &not_checked));
    } else {
        not_checked.note(&format!("{NOT_CHECKED}the page in a browser: there is no page or no browser, see above"));
    }
    report(&rows, &not_checked)
}

/// Prints the table and what was not checked; the verdict is the last line.
fn report(rows: &[Row], not_checked: &NotChecked) -> bool {
    let mut all = Count::default();
    println!("\n{:<30}{:>8}{:>8}{:>10}", "step", "passed", "failed", "time");
    for Row { name, count, took } in rows {
        let Count { passed, failed } = count;
        println!("{name:<30}{passed:>8}{failed:>8}{:>10}", seconds(*took));
        all += *count;
    }
    print!("{}", not_checked.list());
    println!("{} passed, {} failed", all.passed, all.failed);
    all.failed == 0
}

fn verdict(outcome: Outcome) -> Count {
    match outcome {
        Ok(()) => Count::PASSED,
        Err(sentence) => {
            println!("{sentence}");
            Count::FAILED
        }
    }
}

fn cargo(project: &Project, args: &[&str]) -> Count {
    verdict(project.run("cargo", args))
}

fn clippy(project: &Project, args: &[&str]) -> Count {
    let all = [&["clippy"], args, &["--", "-D", "warnings"]].concat();
    cargo(project, &all)
}

/// The features, the profiles and the binaries share their names.
fn clippy_of_bin(project: &Project, bin: &str) -> Count {
    let target = ["--target", WASM, "--profile", bin];
    let what = ["--features", bin, "--lib", "--bin", bin];
    clippy(project, &[&target[..], &what].concat())
}

fn unit_tests(project: &Project, not_checked: &NotChecked) -> Count {
    let args = ["test", "--workspace", "--features", CORE, "--no-fail-fast"];
    counted(watch_counting(project.command("cargo", &args), cargo_count, not_checked))
}

fn docs(project: &Project) -> Count {
    let args = ["doc", "--workspace", "--lib", "--no-deps", "--features", CORE];
    verdict(run(project.command("cargo", &args).env("RUSTDOCFLAGS", "-D warnings")))
}

fn browser_tests(project: &Project, not_checked: &NotChecked) -> Count {
    let urls = serve::start(project, 0, "/").and_then(|top| serve::start(project, 0, SUB_PATH).map(|deep| (top, deep)));
    let (top, deep) = match urls {
        Ok(urls) => urls,
        Err(sentence) => return verdict(Err(sentence)),
    };
    let mut npx = project.command("npx", &["--no-install", "playwright", "test"]);
    npx.current_dir(project.at("tests/e2e")).env("ZENBOARD_URL", top).env("ZENBOARD_SUB_PATH_URL", deep);
    npx.env("ZENBOARD_CLI", project.at("target/debug/zenboard"));
    if let Some(chromium) = tools::chromium(project) {
        npx.env("ZENBOARD_CHROMIUM", chromium);
    }
    counted(watch_counting(npx, browser_count, not_checked))
}

fn watch_counting(
    mut command: std::process::Command,
    count_of: impl Fn(&str) -> Option<Count>,
    not_checked: &NotChecked,
) -> Outcome<Count> {
    let mut sum = Count::default();
    let success = watch(&mut command, |line| {
        sum += count_of(line).unwrap_or_default();
        not_checked.note(line);
    })?;
    Ok(sum.with_status(success))
}

fn counted(outcome: Outcome<Count>) -> Count {
    outcome.unwrap_or_else(|sentence| verdict(Err(sentence)))
}

/// `test result: ok. 12 passed; 0 failed; 1 ignored; …`
fn cargo_count(line: &str) -> Option<Count> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let mut counts = counts.split("; ");
    Some(Count { passed: number_before(counts.next()?, " passed")?, failed: number_before(counts.next()?, " failed")? })
}

/// `browser tests: 12 passed, 0 failed`, written by tests/e2e/reporter.js.
fn browser_count(line: &str) -> Option<Count> {
    let (passed, failed) = line.strip_prefix("browser tests: ")?.split_once(", ")?;
    Some(Count { passed: number_before(passed, " passed")?, failed: number_before(failed, " failed")? })
}

fn number_before(text: &str, word: &str) -> Option<u32> {
    text.strip_suffix(word)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_counted_from_their_own_words() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out";
        let count = Count { passed: 12, failed: 3 };
        assert_eq!(cargo_count(line), Some(count));
        assert_eq!(cargo_count("test a::b ... ok"), None);
        assert_eq!(browser_count("browser tests: 12 passed, 3 failed"), Some(count));
        assert_eq!(browser_count("  12 passed (3.1s)"), None);
    }

    #[test]
    fn what_was_not_checked_is_listed_once() {
        let said = NotChecked::default();
        said.note("test a ... ok");
        assert_eq!(said.list(), "");
        said.note("test b ... NOT CHECKED: the clock: ../shared is not there");
        said.note("NOT CHECKED: the clock: ../shared is not there\r");
        let list = said.list();
        assert!(list.contains("(1)") && list.ends_with("  - the clock: ../shared is not there\n"), "{list}");
    }

    #[test]
    fn silence_is_a_failure() {
        let none = Count::default();
        assert_eq!(none.with_status(true), Count::FAILED);
        assert_eq!(none.with_status(false), Count::FAILED);
        let some = Count { passed: 5, failed: 0 };
        assert_eq!(some.with_status(true), some);
        assert_eq!(some.with_status(false), Count { passed: 5, failed: 1 });
        let bad = Count { passed: 5, failed: 2 };
        assert_eq!(bad.with_status(false), bad);
    }
}
