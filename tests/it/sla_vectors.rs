//! The business-time clock against cases of other projects, kept outside of the repository.

use serde_json::Value;
use zenboard::sla::run_clock_file;

const FILES: [&str; 4] = ["business_time", "glpi", "vendor-docs", "working_hours"];

/// Each vector of a file with our answer; `None` when the files are not there.
fn answered(name: &str) -> Option<Vec<(Value, Value)>> {
    let path = format!("{}/../shared/sla-vectors/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("SKIPPED: {path} is not there, the clock was not compared with other projects");
        return None;
    };
    let file: Value = serde_json::from_str(&text).expect("the shared files are JSON");
    let vectors = file["vectors"].as_array().expect("a list of vectors").clone();
    let answers = run_clock_file(&text).expect("the file is read");
    let answers = answers.as_array().expect("a list of answers").clone();
    assert_eq!(vectors.len(), answers.len(), "{name}");
    Some(vectors.into_iter().zip(answers).collect())
}

/// What our conventions give where projects legitimately differ.
const CONVENTIONS: [(&str, i64, &str); 3] = [
    (
        "working_hours-069",
        -18_000,
        "from a later to an earlier moment is negative",
    ),
    ("working_hours-077", 25 * 3_600, "a day of 25 hours has 25 hours"),
    (
        "glpi-041",
        -216_000,
        "from a later to an earlier moment is negative",
    ),
];

#[test]
fn the_clock_agrees_with_other_projects_to_the_second() {
    let (mut oracles, mut controls, mut conventions) = (0, 0, 0);
    for (vector, answer) in FILES.iter().filter_map(|name| answered(name)).flatten() {
        let id = vector["id"].as_str().unwrap_or_default();
        assert_eq!(vector["id"], answer["id"]);
        assert!(answer.get("error").is_none(), "{answer}");
        let (expected, result) = (&vector["expected"], &answer["result"]);
        match vector["use"].as_str().unwrap_or_default() {
            "oracle" => {
                assert_eq!(expected, result, "{vector}");
                oracles += 1;
            }
            "negative_control" => {
                assert_ne!(expected, result, "a published mistake was reproduced: {vector}");
                controls += 1;
            }
            _ => {
                let ours = CONVENTIONS.iter().find(|(name, ..)| *name == id);
                let (_, ours, why) = ours.unwrap_or_else(|| panic!("a convention nobody decided: {vector}"));
                assert_eq!(result, ours, "{id}: {why}");
                conventions += 1;
            }
        }
    }
    if oracles > 0 {
        assert_eq!((oracles, controls, conventions), (172, 3, 3));
    }
}
