//! Taking the figures of a view.

use crate::figure::{FigureId, FigureSpec, Figures, Kind, View, distribution, specs};

use super::file::{Engagement, FORMAT, Figure, WorkflowFigure, definition_of};

/// All figures of a view, under a name.
pub fn take(view: &View<'_>, name: &str) -> Engagement {
    let figures = Figures::new(view);
    Engagement {
        zenboard_engagement: FORMAT,
        name: name.trim().to_owned(),
        as_of: view.data.zone.rfc3339(view.as_of),
        zone: view.data.zone.name().to_owned(),
        period_days: view.period_days,
        distribution_days: view.settings.distribution_days,
        anonymised: false,
        figures: specs().map(|spec| taken(&figures, spec)).collect(),
        workflows: distribution(view)
            .into_iter()
            .map(|share| WorkflowFigure {
                workflow: share.workflow.title().to_owned(),
                tickets: Some(share.tickets.len() as u64),
                hours: share.hours.ok().map(|hours| hours.as_f64()),
            })
            .collect(),
    }
}

/// The hash of the rule that a figure is counted by under the settings of a view.
pub fn definition(view: &View<'_>, figure: FigureId) -> String {
    definition_of(&figure.counted_by(view.settings))
}

fn taken(figures: &Figures<'_, '_>, spec: &FigureSpec) -> Figure {
    let view = figures.view;
    let measured = figures.measure(spec.id);
    let parts = measured.as_ref().ok().and_then(|reading| reading.parts);
    let counted = parts.filter(|parts| spec.kind == Kind::Share && parts[1] > 0.0);
    let value = measured.and_then(|reading| reading.value);
    Figure {
        id: spec.id.id().to_owned(),
        title: spec.id.title(view.settings),
        kind: spec.kind,
        definition: definition(view, spec.id),
        part: counted.map(|[part, _]| part as u64),
        whole: counted.map(|[_, whole]| whole as u64),
        goal: view.settings.goals.value(spec.id),
        less_is_better: spec.less_is_better(),
        missing: value.as_ref().err().map(|gap| gap.words()),
        value: value.ok(),
        under_5: false,
    }
}
