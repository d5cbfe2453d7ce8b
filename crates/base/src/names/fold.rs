//! Text as names are compared in it: without case, accents, and what cannot be seen, with the way back to its letters.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A letter of the folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// The letter.
    pub folded: char,
    /// Where the letter that it was made of begins and ends, its accents included.
    pub start: usize,
    pub end: usize,
}

/// A word: letters between which nothing stands, all of one kind of script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub text: String,
    pub letters: Vec<Letter>,
    /// Whether words of its script are written without borders.
    pub is_dense: bool,
}

impl Word {
    /// Where it begins in the text.
    pub fn start(&self) -> usize {
        self.letters.first().map_or(0, |letter| letter.start)
    }

    /// Where it ends in the text.
    pub fn end(&self) -> usize {
        self.letters.last().map_or(0, |letter| letter.end)
    }
}

/// The words of a text, folded.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_open = false;
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        if is_unseen(c) {
            continue;
        }
        decompose_compatible(c, |part| {
            if is_accent(part) {
                if let (true, Some(last)) = (is_open, words.last_mut().and_then(|word| word.letters.last_mut())) {
                    last.end = end;
                }
                return;
            }
            for folded in part.to_uppercase().flat_map(char::to_lowercase).filter(|c| !is_accent(*c)) {
                if is_apostrophe(folded) || !(folded.is_alphanumeric() || is_open && is_combining_mark(folded)) {
                    is_open = false;
                    continue;
                }
                let (first, second) = plain(folded);
                let is_dense = is_dense(first);
                let goes_on = is_open && words.last().is_some_and(|word| word.is_dense == is_dense);
                if !goes_on {
                    words.push(Word { text: String::new(), letters: Vec::new(), is_dense });
                }
                is_open = true;
                if let Some(word) = words.last_mut() {
                    for folded in std::iter::once(first).chain(second) {
                        word.text.push(folded);
                        word.letters.push(Letter { folded, start, end });
                    }
                }
            }
        });
    }
    words
}

/// Letters that no decomposition takes apart, as they are written where a keyboard has them not.
fn plain(c: char) -> (char, Option<char>) {
    match c {
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'þ' => ('t', Some('h')),
        'ø' => ('o', None),
        'ł' => ('l', None),
        'đ' | 'ð' => ('d', None),
        'ħ' => ('h', None),
        'ı' => ('i', None),
        c => (c, None),
    }
}

/// What stands in a text and is not seen: joiners, marks of direction, soft hyphens, variants.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{640}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// Apostrophes of all kinds; Unicode counts some as letters.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '‘' | '’' | '\u{2B9}'..='\u{2BF}' | '\u{55A}' | '\u{A78C}' | '＇')
}

/// Marks that may be left out without the word becoming another: accents and the points of Hebrew and Arabic.
/// The vowels of Indic scripts and the voice of kana are marks too, and stay.
fn is_accent(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}'
            | '\u{5C4}' | '\u{5C5}' | '\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}'
            | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}'
    )
}

/// Scripts that write no borders between words, and Korean, whose endings stand at the word.
fn is_dense(c: char) -> bool {
    matches!(
        c,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1100}'..='\u{11FF}' | '\u{1780}'..='\u{17FF}'
            | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn the_same_word_in_any_form_is_one() {
        for (text, wanted) in [
            ("MÜLLER mu\u{308}ller Mül\u{200B}ler Mül\u{AD}ler", "muller"),
            ("ΓΙΏΡΓΟΣ Γιώργος γιωργοσ", "γιωργοσ"),
            ("IŞIK ışık işik", "isik"),
            ("Straße STRASSE Ｓｔｒａße", "strasse"),
            ("Łódź ŁÓDŹ lodz", "lodz"),
            ("مُحَمَّد محمد محـمد", "محمد"),
            ("\u{5D3}\u{5B8}\u{5D5}\u{5B4}\u{5D3} דוד", "דוד"),
            ("ぎんこう き\u{3099}んこう", "き\u{3099}んこう"),
            ("ᲒᲘᲝᲠᲒᲘ გიორგი", "გიორგი"),
        ] {
            assert!(folded(text).iter().all(|word| word == wanted), "{text}: {:?}", folded(text));
        }
        assert_eq!(folded("O’Neil, ann_b.c@x"), ["o", "neil", "ann", "b", "c", "x"]);
        assert_eq!(folded("田中のPC"), ["田中の", "pc"]);
        assert_eq!(folded("हिन्दी"), ["हिन्दी"]);
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let text = "an Mu\u{308}ller\u{301}, ß";
        let words = words(text);
        assert_eq!(&text[words[1].start()..words[1].end()], "Mu\u{308}ller\u{301}");
        assert_eq!(&text[words[2].start()..words[2].end()], "ß");
        assert_eq!(words[2].text, "ss");
    }
}
