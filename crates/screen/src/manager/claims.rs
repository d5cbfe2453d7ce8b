//! Does the method hold here? A line for each claim: the two kinds of tickets beside each other, the difference among
//! the alike, and how sure it is.

use desk::figure::{CLAIM_DAYS, Claim, Claimed, Gap, View, claimed};
use desk::query::Query;
use desk::rule::CompletedRule;
use desk::rules;
use forecast::{Difference, Side};
use language::say;

use crate::kit::parts::{count, figure_head, note, section, table, word_head};
use crate::kit::words;
use crate::model::{Cell, Place, Section, Tone};

/// Title, lede and sections.
pub fn board(view: &View<'_>, query: &Query) -> (String, String, Vec<Section>) {
    let counted: Vec<(Claim, Result<Claimed, Gap>)> =
        Claim::ALL.into_iter().map(|claim| (claim, claimed(view, claim))).collect();
    let lede = say!(
        "Tickets completed in the last {CLAIM_DAYS} days, compared only with tickets of the same workflow and priority. What goes together need not be cause and effect: use it to ask, not to prove."
    );
    let heads = vec![
        word_head(say!("What the method says")),
        figure_head(say!("Tickets handled so")),
        figure_head(say!("In time")),
        figure_head(say!("Other tickets")),
        figure_head(say!("In time")),
        figure_head(say!("Difference, points")),
        figure_head(say!("95 % interval, points")),
        word_head(say!("Here")),
    ];
    let rows = counted.iter().map(|(claim, counted)| row(query, *claim, counted)).collect();
    let blocks = vec![
        table(say!("The method's claims at this desk"), heads, rows, ""),
        note(
            Tone::Plain,
            say!(
                "An interval that holds zero means that no difference can be told from chance. It takes at least 20 comparable tickets of each kind."
            ),
        ),
    ];
    (verdict(&counted), lede, vec![section("claims", say!("Does the method hold here?"), Place::Full, blocks)])
}

/// How many claims show.
fn verdict(counted: &[(Claim, Result<Claimed, Gap>)]) -> String {
    let found: Vec<Difference> = counted.iter().filter_map(|(_, counted)| counted.as_ref().ok()?.difference).collect();
    let clear = found.iter().filter(|found| found.is_clear() && found.value > 0.0).count();
    match (found.len(), clear) {
        (0, _) => say!("There are not enough tickets to say whether the method holds here").to_owned(),
        (_, 0) => say!("None of the method's claims shows clearly at this desk").to_owned(),
        (all, clear) if all == clear => say!("Every claim that can be told shows at this desk").to_owned(),
        (all, clear) => say!("{clear} of {all} claims that can be told show at this desk"),
    }
}

fn row(query: &Query, claim: Claim, counted: &Result<Claimed, Gap>) -> Vec<Cell> {
    let counted = match counted {
        Ok(counted) => counted,
        Err(gap) => {
            let dash = || Cell::text(words::DASH);
            let why = Cell::unknown(&gap.words());
            return vec![Cell::text(title(claim)), dash(), dash(), dash(), dash(), dash(), dash(), why];
        }
    };
    let share = |side: Side| Cell::text(side.share().map_or_else(|| words::DASH.to_owned(), words::percent));
    let points = |value: f64| words::signed(value * 100.0, 1);
    let (difference, interval) = match counted.difference {
        None => (Cell::text(words::DASH), Cell::text(words::DASH)),
        Some(found) => (
            Cell::text(points(found.value)),
            Cell::text(say!("{} to {}", points(found.lo95), points(found.hi95)))
                .noted(say!("{} compared", words::tickets(found.compared as usize))),
        ),
    };
    vec![
        Cell::text(title(claim)),
        count(query, counted.with.all, &rules![CompletedRule::ClaimWith(claim)]),
        share(counted.with),
        count(query, counted.without.all, &rules![CompletedRule::ClaimWithout(claim)]),
        share(counted.without),
        difference,
        interval,
        here(counted.difference),
    ]
}

fn title(claim: Claim) -> &'static str {
    match claim {
        Claim::TriageEngagement => say!("Triaged within an hour, engaged in time"),
        Claim::TriageCompletion => say!("Triaged within an hour, completed in time"),
        Claim::ScheduledCompletion => say!("Long work with a service call, completed in time"),
        Claim::RealTimeCompletion => say!("All time entered at once, completed in time"),
        Claim::OneTechnicianCompletion => say!("One technician, completed in time"),
    }
}

fn here(found: Option<Difference>) -> Cell {
    match found {
        None => Cell::text(say!("Not enough tickets to say")).toned(Tone::Unknown),
        Some(found) if !found.is_clear() => Cell::text(say!("No clear difference")),
        Some(found) if found.value > 0.0 => Cell::text(say!("More of them in time")).toned(Tone::Good),
        Some(_) => Cell::text(say!("Fewer of them in time")).toned(Tone::Warn),
    }
}
