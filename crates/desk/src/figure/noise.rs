//! Which companies make more tickets and hours than they did: each against its own three periods before.

use crate::dataset::{Field, NO_TICKET};
use base::{Hours, Sym};

use super::gap::Measured;
use super::reactive_hours::managed;
use super::trend::{PERIODS, Windows, windows_of};
use super::view::View;

/// Companies whose issue types are looked at.
const LOUDEST: usize = 10;
/// Issue types named for each.
const GREW: usize = 3;

/// One company's noise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompanyNoise {
    /// The company.
    pub company: Sym,
    /// Tickets created, the period first, then the three before.
    pub tickets: [u32; PERIODS],
    /// Hours worked, likewise; zero without time entries.
    pub hours: [Hours; PERIODS],
    /// Entries of the period.
    pub entries: u32,
    /// Incidents created in the period.
    pub incidents: u32,
    /// Endpoints, where known.
    pub endpoints: Option<u32>,
    /// Issue types that grew most: the type, tickets of the period, average of the periods before. For the loudest only.
    pub grew: Vec<(Sym, u32, f64)>,
}

impl CompanyNoise {
    /// Average tickets of the periods before that the data covers; `None` when it covers none.
    pub fn before(&self, covered: usize) -> Option<f64> {
        (covered > 0).then(|| {
            let sum: u32 = self.tickets[1..=covered.min(PERIODS - 1)].iter().sum();
            f64::from(sum) / covered.min(PERIODS - 1) as f64
        })
    }

    /// Average hours of the periods before that the data covers.
    pub fn hours_before(&self, covered: usize) -> Option<f64> {
        (covered > 0).then(|| {
            let sum: Hours = self.hours[1..=covered.min(PERIODS - 1)].iter().copied().sum();
            sum.as_f64() / covered.min(PERIODS - 1) as f64
        })
    }
}

/// The ranking.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Noise {
    /// Companies by tickets of the period, most first, then by name; the own company is left out.
    pub companies: Vec<CompanyNoise>,
    /// How many of the three periods before lie within the data.
    pub covered: usize,
}

/// The noise of the reporting period.
///
/// # Errors
/// The reason when companies or creation times are not known.
pub fn noise(view: &View<'_>, windows: &Windows) -> Measured<Noise> {
    view.needs(Field::Company)?;
    view.needs(Field::Created)?;
    let data = view.data;
    let periods = (1_u32 << PERIODS) - 1;
    let mut place = vec![u32::MAX; data.texts.len()];
    let mut companies: Vec<CompanyNoise> = Vec::new();
    let mut slot = |companies: &mut Vec<CompanyNoise>, company: Sym| {
        let at = &mut place[company.index()];
        if *at == u32::MAX {
            *at = companies.len() as u32;
            companies.push(CompanyNoise { company, ..CompanyNoise::default() });
        }
        *at as usize
    };
    for &row in &view.rows {
        let row = row as usize;
        let company = data.tickets.label(Field::Company, row);
        let Some(created) = data.tickets.date(Field::Created, row).get() else {
            continue;
        };
        let mask = windows.at(created) & periods;
        if mask == 0 || company.is_none() {
            continue;
        }
        let at = slot(&mut companies, company);
        windows_of(mask).for_each(|window| companies[at].tickets[window] += 1);
        let is_incident = data.facts.workflow[row].family() == crate::settings::WorkflowFamily::Incident;
        companies[at].incidents += u32::from(mask & 1 != 0 && is_incident);
    }
    for entry in windows.entries(data) {
        let Some(day) = data.entry_facts.day[entry] else {
            continue;
        };
        let mask = windows.on(day) & periods;
        let company = data.entry_facts.company[entry];
        let counts = mask != 0 && !company.is_none() && data.entry_facts.ticket[entry] != NO_TICKET;
        if !counts || !view.entry_passes(entry) {
            continue;
        }
        let at = slot(&mut companies, company);
        windows_of(mask).for_each(|window| companies[at].hours[window] += data.entry_facts.hours[entry]);
        companies[at].entries += u32::from(mask & 1 != 0);
    }
    companies.retain(|known| !data.is_own(known.company) && (known.tickets[0] > 0 || known.entries > 0));
    companies.sort_by(|a, b| {
        b.tickets[0].cmp(&a.tickets[0]).then_with(|| data.texts.text(a.company).cmp(data.texts.text(b.company)))
    });
    let endpoints = managed(view);
    for known in &mut companies {
        known.endpoints = endpoints.get(&known.company).copied();
    }
    let covered = covered_periods(view, windows);
    if view.data.tickets.has(Field::IssueType) && covered > 0 {
        add_issue_types(view, windows, &mut companies, covered);
    }
    Ok(Noise { companies, covered })
}

/// How many of the periods before the period begin after the first ticket of the data.
pub fn covered_periods(view: &View<'_>, windows: &Windows) -> usize {
    let first = view.data.tickets.dates(Field::Created).iter().filter_map(|at| at.get()).min();
    match first {
        Some(first) => (1..PERIODS).take_while(|&window| windows.all[window].from.plus(base::DAY) >= first).count(),
        None => 0,
    }
}

fn add_issue_types(view: &View<'_>, windows: &Windows, companies: &mut [CompanyNoise], covered: usize) {
    let data = view.data;
    let loudest = companies.len().min(LOUDEST);
    let mut place = vec![u8::MAX; data.texts.len()];
    for (at, known) in companies[..loudest].iter().enumerate() {
        place[known.company.index()] = at as u8;
    }
    let mut counts: Vec<std::collections::BTreeMap<Sym, (u32, u32)>> = vec![std::collections::BTreeMap::new(); loudest];
    for &row in &view.rows {
        let row = row as usize;
        let Some(of_company) = counts.get_mut(place[data.tickets.label(Field::Company, row).index()] as usize) else {
            continue;
        };
        let Some(created) = data.tickets.date(Field::Created, row).get() else {
            continue;
        };
        let mask = windows.at(created) & ((1 << (covered + 1)) - 1);
        let issue = data.tickets.label(Field::IssueType, row);
        if mask == 0 || issue.is_none() {
            continue;
        }
        let count = of_company.entry(issue).or_default();
        count.0 += mask & 1;
        count.1 += (mask >> 1).count_ones();
    }
    for (known, counts) in companies[..loudest].iter_mut().zip(counts) {
        let mut grew: Vec<(Sym, u32, f64)> = counts
            .into_iter()
            .map(|(issue, (now, before))| (issue, now, f64::from(before) / covered as f64))
            .filter(|(_, now, before)| f64::from(*now) > before + 0.5)
            .collect();
        grew.sort_by(|a, b| {
            (f64::from(b.1) - b.2)
                .total_cmp(&(f64::from(a.1) - a.2))
                .then_with(|| data.texts.text(a.0).cmp(data.texts.text(b.0)))
        });
        grew.truncate(GREW);
        known.grew = grew;
    }
}
