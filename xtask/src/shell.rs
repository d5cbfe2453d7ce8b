//! The service worker: what it keeps of a build, written into it.

use crate::project::Outcome;

/// The service worker, which cannot be one of the files that it keeps.
pub const WORKER: &str = "sw.js";
const BUILD: &str = "const BUILD = \"unsealed\";";
const FILES: &str = "const FILES = [];";

/// Writes the build and the files of the shell into the service worker.
pub fn seal<'a>(script: &str, build: &str, names: impl IntoIterator<Item = &'a str>) -> Outcome<String> {
    if !script.contains(BUILD) || !script.contains(FILES) {
        return Err(format!(
            "public/{WORKER} must have the lines `{BUILD}` and `{FILES}`: the build writes into them."
        ));
    }
    let mut kept: Vec<String> = names.into_iter().filter_map(|name| kept_as(name, build)).collect();
    kept.sort();
    let files = listed(&kept);
    Ok(script
        .replace(BUILD, &format!("const BUILD = \"{build}\";"))
        .replace(FILES, &format!("const FILES = [{files}];")))
}

/// The name under which the page asks for a file of the shell; `None` for what is none of it.
fn kept_as(name: &str, build: &str) -> Option<String> {
    match name {
        WORKER | "sw-off.js" => None,
        // The page is asked for by its folder.
        "index.html" => Some("./".into()),
        // Its name has no hash: it is asked for by build.
        "worker_loader.js" => Some(format!("{name}?v={build}")),
        _ if name.replace('\\', "/").starts_with("languages/") => Some(name.replace('\\', "/")),
        // Data and what a site decides are never kept: only what the program is made of.
        _ => [".js", ".css", ".wasm", ".svg", ".png", ".webmanifest"]
            .iter()
            .any(|end| name.ends_with(end))
            .then(|| name.replace('\\', "/")),
    }
}

/// Names of a build need no escapes.
fn listed(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("\n  \"{name}\"")).collect();
    format!("{},\n", quoted.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shell_is_the_program_and_nothing_else() {
        let script = format!("{BUILD}\n{FILES}\nrest();");
        let names = [
            "index.html", "sw.js", "sw-off.js", "app-0123456789abcdef.js", "app-0123456789abcdef_bg.wasm",
            "worker_loader.js", "languages/de.json", "zenboard.json", "feed/tickets.csv",
        ];
        let sealed = seal(&script, "abc", names).expect("the lines are there");
        assert!(
            sealed.starts_with("const BUILD = \"abc\";\nconst FILES = [\n  \"./\",\n  \"app-0123456789abcdef.js\",")
        );
        assert!(sealed.contains("\"worker_loader.js?v=abc\"") && sealed.contains("\"languages/de.json\""));
        assert!(!sealed.contains("zenboard.json") && !sealed.contains("tickets") && !sealed.contains("sw"));
        assert!(sealed.ends_with("];\nrest();"));
    }

    #[test]
    fn a_worker_of_another_shape_is_refused() {
        assert!(seal("self.x = 1;", "abc", []).is_err_and(|why| why.contains("const BUILD")));
    }

    #[test]
    fn the_worker_in_the_sources_can_be_sealed() {
        let script = include_str!("../../public/sw.js");
        assert!(seal(script, "abc", ["index.html"]).is_ok());
    }
}
