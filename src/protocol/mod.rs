//! The messages between the page and the worker: two enums, plain data, errors as values.
//!
//! A message is sent as `[Uint8Array, …File]`: the array is its postcard form, the files of an import are beside it.
//!
//! In: what the page asks, what the worker answers. Out: the same, as plain data. Never: the engine, the browser.

mod doubts;
mod draft;
mod pulse;

use serde::{Deserialize, Serialize};

pub use draft::{Draft, DraftTable, Missing};
pub use pulse::{BEAT_MS, Pulse};

use crate::dataset::{DateQuestion, FileInfo, StatusDoubt, UnknownTable};
use crate::engagement::Engagement;
pub use crate::feed::{Haste, SourceState, TypedKey};
use crate::language::Locale;
use crate::query::Query;
use crate::screen::{ClockExample, ExampleQuestion, Found, NoExample, Played, Screen, Sheet};
use crate::settings::{Settings, StatusMeaning};

/// The forms of a list as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListFormat {
    /// Comma-separated text.
    Csv,
    /// A workbook.
    Xlsx,
}

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Read the files beside this message and make them the data.
    Import {
        /// Zone for times without one.
        zone: String,
        /// What the user decided, as JSON.
        settings: String,
        /// The script that starts workers which read parts of large files.
        loader: String,
    },
    /// Read the files beside this message and say what would come of them; the data stay as they are. A newer one ends
    /// an older.
    Try {
        /// Zone for times without one.
        zone: String,
        /// What the user decides for the moment, as JSON.
        settings: String,
        /// The script that starts workers which read parts of large files.
        loader: String,
    },
    /// Read a part of the file beside this message, for the worker that asks. It is answered by `[serial, Uint8Array]`:
    /// the part as bytes, none of them when it cannot be read apart.
    Part {
        /// Tells the answer.
        serial: u32,
        /// The first byte to read, and the first that is not.
        from: u64,
        /// See `from`.
        end: u64,
        /// What is known of its table.
        letter: Vec<u8>,
    },
    /// Make a sample desk as of now.
    Sample {
        /// Tickets.
        tickets: u32,
        /// Seed.
        seed: u32,
        /// Now, in seconds since 1970.
        now: i64,
        /// Zone.
        zone: String,
        /// What the user decided, as JSON.
        settings: String,
    },
    /// Speak so from now on; never answered.
    Speak {
        /// Language, numbers, dates.
        locale: Locale,
        /// The language's file; empty for English.
        words: String,
    },
    /// Take the settings; meanings, goals and rules change at once, without reading again.
    Configure {
        /// What the user decided, as JSON.
        settings: String,
    },
    /// Show a page.
    Ask(Box<Query>),
    /// Play the simulation of a page; a newer one replaces the one under way.
    Play(Box<Query>),
    /// Stop the simulation under way.
    StopPlaying,
    /// Work out when a ticket is due by settings.
    Example {
        /// The ticket and its target.
        question: ExampleQuestion,
        /// The settings, as JSON.
        settings: String,
    },
    /// Read holidays from the text of a calendar file or a list.
    Holidays {
        /// The text.
        text: String,
        /// Zone on whose wall moments are put.
        zone: String,
    },
    /// The list of a query as a file.
    Export(Box<Query>, ListFormat),
    /// Tables on show as a workbook.
    Workbook(Vec<Sheet>),
    /// Take engagement files, each with its name, beside the data.
    Engagements(Vec<(String, String)>),
    /// The figures of a query as an engagement file.
    Engagement {
        /// What they are taken of.
        query: Box<Query>,
        /// What the user calls it.
        name: String,
        /// Without a name and without small counts.
        anonymised: bool,
    },
    /// The figures of the data as they are kept by the browser.
    Aggregates,
    /// What the browser kept of earlier imports.
    History(Vec<String>),
    /// Forget all engagement files that were dropped.
    ForgetEngagements,
    /// Read the file of the site.
    Site {
        /// Its address.
        url: String,
    },
    /// Watch the sources of the site from now on.
    Watch(Box<WatchOrder>),
    /// What did the worker ask for since it was started?
    RequestLog,
    /// Hand over what the live sources hold.
    HandOver,
    /// The page's clock. The worker asks what is due, and shows live data as of this moment.
    Tick {
        /// Milliseconds since 1970.
        now: i64,
        /// Why what failed is asked again at once.
        haste: Haste,
    },
    /// Forget all data.
    Forget,
    /// Stop the import under way; the data before it stays.
    Cancel,
    /// Are you there?
    Ping,
    /// What of the data fits some letters?
    Find {
        /// The moment and the zone that links keep.
        query: Box<Query>,
        /// The letters.
        letters: String,
    },
}

/// What the worker says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// The worker is there and takes letters.
    Ready {
        /// Version of the package.
        version: String,
    },
    /// How far an import is. Not the last answer.
    Progress {
        /// The file being read.
        file: String,
        /// Bytes read of all files.
        bytes: u64,
        /// Bytes of all files.
        total: u64,
        /// Rows read.
        rows: u64,
    },
    /// The file of the site: its text, complete; empty with a sentence when it cannot be used.
    Site {
        /// Its text.
        text: String,
        /// What is wrong with it; empty when nothing is.
        trouble: String,
    },
    /// What the worker asked for.
    RequestLog(Vec<RequestLine>),
    /// Something new of the live sources. It is never asked for.
    News(Box<News>),
    /// What the live sources hold: the files are beside the message, in this order.
    HandedOver(Vec<KeptPart>),
    /// The import is done; ask for a page.
    Imported(Box<ImportSummary>),
    /// What would come of the files that were tried.
    Tried(Box<Trial>),
    /// The settings are taken.
    Configured,
    /// A page.
    Screen(Box<Screen>),
    /// How far a simulation is. Not the last answer.
    Playing {
        /// Runs played.
        done: u32,
        /// Runs to play.
        total: u32,
    },
    /// What a simulation led to.
    Played(Box<Played>),
    /// The simulation was stopped, or a newer one took its place.
    PlayStopped,
    /// The example, or why there is none.
    Example(Result<ClockExample, NoExample>),
    /// Holidays as a list with one date a line, and what was not understood.
    Holidays {
        /// The list.
        lines: String,
        /// Sentences.
        notes: Vec<String>,
    },
    /// A file to save.
    Exported {
        /// Suggested name.
        name: String,
        /// Media type.
        mime: String,
        /// Contents.
        bytes: Vec<u8>,
    },
    /// Figures to keep: under which key, and the text.
    Aggregates {
        /// The moment of the figures.
        key: String,
        /// The text of an engagement file without a name.
        text: String,
    },
    /// The data is gone.
    Forgotten,
    /// The import was stopped; the data before it stays.
    Cancelled,
    /// Here.
    Pong {
        /// Memory of the worker in bytes.
        bytes: u64,
    },
    /// No tickets were recognized in the files: the user may say what their tables hold.
    Unrecognized(Box<UnrecognizedFiles>),
    /// What fits the letters.
    Found {
        /// The letters.
        letters: String,
        /// The best first, by kind.
        found: Vec<Found>,
    },
    /// It did not work; what was on screen stays.
    Failed {
        /// What did not work.
        title: String,
        /// Why, in a sentence.
        detail: String,
        /// What to do.
        hint: String,
    },
}

/// What would come of files: what an import would lead to, or why there would be nothing.
pub type Trial = Result<ImportSummary, UnrecognizedFiles>;

/// Files in which no tickets were recognized, and what is in them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UnrecognizedFiles {
    /// What did not work.
    pub title: String,
    /// Why, in a sentence.
    pub detail: String,
    /// What to do.
    pub hint: String,
    /// The tables; those without an entity are none that is known, their matches what they would be as tickets.
    pub tables: Vec<FileInfo>,
}

/// What an import led to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportSummary {
    /// Tickets.
    pub tickets: u32,
    /// Those that are not done.
    pub open: u32,
    /// The day of the newest activity, as the reader writes days.
    pub as_of: String,
    /// Time entries.
    pub entries: u32,
    /// The tables, as recognised.
    pub files: Vec<FileInfo>,
    /// Files that could not be used: name, why, what to do.
    pub refused: Vec<(String, String, String)>,
    /// Tables that are none of ours.
    pub unknown: Vec<UnknownTable>,
    /// Date columns whose order was assumed.
    pub questions: Vec<DateQuestion>,
    /// Cells and rows with trouble.
    pub issues: u64,
    /// Status labels that should be asked about, those with most tickets first.
    pub doubtful_statuses: Vec<StatusQuestion>,
    /// Whether the tickets have a status at all.
    pub knows_status: bool,
    /// All status labels with their meaning's id and their tickets, for the settings page.
    pub statuses: Vec<(String, String, u32)>,
    /// All queues with their role's title and their tickets.
    pub queues: Vec<(String, String, u32)>,
    /// Priorities with their tickets.
    pub priorities: Vec<(String, u32)>,
    /// Technicians with their open tickets, by name; those of the technicians' file and those with tickets.
    pub technicians: Vec<(String, u32)>,
    /// Companies with their tickets, the largest first, and whether each is the provider's own.
    pub companies: Vec<(String, u32, bool)>,
    /// Queues whose name says nothing of their role, with their tickets: taken as service queues.
    pub assumed_queues: Vec<(String, u32)>,
    /// Priorities whose name says no level and no workflow, with their tickets.
    pub assumed_priorities: Vec<(String, u32)>,
    /// The company that is likely the provider itself, and by what.
    pub own_guess: Option<(String, String)>,
    /// Whether this is the sample desk.
    pub is_sample: bool,
    /// Bytes of memory that the worker holds after the import; 0 where the browser does not say.
    pub memory: u64,
}

/// A status label whose meaning should be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusQuestion {
    /// The label.
    pub label: String,
    /// Its tickets.
    pub tickets: u32,
    /// What it is taken for.
    pub meaning: StatusMeaning,
    /// What speaks against it.
    pub doubt: StatusDoubt,
    /// The same in words.
    pub sentence: String,
}

/// Sources to watch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WatchOrder {
    /// The site, as its JSON.
    pub site: String,
    /// What was typed in: source, name, key.
    pub keys: Vec<TypedKey>,
    /// Zone for times without one.
    pub zone: String,
    /// What the user decided, as JSON.
    pub settings: String,
    /// Seed of the waits.
    pub seed: u64,
    /// What the sources held before: the files are beside the message, in this order.
    pub kept: Vec<KeptPart>,
}

/// A file that a live source holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct KeptPart {
    /// Name of the source.
    pub source: String,
    /// Name of the file on screen.
    pub name: String,
    /// When the source last answered in full, in milliseconds since 1970.
    pub good_at: i64,
}

/// What is new of the live sources.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct News {
    /// How they stand.
    pub sources: Vec<SourceState>,
    /// Seconds that a server's clock is ahead of the page's.
    pub skew: i64,
    /// New data are there; ask for a page.
    pub summary: Option<Box<ImportSummary>>,
}

/// Requests to one address.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RequestLine {
    /// The address, without its query.
    pub address: String,
    /// How many.
    pub requests: u32,
    /// Bytes received, where the server lets them be counted.
    pub bytes: u64,
}

/// A numbered request: the answer carries the same number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ask {
    /// The number.
    pub id: u32,
    /// The request.
    pub request: Request,
}

/// A numbered answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The number of the request; 0 for what was not asked.
    pub id: u32,
    /// The answer.
    pub response: Response,
}

/// Whether a file's text is an engagement file's, and no export.
pub fn is_engagement(text: &str) -> bool {
    Engagement::is_one(text)
}

/// Settings as they travel; an unreadable text is the default, as the page has checked it before.
pub fn settings_of(text: &str) -> Settings {
    Settings::from_json(text).unwrap_or_default()
}
