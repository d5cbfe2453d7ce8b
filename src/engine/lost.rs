//! What of the files is not in the data, for who sees no page: a sentence each.

use desk::import::Imported;

use crate::screen::issue_words;

/// What was lost of files that were read: where, what and how often. Files that were refused are not among them.
pub fn lost(imported: &Imported) -> Vec<String> {
    let is_refused = |file: &str| imported.errors.iter().any(|error| error.file == file);
    let issues = imported.data.issues.iter();
    issues
        .filter(|issue| issue.kind.loses_data() && !is_refused(&issue.first.file))
        .map(|issue| {
            let mut place = issue.first.file.clone();
            if !issue.first.sheet.is_empty() {
                place = format!("{place}, sheet {}", issue.first.sheet);
            }
            if issue.first.row > 0 {
                place = format!("{place}, row {}", issue.first.row);
            }
            if !issue.column.is_empty() {
                place = format!("{place}, column \"{}\"", issue.column);
            }
            let times = if issue.count > 1 { format!(" ({} times)", issue.count) } else { String::new() };
            format!("{place}: {}{times}: {}", issue_words(issue.kind), issue.sample)
        })
        .collect()
}
