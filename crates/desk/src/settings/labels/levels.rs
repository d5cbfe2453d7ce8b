//! The level of a priority and the kind of a ticket's type, by their words.

use std::sync::LazyLock;

use super::lexicon::Lexicon;
use super::words::{Kind, Level};
use crate::settings::Workflow;

static LEVELS: LazyLock<Lexicon<Level>> = LazyLock::new(|| Lexicon::new(|language| language.levels));
static KINDS: LazyLock<Lexicon<Kind>> = LazyLock::new(|| Lexicon::new(|language| language.kinds));

/// The incident workflow that a priority label of any system stands for:
/// `3 - Moderate`, `P1`, `Urgent`, `Priority 2 - High`, `Niedrig`, `Średni`.
pub fn incident_level(label: &str) -> Option<Workflow> {
    let found = LEVELS.find(label);
    let has = |level: Level| found.iter().any(|one| one.sign == level && one.negated.is_none());
    if has(Level::Critical) {
        Some(Workflow::Critical)
    } else if has(Level::High) {
        Some(Workflow::High)
    } else if has(Level::Medium) {
        Some(Workflow::Medium)
    } else if !found.is_empty() {
        // Low, or not urgent.
        Some(Workflow::Low)
    } else {
        numbered(label)
    }
}

/// A bare level: `P1`, `Priority 1`, `1`.
fn numbered(label: &str) -> Option<Workflow> {
    let lower = label.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    match words.find_map(|word| word.strip_prefix('p').unwrap_or(word).parse::<u8>().ok())? {
        1 => Some(Workflow::Critical),
        2 => Some(Workflow::High),
        3 => Some(Workflow::Medium),
        4 | 5 => Some(Workflow::Low),
        _ => None,
    }
}

/// The kind of ticket that a type label names; of several an alert before an incident before a request.
pub fn kind_named(label: &str) -> Option<Kind> {
    let found = KINDS.find(label);
    let has = |kind: Kind| found.iter().any(|one| one.sign == kind && one.negated.is_none());
    [Kind::Alert, Kind::Incident, Kind::Request].into_iter().find(|kind| has(*kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_in_the_languages_of_desks() {
        use Workflow as W;
        for (label, level) in [
            ("3 - Moderate", W::Medium),
            ("1 - Critical", W::Critical),
            ("Priority 2", W::High),
            ("3", W::Medium),
            ("P4", W::Low),
            ("Not urgent", W::Low),
            ("Very high", W::High),
            ("Sehr dringend", W::Critical),
            ("Niedrig", W::Low),
            ("Très haute", W::High),
            ("Moyenne", W::Medium),
            ("Inmediata", W::Critical),
            ("Mediana", W::Medium),
            ("Média", W::Medium),
            ("Baixa", W::Low),
            ("Alta", W::High),
            ("Bassa", W::Low),
            ("Hoog", W::High),
            ("Spoed", W::Critical),
            ("Wysoki", W::High),
            ("Średni", W::Medium),
            ("Nízká", W::Low),
            ("Vysoká", W::High),
            ("Brådskande", W::Critical),
            ("Låg", W::Low),
            ("Høj", W::High),
            ("Haster", W::Critical),
            ("Middels", W::Medium),
            ("Kiireellinen", W::Critical),
            ("Matala", W::Low),
            ("Yüksek", W::High),
            ("Düşük", W::Low),
            ("Срочный", W::Critical),
            ("Средний", W::Medium),
            ("Терміновий", W::Critical),
            ("Низький", W::Low),
            ("緊急", W::Critical),
            ("低め", W::Low),
            ("紧急", W::Critical),
            ("中", W::Medium),
            ("긴급", W::Critical),
            ("보통", W::Low),
        ] {
            assert_eq!(incident_level(label), Some(level), "{label}");
        }
        assert_eq!(incident_level("Sometime"), None);
        assert_eq!(incident_level("Highway"), None);
    }

    #[test]
    fn kinds_in_the_languages_of_desks() {
        for (label, kind) in [
            ("Service Request", Kind::Request),
            ("Demande de service", Kind::Request),
            ("Incidencia", Kind::Incident),
            ("Requisição de serviço", Kind::Request),
            ("Störung", Kind::Incident),
            ("Żądanie", Kind::Request),
            ("Zgłoszenie: incydent", Kind::Incident),
            ("Palvelupyyntö", Kind::Request),
            ("Запрос на обслуживание", Kind::Request),
            ("インシデント", Kind::Incident),
            ("服务请求", Kind::Request),
            ("장애", Kind::Incident),
            ("Alerta", Kind::Alert),
        ] {
            assert_eq!(kind_named(label), Some(kind), "{label}");
        }
        assert_eq!(kind_named("Question"), None);
        assert_eq!(kind_named("Incidental"), None);
    }
}
