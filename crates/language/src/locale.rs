//! How a reader writes numbers, dates and the time of day.

use serde::{Deserialize, Serialize};

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// As the sources are written.
    #[default]
    English,
    /// German.
    German,
}

/// All languages, English first.
pub const LANGUAGES: [Language; 2] = [Language::English, Language::German];

impl Language {
    /// Its tag: `en`, `de`. The name of its file in `languages/`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// Its own name for itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
        }
    }

    /// The language of a tag like `de-AT`.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let wanted = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        LANGUAGES.into_iter().find(|language| language.tag() == wanted)
    }
}

/// The marks in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Numbers {
    /// `1,234.5`
    #[default]
    CommaPoint,
    /// `1.234,5`
    PointComma,
    /// `1 234,5`, with a narrow space that does not break.
    SpaceComma,
    /// `1’234.5`
    ApostrophePoint,
}

impl Numbers {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::CommaPoint, Self::PointComma, Self::SpaceComma, Self::ApostrophePoint];

    /// The mark between groups of three digits, and the one before the fraction.
    pub fn marks(self) -> (char, char) {
        match self {
            Self::CommaPoint => (',', '.'),
            Self::PointComma => ('.', ','),
            Self::SpaceComma => ('\u{202f}', ','),
            Self::ApostrophePoint => ('’', '.'),
        }
    }

    /// Its name in storage and forms.
    pub fn id(self) -> &'static str {
        match self {
            Self::CommaPoint => "comma-point",
            Self::PointComma => "point-comma",
            Self::SpaceComma => "space-comma",
            Self::ApostrophePoint => "apostrophe-point",
        }
    }
}

/// The order and form of dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Dates {
    /// `30 Jun 2026`
    #[default]
    DayMonth,
    /// `Jun 30, 2026`
    MonthDay,
    /// `30.06.2026`
    Dotted,
    /// `30/06/2026`
    Slashed,
    /// `2026-06-30`
    Iso,
}

impl Dates {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::DayMonth, Self::MonthDay, Self::Dotted, Self::Slashed, Self::Iso];

    /// Its name in storage and forms.
    pub fn id(self) -> &'static str {
        match self {
            Self::DayMonth => "day-month",
            Self::MonthDay => "month-day",
            Self::Dotted => "dotted",
            Self::Slashed => "slashed",
            Self::Iso => "iso",
        }
    }
}

/// The time of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Clock {
    /// `15:00`
    #[default]
    Hours24,
    /// `3:00 PM`
    Hours12,
}

impl Clock {
    /// Its name in storage and forms.
    pub fn id(self) -> &'static str {
        match self {
            Self::Hours24 => "24",
            Self::Hours12 => "12",
        }
    }
}

/// A reader's language and habits of writing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Locale {
    /// Whose words are shown.
    pub language: Language,
    /// How numbers are written.
    pub numbers: Numbers,
    /// How dates are written.
    pub dates: Dates,
    /// How the time of day is written.
    pub clock: Clock,
}

impl Locale {
    /// `1,234.5`, `30 Jun 2026`, `15:00`.
    pub const ENGLISH: Self = Self {
        language: Language::English,
        numbers: Numbers::CommaPoint,
        dates: Dates::DayMonth,
        clock: Clock::Hours24,
    };

    /// What is usual where a language tag like `de-CH` is spoken (source: Unicode CLDR, short and medium forms).
    /// Languages that there is no file for get English words with their own numbers and dates.
    pub fn of_tag(tag: &str) -> Self {
        let tag = tag.replace('_', "-").to_ascii_lowercase();
        let mut parts = tag.split('-');
        let language = parts.next().unwrap_or_default();
        let region = parts.find(|part| part.len() == 2).unwrap_or_default();
        let numbers = match (language, region) {
            (_, "ch" | "li") => Numbers::ApostrophePoint,
            ("de", "at")
            | ("fr" | "cs" | "pl" | "sv" | "nb" | "nn" | "no" | "fi" | "ru" | "uk" | "sk" | "bg" | "hu", _) => {
                Numbers::SpaceComma
            }
            ("en", "za") => Numbers::SpaceComma,
            ("es", "mx" | "us") => Numbers::CommaPoint,
            ("de" | "nl" | "it" | "es" | "pt" | "da" | "tr" | "id" | "el" | "ro" | "hr" | "sl" | "sr", _) => {
                Numbers::PointComma
            }
            _ => Numbers::CommaPoint,
        };
        let dates = match (language, region) {
            ("en", "us" | "ph") => Dates::MonthDay,
            ("en", "ca" | "se") | ("sv" | "zh" | "ja" | "ko" | "hu" | "lt", _) => Dates::Iso,
            (
                "de" | "cs" | "pl" | "nb" | "nn" | "no" | "fi" | "da" | "ru" | "uk" | "sk" | "tr" | "ro" | "hr" | "sl"
                | "sr" | "bg",
                _,
            ) => Dates::Dotted,
            ("fr" | "it" | "es" | "pt" | "nl" | "el", _) => Dates::Slashed,
            _ => Dates::DayMonth,
        };
        let clock = match (language, region) {
            ("en", "us" | "ca" | "au" | "nz" | "ph" | "in") | ("es", "us" | "mx") => Clock::Hours12,
            _ => Clock::Hours24,
        };
        Self { language: Language::of_tag(language).unwrap_or_default(), numbers, dates, clock }
    }
}

/// What a reader decided about language and writing; what is `None` follows the browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LocaleChoice {
    /// Whose words are shown.
    pub language: Option<Language>,
    /// How numbers are written.
    pub numbers: Option<Numbers>,
    /// How dates are written.
    pub dates: Option<Dates>,
    /// How the time of day is written.
    pub clock: Option<Clock>,
}

impl LocaleChoice {
    /// The choice, completed by what is usual for the tags that a browser prefers, best first: words of the first one
    /// that there are words for, numbers and dates of the first. Numbers and dates
    /// follow a chosen language where the browser prefers another: German words with `30 Jun` would be neither.
    pub fn complete(self, tags: &[String]) -> Locale {
        let speaks = |tag: &&String, language: Language| Language::of_tag(tag).unwrap_or_default() == language;
        let usual = match self.language {
            Some(language) => tags
                .iter()
                .find(|tag| speaks(tag, language))
                .map_or_else(|| Locale::of_tag(language.tag()), |tag| Locale::of_tag(tag)),
            None => Locale {
                language: tags.iter().find_map(|tag| Language::of_tag(tag)).unwrap_or_default(),
                ..tags.first().map_or(Locale::ENGLISH, |tag| Locale::of_tag(tag))
            },
        };
        Locale {
            language: self.language.unwrap_or(usual.language),
            numbers: self.numbers.unwrap_or(usual.numbers),
            dates: self.dates.unwrap_or(usual.dates),
            clock: self.clock.unwrap_or(usual.clock),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_goes_before_the_browser_and_brings_its_own_numbers() {
        let browser = ["en-US".to_owned(), "de-CH".to_owned()];
        let german = LocaleChoice { language: Some(Language::German), ..LocaleChoice::default() };
        let swiss = german.complete(&browser);
        assert_eq!((swiss.language, swiss.numbers), (Language::German, Numbers::ApostrophePoint));
        assert_eq!(german.complete(&browser[..1]), Locale::of_tag("de"));
        assert_eq!(LocaleChoice::default().complete(&browser), Locale::of_tag("en-US"));
        let iso = LocaleChoice { dates: Some(Dates::Iso), clock: Some(Clock::Hours24), ..LocaleChoice::default() };
        let locale = iso.complete(&browser);
        assert_eq!((locale.dates, locale.clock, locale.numbers), (Dates::Iso, Clock::Hours24, Numbers::CommaPoint));
    }

    #[test]
    fn a_tag_tells_what_is_usual_there() {
        assert_eq!(Locale::of_tag("en-GB"), Locale::ENGLISH);
        assert_eq!(Locale::of_tag(""), Locale::ENGLISH);
        let german = Locale::of_tag("de-DE");
        assert_eq!(
            (german.language, german.numbers, german.dates),
            (Language::German, Numbers::PointComma, Dates::Dotted)
        );
        assert_eq!(Locale::of_tag("de_CH").numbers, Numbers::ApostrophePoint);
        let american = Locale::of_tag("en-US");
        assert_eq!((american.dates, american.clock), (Dates::MonthDay, Clock::Hours12));
        let french = Locale::of_tag("fr-FR");
        assert_eq!(
            (french.language, french.numbers, french.dates),
            (Language::English, Numbers::SpaceComma, Dates::Slashed)
        );
    }
}
