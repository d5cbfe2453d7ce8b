//! Takes files one after the other and makes a data set of them.

use std::collections::BTreeSet;

use crate::dataset::{Dataset, FileInfo, Intake, PartSpec, TablePart, build};
use crate::settings::Settings;
use base::Zone;
use ingest::{ImportError, IssueKind, Limits, Place, Reader, RowSink};
use language::say;

mod plan;

pub use plan::{PartOrder, Plan, Step, read_part_as_told};

/// An import under way: files are fed in slices, in any number.
pub struct Import {
    intake: Intake,
    limits: Limits,
    zone: Zone,
    reader: Option<Reader>,
    current: String,
    /// Names of the files so far: a file of the same name gets a number, so that what becomes of one never concerns
    /// another.
    names: BTreeSet<String>,
    errors: Vec<ImportError>,
    bytes: u64,
    /// Bytes of the current file, and how many of them were fed before room was made for its rows.
    size: u64,
    fed: u64,
    has_room: bool,
    /// Rows and tables before the current file.
    before: (u64, usize),
}

/// What an import led to.
pub struct Imported {
    /// The data.
    pub data: Dataset,
    /// Files that could not be used at all.
    pub errors: Vec<ImportError>,
}

/// Why nothing came of an import, and the tables of which the user may say what they hold.
pub struct Refusal {
    /// The sentence.
    pub error: ImportError,
    /// The tables that were read; empty when none could be.
    pub tables: Vec<FileInfo>,
}

/// Nobody says what the columns of a wider table are.
const WIDEST_ASKED: usize = 300;

/// Bytes that tell how long the rows of a file are.
const ROOM_AFTER: u64 = 1 << 20;

impl Import {
    /// An import under the given settings; times without a zone are read in `zone`.
    pub fn new(settings: Settings, zone: Zone) -> Self {
        Self {
            intake: Intake::new(settings),
            limits: Limits::default(),
            zone,
            reader: None,
            current: String::new(),
            names: BTreeSet::new(),
            errors: Vec::new(),
            bytes: 0,
            size: 0,
            fed: 0,
            has_room: false,
            before: (0, 0),
        }
    }

    /// The next file begins. One that is refused at once is noted, and what is fed to it is ignored.
    pub fn begin(&mut self, name: &str, size: u64) {
        let name = &self.own_name(name);
        name.clone_into(&mut self.current);
        self.before = self.taken();
        (self.size, self.fed, self.has_room) = (size, 0, false);
        match Reader::new(name, size, self.limits) {
            Ok(reader) => self.reader = Some(reader),
            Err(error) => self.refuse(error),
        }
    }

    /// The name of the next file, with a number where another has it: `tickets (2).csv`.
    fn own_name(&mut self, name: &str) -> String {
        let (stem, ending) = match name.rfind('.').filter(|dot| *dot > 0) {
            Some(dot) => name.split_at(dot),
            None => (name, ""),
        };
        let others = (2_u32..).map(|number| format!("{stem} ({number}){ending}"));
        let free = std::iter::once(name.to_owned()).chain(others).find(|free| !self.names.contains(free));
        let own = free.unwrap_or_else(|| name.to_owned());
        self.names.insert(own.clone());
        own
    }

    /// The next slice of the file. `false` when the rest of it is not wanted.
    pub fn feed(&mut self, bytes: &[u8]) -> bool {
        self.bytes += bytes.len() as u64;
        let Some(reader) = &mut self.reader else {
            return false;
        };
        if let Err(error) = reader.feed(bytes, &mut self.intake) {
            self.refuse(error);
            return false;
        }
        self.make_room(bytes.len() as u64);
        true
    }

    /// The rest of the current file as parts that others can read, each apart: where it begins, and what they must know
    /// of its table. `None` where the file must be read in one go.
    pub fn rest(&self) -> Option<(u64, PartSpec)> {
        let rest = self.reader.as_ref()?.rest()?;
        Some((rest.at, self.intake.part_spec(&rest)?))
    }

    /// Where the next part must begin.
    pub fn at(&self) -> Option<u64> {
        Some(self.reader.as_ref()?.rest()?.at)
    }

    /// Takes the next part of the current file; whether it could be taken. What could not is fed, from where
    /// [`Import::read_on`] says.
    pub fn part(&mut self, part: TablePart) -> bool {
        let Some(reader) = &mut self.reader else { return false };
        let Some(rest) = reader.rest() else { return false };
        if !reader.go_on(&part.slice) {
            return false;
        }
        self.bytes += part.slice.end - rest.at;
        self.intake.append(part, rest.standing.row - 1);
        true
    }

    /// Parts are over: from here on bytes of the current file are fed again.
    pub fn read_on(&mut self) -> Option<u64> {
        self.reader.as_mut()?.read_again();
        self.at()
    }

    /// Makes room for the rows that a file of this size likely has, once enough of it was read to tell.
    fn make_room(&mut self, more: u64) {
        self.fed += more;
        if !self.has_room && self.fed >= ROOM_AFTER && self.size > self.fed {
            self.has_room = true;
            self.intake.make_room(self.size as f64 / self.fed as f64);
        }
    }

    /// The file is complete.
    pub fn end(&mut self) {
        let Some(reader) = self.reader.take() else { return };
        if let Err(error) = reader.finish(&mut self.intake) {
            self.refuse(error);
            return;
        }
        if let Some(row) = self.unclosed_quote() {
            let what =
                say!("A quote opens in row {row} and is never closed, so the rows after it cannot be separated.");
            let hint = say!("Close the quote, or export again. Nothing of this file was used.");
            self.refuse(ImportError::new(&self.current, what, hint));
        } else if self.taken() == self.before {
            let error = ImportError::new(
                &self.current,
                say!("There are no rows below its header."),
                say!("Export the list again, with its rows."),
            );
            self.refuse(error);
        }
    }

    /// A whole file at once.
    pub fn file(&mut self, name: &str, bytes: &[u8]) {
        self.begin(name, bytes.len() as u64);
        self.feed(bytes);
        self.end();
    }

    /// Rows of tables that we know, and tables that are none of ours or of codes.
    fn taken(&self) -> (u64, usize) {
        (self.intake.rows(), self.intake.others())
    }

    /// The row of the quote that the current file never closes.
    fn unclosed_quote(&self) -> Option<u32> {
        self.intake
            .issues_so_far()
            .iter()
            .find(|issue| issue.kind == IssueKind::UnclosedQuote && issue.first.file == self.current)
            .map(|issue| issue.first.row)
    }

    fn refuse(&mut self, error: ImportError) {
        self.intake.end();
        self.intake.discard(&self.current);
        self.reader = None;
        let place = Place { file: self.current.clone(), ..Place::default() };
        self.intake.issues().report(&place, IssueKind::Skipped, "", &error.what);
        self.errors.push(error);
    }

    /// Bytes and rows taken so far.
    pub fn progress(&self) -> (u64, u64) {
        (self.bytes, self.intake.rows())
    }

    /// Builds the data set.
    ///
    /// # Errors
    /// All refusals when no file could be used; otherwise that there are no tickets.
    pub fn finish(self) -> Result<Imported, ImportError> {
        self.conclude().map_err(|refusal| refusal.error)
    }

    /// Builds the data set, or says what could be asked.
    ///
    /// # Errors
    /// As [`Import::finish`], with the tables that were read beside the sentence.
    pub fn conclude(self) -> Result<Imported, Box<Refusal>> {
        let refused = all_of(&self.errors);
        let had_rows = self.intake.rows() > 0;
        let tables = self.intake.found(WIDEST_ASKED);
        match build(self.intake, &self.zone) {
            Ok(data) => Ok(Imported { data, errors: self.errors }),
            Err(error) => Err(Box::new(Refusal {
                error: match refused {
                    Some(refused) if !had_rows => refused,
                    _ => error,
                },
                tables,
            })),
        }
    }
}

/// The refusal, or one that names all of them.
fn all_of(errors: &[ImportError]) -> Option<ImportError> {
    match errors {
        [] => None,
        [one] => Some(one.clone()),
        [first, ..] => {
            let lines: Vec<String> = errors.iter().map(|error| format!("{}: {}", error.file, error.what)).collect();
            Some(ImportError::new("", lines.join("\n"), first.hint.clone()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &[u8] = b"Ticket Number,Title,Status,Created\nT1,Printer,New,2026-01-05 09:00\n";

    fn import(files: &[(&str, &[u8])]) -> Result<Imported, ImportError> {
        let mut import = Import::new(Settings::default(), Zone::utc());
        files.iter().for_each(|(name, bytes)| import.file(name, bytes));
        import.finish()
    }

    #[test]
    fn a_refused_file_leaves_nothing_behind() {
        let broken = b"Ticket Number,Title,Status,Created\nT2,a,New,2026-01-05 09:00\nT3,\"b,New,2026-01-05 09:00\nT4,c,New,2026-01-05 09:00\n";
        let imported = import(&[("good.csv", GOOD), ("broken.csv", broken)]).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(imported.data.len(), 1);
        assert!(imported.errors[0].what.starts_with("A quote opens in row 3"), "{}", imported.errors[0]);
        let error = import(&[("broken.csv", broken)]).err().expect("nothing is left");
        assert!(error.what.contains("never closed"), "{error}");
    }

    #[test]
    fn a_damaged_file_leaves_a_good_one_of_the_same_name() {
        let broken = b"Ticket Number,Title,Status,Created\nT3,\"b,New,2026-01-05 09:00\nT4,c,New,2026-01-05 09:00\n";
        for files in [[("t.csv", GOOD), ("t.csv", &broken[..])], [("t.csv", &broken[..]), ("t.csv", GOOD)]] {
            let imported = import(&files).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!((imported.data.len(), imported.errors.len()), (1, 1));
            let used = &imported.data.files[0].name;
            assert_ne!(used, &imported.errors[0].file, "each has a name of its own");
        }
        let names: Vec<String> = {
            let mut import = Import::new(Settings::default(), Zone::utc());
            ["t.csv", "t.csv", "t (2).csv", "t", "t", ".csv", ".csv"].map(|name| import.own_name(name)).into()
        };
        assert_eq!(names, ["t.csv", "t (2).csv", "t (2) (2).csv", "t", "t (2)", ".csv", ".csv (2)"]);
    }

    #[test]
    fn larger_files_are_refused_before_they_are_read() {
        let mut import = Import::new(Settings::default(), Zone::utc());
        import.begin("big.csv", Limits::default().max_file + 1);
        assert!(!import.feed(b"Ticket Number"), "nothing of it is wanted");
        import.end();
        import.file("good.csv", GOOD);
        let imported = import.finish().unwrap_or_else(|error| panic!("{error}"));
        assert!(imported.errors[0].what.contains("GB"), "{}", imported.errors[0]);
    }

    #[test]
    fn tickets_that_contradict_themselves_are_told_and_stay() {
        let text = b"Ticket Number,Title,Status,Created,Completed,Project\n\
            T1,a,Complete,2026-01-05 09:00,2026-01-04 09:00,\n\
            T2,b,New,2026-01-05 09:00,,T2\n\
            T3,c,Complete,2026-01-05 09:00,2026-01-06 09:00,T2\n";
        let imported = import(&[("t.csv", text)]).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(imported.data.len(), 3);
        let told = |kind| {
            let issue = imported.data.issues.iter().find(|issue| issue.kind == kind);
            issue.map(|issue| (issue.count, issue.first.row, issue.column.clone()))
        };
        assert_eq!(told(IssueKind::EndsBeforeItStarts), Some((1, 2, "Completed".into())));
        assert_eq!(told(IssueKind::OwnParent), Some((1, 3, "Project".into())));
    }

    #[test]
    fn every_refused_file_is_named() {
        let page = b"<!doctype html><html><body>Sign in</body></html>";
        let all =
            import(&[("a.csv", page), ("b.csv", b""), ("good.csv", GOOD)]).unwrap_or_else(|error| panic!("{error}"));
        let refused: Vec<&str> = all.errors.iter().map(|error| error.file.as_str()).collect();
        assert_eq!(refused, ["a.csv", "b.csv"]);
        let error = import(&[("a.csv", page), ("b.csv", page)]).err().expect("nothing is left");
        assert!(error.what.contains("a.csv: ") && error.what.contains("\nb.csv: "), "{error}");
    }

    #[test]
    fn a_header_alone_is_no_data() {
        let error = import(&[("header.csv", b"Ticket Number,Title,Status,Created\n")]).err().expect("no tickets");
        assert_eq!(error.what, "There are no rows below its header.");
    }
}
