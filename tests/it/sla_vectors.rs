//! The business-time clock against cases of other projects, kept outside of the repository.

use serde_json::Value;
use zenboard::base::Timestamp;
use zenboard::sla::{
    Backwards, Calendar, CalendarSpec, ClockInput, ClockState, Gap, Moments, Policy, SlaEvent, Span, Target,
    TicketState, read_clock, run_clock_file,
};

use crate::material::shared_text;

const FILES: [&str; 4] = ["business_time", "glpi", "vendor-docs", "working_hours"];

/// Each vector of a file with our answer; `None` when the files are not there.
fn answered(name: &str) -> Option<Vec<(Value, Value)>> {
    let text = shared_text(&format!("sla-vectors/{name}.json"), "the clock against other projects")?;
    let file: Value = serde_json::from_str(&text).expect("the shared files are JSON");
    let vectors = file["vectors"].as_array().expect("a list of vectors").clone();
    let answers = run_clock_file(&text).expect("the file is read");
    let answers = answers.as_array().expect("a list of answers").clone();
    assert_eq!(vectors.len(), answers.len(), "{name}");
    Some(vectors.into_iter().zip(answers).collect())
}

/// What our conventions give where projects legitimately differ.
const CONVENTIONS: [(&str, i64, &str); 3] = [
    ("working_hours-069", -18_000, "from a later to an earlier moment is negative"),
    ("working_hours-077", 25 * 3_600, "a day of 25 hours has 25 hours"),
    ("glpi-041", -216_000, "from a later to an earlier moment is negative"),
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

/// The vectors in which projects differ, with the setting of the other side.
#[test]
fn the_other_side_of_each_convention_is_a_setting() {
    let mut seen = 0;
    for (vector, _) in FILES.iter().filter_map(|name| answered(name)).flatten() {
        let text = |name: &str| vector[name].as_str().unwrap_or_default().to_owned();
        let moment = |name: &str| Timestamp::from_rfc3339(&text(name)).expect("a moment");
        match text("use").as_str() {
            "convention:nominal_day(C)" => {
                let mut question = vector.clone();
                question["calendar"] = serde_json::json!({
                    "tz": "Europe/Paris", "week": {"sun": [["00:00", "24:00"]]}, "clock_changes": "nominal",
                });
                let file = serde_json::json!({"vectors": [question]}).to_string();
                let answers = run_clock_file(&file).expect("the file is read");
                assert_eq!(answers[0]["result"], vector["expected"], "{vector}");
            }
            kind @ ("convention:reversed_is_zero" | "convention:reversed_is_negative") => {
                let backwards = match kind {
                    "convention:reversed_is_zero" => Backwards::Zero,
                    _ => Backwards::Negative,
                };
                let policy = Policy { backwards, ..Policy::default() };
                let hours = if text("calendar") == "default" && kind.ends_with("zero") {
                    ("08:00", "20:00")
                } else {
                    ("09:00", "17:00")
                };
                let span = Span::parse(hours.0, hours.1).expect("times");
                let calendar = Calendar::new(&CalendarSpec::office("UTC", span)).expect("UTC");
                let input = ClockInput {
                    event: SlaEvent::Resolution,
                    target: Some(Target::business(3_600)),
                    moments: Moments {
                        started_at: Some(moment("start")),
                        reached_at: Some(moment("end")),
                        now: moment("start"),
                    },
                    history: None,
                    current: TicketState::Complete,
                };
                let reading = read_clock(&input, &policy, &calendar);
                assert_eq!(vector["expected"], reading.elapsed, "{vector}");
                let flagged = read_clock(&input, &Policy::default(), &calendar);
                assert_eq!(flagged.state, ClockState::NotMeasured(Gap::EndsBeforeStart));
            }
            _ => continue,
        }
        seen += 1;
    }
    assert!(seen == 3 || seen == 0, "{seen}");
}
