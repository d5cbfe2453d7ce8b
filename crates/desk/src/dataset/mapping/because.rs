//! Why a column is taken for a field, and what a known name lost to its values: decisions here, words where they are shown.

use language::say;
use serde::{Deserialize, Serialize};

use super::Field;

/// Why a column is taken for a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Because {
    /// Remembered or told by the user.
    Told,
    /// A known name.
    #[default]
    Known,
    /// Nearly a known name, and the values are of the field.
    Near {
        /// Percent of the values that read as the field's.
        percent: u8,
    },
    /// Whole words of the header say it, and the values agree.
    Words {
        /// Percent of the values that read as the field's.
        percent: u8,
    },
    /// As [`Because::Words`], and no other moment of the rows is earlier.
    WordsAndOrder {
        /// Percent of the values that read as the field's.
        percent: u8,
    },
    /// No word says it: it is the only column with such values.
    Values {
        /// Percent of the values that read as the field's.
        percent: u8,
    },
}

impl Because {
    /// The sentence for people.
    pub fn sentence(self, header: &str, field: Field) -> String {
        let field = field.title();
        match self {
            Self::Told => say!("You said so.").to_owned(),
            Self::Known => say!("“{header}” is a known name of {field}."),
            Self::Near { percent } => {
                say!("“{header}” is nearly a known name of {field}, and {percent} % of its values agree.")
            }
            Self::Words { percent } => {
                say!("The words of “{header}” say {field}, and {percent} % of its values agree.")
            }
            Self::WordsAndOrder { percent } => say!(
                "The words of “{header}” say {field}, {percent} % of its values agree, and no other moment of a row is earlier."
            ),
            Self::Values { percent } => {
                say!(
                    "No word of “{header}” says it, but it is the only column that can be {field}: {percent} % of its values agree."
                )
            }
        }
    }
}

/// A column whose known name is contradicted by its values.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Lost {
    /// 0-based column.
    pub column: usize,
    /// The header as exported.
    pub header: String,
    /// What its name says.
    pub field: Field,
}
