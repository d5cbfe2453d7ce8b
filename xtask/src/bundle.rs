//! `dist/`: what Trunk builds, sealed, with its sizes.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::page;
use crate::project::{Outcome, Project, run, timed};
use crate::shell;

/// Where the built page is.
pub const DIST: &str = "dist";

/// How much care a build takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Build {
    /// Small and fast, as it is put on a host.
    Release,
    /// In a fraction of the time, to try a change: hardly optimized, and no wasm-opt.
    Quick,
}

/// Builds `dist/` and prints what it weighs.
pub fn build(project: &Project, kind: Build) -> Outcome {
    let dist = project.at(DIST);
    let (what, args): (_, &[&str]) = match kind {
        Build::Release => ("building the page for release", &["build", "--release", "--public-url", "./"]),
        Build::Quick => ("building the page quickly", &["build", "--public-url", "./"]),
    };
    timed(what, || {
        let mut trunk = project.command("trunk", args);
        // Trunk reads NO_COLOR as a flag of its own and stumbles over `1`.
        run(trunk.env_remove("NO_COLOR"))
            .map_err(|why| format!("{why} The lines above say where; mend it and build again."))
    })?;
    name_worker_by_content(&dist)?;
    seal(&dist)?;
    print_sizes(project, &read_all(&dist)?);
    Ok(())
}

/// Serves a page that is built anew, and loaded anew, whenever its sources change. Ends with the program.
///
/// It is Trunk's own server: the page is not sealed, so that it has no policy, and its service worker keeps nothing.
pub fn watch(project: &Project, port: u16) -> Outcome {
    let port = port.to_string();
    let folder = project.at("target/dev-page").to_string_lossy().into_owned();
    // Beside `dist/`: a page that was built to be put on a host stays as it is.
    let args = ["serve", "--port", &port, "--public-url", "/", "--dist", &folder];
    run(project.command("trunk", &args).env_remove("NO_COLOR"))
}

/// Trunk gives hashed names to everything but the worker: a host's cache could pair a page with
/// the worker of another build. Only the loader keeps its name; the page asks for it by build id.
fn name_worker_by_content(dist: &Path) -> Outcome {
    let (loader, script, wasm) = ("worker_loader.js", "worker.js", "worker_bg.wasm");
    let module = read(&dist.join(wasm))?;
    let glue = text(&dist.join(script))?;
    let hash = page::build_id([(script, glue.as_bytes()), (wasm, module.as_slice())]);
    let named = |file: &str| file.replacen("worker", &format!("worker-{hash}"), 1);
    let loading = text(&dist.join(loader))?;
    if !loading.contains(script) || !glue.contains(wasm) {
        return Err("Trunk's worker loader has another shape than expected: use the Trunk of xtask.".into());
    }
    write(&dist.join(named(script)), glue.replace(wasm, &named(wasm)).as_bytes())?;
    write(&dist.join(named(wasm)), &module)?;
    write(&dist.join(loader), loading.replace(script, &named(script)).as_bytes())?;
    for old in [script, wasm] {
        fs::remove_file(dist.join(old)).map_err(|error| format!("{DIST}/{old} cannot be removed: {error}."))?;
    }
    Ok(())
}

fn seal(dist: &Path) -> Outcome {
    let index = dist.join("index.html");
    let files = read_all(dist)?;
    let build = page::build_id(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
    write(&index, page::seal(&text(&index)?, &build)?.as_bytes())?;
    let worker = dist.join(shell::WORKER);
    let names = files.iter().map(|(name, _)| name.as_str());
    write(&worker, shell::seal(&text(&worker)?, &build, names)?.as_bytes())?;
    println!("· build {build}");
    Ok(())
}

/// All files below `folder` with their names inside it, in the order of these names.
fn read_all(folder: &Path) -> Outcome<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        let entries =
            fs::read_dir(&current).map_err(|error| format!("{} cannot be listed: {error}.", current.display()))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let inside = path.strip_prefix(folder).unwrap_or(&path);
                files.push((inside.to_string_lossy().into_owned(), read(&path)?));
            }
        }
    }
    files.sort();
    Ok(files)
}

fn print_sizes(project: &Project, files: &[(String, Vec<u8>)]) {
    let brotli = project.which("brotli");
    println!("{:<44}{:>10}{:>10}{:>10}  bytes", "asset", "raw", "gzip", "brotli");
    let mut sums = (0, 0, Some(0));
    for (name, bytes) in files {
        let gzip = gzip(bytes);
        let brotli = brotli.as_ref().and_then(|program| brotli_size(program, bytes));
        print_row(name, bytes.len(), gzip, brotli);
        sums = (sums.0 + bytes.len(), sums.1 + gzip, sums.2.zip(brotli).map(|(sum, size)| sum + size));
    }
    print_row("all", sums.0, sums.1, sums.2);
}

fn print_row(name: &str, raw: usize, gzip: usize, brotli: Option<usize>) {
    let brotli = brotli.map_or_else(|| "-".into(), |size| size.to_string());
    println!("{name:<44}{raw:>10}{gzip:>10}{brotli:>10}");
}

fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    packed.map_or(bytes.len(), |packed| packed.len())
}

fn brotli_size(program: &PathBuf, bytes: &[u8]) -> Option<usize> {
    let mut child =
        Command::new(program).args(["--stdout", "--best"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    let mut input = child.stdin.take()?;
    // From another thread: both pipes have a small buffer.
    std::thread::scope(|scope| {
        scope.spawn(move || input.write_all(bytes));
        let output = child.wait_with_output().ok()?;
        output.status.success().then_some(output.stdout.len())
    })
}

fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))
}

fn text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Outcome {
    fs::write(path, bytes).map_err(|error| format!("{} cannot be written: {error}.", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_is_found_under_its_new_names() {
        let dist = std::env::temp_dir().join(format!("zenboard-xtask-{}", std::process::id()));
        fs::create_dir_all(&dist).expect("a folder for the test");
        for (name, bytes) in [
            ("worker_loader.js", "import init from './worker.js';await init();"),
            ("worker.js", "new URL('worker_bg.wasm', import.meta.url)"),
            ("worker_bg.wasm", "\0asm"),
        ] {
            write(&dist.join(name), bytes.as_bytes()).expect("a file for the test");
        }
        name_worker_by_content(&dist).expect("the shape Trunk leaves");
        let files = read_all(&dist).expect("readable");
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        let (script, wasm) = (names[0], names[1]);
        assert!(script.starts_with("worker-") && script.ends_with(".js"), "{names:?}");
        assert!(wasm.starts_with("worker-") && wasm.ends_with("_bg.wasm"), "{names:?}");
        let loader = String::from_utf8_lossy(&files[2].1).into_owned();
        assert_eq!(loader, format!("import init from './{script}';await init();"));
        assert_eq!(files[0].1, format!("new URL('{wasm}', import.meta.url)").into_bytes());
        assert_eq!(files.len(), 3);
        fs::remove_dir_all(&dist).expect("made above");
    }

    #[test]
    fn gzip_makes_repetition_small() {
        assert!(gzip(&[7; 10_000]) < 100);
    }
}
