//! Where the data come from: the source on show, the one that is being read, and the one that nobody recognized.

use leptos::prelude::*;
use web_sys::File;

/// Where data come from, so that they can be read again.
#[derive(Clone, Default)]
pub enum Source {
    #[default]
    Nothing,
    /// The sources of the site.
    Live,
    Files(Vec<File>),
    Sample {
        now: i64,
    },
}

/// What is read, and from where.
#[derive(Clone, Copy)]
pub struct Import {
    /// What the data on screen were read from.
    pub source: StoredValue<Source, LocalStorage>,
    /// What the import under way reads; it becomes `source` when it succeeds.
    pub next: StoredValue<Option<Source>, LocalStorage>,
    /// The zone that the data were read in.
    pub zone: StoredValue<String>,
    /// Files without tickets, to be read again once they are matched.
    pub unrecognized_in: StoredValue<Option<Source>, LocalStorage>,
    /// Files were dropped, and what they leave open was not asked yet.
    pub is_fresh: StoredValue<bool>,
    /// The files were matched: the board follows.
    pub is_matched: StoredValue<bool>,
    /// Engagement files that were dropped: name and text, for a worker that starts anew.
    pub engagements: StoredValue<Vec<(String, String)>>,
}

impl Import {
    /// Nothing was read yet.
    pub fn new() -> Self {
        Self {
            source: StoredValue::new_local(Source::default()),
            next: StoredValue::new_local(None),
            zone: StoredValue::default(),
            unrecognized_in: StoredValue::new_local(None),
            is_fresh: StoredValue::default(),
            is_matched: StoredValue::default(),
            engagements: StoredValue::default(),
        }
    }

    /// The files on show; none while they are something else.
    pub fn files(&self) -> Vec<File> {
        self.source.with_value(|source| match source {
            Source::Files(files) => files.clone(),
            _ => Vec::new(),
        })
    }

    /// Names of the files on show.
    pub fn file_names(&self) -> Vec<String> {
        self.files().iter().map(File::name).collect()
    }

    /// Whether live sources are on show.
    pub fn is_live(&self) -> bool {
        self.source.with_value(|source| matches!(source, Source::Live))
    }

    /// What the import under way reads, which is not under way any more.
    pub fn take_next(&self) -> Option<Source> {
        self.next.try_update_value(Option::take).flatten()
    }

    /// What is on show from now on comes from `source`, read in `zone`.
    pub fn hold(&self, source: Source, zone: String) {
        self.zone.set_value(zone);
        self.next.set_value(None);
        self.source.set_value(source);
    }

    /// Nothing is read, and nothing was.
    pub fn clear(&self) {
        self.source.set_value(Source::Nothing);
        self.next.set_value(None);
        self.unrecognized_in.set_value(None);
    }
}
