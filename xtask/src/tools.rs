//! Installs what is missing, and nothing else.

use std::fs;

use crate::project::{Outcome, Project, run, timed};

const TRUNK: &str = "0.21.14";
/// Debian's own (108) silently breaks the module.
const BINARYEN: &str = "132.0.0";
const WASM: &str = "wasm32-unknown-unknown";
const NODE: u32 = 20;
const E2E: &str = "tests/e2e";

/// Everything `build` calls.
pub fn for_build(project: &Project) -> Outcome {
    wasm_target(project)?;
    cargo_tool(project, "trunk", "trunk", TRUNK, "0")?;
    // It walks megabytes of code: at level 0 that would take a minute.
    cargo_tool(project, "wasm-bindgen", "wasm-bindgen-cli", &wasm_bindgen_version(project)?, "1")?;
    wasm_opt(project)
}

/// Everything the checks of the sources call.
pub fn for_checks(project: &Project) -> Outcome {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if project.ask("cargo", &[command, "--version"]).is_none() {
            timed(&format!("adding {component}"), || project.run("rustup", &["component", "add", component]))
                .map_err(|why| format!("{why} Run `rustup component add {component}` by hand to see why."))?;
        }
    }
    python(project)
}

/// Everything the tests in the browser call.
pub fn for_browser_tests(project: &Project) -> Outcome {
    browser(project)?;
    playwright(project)
}

fn wasm_target(project: &Project) -> Outcome {
    let installed = project
        .ask("rustup", &["target", "list", "--installed"])
        .ok_or("rustup was not found: install it from https://rustup.rs and call this again.")?;
    if installed.lines().any(|target| target == WASM) {
        return Ok(());
    }
    timed("adding the WebAssembly target to Rust", || project.run("rustup", &["target", "add", WASM]))
        .map_err(|why| format!("{why} Run `rustup target add {WASM}` by hand to see why."))
}

fn cargo_tool(project: &Project, program: &str, package: &str, version: &str, level: &str) -> Outcome {
    let found = project.ask(program, &["--version"]);
    if found.as_deref().is_some_and(|text| says_version(text, version)) {
        return Ok(());
    }
    // A tool of another version belongs to somebody else: ours then goes beside it, into the project.
    let local = project.at(".tools").to_string_lossy().into_owned();
    let spec = format!("{package}@{version}");
    let mut args = vec!["install", "--locked", spec.as_str()];
    if found.is_some() {
        args.extend(["--force", "--root", &local]);
    }
    timed(&format!("installing {package} {version} (some minutes)"), || {
        let mut install = project.command("cargo", &args);
        // They are built once and run for seconds: a plain build takes a third of the time of an optimized one.
        let plain = [("OPT_LEVEL", level), ("LTO", "off"), ("CODEGEN_UNITS", "64"), ("DEBUG", "0")];
        run(install.envs(plain.map(|(key, value)| (format!("CARGO_PROFILE_RELEASE_{key}"), value))))
    })
    .map_err(|why| format!("{why} It needs the package registry; try `cargo install --locked {spec}` by hand."))
}

fn wasm_opt(project: &Project) -> Outcome {
    node(project)?;
    let description = project.at(".tools/node_modules/binaryen/package.json");
    let there = fs::read_to_string(description).is_ok_and(|text| package_version(&text) == Some(BINARYEN));
    if there && project.at(".tools/node_modules/.bin/wasm-opt").is_file() {
        return Ok(());
    }
    let folder = project.at(".tools");
    fs::create_dir_all(&folder).map_err(|error| format!("The folder .tools cannot be made: {error}."))?;
    timed(&format!("installing wasm-opt of binaryen {BINARYEN}"), || {
        let package = format!("binaryen@{BINARYEN}");
        let folder = folder.to_string_lossy();
        let mut npm = project.command("npm", &["install", "--prefix", &folder, "--no-save"]);
        run(npm.args(["--no-package-lock", "--no-audit", "--no-fund", &package]))
    })
    .map_err(|why| format!("{why} It needs the npm registry; check the network and call this again."))
}

fn node(project: &Project) -> Outcome {
    let version = project.ask("node", &["--version"]).unwrap_or_default();
    match major(&version) {
        Some(found) if found >= NODE && project.which("npm").is_some() => Ok(()),
        Some(found) if found >= NODE => Err("npm was not found: install it beside Node.".into()),
        Some(found) => Err(format!("Node {found} is too old: install Node {NODE} or newer.")),
        None => Err(format!("Node was not found: install Node {NODE} or newer, with npm.")),
    }
}

/// Computes the figures a second time, independently: without it that check would pass without a look.
fn python(project: &Project) -> Outcome {
    let is_there =
        || project.ask("python3", &["-c", "import zoneinfo; zoneinfo.ZoneInfo('America/New_York')"]).is_some();
    if is_there() {
        return Ok(());
    }
    debian(project, "Python 3.9 with its time zones", &["python3", "tzdata"])?;
    is_there()
        .then_some(())
        .ok_or_else(|| "python3 is older than 3.9 or has no time zones: install a newer one.".into())
}

fn browser(project: &Project) -> Outcome {
    if chromium(project).is_some() && project.which("chromedriver").is_some() {
        return Ok(());
    }
    debian(project, "Chromium and its driver", &["chromium", "chromium-driver"])
}

/// Installs packages of Debian.
fn debian(project: &Project, what: &str, packages: &[&str]) -> Outcome {
    let by_hand = format!("Install the Debian packages {} by hand.", packages.join(" and "));
    if project.which("apt-get").is_none() {
        return Err(format!("{what} was not found, and neither was apt. {by_hand}"));
    }
    timed(&format!("installing {what}"), || {
        apt(project, &["update", "-q"])?;
        apt(project, &[&["install", "-qy", "--no-install-recommends"], packages].concat())
    })
    .map_err(|why| format!("{why} {by_hand}"))
}

/// The path of the browser for the tests, if there is one.
pub fn chromium(project: &Project) -> Option<std::path::PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|name| project.which(name))
}

fn apt(project: &Project, args: &[&str]) -> Outcome {
    let root = project.ask("id", &["-u"]).is_some_and(|id| id == "0");
    let mut command = if root {
        project.command("apt-get", args)
    } else {
        // -n: a question for a password nobody sees would wait forever.
        let mut sudo = project.command("sudo", &["-n", "--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        sudo.args(args);
        sudo
    };
    run(command.env("DEBIAN_FRONTEND", "noninteractive"))
}

fn playwright(project: &Project) -> Outcome {
    node(project)?;
    let lock = fs::read(project.at(E2E).join("package-lock.json"))
        .map_err(|error| format!("{E2E}/package-lock.json cannot be read: {error}."))?;
    let stamp = project.at(E2E).join("node_modules/.installed");
    if fs::read(&stamp).is_ok_and(|of| of == lock) {
        return Ok(());
    }
    timed("installing Playwright and axe", || {
        let mut npm = project.command("npm", &["ci", "--no-audit", "--no-fund"]);
        // The browser is the system's.
        run(npm.current_dir(project.at(E2E)).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
    })
    .map_err(|why| format!("{why} It needs the npm registry; check the network and call this again."))?;
    fs::write(&stamp, lock).map_err(|error| format!("{E2E}/node_modules cannot be written: {error}."))
}

fn wasm_bindgen_version(project: &Project) -> Outcome<String> {
    let lock =
        fs::read_to_string(project.at("Cargo.lock")).map_err(|error| format!("Cargo.lock cannot be read: {error}."))?;
    locked_version(&lock, "wasm-bindgen")
        .map(str::to_owned)
        .ok_or_else(|| "Cargo.lock does not name wasm-bindgen: restore it with git.".into())
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

fn package_version(json: &str) -> Option<&str> {
    let (_, rest) = json.split_once("\"version\"")?;
    rest.split('"').nth(1)
}

fn says_version(text: &str, version: &str) -> bool {
    text.split_whitespace().any(|word| word == version)
}

fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_where_they_stand() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.121\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.121"));
        assert_eq!(locked_version(lock, "leptos"), None);
        assert_eq!(package_version(r#"{ "name": "x", "version": "1.2.3" }"#), Some("1.2.3"));
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major(""), None);
    }

    #[test]
    fn trunk_is_told_of_the_same_binaryen() {
        let major = major(BINARYEN).expect("a version");
        let told = format!("wasm_opt = \"version_{major}\"");
        assert!(include_str!("../../Trunk.toml").lines().any(|line| line == told));
    }

    #[test]
    fn a_longer_version_is_another_version() {
        assert!(says_version("trunk 0.21.14", "0.21.14"));
        assert!(!says_version("trunk 0.21.14-beta.1", "0.21.14"));
        assert!(!says_version("trunk 0.21.140", "0.21.14"));
    }
}
