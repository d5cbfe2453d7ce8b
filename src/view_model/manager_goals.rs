//! The goals with where they come from, and how often the team was within them.

use crate::report::{PERIODS, WINDOWS};
use crate::settings::{GOALS, Goal, GoalRule};

use super::kpi_text;
use super::manager_board::{HEADLINE, Manager};
use super::manager_cards::value;
use super::manager_text::{figure_words, goal_words, title};
use super::model::{Block, Cell, Head, TableView, Tone};
use super::words;

/// Steps that a realistic goal is reached in: three of four.
const REALISTIC: f64 = 0.75;

/// The table of goals.
pub fn blocks(manager: &Manager<'_, '_>) -> Vec<Block> {
    let titles = [
        "Figure",
        "Goal",
        "Default",
        "Now",
        "Within goal",
        "Reached three times of four",
        "Owner",
        "Source",
    ];
    let heads = titles
        .into_iter()
        .enumerate()
        .map(|(at, title)| Head {
            title: title.to_owned(),
            numeric: (1..6).contains(&at),
            ..Head::default()
        })
        .collect();
    vec![
        Block::Table(TableView {
            caption: format!(
                "Goals, and what goal is realistic: over up to {} steps of {} days",
                WINDOWS - PERIODS,
                manager.windows.all[PERIODS].days
            ),
            heads,
            rows: GOALS.iter().map(|goal| row(manager, goal)).collect(),
            has_total: false,
            empty: String::new(),
        }),
        Block::Note {
            tone: Tone::Plain,
            text: "Goals can be changed on the settings page. For the coordinator's counts an export does not tell what was open on earlier days, so no history is shown.".into(),
            href: manager.query.on(crate::query::Page::Settings).to_fragment(),
        },
    ]
}

fn row(manager: &Manager<'_, '_>, goal: &Goal) -> Vec<Cell> {
    let settings = manager.view.settings;
    let is_managers = HEADLINE.contains(&goal.id) || goal.id == "real_time_entry";
    if !is_managers {
        return vec![
            Cell::text(kpi_text::title(goal.id, settings)),
            Cell::text(kpi_text::goal(goal.id, settings)),
            Cell::text(words::decimal(goal.value, 1)),
            Cell::text(words::DASH),
            Cell::text(words::DASH),
            Cell::text(words::DASH),
            Cell::text(goal.owner),
            Cell::text(goal.source),
        ];
    }
    let history: Vec<f64> = (PERIODS..WINDOWS)
        .map_while(|window| value(manager, goal.id, window).ok())
        .collect();
    let within = history
        .iter()
        .filter(|figure| settings.goals.is_met(goal.id, **figure))
        .count();
    let now = match value(manager, goal.id, 0) {
        Ok(figure) => {
            let tone = if settings.goals.is_met(goal.id, figure) {
                Tone::Good
            } else {
                Tone::Bad
            };
            Cell::text(figure_words(goal.id, figure)).toned(tone)
        }
        Err(gap) => Cell::unknown(&gap.0),
    };
    vec![
        Cell::text(title(goal.id)),
        Cell::text(goal_words(manager, goal.id)),
        Cell::text(figure_words(goal.id, goal.value)),
        now,
        if history.is_empty() {
            Cell::text(words::DASH)
        } else {
            Cell::text(format!("{within} of {}", history.len()))
        },
        Cell::text(
            realistic(goal, history)
                .map_or_else(|| words::DASH.into(), |figure| figure_words(goal.id, figure)),
        ),
        Cell::text(goal.owner),
        Cell::text(goal.source),
    ]
}

/// The figure that was reached in three steps of four; `None` with less than four steps.
fn realistic(goal: &Goal, mut history: Vec<f64>) -> Option<f64> {
    if history.len() < 4 {
        return None;
    }
    history.sort_by(f64::total_cmp);
    if goal.rule != GoalRule::AtMost {
        history.reverse();
    }
    let at = (history.len() as f64 * REALISTIC).ceil() as usize;
    history.get(at.saturating_sub(1)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_realistic_goal_was_reached_three_times_of_four() {
        let goal = |id: &str| GOALS.iter().find(|goal| goal.id == id).expect("known");
        let shares = vec![0.9, 0.8, 0.7, 0.6];
        assert_eq!(realistic(goal("sla_resolution"), shares.clone()), Some(0.7));
        assert_eq!(realistic(goal("reactive_hours_per_endpoint"), shares), Some(0.8));
        assert_eq!(realistic(goal("utilization"), vec![0.5; 3]), None);
    }
}
