//! The morning meeting as plain data, and the list of actions it ends in.

use language::say;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::model::{Block, Tone, WorkItem};

/// What a step of the meeting is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepKind {
    /// The day before, and the KPIs over goal.
    #[default]
    Opening,
    /// A technician (or a queue), or what nobody has.
    Turn,
    /// The list of actions.
    Actions,
}

/// A step of the meeting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HuddleStep {
    /// What it is about.
    pub kind: StepKind,
    /// Whose turn it is, or what is looked at.
    pub name: String,
    /// The step in the URL.
    pub href: String,
    /// The tickets that are talked about, most urgent first.
    pub work: Vec<WorkItem>,
    /// Tickets that break a rule and are not among them.
    pub more: u32,
    /// What is said when there is none: how it stands, and a sentence.
    pub nothing: (Tone, String),
}

/// The morning meeting: all its steps, and what is on show.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HuddleView {
    /// The day of the picture, `2026-06-30`: what is marked belongs to it.
    pub day: String,
    /// The same for people.
    pub day_words: String,
    /// How long the meeting may take.
    pub minutes: u32,
    /// The opening, all turns, the actions.
    pub steps: Vec<HuddleStep>,
    /// Which of them is on show; `None` before the meeting.
    pub at: Option<u32>,
    /// What stands beside the tickets of the step on show.
    pub blocks: Vec<Block>,
    /// The page of the huddle, outside the meeting.
    pub leave_href: String,
}

/// What the meeting marked.
pub trait Marks {
    /// Whether a turn was discussed.
    fn is_discussed(&self, name: &str) -> bool;
    /// Whether a ticket needs no action any more.
    fn is_settled(&self, number: &str) -> bool;
}

/// What one is to do after the meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Actions<'v> {
    /// Whose they are.
    pub name: &'v str,
    /// Whether the turn was discussed.
    pub is_discussed: bool,
    /// The tickets that are not settled.
    pub items: Vec<&'v WorkItem>,
}

impl HuddleView {
    /// The turns, without opening and actions.
    pub fn turns(&self) -> impl Iterator<Item = &HuddleStep> {
        self.steps.iter().filter(|step| step.kind == StepKind::Turn)
    }

    /// The step on show.
    pub fn step(&self) -> Option<&HuddleStep> {
        self.steps.get(self.at? as usize)
    }

    /// The step so many steps on or back; `None` beyond the ends.
    pub fn neighbor(&self, by: i32) -> Option<&HuddleStep> {
        let at = i64::from(self.at?) + i64::from(by);
        self.steps.get(usize::try_from(at).ok()?)
    }

    /// What is to be done, turn by turn; turns with nothing to do are left out.
    pub fn actions(&self, marks: &impl Marks) -> Vec<Actions<'_>> {
        self.turns()
            .map(|turn| Actions {
                name: &turn.name,
                is_discussed: marks.is_discussed(&turn.name),
                items: turn.work.iter().filter(|item| !marks.is_settled(&item.number)).collect(),
            })
            .filter(|actions| !actions.items.is_empty())
            .collect()
    }

    /// The actions as text to paste into a chat or an e-mail.
    pub fn actions_text(&self, marks: &impl Marks) -> String {
        let mut text = say!("Actions of the huddle, {}\n", self.day_words);
        for actions in self.actions(marks) {
            let aside = if actions.is_discussed { "" } else { say!(" (not discussed)") };
            // Writing into a text does not fail.
            let _ = write!(text, "\n{}{aside}\n", actions.name);
            for item in actions.items {
                let _ = writeln!(text, "- {}: {} {} ({})", item.action, item.number, item.title, item.why);
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Said;

    impl Marks for Said {
        fn is_discussed(&self, name: &str) -> bool {
            name == "Ann"
        }
        fn is_settled(&self, number: &str) -> bool {
            number == "T2"
        }
    }

    fn turn(name: &str, numbers: &[&str]) -> HuddleStep {
        HuddleStep {
            kind: StepKind::Turn,
            name: name.into(),
            work: numbers
                .iter()
                .map(|number| WorkItem {
                    number: (*number).into(),
                    title: "Printer".into(),
                    why: "New for 3 h".into(),
                    action: "Triage now".into(),
                    ..WorkItem::default()
                })
                .collect(),
            ..HuddleStep::default()
        }
    }

    #[test]
    fn the_list_leaves_out_what_is_settled_and_says_who_was_not_heard() {
        let view = HuddleView {
            day_words: "Tue 30 Jun 2026".into(),
            steps: vec![HuddleStep::default(), turn("Ann", &["T1", "T2"]), turn("Ben", &["T3"]), turn("Cay", &["T2"])],
            at: Some(1),
            ..HuddleView::default()
        };
        insta::assert_snapshot!(view.actions_text(&Said), @"
        Actions of the huddle, Tue 30 Jun 2026

        Ann
        - Triage now: T1 Printer (New for 3 h)

        Ben (not discussed)
        - Triage now: T3 Printer (New for 3 h)
        ");
        assert_eq!(view.neighbor(1).map(|step| step.name.as_str()), Some("Ben"));
        assert_eq!(view.neighbor(-2), None);
        assert_eq!(view.neighbor(3), None);
    }
}
