//! Finds the words of all languages in a label: whole words, what they negate, and where they stand.
//!
//! A word of the tables is written as people write it; it is compared without case and accents. `stem+` is the stem
//! with one of the language's endings, `stem*` the stem with anything; `=words` is the whole label, `^words` its
//! beginning, `!word` is compared with its accents. Scripts without spaces are searched for the words within.

use rustc_hash::FxHashMap;

use base::plain;

use super::tokens::{Token, is_unspaced, tokens};
use super::words::{LANGUAGES, Language};

/// A word of the tables in a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found<S> {
    pub sign: S,
    /// Place in the label: of the token, and within it.
    pub at: (usize, usize),
    /// The part of the label between two marks.
    pub part: usize,
    /// Of a script without spaces, in which a word for waiting stands behind what is waited for.
    pub is_unspaced: bool,
    /// Words between a negation and this one that are none of those that may stand there; none when it is not negated.
    pub negated: Option<usize>,
}

/// Where in the label a pattern may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Anywhere,
    Start,
    Whole,
}

#[derive(Debug)]
enum Word {
    /// One of these, without accents: more than one where the word bends.
    Folded(Vec<String>),
    /// With its accents.
    Exact(String),
    Stem(String),
}

impl Word {
    fn of(text: &str, language: &Language) -> Self {
        if let Some(exact) = text.strip_prefix('!') {
            return Self::Exact(exact.to_owned());
        }
        if let Some(stem) = text.strip_suffix('*') {
            return Self::Stem(plain(stem));
        }
        match text.strip_suffix('+') {
            Some(stem) => {
                Self::Folded(language.endings.iter().map(|ending| plain(&format!("{stem}{ending}"))).collect())
            }
            None => Self::Folded(vec![plain(text)]),
        }
    }

    fn is(&self, token: &Token) -> bool {
        match self {
            Self::Folded(forms) => forms.contains(&token.folded),
            Self::Exact(word) => token.lower == *word,
            Self::Stem(stem) => token.folded.starts_with(stem.as_str()),
        }
    }
}

#[derive(Debug)]
struct Pattern<S> {
    sign: S,
    language: usize,
    place: Place,
    words: Vec<Word>,
}

/// A word that is found within others.
#[derive(Debug)]
struct Within<S> {
    word: String,
    place: Place,
    sign: S,
    language: usize,
}

/// All words for one kind of sign, and the negations of all languages.
pub(super) struct Lexicon<S> {
    patterns: Vec<Pattern<S>>,
    /// Patterns by their first word.
    by_word: FxHashMap<String, Vec<usize>>,
    /// Those that begin with a stem.
    by_stem: Vec<usize>,
    /// Words of scripts without spaces by their first letter, the longest first.
    unspaced: FxHashMap<char, Vec<Within<S>>>,
    /// Phrases that are also written as one word.
    joined: FxHashMap<String, S>,
    negations: Vec<Vec<Word>>,
    behind: Vec<String>,
    between: Vec<String>,
}

fn listed(line: &'static str) -> impl Iterator<Item = &'static str> {
    line.split(',').map(str::trim).filter(|word| !word.is_empty())
}

/// The words of a phrase without the spaces, where none of them bends.
fn joined(words: &[Word]) -> Option<String> {
    let only = |word: &Word| match word {
        Word::Folded(forms) if forms.len() == 1 => forms.first().cloned(),
        _ => None,
    };
    words.iter().map(only).collect()
}

impl<S: Copy + Eq + 'static> Lexicon<S> {
    /// The words that `of` gives for each language.
    pub fn new(of: impl Fn(&'static Language) -> &'static [(S, &'static str)]) -> Self {
        let mut lexicon = Self {
            patterns: Vec::new(),
            by_word: FxHashMap::default(),
            by_stem: Vec::new(),
            unspaced: FxHashMap::default(),
            joined: FxHashMap::default(),
            negations: Vec::new(),
            behind: Vec::new(),
            between: Vec::new(),
        };
        for (number, language) in LANGUAGES.into_iter().enumerate() {
            for (sign, line) in of(language) {
                listed(line).for_each(|text| lexicon.add(*sign, text, number, language));
            }
            for text in listed(language.not) {
                lexicon.negations.push(text.split(' ').map(|word| Word::of(word, language)).collect());
            }
            lexicon.behind.extend(listed(language.not_behind).map(plain));
            lexicon.between.extend(listed(language.between).map(plain));
        }
        for words in lexicon.unspaced.values_mut() {
            words.sort_by_key(|within| std::cmp::Reverse(within.word.len()));
        }
        lexicon
    }

    fn add(&mut self, sign: S, text: &'static str, number: usize, language: &Language) {
        let (place, text) = match (text.strip_prefix('='), text.strip_prefix('^')) {
            (Some(rest), _) => (Place::Whole, rest),
            (_, Some(rest)) => (Place::Start, rest),
            _ => (Place::Anywhere, text),
        };
        if text.contains(is_unspaced) {
            let word: String = plain(text).split_whitespace().collect();
            if let Some(first) = word.chars().next() {
                self.unspaced.entry(first).or_default().push(Within { word, place, sign, language: number });
            }
            return;
        }
        let words: Vec<Word> = text.split(' ').map(|word| Word::of(word, language)).collect();
        if let (true, Some(whole)) = (words.len() > 1, joined(&words)) {
            self.joined.entry(whole).or_insert(sign);
        }
        let at = self.patterns.len();
        match words.first() {
            Some(Word::Folded(forms)) => {
                for form in forms {
                    self.by_word.entry(form.clone()).or_default().push(at);
                }
            }
            Some(Word::Exact(word)) => self.by_word.entry(plain(word)).or_default().push(at),
            Some(Word::Stem(_)) => self.by_stem.push(at),
            None => return,
        }
        self.patterns.push(Pattern { sign, language: number, place, words });
    }

    /// Patterns whose first word may be a token, in order of the tables.
    fn beginning_with(&self, token: &Token) -> impl Iterator<Item = &Pattern<S>> {
        let whole = self.by_word.get(&token.folded).into_iter().flatten();
        whole.chain(&self.by_stem).map(|&at| &self.patterns[at])
    }

    /// The words of the tables in a label, from its beginning.
    pub fn find(&self, label: &str) -> Vec<Found<S>> {
        let tokens = tokens(label);
        let mut found = Vec::new();
        // The last token of the negation before, and its part.
        let mut negation: Option<usize> = None;
        // Where the last word ends that was found.
        let mut end = 0;
        let mut at = 0;
        while at < tokens.len() {
            let token = &tokens[at];
            if token.is_unspaced {
                self.find_within(&tokens, at, &mut found);
                at += 1;
                continue;
            }
            let (sign, length, turned) = match self.longest(&tokens, at) {
                Some((sign, length)) => (Some(sign), length, false),
                None => match self.negation(&tokens[at..]) {
                    Some(length) => {
                        negation = Some(at + length - 1);
                        (None, length, false)
                    }
                    None => match (self.joined(&tokens), self.turned(&tokens, at)) {
                        (None, Some(sign)) => (Some(sign), 1, true),
                        (known, _) => (known.or_else(|| self.respelled(token)), 1, false),
                    },
                },
            };
            if let Some(sign) = sign {
                let before = negation.filter(|&not| tokens[not].part == token.part);
                let negated = if turned { Some(0) } else { before.map(|not| self.distance(&tokens[not + 1..at])) };
                found.push(Found { sign, at: (at, 0), part: token.part, is_unspaced: false, negated });
                negation = None;
                end = at + length;
            }
            at += length;
        }
        // A label that ends in a negation turns the word before it around: `Çözüldü değil`, `Resuelto: no`.
        if let (Some(last), Some(word)) = (tokens.last(), found.last_mut())
            && end + 1 == tokens.len()
            && self.behind.contains(&last.folded)
        {
            word.negated = Some(0);
        }
        found
    }

    /// The longest pattern whose words begin at a token; of equals the first in the tables.
    fn longest(&self, tokens: &[Token], at: usize) -> Option<(S, usize)> {
        let mut best: Option<(S, usize)> = None;
        for pattern in self.beginning_with(&tokens[at]) {
            let length = pattern.words.len();
            let fits = match pattern.place {
                Place::Anywhere => at + length <= tokens.len(),
                Place::Start => at == 0 && length <= tokens.len(),
                Place::Whole => at == 0 && length == tokens.len(),
            };
            if fits
                && best.is_none_or(|(_, longest)| length > longest)
                && pattern.words.iter().zip(&tokens[at..]).all(|(word, token)| word.is(token))
            {
                best = Some((pattern.sign, length));
            }
        }
        best
    }

    /// The length of the longest negation that begins here.
    fn negation(&self, tokens: &[Token]) -> Option<usize> {
        let is_here = |words: &&Vec<Word>| {
            words.len() <= tokens.len() && words.iter().zip(tokens).all(|(word, token)| word.is(token))
        };
        self.negations.iter().filter(is_here).map(Vec::len).max()
    }

    /// The sign of a word that begins with a negation: `unresolved`, `nevyřešeno`.
    fn turned(&self, tokens: &[Token], at: usize) -> Option<S> {
        let token = &tokens[at];
        LANGUAGES.into_iter().enumerate().find_map(|(number, language)| {
            language.not_within.iter().find_map(|beginning| {
                let rest = token.without(beginning)?;
                self.beginning_with(&rest)
                    .filter(|pattern| pattern.language == number && pattern.place == Place::Anywhere)
                    .find(|pattern| matches!(&pattern.words[..], [word] if word.is(&rest)))
                    .map(|pattern| pattern.sign)
            })
        })
    }

    /// The sign of a label that is a phrase written as one word: `inprogress`.
    fn joined(&self, tokens: &[Token]) -> Option<S> {
        match tokens {
            [only] => self.joined.get(&only.folded).copied(),
            _ => None,
        }
    }

    /// The sign of a word in which German letters are written without their dots: `geloest`.
    fn respelled(&self, token: &Token) -> Option<S> {
        let word = token.folded.replace("ae", "a").replace("oe", "o").replace("ue", "u");
        if word == token.folded {
            return None;
        }
        self.longest(&[Token { folded: word, ..token.clone() }], 0).map(|(sign, _)| sign)
    }

    fn distance(&self, between: &[Token]) -> usize {
        between.iter().filter(|token| !self.between.contains(&token.folded)).count()
    }

    /// The words within a token of a script without spaces: from each place the longest.
    fn find_within(&self, tokens: &[Token], at: usize, found: &mut Vec<Found<S>>) {
        let token = &tokens[at];
        let text = token.folded.as_str();
        // Where the word before ends: what is part of it negates nothing.
        let mut end = 0;
        let mut from = 0;
        while let Some(letter) = text[from..].chars().next() {
            let rest = &text[from..];
            let is_whole = |word: &str| tokens.len() == 1 && word.len() == text.len();
            let hit = self.unspaced.get(&letter).and_then(|words| {
                words.iter().find(|within| {
                    rest.starts_with(within.word.as_str())
                        && (within.place == Place::Anywhere || is_whole(&within.word))
                })
            });
            let Some(Within { word, sign, language, .. }) = hit else {
                from += letter.len_utf8();
                continue;
            };
            let turns = |beginning: &&str| text[end..from].ends_with(plain(beginning).as_str());
            let before = LANGUAGES[*language].not_within.iter().any(turns);
            let behind = &rest[word.len()..];
            let is_turned =
                before || listed(LANGUAGES[*language].not_behind).any(|ending| behind.starts_with(&plain(ending)));
            found.push(Found {
                sign: *sign,
                at: (at, from),
                part: token.part,
                is_unspaced: true,
                negated: is_turned.then_some(0),
            });
            from += word.len();
            end = from;
        }
    }
}
