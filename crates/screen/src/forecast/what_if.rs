//! What if: levers, scenarios, and the place where what was played comes.

use desk::figure::{DeskHistory, View};
use desk::query::Query;
use forecast::Levers;
use language::say;

use crate::forecast::arrivals::Outlook;
use crate::forecast::desk::Desk;
use crate::forecast::levers::{LEVER_NAMES, in_words, levers, moved, sliders, with_levers};
use crate::forecast::parts::{note, note_to};
use crate::model::{Block, Place, SavedScenario, ScenariosView, Section, Tone};

/// The sections of the tab.
pub fn sections(view: &View<'_>, query: &Query, history: &DeskHistory, total: &Outlook) -> Vec<Section> {
    let section = |id: &str, title: &str, place: Place, blocks: Vec<Block>| Section {
        id: id.into(),
        title: title.into(),
        place,
        blocks,
        ..Section::default()
    };
    let desk = match Desk::of(view, query, history, total) {
        Ok(desk) => desk,
        Err(why) => {
            let blocks = vec![note(Tone::Unknown, why)];
            return vec![section("what-if", say!("What if?"), Place::Full, blocks)];
        }
    };
    let mut dials = vec![Block::Levers { levers: sliders(query, desk.today(), desk.seed), is_gated: true }];
    let reset = LEVER_NAMES.iter().fold(query.clone(), |query, name| query.with_option(name, ""));
    if reset != *query {
        dials.push(note_to(Tone::Plain, say!("Reset all levers"), reset.to_fragment()));
    }
    vec![
        section("what-if", say!("What happens in the next thirteen weeks?"), Place::Main, vec![Block::Played]),
        section("levers", say!("What if?"), Place::Side, dials),
        section("scenarios", say!("Scenarios"), Place::Side, vec![Block::Scenarios(scenarios(view, query))]),
    ]
}

fn scenarios(view: &View<'_>, query: &Query) -> ScenariosView {
    let beside = query.option("beside").unwrap_or("");
    let saved = view
        .settings
        .scenarios
        .iter()
        .map(|scenario| {
            let is_beside = scenario.name == beside;
            let option = if is_beside { "" } else { scenario.name.as_str() };
            SavedScenario {
                name: scenario.name.clone(),
                words: in_words(&levers(|name| scenario.levers.get(name).map(String::as_str))),
                open_href: with_levers(query, &scenario.levers).to_fragment(),
                beside_href: query.with_option("beside", option).to_fragment(),
                is_beside,
            }
        })
        .collect();
    let asked = levers(|name| query.option(name));
    ScenariosView {
        saved,
        moved: if asked == Levers::default() { Vec::new() } else { moved(query).into_iter().collect() },
        words: in_words(&asked),
    }
}
