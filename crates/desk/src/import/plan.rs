//! A large text as parts that are read apart, by other workers or one after the other: which part is next, and which must
//! be read again because it began elsewhere.
//!
//! In: parts as they come, in any order. Out: an import with all rows in the order of the file, as one reader reads them.
//! Never: threads, workers, files.

use std::collections::BTreeMap;

use ingest::{Span, Unsure};
use serde::{Deserialize, Serialize};

use super::Import;
use crate::dataset::{PartSpec, TablePart, read_part};

/// Bytes behind a part that are given with it: its last record may reach beyond it.
const BEYOND: u64 = 256 << 10;

/// A part to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartOrder {
    /// Its number, from 0 on.
    pub number: u32,
    /// Which part of the file it is; the bytes to give begin at `span.at`.
    pub span: Span,
    /// The first byte that is not to be given.
    pub end: u64,
}

/// What follows from a part that came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Others are to come, or to be asked for.
    GoOn,
    /// This part must be read again.
    Again(PartOrder),
    /// The rest must be read in one go: [`Import::read_on`] says from where.
    ReadOn,
    /// All parts are taken: what is left behind the last line end is to be fed.
    Done,
}

/// The parts of the rest of a file.
#[derive(Debug)]
pub struct Plan {
    /// What their readers must know.
    spec: PartSpec,
    begin: u64,
    size: u64,
    chunk: u64,
    /// Parts that may be read before the ones before them are taken.
    ahead: u32,
    asked: u32,
    taken: u32,
    /// Parts that came before their turn.
    waiting: BTreeMap<u32, (PartOrder, Result<TablePart, Unsure>)>,
}

impl Plan {
    /// A plan for the rest of the current file of an import, which has `size` bytes, in parts of `chunk` bytes; `None`
    /// where it must be read in one go.
    pub fn new(import: &Import, size: u64, chunk: u64, ahead: u32) -> Option<Self> {
        let (begin, spec) = import.rest()?;
        let plan = Self { spec, begin, size, chunk: chunk.max(1), ahead, asked: 0, taken: 0, waiting: BTreeMap::new() };
        (plan.count() > 0).then_some(plan)
    }

    fn count(&self) -> u32 {
        u32::try_from(self.size.saturating_sub(self.begin).div_ceil(self.chunk)).unwrap_or_default()
    }

    fn start(&self, number: u32) -> u64 {
        (self.begin + u64::from(number) * self.chunk).min(self.size)
    }

    /// The next part to be read; `None` when all were asked for, or enough for now.
    pub fn order(&mut self) -> Option<PartOrder> {
        if self.asked >= self.count() || self.asked >= self.taken + self.ahead {
            return None;
        }
        let number = self.asked;
        self.asked += 1;
        Some(if number == 0 { self.ask(0, self.begin, true) } else { self.ask(number, self.start(number) - 1, false) })
    }

    fn ask(&self, number: u32, at: u64, is_exact: bool) -> PartOrder {
        let until = self.start(number + 1);
        let end = (until + BEYOND).min(self.size);
        PartOrder { number, span: Span { at, until, is_exact, is_last: end == self.size }, end }
    }

    /// What the reader of a part must know, as bytes for [`read_part_as_told`].
    pub fn letter(&self, order: &PartOrder) -> Vec<u8> {
        // What is made of numbers and texts can be written.
        postcard::to_stdvec(&(&self.spec, order)).unwrap_or_default()
    }

    /// Takes a part as [`read_part_as_told`] gave it, and all that waited for it.
    pub fn give(&mut self, order: PartOrder, part: &[u8], import: &mut Import) -> Step {
        let part = TablePart::from_bytes(part).ok_or(Unsure);
        self.waiting.insert(order.number, (order, part));
        while let Some((ask, part)) = self.waiting.remove(&self.taken) {
            let Some(at) = import.at() else { return Step::ReadOn };
            // One record reaches over the whole part.
            if at < ask.span.until {
                match part {
                    Ok(part) if part.slice.start == at => {
                        if !import.part(part) {
                            return Step::ReadOn;
                        }
                    }
                    _ if !ask.span.is_exact => return Step::Again(self.ask(ask.number, at, true)),
                    _ => return Step::ReadOn,
                }
            }
            self.taken += 1;
        }
        if self.taken == self.count() { Step::Done } else { Step::GoOn }
    }
}

/// Reads a part by the letter of its plan: the part as bytes, none of them when it cannot be read apart.
pub fn read_part_as_told(letter: &[u8], bytes: &[u8]) -> Vec<u8> {
    let told: Option<(PartSpec, PartOrder)> = postcard::from_bytes(letter).ok();
    let part = told.and_then(|(spec, order)| read_part(&spec, order.span, bytes).ok());
    part.map(|part| part.to_bytes()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
