//! Figures in words: their definitions, goals and numbers, from the table of figures.

use base::HOUR;
use desk::figure::{FigureId, GoalRule, Unit};
use desk::settings::Settings;
use language::{self, say};

use crate::kit::words;
use crate::model::{Definition, GoodSide, KpiCard};

impl KpiCard {
    /// The figure that the card shows; `None` for a number that is no figure of the method.
    pub fn figure(&self) -> Option<FigureId> {
        FigureId::from_id(&self.id)
    }
}

/// What a figure is, where its goal comes from, why it matters and what to do about it.
pub(crate) fn definition(figure: FigureId, settings: &Settings) -> Definition {
    let source = match figure.goal() {
        Some(known) => say!(
            "Goal {}. {}; owner: {}.",
            goal(figure, settings),
            language::text(known.source),
            language::lower(language::text(known.owner))
        ),
        None => say!("No goal is published.").into(),
    };
    Definition { rule: figure.rule(settings), source, why: figure.why().to_owned(), action: figure.action().to_owned() }
}

/// The goal in force: `≤ 3`, `0`, `≥ 97 %`; empty without a goal.
pub fn goal(figure: FigureId, settings: &Settings) -> String {
    match (settings.goals.value(figure), figure.goal()) {
        (Some(value), Some(goal)) if value == 0.0 && goal.rule == GoalRule::AtMost => in_unit(figure, value),
        (Some(value), Some(goal)) => format!("{} {}", goal.rule.sign(), in_unit(figure, value)),
        _ => String::new(),
    }
}

/// A number in the unit of its figure.
pub fn in_unit(figure: FigureId, value: f64) -> String {
    match figure.spec().unit {
        Unit::Tickets | Unit::Technicians | Unit::Days => words::decimal(value, 1),
        Unit::Percent => words::percent(value),
        Unit::Hours => say!("{} h", words::decimal(value, 2)),
        Unit::BusinessTime => say!("{} h", words::decimal(value, 1)),
        Unit::HoursPerEndpoint => words::decimal(value, 3),
        // Whole seconds, whatever the division left.
        Unit::CalendarTime => words::duration((value * HOUR as f64 + 1e-6) as i64),
    }
}

/// A difference of two numbers of a figure, with its sign and its unit.
pub(crate) fn difference(figure: FigureId, difference: f64) -> String {
    if figure.spec().unit == Unit::Percent {
        return words::points(difference);
    }
    let amount = match figure.spec().unit {
        Unit::Tickets => words::tickets(difference.abs().round() as usize),
        Unit::Technicians => say!("{} technicians", words::decimal(difference.abs(), 0)),
        Unit::Days => say!("{} days", words::decimal(difference.abs(), 1)),
        Unit::HoursPerEndpoint => say!("{} h per endpoint and month", words::decimal(difference.abs(), 3)),
        _ => in_unit(figure, difference.abs()),
    };
    // What is shown as nothing has no sign.
    let is_nothing = !amount.chars().any(|sign| ('1'..='9').contains(&sign));
    let sign = if is_nothing {
        ""
    } else if difference < 0.0 {
        "−"
    } else {
        "+"
    };
    format!("{sign}{amount}")
}

/// What numbers of a figure are multiplied with on an axis.
pub(crate) fn scale(figure: FigureId) -> f64 {
    if figure.spec().unit == Unit::Percent { 100.0 } else { 1.0 }
}

/// On which side of its goal a figure is good.
pub(crate) fn good_side(figure: FigureId) -> GoodSide {
    match figure.goal().map(|goal| goal.rule) {
        None => GoodSide::Neither,
        Some(GoalRule::AtMost) => GoodSide::Below,
        Some(_) => GoodSide::Above,
    }
}

/// What stands on an axis of a figure.
pub(crate) fn axis_unit(figure: FigureId) -> String {
    match figure.spec().unit {
        Unit::Percent => "%",
        Unit::HoursPerEndpoint => say!("h per endpoint and month"),
        Unit::Technicians => say!("technicians"),
        Unit::Tickets => say!("tickets"),
        Unit::Days => say!("days"),
        Unit::Hours | Unit::BusinessTime | Unit::CalendarTime => say!("h"),
    }
    .to_owned()
}
