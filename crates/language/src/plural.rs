//! Plural categories: which form of a counted sentence a number takes.
//!
//! Rules for whole numbers, after Unicode CLDR 48 (plurals.xml). A table of the languages we have or were asked for
//! instead of a library: ICU's plural data would be the largest part of the page's words.

/// A form of counted sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Plural {
    /// As one: in Polish 1 alone, in Russian 21 as well.
    One,
    /// As a few: in Polish 2 to 4 and 22 to 24.
    Few,
    /// As many: in Polish 5, 12 and 100.
    Many,
    /// All others; the form of languages with two.
    Other,
}

impl Plural {
    /// The category by its name in a language's file.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "one" => Self::One,
            "few" => Self::Few,
            "many" => Self::Many,
            "other" => Self::Other,
            _ => return None,
        })
    }
}

/// How a language counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counting {
    /// One and other: English, German, Dutch, Italian, Spanish.
    #[default]
    Two,
    /// Other alone: Japanese, Chinese, Korean.
    None,
    /// 0 and 1 are one: French, Portuguese in Brazil.
    ZeroIsOne,
    /// One, few (2 to 4), other: Czech, Slovak.
    Czech,
    /// One, few (ends in 2 to 4, but not in 12 to 14), many: Polish.
    Polish,
    /// One (ends in 1, but not in 11), few, many: Russian, Ukrainian.
    Russian,
}

impl Counting {
    /// The counting of a language by its tag.
    pub fn of(tag: &str) -> Self {
        match tag.split('-').next().unwrap_or_default() {
            "ja" | "zh" | "ko" | "vi" | "th" => Self::None,
            "fr" | "pt" => Self::ZeroIsOne,
            "cs" | "sk" => Self::Czech,
            "pl" => Self::Polish,
            "ru" | "uk" | "be" => Self::Russian,
            _ => Self::Two,
        }
    }

    /// The category of a whole number.
    pub fn category(self, number: u64) -> Plural {
        let (ten, hundred) = (number % 10, number % 100);
        let is_few = (2..=4).contains(&ten) && !(12..=14).contains(&hundred);
        match (self, number) {
            (Self::None, _) => Plural::Other,
            (Self::Two | Self::Czech | Self::Polish, 1) | (Self::ZeroIsOne, 0 | 1) => Plural::One,
            (Self::Czech, 2..=4) => Plural::Few,
            (Self::Russian, _) if ten == 1 && hundred != 11 => Plural::One,
            (Self::Polish | Self::Russian, _) if is_few => Plural::Few,
            (Self::Polish | Self::Russian, _) => Plural::Many,
            _ => Plural::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_as_cldr_says() {
        let of = |tag: &str, numbers: &[u64]| -> Vec<Plural> {
            numbers.iter().map(|&number| Counting::of(tag).category(number)).collect()
        };
        use Plural::{Few, Many, One, Other};
        assert_eq!(of("en", &[0, 1, 2, 21]), [Other, One, Other, Other]);
        assert_eq!(of("de-AT", &[0, 1, 2]), [Other, One, Other]);
        assert_eq!(of("fr", &[0, 1, 2]), [One, One, Other]);
        assert_eq!(of("ja", &[1, 2]), [Other, Other]);
        assert_eq!(
            of("pl", &[0, 1, 2, 4, 5, 12, 14, 21, 22, 112, 122]),
            [Many, One, Few, Few, Many, Many, Many, Many, Few, Many, Few]
        );
        assert_eq!(of("cs", &[0, 1, 2, 4, 5, 22]), [Other, One, Few, Few, Other, Other]);
        assert_eq!(
            of("ru", &[0, 1, 2, 5, 11, 12, 21, 22, 25, 111]),
            [Many, One, Few, Many, Many, Many, One, Few, Many, Many]
        );
    }
}
