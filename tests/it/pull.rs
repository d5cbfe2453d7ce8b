//! `zenboard pull` against a server that does what servers do: it pages, it is busy, it breaks off, it changes its
//! columns. Each run ends with the right files or with a true sentence.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::fault_server::{Answer, Asked, FaultServer};

const KEY: &str = "canary-of-the-key";
const TICKETS: usize = 60;
const PAGE: usize = 25;

/// A folder for one test: its sources, its feed, what is remembered.
struct Desk {
    home: PathBuf,
    server: FaultServer,
}

fn ticket(at: usize) -> Value {
    let state = ["New", "In Progress", "Waiting Customer", "Complete"][at % 4];
    json!({"key": format!("K{at}"), "state": {"label": state}, "opened": format!("2026-06-{:02}T08:00:00Z", at % 28 + 1),
        "firm": "Harbor"})
}

/// The tickets in pages, as long as the key is right.
fn pages(asked: &Asked) -> Answer {
    if asked.header("authorization") != format!("Bearer {KEY}") {
        return Answer::status(401);
    }
    let rows: Vec<Value> = (0..TICKETS).map(ticket).skip((asked.page() - 1) * PAGE).take(PAGE).collect();
    Answer::good(json!({"rows": rows, "total": TICKETS}).to_string())
}

impl Desk {
    fn new(name: &str) -> Self {
        let home = std::env::temp_dir().join(format!("zenboard-{}-pull-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&home);
        std::fs::create_dir_all(&home).expect("a folder");
        let desk = Self { home, server: FaultServer::start(pages) };
        desk.is_to_read(
            &json!({"kind": "rest", "name": "Desk", "header": "Authorization", "prefix": "Bearer", "tables": [{
                "entity": "tickets", "url": desk.server.url("t"), "rows": "/rows", "id": "/key",
                "next": {"page": "page", "total": "/total"},
                "fields": {"/key": "number", "/state/label": "status", "/opened": "created", "/firm": "company"},
            }]}),
        );
        desk
    }

    fn is_to_read(&self, source: &Value) {
        std::fs::write(self.home.join("sources.json"), json!({ "sources": [source] }).to_string()).expect("written");
    }

    fn run(&self, words: &[&str]) -> Output {
        let mut command = zenboard();
        command.current_dir(&self.home).args(["pull", "sources.json", "--out", "feed"]).args(words);
        command.env("ZENBOARD_DESK_TOKEN", KEY).output().expect("it runs")
    }

    /// A run that must end with this code: what it said.
    fn pull(&self, words: &[&str], code: i32) -> String {
        let done = self.run(words);
        let said = [done.stdout, done.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8")).concat();
        assert_eq!(done.status.code(), Some(code), "{said}");
        assert!(!said.contains(KEY), "the key was printed");
        said
    }

    fn feed(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.home.join("feed").join(name)).unwrap_or_default()
    }

    fn report(&self, path: &str) -> Value {
        let done =
            zenboard().current_dir(&self.home).args(["report", path, "--as-of", "2026-06-30T12:00:00Z"]).output();
        let done = done.expect("it runs");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        serde_json::from_slice(&done.stdout).expect("JSON")
    }
}

/// Without the proxy of this computer: the server is here.
fn zenboard() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zenboard"));
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
        command.env_remove(name).env_remove(name.to_uppercase());
    }
    command
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        match entry.path() {
            path if path.is_dir() => files_below(&path, found),
            path => found.push(path),
        }
    }
}

#[test]
fn a_feed_has_the_figures_of_the_same_rows_in_a_file() {
    let desk = Desk::new("pages");
    let said = desk.pull(&[], 0);
    assert!(said.contains("Desk: read (4 requests).") && said.contains("has 1 file as of"), "{said}");
    let manifest: Value = serde_json::from_slice(&desk.feed("manifest.json")).expect("JSON");
    assert_eq!(manifest["files"][0]["url"], "desk-tickets.json");
    assert_eq!(manifest["files"][0]["bytes"], desk.feed("desk-tickets.json").len());
    assert_eq!(manifest["every"], 60);

    let rows: String = (0..TICKETS)
        .map(|at| {
            let row = ticket(at);
            let cell = |pointer: &str| row.pointer(pointer).and_then(Value::as_str).expect("a text").to_owned();
            format!("{},{},{},{}\n", cell("/key"), cell("/state/label"), cell("/opened"), cell("/firm"))
        })
        .collect();
    std::fs::write(desk.home.join("drop.csv"), format!("Ticket Number,Status,Created,Company\n{rows}"))
        .expect("written");
    let (dropped, fed) = (desk.report("drop.csv"), desk.report("feed"));
    assert_eq!(dropped["desk"]["tickets"], TICKETS);
    for figures in ["desk", "coordinator", "verdicts", "triage", "technicians"] {
        assert_eq!(dropped[figures], fed[figures], "{figures}");
    }

    // Ten runs within a minute cost the vendor nothing.
    desk.server.asked();
    let said = desk.pull(&[], 0);
    assert!(said.contains("Desk: read just now, not asked again."), "{said}");
    assert_eq!(desk.server.asked().len(), 0);
    assert!(desk.pull(&["--now"], 0).contains("nothing has changed (4 requests)"));
    assert_eq!(desk.pull(&["--now", "--quiet"], 0), "");

    // Nothing that was written holds the key.
    let mut files = Vec::new();
    files_below(&desk.home, &mut files);
    assert!(files.len() >= 4, "{files:?}");
    for file in files {
        let bytes = std::fs::read(&file).expect("readable");
        assert!(!bytes.windows(KEY.len()).any(|window| window == KEY.as_bytes()), "{}", file.display());
    }
}

#[test]
fn a_busy_server_is_left_alone_as_long_as_it_asks() {
    let desk = Desk::new("busy");
    let mut busy = 2;
    desk.server.answer(move |asked| match (asked.page(), busy) {
        (2, 1..) => {
            busy -= 1;
            Answer::status(429).with("Retry-After", "1")
        }
        _ => pages(asked),
    });
    let start = std::time::Instant::now();
    desk.pull(&[], 0);
    assert!(start.elapsed().as_secs() >= 2, "it was asked again too early");
    assert_eq!(desk.report("feed")["desk"]["tickets"], TICKETS);

    // More than there is patience for: what is there stays, and the next run leaves the server alone.
    let before = desk.feed("manifest.json");
    desk.server.answer(|_| Answer::status(503).with("Retry-After", "600"));
    desk.server.asked();
    let said = desk.pull(&["--now", "--patience", "5"], 1);
    assert!(
        said.contains("It asked to retry later (HTTP 503, in 10 min).") && said.contains("keeps what was read"),
        "{said}"
    );
    assert_eq!(desk.server.asked().len(), 1);
    let said = desk.pull(&["--now", "--patience", "5"], 1);
    assert!(said.contains("It is not to be asked before"), "{said}");
    assert_eq!((desk.server.asked().len(), desk.feed("manifest.json")), (0, before));
}

#[test]
fn what_breaks_off_goes_on_where_it_ended() {
    let desk = Desk::new("cut");
    desk.server.answer(|asked| if asked.page() == 3 { pages(asked).cut(40) } else { pages(asked) });
    let said = desk.pull(&["--patience", "0"], 1);
    assert!(said.contains("The answer ended too early") && said.contains("nothing of it yet"), "{said}");
    assert!(!desk.home.join("feed").exists(), "half a list was published");
    desk.server.asked();

    desk.server.answer(pages);
    desk.pull(&[], 0);
    let asked: Vec<usize> = desk.server.asked().iter().map(Asked::page).collect();
    assert_eq!(asked, [3, 4], "two pages were there already");
    assert_eq!(desk.report("feed")["desk"]["tickets"], TICKETS);

    // A body that is cut without a word is no list either, and never becomes one.
    let before = desk.feed("desk-tickets.json");
    desk.server.answer(|asked| {
        let rows: Vec<Value> = (0..3).map(ticket).collect();
        if asked.page() == 1 {
            Answer::good(json!({"rows": rows, "total": TICKETS}).to_string())
        } else {
            Answer::good("{\"rows\": []")
        }
    });
    let said = desk.pull(&["--now", "--patience", "1"], 1);
    assert!(said.contains("it breaks off (line 1, column"), "{said}");
    assert_eq!(desk.feed("desk-tickets.json"), before);
}

#[test]
fn changed_columns_are_not_taken_unless_somebody_says_so() {
    let desk = Desk::new("schema");
    desk.pull(&[], 0);
    let before = desk.feed("desk-tickets.json");
    let changed = |asked: &Asked| {
        let rows: Vec<Value> = (0..TICKETS).map(ticket).skip((asked.page() - 1) * PAGE).take(PAGE).collect();
        Answer::good(json!({"rows": rows, "total": TICKETS}).to_string().replace("\"state\"", "\"stage\""))
    };
    desk.server.answer(changed);
    let said = desk.pull(&["--now"], 1);
    assert!(said.contains("Desk: Its columns have changed:") && said.contains("--anew"), "{said}");
    assert_eq!(desk.feed("desk-tickets.json"), before);
    // Anew, and in vain: what there was stays.
    desk.server.answer(|_| Answer::status(500));
    let said = desk.pull(&["--anew", "--patience", "6"], 1);
    assert!(said.contains("(HTTP 500). The feed keeps what was read at"), "{said}");
    assert_eq!(desk.feed("desk-tickets.json"), before);
    desk.server.answer(changed);
    desk.pull(&["--anew"], 0);
    assert_ne!(desk.feed("desk-tickets.json"), before);
    assert_eq!(desk.report("feed")["desk"]["tickets"], TICKETS);
}

#[test]
fn a_refused_key_is_said_with_the_variable_that_holds_it() {
    let desk = Desk::new("key");
    desk.server.answer(|_| Answer::status(401));
    let said = desk.pull(&[], 1);
    assert!(said.contains("The key was rejected (HTTP 401)") && said.contains("set ZENBOARD_DESK_TOKEN"), "{said}");
    assert_eq!(desk.server.asked().len(), 1, "a refused key is not tried again");

    let done =
        zenboard().current_dir(&desk.home).args(["pull", "sources.json", "--out", "feed"]).output().expect("it runs");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(1));
    assert!(said.contains("It needs a key: set ZENBOARD_DESK_TOKEN."), "{said}");
    assert_eq!(desk.server.asked().len(), 0);

    // A file that holds the key, as services are given their secrets.
    std::fs::write(desk.home.join("key"), format!("{KEY}\n")).expect("written");
    desk.server.answer(pages);
    let mut command = zenboard();
    command
        .current_dir(&desk.home)
        .args(["pull", "sources.json", "--out", "feed"])
        .env("ZENBOARD_DESK_TOKEN_FILE", "key");
    assert_eq!(command.output().expect("it runs").status.code(), Some(0));
}

#[test]
fn files_are_asked_with_what_identifies_them() {
    let desk = Desk::new("files");
    let csv = "Ticket Number,Title,Status,Created\nT1,Printer,New,2026-06-30 09:00\n";
    desk.is_to_read(&json!({"name": "Exports", "files": [desk.server.url("out/tickets.csv")]}));
    desk.server.answer(move |asked| match asked.header("if-none-match") {
        "\"1\"" => Answer::status(304),
        _ => Answer::good(csv).with("ETag", "\"1\""),
    });
    desk.pull(&[], 0);
    assert_eq!(desk.feed("tickets.csv"), csv.as_bytes());
    let said = desk.pull(&["--now"], 0);
    assert!(said.contains("nothing has changed (1 request)"), "{said}");
    // What was deleted from the feed comes back without being sent again.
    std::fs::remove_dir_all(desk.home.join("feed")).expect("removed");
    desk.pull(&["--now"], 0);
    assert_eq!(desk.feed("tickets.csv"), csv.as_bytes());

    desk.server.answer(|_| Answer::status(302).with("Location", "http://127.0.0.1:9/"));
    assert!(desk.pull(&["--now"], 1).contains("redirects are not followed"));
    desk.server.answer(|_| Answer::good("<!doctype html><title>Sign in</title>"));
    assert!(desk.pull(&["--now", "--patience", "6"], 1).contains("a web page instead of data"));
}

#[test]
fn what_cannot_be_begun_is_said_at_once() {
    let desk = Desk::new("wrong");
    for (source, wanted) in [
        (json!({"kind": "autotask", "url": "/relay"}), "sources.json: sources[0]: \"/relay\" is relative to a page"),
        (json!({"kind": "autotsk"}), "sources.json: sources[0].kind: unknown variant"),
    ] {
        desk.is_to_read(&source);
        let said = desk.pull(&[], 2);
        assert!(said.contains(wanted), "{said}");
    }
    desk.is_to_read(&json!({"kind": "autotask", "url": "https://a.example"}));
    let said = desk.pull(&["--keys"], 0);
    assert!(said.contains("Autotask: ZENBOARD_AUTOTASK_API_INTEGRATION_CODE is not set."), "{said}");
}
