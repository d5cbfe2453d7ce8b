//! Files that leave the page: lists as CSV and workbooks, boards as single pages.
//!
//! In: sheets and boards of the view model, as they are seen. Out: bytes. Never: data, settings, the browser:
//! what is masked on the page is masked in the file.

mod csv;
mod html;
#[cfg(feature = "charts")]
mod page;
mod xlsx;

pub use csv::csv;
pub use html::{Frame, html};
#[cfg(feature = "charts")]
pub use page::{PICTURE_WIDTH, page_file, picture_height, picture_text};
pub use xlsx::xlsx;

/// A name for a file, made of what it shows: `Stuck tickets: 3` becomes `stuck-tickets-3`.
pub fn file_stem(title: &str) -> String {
    let mut stem = String::new();
    for letter in title.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            stem.push(letter);
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
    }
    let stem: String = stem.trim_end_matches('-').chars().take(60).collect();
    if stem.is_empty() { "zenboard".into() } else { stem }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_title_becomes_a_name_that_every_system_takes() {
        assert_eq!(super::file_stem("Brooks, Hugo: 3 of 20 / ../x"), "brooks-hugo-3-of-20-x");
        assert_eq!(super::file_stem("…"), "zenboard");
    }
}
