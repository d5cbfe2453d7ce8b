//! Zenboard: the boards of a service desk, computed from its exports in the browser.
//!
//! Everything flows one way, one verb a stage, and no arrow leads back:
//!
//! ```text
//! worker    bytes ─read→ records ─map, build→ Dataset ─view, count→ figures ─present→ Screen ─┐
//!                                                                                             │
//! ═══════════════════ protocol: Request ▲ ══════════════════════════════ Response ▼ ══════════╪═══
//!                                       │                                                     ▼
//! page      drop, click, URL ─→ Query ──┘                         signals ─→ elements, canvas
//! ```
//!
//! The rooms are crates, from the ground up: each may use those above it in this list, and Cargo holds it to that.
//!
//! | crate | room | what comes out |
//! |---|---|---|
//! | [`base`] | | moments, days, hours, zones, interned text |
//! | [`language`] | | words in the reader's language, and how that reader writes numbers and dates |
//! | `ics` | | events of calendar files: zones, repetitions, exceptions |
//! | [`ingest`] | | records of CSV, workbooks, JSON, archives, calendars; what could not be read |
//! | [`sla`] | | business time: calendars, policies, clocks, and the stretches that make up a clock |
//! | [`forecast`] | | projections of plain series, simulation of a team that works a line of jobs |
//! | `desk` | [`query`] | the question, and its form in the URL |
//! | | [`settings`] | what the user decides: meanings of labels, goals, workflows |
//! | | [`dataset`] | columns under canonical names, whatever the system that exported them |
//! | | [`import`] | files, one after the other, become a data set |
//! | | [`table`] | the figures by name: titles, goals, rules, what to do |
//! | | [`figure`] | figures, one file for each question of the method |
//! | | [`rule`] | what narrows a list, typed: one rule counts and lists |
//! | | [`engagement`] | the figures of a desk without its tickets; before and after; peers |
//! | [`screen`] | | screens as plain data, in words, with a link behind each number |
//! | | `charts` | pictures of chart values on any plotters backend |
//! | | [`export`] | files that leave the page: lists as CSV and workbooks, boards as single pages |
//! | [`feed`] | | requests that read a live source, and what to make of their answers |
//! | `zenboard` | [`engine`] | owns the data; imports, answers, exports; all of the above without a browser |
//! | | [`protocol`] | the messages between page and worker |
//! | | [`sample`] | a desk made up from a seed |
//! | | `worker` | both ends of the line between page and worker |
//! | | `ui` | elements for screens |
//! | | `bin/zenboard` | the command line: the engine without a browser; the disk, the clock and the network of `pull` |
//!
//! What always holds:
//!
//! * The core never reads a clock, a locale or unseeded randomness: *as of* is part of the question.
//! * The page never sees a record; it shows a [`screen::Screen`] and sends a [`query::Query`].
//! * A [`dataset::Dataset`] never changes after it was built. A new import makes a new one.
//! * A count and the list it opens come from the same rule ([`rule::Rule`]), and a test walks them all.
//! * What cannot be measured is a [`figure::Gap`] with its reason, never 0 and never 100 %.
//! * Trouble in rows is data ([`ingest::Issues`]), trouble with a file is an [`ingest::ImportError`], a bug is a panic.
//!
//! Where the house departs from the first plan: screens are made of a few generic parts (cards, tables,
//! charts, worklists) instead of one type a page. Every page is drawn by the same views, a new board needs no
//! code in the page, and one test can follow every number of every page.

pub use base;
pub use desk::{dataset, engagement, figure, import, query, rule, rules, settings, table};
pub use feed;
pub use forecast;
pub use ingest;
pub use language;
pub use screen;
#[cfg(feature = "charts")]
pub use screen::charts;
pub use screen::export;
pub use sla;

pub mod engine;
pub mod protocol;
pub mod sample;
#[cfg(feature = "app")]
pub mod ui;
#[cfg(any(feature = "app", feature = "worker"))]
pub mod worker;
