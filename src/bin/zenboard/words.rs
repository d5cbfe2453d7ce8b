//! The words of the command line: commands, options, their help and their examples. Help, completions and man pages
//! are made of it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueHint};
use clap_complete::Shell;

use zenboard::language::Language;
use zenboard::query::Dimension;

const EXAMPLES: &str = "\
Examples:
  zenboard report tickets.csv time_entries.csv           every figure, as JSON
  zenboard report exports/ --html report.html            the coaching report as one page
  zenboard check exports/ --since last-week.json         which goals are met, and what moved
  zenboard pull sources.json --out site/feed             reads the sources that pages and walls show

Exit codes: 0 all is well; 1 a goal was missed, or a source was not read; 2 there is no answer.
Nothing is sent anywhere: only `pull` uses the network, and it only reads.";

const REPORT_EXAMPLES: &str = "\
Examples:
  zenboard report exports/ > figures.json
  zenboard report exports/ --as-of 2026-06-30 --zone Europe/Berlin --html report.html
  zenboard report exports/ --page manager?view=companies --html companies.html
  zenboard report exports/ --page 'tickets?pick=kpi:new' --xlsx new-tickets.xlsx
  zenboard report exports/ --language de --settings settings.json --html bericht.html

A page is what stands behind # in the address of the browser: a board, or a list with its filters.";

const CHECK_EXAMPLES: &str = "\
Examples:
  zenboard check exports/
  zenboard check exports/ --kpi new --kpi sla_overdue || echo 'look at intake'
  zenboard report exports/ > monday.json; zenboard check exports/ --since monday.json

Exit codes: 0 all goals are met; 1 a goal is missed; 2 an error, or a KPI that was asked for cannot be measured.";

const PULL_EXAMPLES: &str = "\
Examples:
  zenboard pull sources.json --keys
  ZENBOARD_AUTOTASK_SECRET=… zenboard pull sources.json --out site/feed
  zenboard pull sources.json --out site/feed --state /var/lib/zenboard

FILE is a zenboard.json as the page reads it. The page that shows the feed names it in its own zenboard.json:
{\"sources\": [{\"name\": \"Desk\", \"manifest\": \"feed/manifest.json\"}]}

Exit codes: 0 the feed is current; 1 a source was not read, what the feed had of it stays; 2 nothing could be done.";

/// The figures of a service desk, from its exports: what the page shows, without a browser.
#[derive(Debug, Parser)]
#[command(name = "zenboard", version, after_help = EXAMPLES, arg_required_else_help = true)]
pub struct Line {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Prints every figure as JSON, or writes boards as pages and lists as spreadsheets.
    #[command(after_help = REPORT_EXAMPLES)]
    Report(Report),
    /// Says which goals are met, for people, cron and CI.
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Check),
    /// Reads the sources of a zenboard.json and writes the files that pages and walls poll.
    #[command(after_help = PULL_EXAMPLES)]
    Pull(Pull),
    /// Writes the exports of an invented desk; the same words give the same files.
    Sample(Sample),
    /// Answers questions to the business-time clock.
    Clock(Clock),
    /// Prints the completions of a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Prints the man page, or writes all of them into a folder.
    Man {
        /// Folder for the pages of all commands.
        #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
        out: Option<PathBuf>,
    },
}

/// Which data, as of when, under which settings.
#[derive(Args, Debug)]
pub struct Desk {
    /// Exports, or folders: of a folder all exports directly in it, or those of its manifest.json.
    #[arg(required = true, value_name = "FILE|FOLDER", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    /// The moment: 2026-06-30T15:00:00Z, in the zone "2026-06-30 15:00", or 2026-06-30 (its end). Without it, that of the
    /// newest activity in the files.
    #[arg(long, value_name = "TIME")]
    pub as_of: Option<String>,
    /// The time zone of the desk, for example Europe/Berlin. Without it, that of the settings, else UTC.
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,
    /// Settings as the page saves them.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub settings: Option<PathBuf>,
    /// Ends with exit code 2 when something of the files could not be used. What it was is said on standard error.
    #[arg(long)]
    pub strict: bool,
    /// Which column is which field, as the page saves it, or {"entity": "tickets", "fields": {"Header": "field"}}. May be
    /// repeated.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub mapping: Vec<PathBuf>,
    /// Only tickets of this company, resource, queue, priority or workflow, as DIMENSION=NAME. May be repeated.
    #[arg(long, value_name = "DIMENSION=NAME", value_parser = read_filter)]
    pub filter: Vec<(Dimension, String)>,
    /// The language of pages, lists and titles: en or de; en-US, de-CH and others write numbers and dates as usual there.
    #[arg(long, value_name = "TAG", value_parser = read_tag)]
    pub language: Option<String>,
}

#[derive(Args, Debug)]
pub struct Report {
    #[command(flatten)]
    pub desk: Desk,
    /// Prints every figure as JSON; this is what happens when no file is to be written.
    #[arg(long)]
    pub json: bool,
    /// The page for --html and the list for --csv and --xlsx. Without it, the coaching report and the open tickets.
    #[arg(long, value_name = "ADDRESS")]
    pub page: Option<String>,
    /// Writes the page as one HTML file that needs nothing else.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub html: Option<PathBuf>,
    /// Writes the list as CSV. No cell of it can become a formula.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub csv: Option<PathBuf>,
    /// Writes the list as an Excel workbook. No cell of it can become a formula.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub xlsx: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub struct Check {
    #[command(flatten)]
    pub desk: Desk,
    /// Only this KPI, by the ID that the JSON has. May be repeated.
    #[arg(long, value_name = "ID")]
    pub kpi: Vec<String>,
    /// Compares with an earlier `report --json` or `check --json`.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub since: Option<PathBuf>,
    /// Prints JSON instead of text.
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct Pull {
    /// A zenboard.json: what is read, and how often.
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub site: PathBuf,
    /// Folder of the feed; it is made where it is missing.
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, required_unless_present = "keys")]
    pub out: Option<PathBuf>,
    /// Folder for what is remembered from one run to the next. Without it, FOLDER.state beside the feed.
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub state: Option<PathBuf>,
    /// The time zone of the desk, for times without one.
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,
    /// Seconds that a run may spend on waiting: for a server that is busy, or does not answer.
    #[arg(long, value_name = "SECONDS", default_value_t = 600)]
    pub patience: u32,
    /// Asks all sources now, also those that were read within their `refresh`.
    #[arg(long)]
    pub now: bool,
    /// Forgets what was read before and reads everything, also where its columns have changed.
    #[arg(long)]
    pub anew: bool,
    /// Only lists the environment variables that hold the keys, and whether they are set.
    #[arg(long)]
    pub keys: bool,
    /// Says nothing when all is well.
    #[arg(long, short)]
    pub quiet: bool,
}

#[derive(Args, Debug)]
pub struct Sample {
    /// Where the files are written.
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub folder: PathBuf,
    /// How many tickets.
    #[arg(long, value_name = "N", default_value_t = 4_000)]
    pub tickets: usize,
    /// Another seed, another desk.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// The moment of the desk; without it, now.
    #[arg(long, value_name = "TIME")]
    pub as_of: Option<String>,
    /// The time zone of the desk; without it, UTC.
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,
}

#[derive(Args, Debug)]
pub struct Clock {
    /// Questions: {"calendars": {…}, "vectors": [{"id": …}]}; the answers are printed as [{"id", "result"}].
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// Answers are always JSON; the word may stand there.
    #[arg(long)]
    pub json: bool,
}

fn read_filter(text: &str) -> Result<(Dimension, String), String> {
    let (name, wanted) = text.split_once('=').ok_or("it is not DIMENSION=NAME")?;
    let dimension = Dimension::ALL
        .into_iter()
        .find(|dimension| dimension.id() == name)
        .ok_or_else(|| format!("\"{name}\" is none of company, resource, queue, priority, workflow"))?;
    Ok((dimension, wanted.to_owned()))
}

fn read_tag(text: &str) -> Result<String, String> {
    match Language::of_tag(text) {
        Some(_) => Ok(text.to_owned()),
        None => Err("there are texts in en and de only".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_fit_together() {
        use clap::CommandFactory;
        Line::command().debug_assert();
    }
}
