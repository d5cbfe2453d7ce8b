//! The words of a label, in lower case, with and without accents.

use base::plain;

/// A word of a label; of scripts without spaces, all letters up to the next mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// In lower case.
    pub lower: String,
    /// In lower case, without accents.
    pub folded: String,
    /// Of a script without spaces.
    pub is_unspaced: bool,
    /// The part of the label between two marks, from 0.
    pub part: usize,
}

impl Token {
    fn new(text: &str, part: usize) -> Self {
        let lower = text.to_lowercase();
        Self { folded: plain(&lower), is_unspaced: lower.contains(is_unspaced), lower, part }
    }

    /// The word behind a beginning.
    pub fn without(&self, beginning: &str) -> Option<Self> {
        let rest = self.folded.strip_prefix(plain(beginning).as_str()).filter(|rest| rest.chars().count() > 1)?;
        let lower = self.lower.strip_prefix(beginning).unwrap_or(rest);
        Some(Self { lower: lower.to_owned(), folded: rest.to_owned(), is_unspaced: false, part: self.part })
    }
}

/// Letters of scripts that put no spaces between words, and of Korean, which joins endings to them.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

/// Ukrainian writes apostrophes within words; others between two of them.
fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{0400}'..='\u{052F}')
}

/// The words of a label. Numbers in front of others say nothing: `3 - Open`.
pub(super) fn tokens(label: &str) -> Vec<Token> {
    let letters: Vec<char> = label.chars().collect();
    let mut tokens: Vec<Token> = Vec::new();
    let mut word = String::new();
    let mut part = 0;
    let mut end = |word: &mut String, part: usize| {
        if !word.is_empty() {
            let token = Token::new(word, part);
            word.clear();
            match tokens.last_mut() {
                // Spaces between Korean words say nothing.
                Some(last) if last.is_unspaced && token.is_unspaced && last.part == part => {
                    last.lower.push_str(&token.lower);
                    last.folded.push_str(&token.folded);
                }
                _ => tokens.push(token),
            }
        }
    };
    for (at, &c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1).copied();
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if c.is_alphanumeric() || matches!(c, '\u{0300}'..='\u{036F}') {
            let is_hump = c.is_uppercase() && before.is_some_and(char::is_lowercase);
            let changes_script = is_letter(before) && before.is_some_and(|b| is_unspaced(b) != is_unspaced(c));
            if is_hump || changes_script {
                end(&mut word, part);
            }
            word.push(c);
        } else if is_apostrophe(c) && before.is_some_and(is_cyrillic) && is_letter(after) {
            word.push(c);
        } else {
            end(&mut word, part);
            let is_tight = (is_apostrophe(c) || matches!(c, '-' | '.' | '_')) && is_letter(before) && is_letter(after);
            part += usize::from(!c.is_whitespace() && !is_tight);
        }
    }
    end(&mut word, part);
    let is_number = |token: &Token| token.lower.chars().all(char::is_numeric);
    let first = tokens.iter().position(|token| !is_number(token)).unwrap_or(tokens.len());
    tokens.drain(..first);
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_split_into_words() {
        let words = |label: &str| tokens(label).into_iter().map(|token| token.folded).collect::<Vec<_>>();
        assert_eq!(words("3 - Re-opened (WaitingOnClient)"), ["re", "opened", "waiting", "on", "client"]);
        assert_eq!(words("__ Gelöst"), ["gelost"]);
        assert_eq!(words("İPTAL EDİLDİ"), ["iptal", "edildi"]);
        assert_eq!(words("已关闭 (Closed)"), ["已关闭", "closed"]);
        assert_eq!(words("고객 응답 대기 중"), ["고객응답대기중"]);
        assert_eq!(words("En attente d’un tiers"), ["en", "attente", "d", "un", "tiers"]);
        assert_eq!(words("-100"), Vec::<String>::new());
        assert_eq!(words("Зворотний зв'язок"), ["зворотнии", "звязок"]);
    }
}
