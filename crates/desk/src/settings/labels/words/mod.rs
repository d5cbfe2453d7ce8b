//! The words of service desks by language: data only. How they are written and read stands in `lexicon`.

mod cs;
mod da;
mod de;
mod en;
mod es;
mod fi;
mod fr;
mod it;
mod ja;
mod ko;
mod nb;
mod nl;
mod pl;
mod pt;
mod ru;
mod sv;
mod tr;
mod uk;
mod zh;

/// What a word says of a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Sign {
    /// Opened again.
    Reopened,
    /// The customer answered: it is our turn.
    Replied,
    /// Closed, however it ended.
    Closed,
    /// Solved or finished, unless a word says not or partly.
    Done,
    /// Not solved or not finished, in one word.
    Undone,
    /// No longer wanted: cancelled, rejected, merged, a duplicate.
    Cancelled,
    /// Nobody has looked at it.
    New,
    /// Somebody works on it, or may.
    Active,
    /// In a technician's list.
    Ready,
    /// At a fixed time.
    Scheduled,
    /// The whole label says that it is pending: for the customer, as Zendesk and Freshdesk have it.
    Pending,
    /// Waits; for whom, the words beside it say.
    Waiting,
    /// Parked on purpose.
    Hold,
    /// For a vendor or another third party.
    Vendor,
    /// For parts or goods.
    Material,
    /// For the customer.
    Customer,
    /// For an answer, by whomever.
    Answer,
    /// For the desk itself.
    Desk,
    /// For somebody who takes it.
    Intake,
}

/// What a word says of a priority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Level {
    /// At once.
    Critical,
    /// Soon.
    High,
    /// In its turn.
    Medium,
    /// When there is time.
    Low,
}

/// What a word says of the type of a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Monitoring found it.
    Alert,
    /// Something does not work.
    Incident,
    /// Something is asked for.
    Request,
}

/// The words of one language. Each line is a list with commas.
pub(super) struct Language {
    /// What a stem with `+` may end in, beside what is said after it.
    pub endings: &'static [&'static str],
    /// Words that turn the next one around; so do words for *partly*.
    pub not: &'static str,
    /// The same behind what they turn around.
    pub not_behind: &'static str,
    /// Beginnings of words that turn the rest around.
    pub not_within: &'static [&'static str],
    /// Words between a negation and what it negates.
    pub between: &'static str,
    pub statuses: &'static [(Sign, &'static str)],
    pub levels: &'static [(Level, &'static str)],
    pub kinds: &'static [(Kind, &'static str)],
}

/// All languages. Where two have the same word for different things, the first one's holds.
pub(super) const LANGUAGES: [&Language; 19] = [
    &en::WORDS,
    &de::WORDS,
    &fr::WORDS,
    &es::WORDS,
    &pt::WORDS,
    &it::WORDS,
    &nl::WORDS,
    &pl::WORDS,
    &cs::WORDS,
    &sv::WORDS,
    &da::WORDS,
    &nb::WORDS,
    &fi::WORDS,
    &tr::WORDS,
    &ru::WORDS,
    &uk::WORDS,
    &ja::WORDS,
    &zh::WORDS,
    &ko::WORDS,
];
