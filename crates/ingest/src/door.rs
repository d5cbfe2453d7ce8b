//! The sink as the readers see it: counts records and knows whether a table is open.

use super::{Issues, Record, RowSink, TableName};

/// What a reader has given so far; kept between slices.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Given {
    pub(super) rows: u64,
    open: bool,
}

/// The way out of every reader. Tables that were begun are ended, even when reading fails.
pub(super) struct Door<'a> {
    sink: &'a mut dyn RowSink,
    given: &'a mut Given,
}

impl<'a> Door<'a> {
    pub(super) fn new(sink: &'a mut dyn RowSink, given: &'a mut Given) -> Self {
        Self { sink, given }
    }

    pub(super) fn begin(&mut self, file: &str, sheet: &str) {
        self.end();
        self.given.open = true;
        self.sink.begin(&TableName { file: file.into(), sheet: sheet.into() });
    }

    #[inline]
    pub(super) fn row(&mut self, row: u32, record: Record<'_>) {
        self.given.rows += 1;
        self.sink.row(row, record);
    }

    /// Ends the table that is open, if there is one.
    pub(super) fn end(&mut self) {
        if std::mem::take(&mut self.given.open) {
            self.sink.end();
        }
    }

    pub(super) fn issues(&mut self) -> &mut Issues {
        self.sink.issues()
    }
}
