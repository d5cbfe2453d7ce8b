//! The match becomes settings: to be tried while it goes on, to be kept when it is done.

use crate::base::normalize;
use crate::dataset::Mapping;
use crate::settings::{Settings, StatusMeaning};

use super::Draft;

impl Draft {
    /// The settings under which the files are tried: only what the user said.
    pub fn on_trial(&self, settings: &Settings) -> Settings {
        self.over(settings, false)
    }

    /// The settings that are kept: what the user said, and the guesses that were shown and left as they stand.
    pub fn confirmed(&self, settings: &Settings) -> Settings {
        self.over(settings, true)
    }

    fn over(&self, settings: &Settings, confirmed: bool) -> Settings {
        let mut settings = settings.clone();
        for table in &self.tables {
            let key = Mapping::profile_key(&table.file.headers);
            let known = settings.columns.iter().find(|profile| profile.headers == key);
            let mut profile = table.profile(known, confirmed);
            let is_asked = self.questions.iter().any(|question| question.file == table.file.name);
            if let (true, Some(told), Some(entity)) = (is_asked, self.day_first, table.entity()) {
                let mut dated = profile.or_else(|| known.cloned()).unwrap_or_default();
                dated.headers.clone_from(&key);
                entity.id().clone_into(&mut dated.entity);
                dated.day_first = Some(told);
                profile = Some(dated);
            }
            settings.add_profiles(profile.into_iter().collect(), true);
        }
        let left = self.asked.iter().filter(|_| confirmed).map(|asked| (&asked.label, asked.meaning));
        for (label, meaning) in left.chain(self.meanings.iter().map(|(label, meaning)| (label, *meaning))) {
            put(&mut settings, label, meaning);
        }
        if let Some(zone) = &self.zone {
            settings.zone.clone_from(zone);
        }
        settings
    }
}

/// A label compares without case, spaces and punctuation.
fn put(settings: &mut Settings, label: &str, meaning: StatusMeaning) {
    let wanted = normalize(label);
    settings.statuses.retain(|known, _| normalize(known) != wanted);
    settings.statuses.insert(label.to_owned(), meaning);
}
