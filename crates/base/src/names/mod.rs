//! Finds names in any text, however they are written there, and puts something else in their place.
//!
//! Case, accents, spaces, joiners and order do not matter, nor do endings; a name within a longer word is none. What
//! is taken for a name too often hides a word; what is not hides nothing: in doubt it is one.

mod address;
mod endings;
mod fold;
mod forms;

use std::cmp::Reverse;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashMap;

use address::addresses;
use endings::{LONGEST, is_joined, longer_by, stem};
use fold::{Word, words};
use forms::{Form, forms};

/// What was found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found<'t> {
    /// The name with this number.
    Name(usize),
    /// An e-mail address that holds no known name.
    Address(&'t str),
}

/// A name within the words of a text.
#[derive(Debug)]
struct Known {
    number: usize,
    /// Its words, or the one word that was made of them.
    words: Vec<String>,
    is_joined: bool,
    /// How far it is from how the name is written: the name itself before what may be another's.
    rank: usize,
    /// As it is written, for a word so short that it is often another.
    written: String,
    /// What is written behind its last letter: the dot of `Inc.` goes with it.
    tail: String,
}

/// Finds names.
#[derive(Debug, Default)]
pub struct NameFinder {
    known: Vec<Known>,
    /// By the stem of the first word.
    by_stem: FxHashMap<String, Vec<usize>>,
    dense: Vec<(String, usize)>,
    finder: Option<AhoCorasick>,
}

impl NameFinder {
    /// Finds these names; their numbers are their places in the list.
    pub fn new<'n>(names: impl IntoIterator<Item = (&'n str, NameOf)>) -> Self {
        let mut finder = Self::default();
        for (number, (name, of)) in names.into_iter().enumerate() {
            for (rank, form) in forms(name, of == NameOf::Person).into_iter().enumerate() {
                let (words, is_joined) = match form {
                    Form::Dense(letters) => {
                        finder.dense.push((letters, number));
                        continue;
                    }
                    Form::Words(words) => (words, false),
                    Form::Joined(word) => (vec![word], true),
                };
                let written = name.trim();
                let tail = written[last_letter(written)..].to_owned();
                finder.put(Known { number, words, is_joined, rank, written: written.to_owned(), tail });
            }
        }
        if !finder.dense.is_empty() {
            // Refused only for gigabytes of names.
            finder.finder = AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(finder.dense.iter().map(|(letters, _)| letters))
                .ok();
        }
        finder
    }

    fn put(&mut self, known: Known) {
        if let Some(first) = known.words.first() {
            self.by_stem.entry(stem(first).to_owned()).or_default().push(self.known.len());
            self.known.push(known);
        }
    }

    /// Whether it finds nothing ever but addresses.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty() && self.dense.is_empty()
    }

    /// The text with something else for each name and each address.
    pub fn replaced(&self, text: &str, mut put: impl FnMut(Found<'_>) -> String) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (range, found) in self.find(text) {
            out.push_str(&text[at..range.start]);
            out.push_str(&put(found));
            at = range.end;
        }
        out.push_str(&text[at..]);
        out
    }

    /// Where names and addresses stand, in order; none lies over another.
    fn find<'t>(&self, text: &'t str) -> Vec<(Range<usize>, Found<'t>)> {
        let words = words(text);
        let mut hits = self.among(text, &words);
        self.dense_in(&words, &mut hits);
        // What begins first, and of that the longest.
        hits.sort_by(|a, b| a.0.start.cmp(&b.0.start).then(b.0.end.cmp(&a.0.end)));
        let mut out: Vec<(Range<usize>, Found<'t>)> = Vec::new();
        for range in addresses(text) {
            let over = || hits.iter().filter(|(hit, _)| hit.start < range.end && range.start < hit.end);
            let found = over().next().map_or(Found::Address(&text[range.clone()]), |(_, number)| Found::Name(*number));
            // A first name before the address goes with it.
            let before = out.last().map_or(0, |(last, _)| last.end);
            let start = over().map(|(hit, _)| hit.start).min().unwrap_or(range.start).clamp(before, range.start);
            let end = over().map(|(hit, _)| hit.end).max().unwrap_or(range.end).max(range.end);
            out.push((start..end, found));
        }
        let mut end = 0;
        let free: Vec<_> = hits
            .into_iter()
            .filter(|(hit, _)| out.iter().all(|(range, _)| hit.end <= range.start || range.end <= hit.start))
            .filter(|(hit, _)| {
                let is_free = hit.start >= end;
                if is_free {
                    end = hit.end;
                }
                is_free
            })
            .map(|(hit, number)| (hit, Found::Name(number)))
            .collect();
        out.extend(free);
        out.sort_by_key(|(range, _)| range.start);
        out
    }

    /// Names that begin at a word, of each word the one that says most.
    fn among(&self, text: &str, words: &[Word]) -> Vec<(Range<usize>, usize)> {
        let mut hits = Vec::new();
        for (at, word) in words.iter().enumerate().filter(|(_, word)| !word.is_dense) {
            let alone = self.known_as(&word.text).filter_map(|known| {
                let more = known.fit(text, &words[at..])?;
                Some((known, known.words.len(), more))
            });
            // `SeánO’Brien`: the apostrophe parts what was written together.
            let glued = glued(text, &words[at..]);
            let joined = glued.iter().flat_map(|(joined, count)| {
                let known = self.known_as(joined).filter(|known| known.is_joined && is_joined(joined, &known.words[0]));
                known.map(|known| (known, *count, 1))
            });
            let best = alone.chain(joined).min_by_key(|(known, count, more)| (Reverse(*count), *more, known.rank));
            if let Some((known, count, _)) = best {
                let end = words[at + count - 1].end();
                let tail = if text[end..].starts_with(&known.tail) { known.tail.len() } else { 0 };
                hits.push((word.start()..end + tail, known.number));
            }
        }
        hits
    }

    /// Names whose first word this may be, with an ending or without.
    fn known_as<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a Known> {
        let ends = word.char_indices().rev().map(|(end, _)| end).take(LONGEST);
        let stems = std::iter::once(word.len()).chain(ends).map(|end| &word[..end]);
        stems.filter_map(|stem| self.by_stem.get(stem)).flatten().map(|known| &self.known[*known])
    }

    /// Names of scripts without borders between words, wherever they stand.
    fn dense_in(&self, words: &[Word], hits: &mut Vec<(Range<usize>, usize)>) {
        let Some(finder) = self.finder.as_ref().filter(|_| words.iter().any(|word| word.is_dense)) else {
            return;
        };
        let text: String = words.iter().map(|word| word.text.as_str()).collect();
        // For each byte the letter that it is of, and whether a word may be cut before and behind it.
        let mut places = Vec::with_capacity(text.len());
        for word in words {
            let last = word.letters.len().saturating_sub(1);
            for (at, letter) in word.letters.iter().enumerate() {
                let place = (letter.start, letter.end, word.is_dense || at == 0, word.is_dense || at == last);
                places.extend(std::iter::repeat_n(place, letter.folded.len_utf8()));
            }
        }
        for hit in finder.find_iter(&text) {
            let (Some(first), Some(last)) = (places.get(hit.start()), places.get(hit.end().saturating_sub(1))) else {
                continue;
            };
            if first.2 && last.3 {
                hits.push((first.0..last.1, self.dense[hit.pattern().as_usize()].1));
            }
        }
    }
}

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameOf {
    /// A company: its words have one order.
    Company,
    /// A person: the last name may come first.
    Person,
}

impl Known {
    /// Whether the words begin with this name, and by how many letters they are longer.
    fn fit(&self, text: &str, words: &[Word]) -> Option<usize> {
        if words.len() < self.words.len() {
            return None;
        }
        let own = words.iter().zip(&self.words);
        if self.is_joined {
            return own.map(|(word, name)| is_joined(&word.text, name).then_some(1)).sum();
        }
        let is_alone = self.words.len() == 1;
        if is_alone && self.words[0].chars().count() <= 2 {
            // `IT` is a company, and `it` is not.
            let seen = &text[words[0].start()..words[0].end()];
            return (words[0].text == self.words[0] && (seen == self.written || !seen.chars().any(char::is_lowercase)))
                .then_some(0);
        }
        own.map(|(word, name)| longer_by(&word.text, name, is_alone)).sum()
    }
}

/// The first word with those behind it that only an apostrophe parts from it, and how many words that is.
fn glued(text: &str, words: &[Word]) -> Vec<(String, usize)> {
    let mut glued = Vec::new();
    let mut joined = words.first().map(|word| word.text.clone()).unwrap_or_default();
    for (at, pair) in words.windows(2).take(3).enumerate() {
        // One sign may hold two words: then nothing stands between them.
        let between = text.get(pair[0].end()..pair[1].start()).unwrap_or_default();
        if pair[1].is_dense || between.is_empty() || !between.chars().all(fold::is_apostrophe) {
            break;
        }
        joined.push_str(&pair[1].text);
        glued.push((joined.clone(), at + 2));
    }
    glued
}

/// Behind the last letter or digit of a name.
fn last_letter(name: &str) -> usize {
    name.char_indices().rev().find(|(_, c)| c.is_alphanumeric()).map_or(name.len(), |(at, c)| at + c.len_utf8())
}

#[cfg(test)]
mod tests;
