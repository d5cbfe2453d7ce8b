//! The service delivery forecast: do requests flow into the workflows, what is coming, and do we have the people?

use desk::figure::{
    Capacity, DeskHistory, Gap, Measured, View, WorkflowTable, ahead, capacity, desk_history, knows_shape,
    knows_workflows, workflow_table,
};
use desk::query::Query;
use forecast::Memo;
use language::{self, say, term};

use crate::forecast::arrivals::Outlook;
use crate::forecast::distribution::{ELEVEN, filled};
use crate::forecast::parts::note;
use crate::forecast::reading;
use crate::forecast::staffing;
use crate::forecast::supply::days_off;
use crate::kit::words;
use crate::model::{Block, Board, Place, Section, Tone};

/// The tabs: value of the option, title.
const TABS: [(&str, &str); 7] = [
    ("", term!("The answer")),
    ("workflows", term!("Workflows")),
    ("coming", term!("What is coming")),
    ("people", term!("People")),
    ("promises", term!("Promises")),
    ("what-if", term!("What if?")),
    ("rules", term!("Rules")),
];

/// What all tabs look at.
struct Known<'v, 'a> {
    view: &'v View<'a>,
    query: &'v Query,
    memo: &'v Memo,
    table: WorkflowTable,
    history: Measured<(DeskHistory, Outlook)>,
    staffing: Measured<Capacity>,
}

impl Known<'_, '_> {
    fn total(&self) -> Option<&Outlook> {
        self.history.as_ref().ok().map(|(_, total)| total)
    }
}

/// The board of a view.
pub fn present(view: &View<'_>, query: &Query, memo: &Memo) -> Board {
    let history = desk_history(view).map(|history| {
        let total = Outlook::of(view, memo, history.first, history.created(None));
        (history, total)
    });
    let staffing = match &history {
        Ok((history, _)) => capacity(view, history, &ahead(view, history, memo), days_off(query)),
        Err(gap) => Err(gap.clone()),
    };
    let known = Known { view, query, memo, table: workflow_table(view), history, staffing };
    let tab = query.option("tab").unwrap_or("");
    let tab = TABS.iter().find(|(value, _)| *value == tab).map_or("", |(value, _)| value);
    Board {
        title: title(&known),
        lede: lede(&known),
        sections: sections(&known, tab),
        tabs: TABS
            .iter()
            .map(|(value, title)| {
                // What a tab chose does not follow to another.
                let bare = query.on(query.page.clone());
                let href = bare.with_option("tab", value).to_fragment();
                (language::text(title).to_owned(), href, *value == tab)
            })
            .collect(),
        ..Board::default()
    }
}

fn sections(known: &Known<'_, '_>, tab: &str) -> Vec<Section> {
    let (view, query, table) = (known.view, known.query, &known.table);
    match (tab, &known.history) {
        ("workflows", _) => vec![crate::forecast::distribution::section(view, query, table)],
        ("promises", _) => crate::forecast::promises::sections(view, query),
        ("rules", _) => crate::forecast::rules::sections(view, query),
        ("coming", Ok((history, total))) => vec![
            crate::forecast::arrivals::section(view, query, (history, total), known.memo),
            crate::forecast::slots::section(view, query),
        ],
        ("what-if", Ok((history, total))) => crate::forecast::what_if::sections(view, query, history, total),
        ("coming" | "what-if", Err(gap)) => vec![no_history(gap)],
        ("people", _) => vec![
            crate::forecast::supply::section(view, query, &known.staffing),
            crate::forecast::workload::section(view, query),
        ],
        _ => {
            let answer = crate::forecast::answer::section(view, query, table, known.total(), &known.staffing);
            let mut blocks = crate::forecast::distribution::summary(view, query, table);
            match &known.history {
                Ok((history, total)) => {
                    blocks.extend(crate::forecast::arrivals::summary(view, query, (history, total)));
                }
                Err(gap) => blocks.push(note(Tone::Unknown, say!("Arrivals are not measurable: {}.", gap.words()))),
            }
            // The pictures side by side, what they say below them.
            blocks.sort_by_key(|block| !matches!(block, Block::Chart(_)));
            let pictures = Section {
                id: "pictures".into(),
                title: say!("Where requests flow, and what is coming").into(),
                note: say!("the last {} days, and four weeks ahead", table.days),
                place: Place::Full,
                blocks,
            };
            vec![answer, pictures]
        }
    }
}

fn no_history(gap: &Gap) -> Section {
    Section {
        id: "outlook".into(),
        title: say!("What is coming?").into(),
        place: Place::Full,
        blocks: vec![note(Tone::Unknown, say!("Not measurable: {}.", gap.words()))],
        ..Section::default()
    }
}

fn title(known: &Known<'_, '_>) -> String {
    let flow = match knows_workflows(known.view).and_then(|()| knows_shape(known.view)) {
        Err(gap) => say!("Workflows are not measurable: {}", gap.words()),
        Ok(()) => flow(&known.table),
    };
    let mut parts = vec![flow];
    match &known.history {
        Ok((_, total)) => parts.push(next_week(total)),
        Err(gap) => parts.push(say!("arrivals are not measurable: {}", gap.words())),
    }
    if let Ok(capacity) = &known.staffing {
        parts.extend(staffing::technicians(capacity));
    }
    parts.join("; ")
}

fn flow(table: &WorkflowTable) -> String {
    match filled(table) {
        ELEVEN => say!("Requests flow into all eleven workflows").to_owned(),
        count => say!("Requests flow into {} of eleven workflows", words::number_word(count)),
    }
}

fn lede(known: &Known<'_, '_>) -> String {
    let mut lede = String::new();
    let Some(total) = known.total() else { return lede };
    if let Err(gap) = &known.staffing {
        lede = say!("Staffing is not measurable: {}. ", gap.words());
    }
    match &total.projection {
        Ok(projection) => lede += &reading::of_projection(projection),
        Err(why) => lede += why,
    }
    lede
}

fn next_week(total: &Outlook) -> String {
    let Some((next, change)) = total.next_week() else {
        return say!("there is too little history for a forecast").into();
    };
    let tickets = words::tickets(next.round() as usize);
    let against = match change {
        Some(change) if change >= 0.005 => {
            say!(", {} more than a mean week of the last four", words::percent(rounded(change)))
        }
        Some(change) if change <= -0.005 => {
            say!(", {} fewer than a mean week of the last four", words::percent(rounded(-change)))
        }
        Some(_) => say!(", as many as in a mean week of the last four").into(),
        None => String::new(),
    };
    say!("the next seven days bring about {tickets}{against}")
}

/// Whole percents: a forecast knows no tenths.
fn rounded(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}
