//! The morning meeting under way: one step on show, all others a key away.

use desk::figure::View;
use desk::query::{Page, Query};
use language::{self, say};

use crate::huddle::page::{QUESTION, day_blocks};
use crate::huddle::turn::{Meeting, Turn};
use crate::huddle::view::{HuddleStep, HuddleView, StepKind};
use crate::kit::parts::{not_measurable, section};
use crate::kit::words;
use crate::model::{Block, Board, Place};

/// The steps in the URL; a turn is `of:` and a name.
const OPENING: &str = "start";
const ACTIONS: &str = "actions";
const NOBODY: &str = "nobody";

/// The step of the meeting that a query is at.
pub(crate) fn present(view: &View<'_>, query: &Query, meeting: &Meeting, wanted: &str) -> Board {
    let turns = meeting.turns();
    let steps = steps(view, query, meeting);
    let at = place_of(&turns, wanted);
    let step = &steps[at];
    let blocks = match step.kind {
        StepKind::Opening => day_blocks(view, query),
        StepKind::Turn => {
            let (facts, calendar) = meeting.facts(view, query, &turns[at - 1]);
            let mut blocks = vec![Block::Facts(facts)];
            blocks.extend(meeting.gap.as_ref().map(not_measurable));
            blocks.extend(calendar);
            blocks
        }
        StepKind::Actions => Vec::new(),
    };
    let lede = match step.kind {
        StepKind::Opening => say!("The previous day, and what is over goal.").to_owned(),
        StepKind::Turn => language::text(QUESTION).to_owned(),
        StepKind::Actions => say!("What happens today, and who does it.").to_owned(),
    };
    Board {
        title: step.name.clone(),
        lede,
        sections: vec![section(
            "huddle",
            "",
            Place::Full,
            vec![Block::Huddle(Box::new(HuddleView { at: Some(at as u32), blocks, steps, ..frame(view, query) }))],
        )],
        ..Board::default()
    }
}

/// What the meeting is about, without its steps.
pub(crate) fn frame(view: &View<'_>, query: &Query) -> HuddleView {
    let day = view.data.day(view.as_of);
    HuddleView {
        day: day.to_string(),
        day_words: words::day(day),
        minutes: view.settings.boards.huddle_minutes,
        leave_href: Query { group: query.group.clone(), ..query.on(Page::Huddle) }.to_fragment(),
        ..HuddleView::default()
    }
}

/// All steps in order.
pub(crate) fn steps(view: &View<'_>, query: &Query, meeting: &Meeting) -> Vec<HuddleStep> {
    let step = |kind: StepKind, name: &str, id: &str| HuddleStep {
        kind,
        name: name.to_owned(),
        href: Query { group: query.group.clone(), ..query.on(Page::Huddle) }.with_option("turn", id).to_fragment(),
        ..HuddleStep::default()
    };
    let opening = step(StepKind::Opening, say!("How do we stand?"), OPENING);
    let turns = meeting.turns();
    let turns = turns.iter().map(|turn| {
        let work = meeting.work(view, query, turn);
        let more = meeting.broken[turn.place].len() - work.len();
        HuddleStep {
            work,
            more: more as u32,
            nothing: meeting.nothing(),
            ..step(StepKind::Turn, &turn.name, &id_of(turn))
        }
    });
    let actions = step(StepKind::Actions, say!("Actions of the huddle"), ACTIONS);
    std::iter::once(opening).chain(turns).chain(std::iter::once(actions)).collect()
}

fn id_of(turn: &Turn) -> String {
    match turn.id.as_str() {
        "tech-none" => NOBODY.to_owned(),
        _ => format!("of:{}", turn.name),
    }
}

/// The place among the steps. Whoever has no turn any more (new data came meanwhile) is followed by the next
/// by name, so that nobody is passed over.
fn place_of(turns: &[Turn], wanted: &str) -> usize {
    let is_nobody = |turn: &Turn| turn.id == "tech-none";
    match (wanted, wanted.strip_prefix("of:")) {
        (ACTIONS, _) => turns.len() + 1,
        (NOBODY, _) => turns.iter().position(is_nobody).unwrap_or(turns.len()) + 1,
        (_, Some(name)) => {
            turns.iter().position(|turn| is_nobody(turn) || turn.name.as_str() >= name).unwrap_or(turns.len()) + 1
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_that_is_gone_is_followed_by_the_next() {
        let turn = |id: &str, name: &str, place| Turn { id: id.into(), name: name.into(), place };
        let turns = [turn("tech-0", "Ann", 0), turn("tech-1", "Cay", 1), turn("tech-none", "Nobody assigned", 2)];
        let places = ["start", "of:Ann", "of:Ben", "of:Cay", "of:Dot", "nobody", "actions", "x"];
        assert_eq!(places.map(|wanted| place_of(&turns, wanted)), [0, 1, 2, 2, 3, 3, 4, 0]);
        assert_eq!(place_of(&turns[..2], "nobody"), 3);
    }
}
