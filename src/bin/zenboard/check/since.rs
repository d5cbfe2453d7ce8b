//! An earlier answer of the command line, and how a figure moved since.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use zenboard::figure::{FigureId, GoalRule};

use crate::files::read_text;

/// Differences below this are left over from dividing.
const NOTHING: f64 = 1e-9;

/// The figures of an earlier `report --json` or `check --json`.
pub struct Earlier {
    /// Its moment, as it stands there.
    pub as_of: String,
    values: BTreeMap<FigureId, f64>,
}

impl Earlier {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Self, String> {
        let name = path.display();
        let text = read_text(path)?;
        let json: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|error| format!("{name}: it is not JSON (line {}, column {}).", error.line(), error.column()))?;
        let Some(as_of) = json["as_of"].as_str() else {
            return Err(format!("{name}: it is no output of `zenboard report --json` or `zenboard check --json`."));
        };
        // Reports of earlier versions have no verdicts, and the coordinator's counts all the same.
        let rows = |list: &str, number: &str| -> Vec<(FigureId, f64)> {
            let rows = json[list].as_array().into_iter().flatten();
            rows.filter_map(|row| Some((FigureId::from_id(row["id"].as_str()?)?, row[number].as_f64()?))).collect()
        };
        let values = rows("coordinator", "count").into_iter().chain(rows("verdicts", "value")).collect();
        Ok(Self { as_of: as_of.to_owned(), values })
    }

    /// What a figure was then.
    pub fn value(&self, figure: FigureId) -> Option<f64> {
        self.values.get(&figure).copied()
    }
}

/// How a figure moved, by its goal's own sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    Better,
    Worse,
    Same,
}

impl Move {
    /// From then to now.
    pub fn of(figure: FigureId, then: f64, now: f64) -> Self {
        if (now - then).abs() <= NOTHING {
            return Self::Same;
        }
        let less_is_better = figure.goal().is_some_and(|goal| goal.rule == GoalRule::AtMost);
        if (now < then) == less_is_better { Self::Better } else { Self::Worse }
    }

    /// The name in JSON, and the word in a text.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Worse => "worse",
            Self::Same => "same",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_moves_by_its_goals_sense() {
        let moved = |figure, then, now| Move::of(figure, then, now);
        assert_eq!(moved(FigureId::New, 5.0, 3.0), Move::Better);
        assert_eq!(moved(FigureId::New, 3.0, 5.0), Move::Worse);
        assert_eq!(moved(FigureId::ResolutionKept, 0.9, 0.95), Move::Better);
        assert_eq!(moved(FigureId::ResolutionKept, 0.1 + 0.2, 0.3), Move::Same);
    }
}
