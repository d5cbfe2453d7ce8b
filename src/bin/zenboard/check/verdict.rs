//! A figure against its goal.

use serde_json::{Value, json};

use zenboard::engagement::{Figure, take};
use zenboard::engine::number;
use zenboard::figure::{FigureId, View};
use zenboard::screen::{figure_text, goal_text};

use crate::check::since::{Earlier, Move};
use crate::desk::Desk;

/// What came of holding a figure against its goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    Met,
    Missed,
    NotMeasurable,
}

impl Finding {
    /// The name in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::NotMeasurable => "not_measurable",
        }
    }
}

/// A figure with its goal.
pub struct Verdict {
    pub figure: FigureId,
    /// As on the boards.
    pub title: String,
    /// The number; else the sentence that says what is missing.
    pub value: Result<f64, String>,
    /// The goal in force.
    pub goal: f64,
    /// The same in words: `≤ 3`.
    pub goal_text: String,
    is_met: bool,
}

/// All figures that have a goal, in the order of the boards.
pub fn verdicts(desk: &Desk) -> Vec<Verdict> {
    let settings = &desk.settings;
    let view = View::new(&desk.imported.data, settings, &desk.query);
    let held = |taken: Figure| {
        let figure = FigureId::from_id(&taken.id)?;
        figure.goal()?;
        let value = taken.value.ok_or(taken.missing.unwrap_or_default());
        Some(Verdict {
            figure,
            title: taken.title,
            is_met: value.as_ref().is_ok_and(|value| settings.goals.is_met(figure, *value)),
            value,
            goal: taken.goal?,
            goal_text: goal_text(figure, settings),
        })
    };
    take(&view, "").figures.into_iter().filter_map(held).collect()
}

impl Verdict {
    /// What came of it.
    pub fn finding(&self) -> Finding {
        match &self.value {
            Err(_) => Finding::NotMeasurable,
            Ok(_) if self.is_met => Finding::Met,
            Ok(_) => Finding::Missed,
        }
    }

    /// The number as on its card.
    pub fn shown(&self) -> String {
        self.value.as_ref().map_or_else(|_| "–".to_owned(), |value| figure_text(self.figure, *value))
    }

    /// How it moved since then; `None` without a number on both sides.
    pub fn moved(&self, earlier: &Earlier) -> Option<Move> {
        let (now, then) = (*self.value.as_ref().ok()?, earlier.value(self.figure)?);
        Some(Move::of(self.figure, then, now))
    }

    /// As it stands in a report.
    pub fn json(&self, earlier: Option<&Earlier>) -> Value {
        let mut json = json!({
            "id": self.figure.id(),
            "title": self.title,
            "value": self.value.as_ref().ok().map(|value| number(*value)),
            "goal": number(self.goal),
            "verdict": self.finding().id(),
        });
        if let Err(reason) = &self.value {
            json["reason"] = reason.clone().into();
        }
        if let Some(earlier) = earlier {
            json["was"] = earlier.value(self.figure).map(number).into();
            json["moved"] = self.moved(earlier).map(Move::id).into();
        }
        json
    }
}
