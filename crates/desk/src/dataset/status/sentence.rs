//! Why a status label has its meaning, in words.

use language::say;

use super::{Share, StatusBecause, StatusDoubt, StatusLabel};

impl StatusLabel {
    /// What the label is taken for and why, or what speaks against it. `name` is the label as it is shown.
    pub fn sentence(&self, name: &str) -> String {
        let meaning = self.meaning.title();
        match self.doubt {
            Some(StatusDoubt::Unknown) => say!("taken as Active: {name}"),
            Some(StatusDoubt::OpenButCompleted(Share { count, of })) => {
                say!("{name}: taken as {meaning}, yet {count} of its {of} tickets have a completion date")
            }
            Some(StatusDoubt::ClosedButNotCompleted(Share { count, of })) => {
                say!("{name}: taken as {meaning}, yet only {count} of its {of} tickets have a completion date")
            }
            Some(StatusDoubt::CategoryDisagrees(Share { count, of })) => {
                say!(
                    "{name}: taken as {meaning}, as the status category of {count} of its {of} tickets says, though its words say otherwise"
                )
            }
            None => self.because.sentence(name, meaning),
        }
    }
}

impl StatusBecause {
    fn sentence(self, name: &str, meaning: &str) -> String {
        match self {
            Self::Told => say!("{name}: {meaning}, as the settings say"),
            Self::Words => say!("{name}: {meaning}, by its words"),
            Self::Category(Share { count, of }) => {
                say!("{name}: taken as {meaning}, by the status category of {count} of its {of} tickets")
            }
            Self::Resolution(Share { count, of }) => {
                say!("{name}: taken as {meaning}, as {count} of its {of} tickets have a resolution")
            }
            Self::Completed(Share { count, of }) => {
                say!("{name}: taken as {meaning}, as {count} of its {of} tickets have a completion date")
            }
            Self::Stayed(Share { count, of }) => {
                say!("{name}: taken as {meaning}, as tickets stayed in it {count} of {of} times")
            }
            Self::Left => say!("{name}: taken as {meaning}, as every ticket left it again"),
            Self::Nothing => say!("taken as Active: {name}"),
        }
    }
}
