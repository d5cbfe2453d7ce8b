//! Where the open tickets stand on the way to their next SLA event.

use crate::dataset::Field;

use super::gap::{Gap, Measured};
use super::sla_event::{SlaBand, SlaEvent};
use super::view::View;

/// That the next SLA event of open tickets can be judged.
///
/// # Errors
/// That there is no status (which clocks stand still is not known then), or no due time of any event.
pub fn knows_sla(view: &View<'_>) -> Measured<()> {
    view.needs(Field::Status)?;
    if SlaEvent::ALL.into_iter().any(|event| view.measures(event).is_ok()) { Ok(()) } else { Err(Gap::NoDueTimes) }
}

/// Open tickets by band, most urgent first.
///
/// # Errors
/// That no SLA event can be judged.
pub fn ladder(view: &View<'_>) -> Measured<[u32; 7]> {
    knows_sla(view)?;
    let mut bands = [0; SlaBand::ALL.len()];
    for &row in &view.open {
        bands[view.band(row as usize) as usize] += 1;
    }
    Ok(bands)
}
