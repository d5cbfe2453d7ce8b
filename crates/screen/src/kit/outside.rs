//! Links that leave the page: a ticket in its PSA.

use desk::dataset::{Field, TicketRow};
use desk::figure::View;
use desk::settings::psa_address;

/// The address of a ticket in the PSA; empty without a template, and where names are masked.
pub(crate) fn psa_href(view: &View<'_>, ticket: TicketRow) -> String {
    let settings = view.settings;
    if settings.psa_link.is_empty() || settings.masking.on {
        return String::new();
    }
    let data = view.data;
    let id = if data.tickets.has(Field::Id) { data.keys.text(data.tickets.label(Field::Id, ticket)) } else { "" };
    psa_address(&settings.psa_link, data.number(ticket), id).unwrap_or_default()
}
