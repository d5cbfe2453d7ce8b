//! Which words of a header speak for which field of a ticket, and how surely.

use super::concept::{Concept as C, Concepts, Said};
use super::{Field, FieldKind};

/// What may stand beside the words of a moment without changing what it is.
const BESIDE_MOMENTS: Concepts = Concepts::of(&[C::Date, C::Time, C::Ticket, C::Service]);
/// What may stand beside the words of a label or a text.
const BESIDE_LABELS: Concepts = Concepts::of(&[C::Ticket, C::Name, C::Person, C::Current, C::Service]);
/// What may stand beside the words of an amount.
const BESIDE_AMOUNTS: Concepts = Concepts::of(&[C::Ticket, C::Time, C::Unit, C::Count, C::Duration]);
/// What may stand beside the words of a ticket's number.
const BESIDE_NUMBERS: Concepts = Concepts::of(&[C::Service]);

/// `Time to resolution` is when it was due, or when it was done: the rows tell. Where they say that it was done, this
/// is more than what the words say for the due time, less what the rows take from that.
const TOLD_BY_ROWS: u8 = 62;

/// A header must say all of this, and nothing else but what may stand beside it.
type Pattern = (Field, &'static [C], u8);

const PATTERNS: &[Pattern] = &[
    (Field::Number, &[C::Ticket, C::Number], 95),
    (Field::Number, &[C::Ticket, C::Id], 95),
    (Field::Number, &[C::Ticket, C::Number, C::Id], 95),
    (Field::Number, &[C::Ticket, C::Code], 85),
    (Field::Number, &[C::Ticket, C::Key], 97),
    (Field::Number, &[C::Key], 65),
    (Field::Number, &[C::Id, C::Key], 70),
    (Field::Number, &[C::Ticket], 75),
    (Field::Number, &[C::Number], 75),
    (Field::Number, &[C::Number, C::Id], 75),
    (Field::Number, &[C::Id], 65),
    (Field::Number, &[C::Code], 60),
    (Field::Number, &[C::Number, C::Code], 70),
    (Field::Number, &[C::Ticket, C::Name], 40),
    (Field::Created, &[C::Open], 92),
    (Field::Created, &[C::Ticket, C::Date], 78),
    (Field::Created, &[C::Date], 50),
    (Field::Created, &[C::Date, C::Time], 55),
    (Field::Created, &[C::Ticket, C::Time], 70),
    (Field::Completed, &[C::Close], 92),
    (Field::Completed, &[C::Last, C::Close], 85),
    (Field::Completed, &[C::End], 62),
    (Field::ResolvedAt, &[C::Resolve], 92),
    (Field::ResolvedAt, &[C::Last, C::Resolve], 88),
    (Field::ResolvedAt, &[C::Resolve, C::Due], TOLD_BY_ROWS),
    (Field::Completed, &[C::Due, C::Close], TOLD_BY_ROWS),
    (Field::LastActivity, &[C::Last, C::Update], 95),
    (Field::LastActivity, &[C::Update], 85),
    (Field::LastActivity, &[C::Last, C::Status, C::Update], 75),
    (Field::LastActivity, &[C::Last, C::Open], 50),
    (Field::Due, &[C::Due], 92),
    (Field::Due, &[C::Due, C::Close], 88),
    (Field::Due, &[C::Estimate, C::Close], 80),
    (Field::Due, &[C::Estimate, C::Date], 55),
    (Field::ResolutionDue, &[C::Resolve, C::Due], 95),
    (Field::ResolutionDue, &[C::Resolve, C::Estimate], 80),
    (Field::ResolutionDue, &[C::Sla, C::Due], 90),
    (Field::ResolutionDue, &[C::Sla, C::Resolve], 85),
    (Field::ResolutionDue, &[C::Sla, C::Resolve, C::Due], 95),
    (Field::ResolutionDue, &[C::Sla, C::Date], 75),
    (Field::FirstResponseDue, &[C::First, C::Response, C::Due], 95),
    (Field::FirstResponseDue, &[C::Response, C::Due], 92),
    (Field::FirstResponseDue, &[C::Sla, C::Response, C::Due], 92),
    (Field::FirstResponseDue, &[C::Sla, C::First, C::Response], 80),
    (Field::FirstResponseAt, &[C::First, C::Response], 95),
    (Field::FirstResponseAt, &[C::Response], 82),
    (Field::Status, &[C::Status], 95),
    (Field::StatusCategory, &[C::Status, C::Category], 95),
    (Field::Resolution, &[C::Resolve], 75),
    (Field::Resolution, &[C::Close, C::Code], 75),
    (Field::Resolution, &[C::Resolve, C::Code], 75),
    (Field::Priority, &[C::Priority], 95),
    (Field::Priority, &[C::Severity], 72),
    (Field::Priority, &[C::Urgency], 68),
    (Field::Priority, &[C::Impact], 45),
    (Field::Title, &[C::Title], 95),
    (Field::Title, &[C::Ticket, C::Name], 88),
    (Field::Title, &[C::Short, C::Description], 95),
    (Field::Title, &[C::Title, C::Description], 90),
    (Field::Title, &[C::Description], 65),
    (Field::Title, &[C::Problem], 60),
    (Field::Title, &[C::Problem, C::Description], 65),
    (Field::Title, &[C::Ticket], 45),
    (Field::Title, &[C::Name], 55),
    (Field::Company, &[C::Company], 92),
    (Field::Company, &[C::Company, C::Department], 50),
    (Field::Resource, &[C::Assigned], 92),
    (Field::Resource, &[C::Technician], 92),
    (Field::Resource, &[C::Assigned, C::Technician], 95),
    (Field::Resource, &[C::Assigned, C::By], 60),
    (Field::Resource, &[C::Technician, C::Owner], 90),
    (Field::Resource, &[C::Owner], 80),
    (Field::Resource, &[C::Assigned, C::Owner], 85),
    (Field::Resource, &[C::Assigned, C::Requester], 75),
    (Field::Resource, &[C::Resolve, C::By], 55),
    (Field::Resource, &[C::Close, C::By], 50),
    (Field::Queue, &[C::Queue], 92),
    (Field::Queue, &[C::Assigned, C::Group], 95),
    (Field::Queue, &[C::Technician, C::Group], 92),
    (Field::Queue, &[C::Assigned, C::Technician, C::Group], 92),
    (Field::Queue, &[C::Resolve, C::Group], 85),
    (Field::Queue, &[C::Owner, C::Group], 92),
    (Field::Queue, &[C::Group], 85),
    (Field::Queue, &[C::Department], 62),
    (Field::Queue, &[C::Assigned, C::Department], 85),
    (Field::Contact, &[C::Requester], 90),
    (Field::Contact, &[C::Open, C::By], 85),
    (Field::Contact, &[C::Open, C::Person], 85),
    (Field::Contact, &[C::Company, C::Requester], 80),
    (Field::TicketType, &[C::Kind], 88),
    (Field::IssueType, &[C::Category], 90),
    (Field::IssueType, &[C::Kind, C::Category], 75),
    (Field::IssueType, &[C::Problem, C::Kind], 80),
    (Field::SubIssueType, &[C::Sub, C::Category], 92),
    (Field::SubIssueType, &[C::Sub, C::Kind], 80),
    (Field::Source, &[C::Source], 88),
    (Field::SlaMet, &[C::Sla, C::Met], 95),
    (Field::SlaMet, &[C::Met], 88),
    (Field::SlaMet, &[C::Met, C::Status], 90),
    (Field::SlaMet, &[C::Sla, C::Status], 82),
    (Field::SlaMet, &[C::Sla, C::Met, C::Status], 90),
    (Field::SlaMet, &[C::Sla, C::Overdue], 90),
    (Field::SlaMet, &[C::Resolve, C::Overdue], 88),
    (Field::SlaMet, &[C::Resolve, C::Sla, C::Met], 92),
    (Field::Worked, &[C::Worked], 88),
    (Field::Estimate, &[C::Estimate], 85),
    (Field::Estimate, &[C::Estimate, C::Worked], 88),
    (Field::Billed, &[C::Billable], 82),
    (Field::Billed, &[C::Billable, C::Worked], 82),
    (Field::Reopened, &[C::Reopen], 92),
];

fn beside(field: Field) -> Concepts {
    match (field, field.kind()) {
        (Field::Number, _) => BESIDE_NUMBERS,
        (_, FieldKind::Date) => BESIDE_MOMENTS,
        (_, FieldKind::Amount) => BESIDE_AMOUNTS,
        _ => BESIDE_LABELS,
    }
}

/// How surely a header speaks for a field, 0..=95; 0 for not at all.
pub(super) fn speaks(said: Said, field: Field) -> u8 {
    if said.unknown > 2 || said.concepts.is_empty() {
        return 0;
    }
    let sure = |(_, all, weight): &Pattern| {
        let wanted = Concepts::of(all);
        let rest = said.concepts.without(wanted).without(beside(field));
        (said.concepts.holds(wanted) && rest.is_empty()).then_some(*weight)
    };
    let best = PATTERNS.iter().filter(|(known, ..)| *known == field).filter_map(sure).max().unwrap_or(0);
    // A name of something that no vocabulary has is a name of something else.
    if field == Field::Title && said.unknown > 0 && said.concepts.holds(Concepts::of(&[C::Name])) {
        return 0;
    }
    // A word that no vocabulary has may change everything.
    match said.unknown {
        0 => best,
        1 => (u16::from(best) * 7 / 10) as u8,
        _ => best / 2,
    }
}

/// Whether a header says anything that columns of tickets say.
pub(super) fn is_spoken(said: Said) -> bool {
    PATTERNS.iter().any(|(field, ..)| speaks(said, *field) >= 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_headers_speak_for_one_field() {
        for (header, field) in [
            ("CASE_STATUS", Field::Status),
            ("TARGET_DT", Field::Due),
            ("sla_target_dt", Field::ResolutionDue),
            ("OPEN_DT", Field::Created),
            ("Opening date", Field::Created),
            ("Opened Date", Field::Created),
            ("Last update", Field::LastActivity),
            ("Data de abertura", Field::Created),
            ("Data/hora abertura", Field::Created),
            ("Data/Hora limite", Field::Due),
            ("Hora de Fechamento", Field::Completed),
            ("id Solicitação", Field::Number),
            ("case_enquiry_id", Field::Number),
            ("Responsável atual", Field::Resource),
            ("Atendente/Proprietário", Field::Resource),
            ("Grupo de atribuição", Field::Queue),
            ("Descrição resumida", Field::Title),
            ("Tech_Assigned", Field::Resource),
            ("Submitted_By", Field::Contact),
            ("IssueDate", Field::Created),
            ("OnTime_Status", Field::SlaMet),
            ("Time to first response due", Field::FirstResponseDue),
            ("Erstellungsdatum", Field::Created),
            ("解決日時", Field::ResolvedAt),
            ("Clave de incidencia", Field::Number),
            ("Klucz zgłoszenia", Field::Number),
            ("Persona asignada", Field::Resource),
            ("Osoba przypisana", Field::Resource),
            ("Kategoria statusu", Field::StatusCategory),
            ("Categoría de estado", Field::StatusCategory),
            ("Resumen", Field::Title),
            ("Ticket name", Field::Title),
            ("DTPRAZO", Field::Due),
            ("Nome real do cliente", Field::Contact),
        ] {
            let said = Said::by(header);
            let best =
                Field::ALL.iter().copied().map(|field| (speaks(said, field), field)).max_by_key(|(sure, _)| *sure);
            assert_eq!(best.map(|(_, field)| field), Some(field), "{header}: {said:?}");
        }
        for header in [
            "Response Time (hours)", "Closure reason", "Number of comments", "Closed by", "Ticket age",
            "Responsable del proyecto", "Date of Purchase", "Renewal date",
        ] {
            let said = Said::by(header);
            let dates = [Field::Created, Field::Completed, Field::ResolvedAt, Field::Worked, Field::Number];
            assert!(dates.into_iter().all(|field| speaks(said, field) == 0), "{header}");
        }
    }
}
