//! From words and counts to a meaning. The order: what the user said, the words of the label unless the status category
//! of its tickets says otherwise, that category, their resolution, their completion date, the histories.

use rustc_hash::FxHashMap;

use crate::dataset::data::Dataset;
use crate::settings::{Settings, StatusMeaning, StatusReading, read_status};
use base::Sym;

use super::evidence::{Evidence, gather};
use super::{Share, StatusBecause, StatusDoubt, StatusLabel, StatusLabels};

/// Nearly all, in percent.
const NEARLY_ALL: u32 = 95;
/// Nearly none, in percent.
const NEARLY_NONE: u32 = 5;
/// Fewer tickets contradict nothing.
const ENOUGH: u32 = 5;
/// Fewer entries of a label in histories say nothing.
const ENOUGH_ENTRIES: u32 = 10;

/// The meanings of all status labels of a data set.
pub(in crate::dataset) fn status_labels(data: &Dataset, settings: &Settings) -> StatusLabels {
    let counts = gather(data);
    let context = Context::new(data, &counts);
    let labels = counts.iter().map(|(&label, counted)| {
        let text = data.texts.text(label);
        let words = read_status(text);
        let (meaning, because) = match settings.told_status(text) {
            Some(told) => (told, StatusBecause::Told),
            None => context.meaning(words, counted),
        };
        let doubt = context.doubt(words, meaning, because, counted);
        let tickets = if counted.rows > 0 { counted.rows } else { counted.had };
        StatusLabel { label, tickets, meaning, because, doubt }
    });
    StatusLabels::new(labels.collect())
}

/// What is known of all labels together.
struct Context {
    /// Open tickets by their words seldom have a completion date: one says something.
    dates_tell: bool,
    /// Nearly all tickets that are closed by their words have a completion date: none says something.
    gaps_tell: bool,
    /// Histories in which tickets move on.
    histories_tell: bool,
}

impl Context {
    fn new(data: &Dataset, counts: &FxHashMap<Sym, Evidence>) -> Self {
        let mut open = Evidence::default();
        let mut done = Evidence::default();
        for (&label, counted) in counts {
            let side = match read_status(data.texts.text(label)) {
                Some(read) if read.meaning.is_open() => &mut open,
                Some(_) => &mut done,
                None => continue,
            };
            side.rows += counted.rows;
            side.ended += counted.ended;
        }
        Self {
            dates_tell: open.rows < ENOUGH || open.ended * 2 < open.rows,
            gaps_tell: done.rows >= ENOUGH && is_nearly_all(done.ended, done.rows),
            histories_tell: counts.values().any(|counted| counted.entered > counted.last),
        }
    }

    fn meaning(&self, words: Option<StatusReading>, counted: &Evidence) -> (StatusMeaning, StatusBecause) {
        use StatusBecause as B;
        use StatusMeaning as M;
        let share = |count: u32| Share { count, of: counted.rows };
        let nearly_all = |count: u32| is_nearly_all(count, counted.rows);
        let category = counted.category();
        match (words, category) {
            // The system itself says whether it is done, where it has categories.
            (Some(read), Some((meaning, _))) if read.meaning.is_open() == meaning.is_open() => {
                return (read.meaning, B::Words);
            }
            (_, Some((meaning, share))) => return (meaning, B::Category(share)),
            (Some(read), None) => return (read.meaning, B::Words),
            (None, None) => {}
        }
        if nearly_all(counted.cancelled) {
            (M::Cancelled, B::Resolution(share(counted.cancelled)))
        } else if nearly_all(counted.resolved) {
            (M::Complete, B::Resolution(share(counted.resolved)))
        } else if self.dates_tell && nearly_all(counted.ended) {
            (M::Complete, B::Completed(share(counted.ended)))
        } else if self.histories_tell
            && counted.entered >= ENOUGH_ENTRIES
            && is_nearly_all(counted.last, counted.entered)
        {
            (M::Complete, B::Stayed(Share { count: counted.last, of: counted.entered }))
        } else if counted.rows == 0 && counted.entered > 0 && counted.last == 0 {
            (M::Active, B::Left)
        } else {
            (M::Active, B::Nothing)
        }
    }

    fn doubt(
        &self,
        words: Option<StatusReading>,
        meaning: StatusMeaning,
        because: StatusBecause,
        counted: &Evidence,
    ) -> Option<StatusDoubt> {
        let read = match because {
            // Open, but whether it waits, nobody knows.
            StatusBecause::Nothing | StatusBecause::Left => return Some(StatusDoubt::Unknown),
            StatusBecause::Category(share) => {
                let disagrees = words.is_some_and(|read| read.meaning.is_open() != meaning.is_open());
                return disagrees.then_some(StatusDoubt::CategoryDisagrees(share));
            }
            StatusBecause::Words => words?,
            _ => return None,
        };
        let share = |count: u32| Share { count, of: counted.rows };
        if counted.rows < ENOUGH {
            None
        } else if meaning.is_open() && !read.says_reopened && is_nearly_all(counted.completed, counted.rows) {
            Some(StatusDoubt::OpenButCompleted(share(counted.completed)))
        } else if read.says_closed && self.gaps_tell && counted.ended * 100 <= counted.rows * NEARLY_NONE {
            Some(StatusDoubt::ClosedButNotCompleted(share(counted.ended)))
        } else {
            None
        }
    }
}

impl Evidence {
    /// What the status category of nearly all tickets says, and of how many.
    fn category(&self) -> Option<(StatusMeaning, Share)> {
        let of = |meaning, count| is_nearly_all(count, self.rows).then_some((meaning, Share { count, of: self.rows }));
        of(StatusMeaning::Complete, self.category_done).or_else(|| of(StatusMeaning::Active, self.category_open))
    }
}

fn is_nearly_all(count: u32, of: u32) -> bool {
    of > 0 && u64::from(count) * 100 >= u64::from(of) * u64::from(NEARLY_ALL)
}
