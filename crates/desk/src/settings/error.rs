//! What is wrong with a text of the settings. Words are made where it is shown: by `to_string`.

use std::fmt;

use language::say;

/// Why a file is no settings file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsError {
    /// It cannot be read; what the reader of JSON says, with line and column.
    Unreadable(String),
    /// It is of a newer version.
    Newer(u32),
    /// It is no list of mappings; what the reader of JSON says.
    NoMappings(String),
    /// A single mapping names no columns.
    EmptyMapping,
    /// A mapping names a field that there is not.
    NoField(String),
}

impl fmt::Display for SettingsError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&match self {
            Self::Unreadable(error) => say!("The settings file cannot be read: {error}."),
            Self::Newer(version) => {
                say!("The settings file is of version {}; this Zenboard knows version 1.", version)
            }
            Self::NoMappings(error) => say!("The file holds no mappings: {error}."),
            Self::EmptyMapping => say!("The mapping names no columns: it needs “fields”.").into(),
            Self::NoField(id) => say!("There is no field “{id}”."),
        })
    }
}

/// What is wrong with a line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineError {
    /// It has another form.
    Form {
        /// The line.
        line: String,
        /// A line that is right.
        example: &'static str,
    },
    /// A name is too long.
    TooLong {
        /// The name.
        name: String,
        /// Most letters of a name.
        most: usize,
    },
    /// Another workflow has this name.
    NameTaken(String),
    /// No workflow has this name.
    NoWorkflow(String),
    /// The line is there twice.
    Twice(String),
}

impl fmt::Display for LineError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&match self {
            Self::Form { line, example } => say!("“{line}” is not of the form {example}."),
            Self::TooLong { name, most } => say!("“{name}” is longer than {most} letters."),
            Self::NameTaken(name) => say!("“{name}” is the name of another workflow."),
            Self::NoWorkflow(line) => say!("“{line}” is not the name of a workflow."),
            Self::Twice(line) => say!("“{line}” appears twice."),
        })
    }
}

/// What is wrong with hours or a target as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClockTextError {
    /// It is no span.
    NoSpan(String),
    /// A span does not work; a sentence of the clock.
    WrongSpan(String),
    /// It is no target.
    NoTarget(String),
    /// The target is nothing, or longer than anybody promises.
    TargetOutOfRange,
}

impl fmt::Display for ClockTextError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&match self {
            Self::NoSpan(part) => say!("“{part}” is not hours such as 08:00–17:00."),
            Self::WrongSpan(sentence) => sentence.clone(),
            Self::NoTarget(text) => say!("“{}” is not a target such as 4 h, 90 min or 2 days.", text),
            Self::TargetOutOfRange => say!("A target must be more than 0 and at most 10,000 hours.").into(),
        })
    }
}
