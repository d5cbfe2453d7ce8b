//! Words in the language of the reader, and how that reader writes numbers and dates.
//!
//! In: [`base`]; a language's file and a [`Locale`], both handed in. Out: texts. Never: the browser, or
//! what it prefers: nobody here asks for a locale.
//!
//! Texts are written in English where they are said, `say!("{n} of {total} tickets")`, and looked up by that in the
//! [`Catalogue`] of the language; without one, or where it lacks a text, they stay English. The catalogues are the
//! files in `public/languages`, one JSON object a language: English → its words. `tests/it/languages.rs` walks all
//! sources and says what a file lacks or has too much. The language holds for the thread, as a page and a worker
//! each have one reader.

// The macros of `say` name this crate, which is meant to be called from every other.
extern crate self as language;

mod catalogue;
mod length;
mod locale;
mod plural;
mod write;

use std::cell::Cell;
use std::fmt::Arguments;

pub use catalogue::Catalogue;
pub use length::{length_in_words, sum_in_words};
pub use locale::{Clock, Dates, LANGUAGES, Language, Locale, LocaleChoice, Numbers};
pub use plural::{Counting, Plural};
pub use say::{count, say, term};
pub use write::{
    Parts, date, decimal, grouped, is_english, long_date, lower, lower_first, month, month_of, short_month,
    short_month_of, short_weekday, short_weekdays, time, weekday, weekdays, whole,
};

thread_local! {
    static CATALOGUE: Cell<Option<&'static Catalogue>> = const { Cell::new(None) };
    static LOCALE: Cell<Locale> = const { Cell::new(Locale::ENGLISH) };
}

/// From now on this thread speaks so. Without a catalogue it is English.
pub fn speak(locale: Locale, catalogue: Option<&'static Catalogue>) {
    LOCALE.set(locale);
    CATALOGUE.set(catalogue);
}

/// What is made in English whatever the reader speaks: what is compared, hashed or kept.
pub fn in_english<T>(make: impl FnOnce() -> T) -> T {
    let (locale, catalogue) = (LOCALE.get(), CATALOGUE.get());
    speak(Locale::ENGLISH, None);
    let made = make();
    speak(locale, catalogue);
    made
}

/// How numbers and dates are written.
pub fn locale() -> Locale {
    LOCALE.get()
}

/// The words for an English text.
pub fn text(english: &'static str) -> &'static str {
    CATALOGUE.get().and_then(|catalogue| catalogue.text(english)).unwrap_or(english)
}

/// A counted sentence in the form of its number, for [`count!`]: its English forms, each with the values in its braces.
pub fn counted(
    number: u64,
    one: &'static str,
    values_of_one: &[Arguments<'_>],
    many: &'static str,
    values: &[Arguments<'_>],
) -> String {
    CATALOGUE
        .get()
        .and_then(|catalogue| catalogue.counted((one, values_of_one), (many, values), number))
        .unwrap_or_else(|| match number {
            1 => catalogue::fill_english(one, values_of_one),
            _ => catalogue::fill_english(many, values),
        })
}

/// A noun in the form of its number: `one` and `many` are its forms in the language of the reader.
pub fn noun(number: u64, one: &'static str, many: &'static str) -> &'static str {
    match CATALOGUE.get() {
        Some(catalogue) => catalogue.noun(one, many, number),
        None if number == 1 => one,
        None => many,
    }
}

/// The words for an English text, with values in the places of its braces; one value a brace, in the order of the
/// English text.
pub fn fill(english: &'static str, values: &[Arguments<'_>]) -> String {
    CATALOGUE
        .get()
        .and_then(|catalogue| catalogue.fill(english, values))
        .unwrap_or_else(|| catalogue::fill_english(english, values))
}
