//! Takes files one after the other and makes a data set of them.

use crate::base::Zone;
use crate::dataset::{Dataset, Intake, build};
use crate::ingest::{ImportError, IssueKind, Limits, Place, Reader, RowSink};
use crate::settings::Settings;

/// An import under way: files are fed in slices, in any number.
pub struct Import {
    intake: Intake,
    limits: Limits,
    zone: Zone,
    reader: Option<Reader>,
    current: String,
    errors: Vec<ImportError>,
    bytes: u64,
}

/// What an import led to.
pub struct Imported {
    /// The data.
    pub data: Dataset,
    /// Files that could not be used at all.
    pub errors: Vec<ImportError>,
}

impl Import {
    /// An import under the given settings; times without a zone are read in `zone`.
    pub fn new(settings: Settings, zone: Zone) -> Self {
        Self {
            intake: Intake::new(settings),
            limits: Limits::default(),
            zone,
            reader: None,
            current: String::new(),
            errors: Vec::new(),
            bytes: 0,
        }
    }

    /// The next file begins. One that is refused at once is noted, and what is fed to it is ignored.
    pub fn begin(&mut self, name: &str, size: u64) {
        name.clone_into(&mut self.current);
        match Reader::new(name, size, self.limits) {
            Ok(reader) => self.reader = Some(reader),
            Err(error) => self.refuse(error),
        }
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
        true
    }

    /// The file is complete.
    pub fn end(&mut self) {
        let Some(reader) = self.reader.take() else { return };
        if let Err(error) = reader.finish(&mut self.intake) {
            self.refuse(error);
        }
    }

    /// A whole file at once.
    pub fn file(&mut self, name: &str, bytes: &[u8]) {
        self.begin(name, bytes.len() as u64);
        self.feed(bytes);
        self.end();
    }

    fn refuse(&mut self, error: ImportError) {
        // What was read before the fault stays; the table is closed as it is.
        self.intake.end();
        self.reader = None;
        let place = Place {
            file: self.current.clone(),
            ..Place::default()
        };
        self.intake
            .issues()
            .report(&place, IssueKind::Skipped, "", &error.what);
        self.errors.push(error);
    }

    /// Bytes and rows taken so far.
    pub fn progress(&self) -> (u64, u64) {
        (self.bytes, self.intake.rows())
    }

    /// Builds the data set.
    ///
    /// # Errors
    /// The first refusal when no file could be used; otherwise that there are no tickets.
    pub fn finish(self) -> Result<Imported, ImportError> {
        let first = self.errors.first().cloned();
        let had_rows = self.intake.rows() > 0;
        match build(self.intake, &self.zone) {
            Ok(data) => Ok(Imported {
                data,
                errors: self.errors,
            }),
            Err(error) => Err(match first {
                Some(refused) if !had_rows => refused,
                _ => error,
            }),
        }
    }
}
