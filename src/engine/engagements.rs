//! Engagement files and the figures of earlier imports, beside the data.

use crate::base::Timestamp;
use crate::engagement::{Engagement, take};
use crate::export::file_stem;
use crate::figure::{CoordinatorDay, FigureId, KPI_IDS};
use crate::language::say;
use crate::protocol::Response;
use crate::query::Query;
use crate::screen::{Desks, present_compare};

use super::answer::{Engine, nothing};

/// The coordinator's counts among the figures of an earlier import.
fn coordinator_day(desk: &Engagement) -> Option<CoordinatorDay> {
    let rows = || {
        let known = desk.figures.iter().filter_map(|figure| Some((FigureId::from_id(&figure.id)?, figure)));
        known.filter(|(id, _)| KPI_IDS.contains(id))
    };
    Some(CoordinatorDay {
        at: Timestamp::from_rfc3339(&desk.as_of)?.0,
        counts: rows().filter_map(|(id, figure)| Some((id, figure.value? as u32))).collect(),
        rules: rows().map(|(id, figure)| (id, figure.definition.clone())).collect(),
    })
}

impl Engine {
    /// The page of comparisons.
    pub(super) fn compared(&self, query: &Query) -> Response {
        let view = self.view(query);
        let own = view.as_ref().map(|view| take(view, say!("This desk")));
        let [dropped, history] = [&self.dropped, &self.history].map(|desks| self.with_shown_names(desks));
        let desks = Desks { dropped: &dropped, own: own.as_ref(), history: &history };
        Response::Screen(Box::new(present_compare(view.as_ref(), query, desks)))
    }

    /// The same figures; a desk's own name may hold the name of a client.
    fn with_shown_names(&self, desks: &[Engagement]) -> Vec<Engagement> {
        let shown = |desk: &Engagement| Engagement { name: self.shown(&desk.name), ..desk.clone() };
        desks.iter().map(shown).collect()
    }

    /// Takes engagement files, each with its name. A file that was taken before counts once.
    pub fn take_engagements(&mut self, files: &[(String, String)]) -> Response {
        for (name, text) in files {
            match Engagement::from_json(text) {
                Ok(read) if !self.dropped.contains(&read) => self.dropped.push(read),
                Ok(_) => {}
                Err(error) => {
                    return Response::Failed {
                        title: say!("{name} was not taken"),
                        detail: error.to_string(),
                        hint: say!("Save it again from the Compare page.").into(),
                    };
                }
            }
        }
        Response::Configured
    }

    /// Forgets the engagement files.
    pub fn forget_engagements(&mut self) {
        self.dropped.clear();
    }

    /// Takes what was kept of earlier imports; texts that cannot be read are left out.
    pub fn take_history(&mut self, texts: &[String]) {
        self.history = texts.iter().filter_map(|text| Engagement::from_json(text).ok()).collect();
        self.history.sort_by_key(|desk| Timestamp::from_rfc3339(&desk.as_of));
        self.kept = self.history.iter().filter_map(coordinator_day).collect();
    }

    /// The figures of a query as an engagement file.
    pub fn engagement(&self, query: &Query, name: &str, anonymised: bool) -> Response {
        let Some(view) = self.view(query) else {
            return nothing();
        };
        let mut taken = take(&view, name);
        if anonymised {
            taken = taken.anonymised();
        }
        let day = taken.as_of.get(..10).unwrap_or_default().to_owned();
        let stem = if taken.name.is_empty() { "engagement".into() } else { file_stem(&taken.name) };
        Response::Exported {
            name: format!("{stem}-{day}.zenboard.json"),
            mime: "application/json".into(),
            bytes: taken.to_json().into_bytes(),
        }
    }

    /// The figures of all the data, for the browser to keep: without a name, and without a ticket.
    pub fn aggregates(&self) -> Response {
        match self.view(&Query::default()) {
            Some(view) => {
                let taken = take(&view, "");
                Response::Aggregates { key: taken.as_of.clone(), text: taken.to_json() }
            }
            None => nothing(),
        }
    }
}
