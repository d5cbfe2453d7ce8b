//! The desk: what the user decides, what is asked, what the files hold, and the figures and rules over it.
//!
//! In: records of [`ingest`], business time of [`sla`]. Out: a [`dataset::Dataset`], figures, lists. Never: words of a
//! screen, the browser, a clock.
//!
//! | room | what comes out |
//! |---|---|
//! | [`query`] | the question, and its form in the URL |
//! | [`settings`] | what the user decides: meanings of labels, goals, workflows |
//! | [`table`] | the figures by name: titles, goals, rules, what to do |
//! | [`dataset`] | columns under canonical names, whatever the system that exported them |
//! | [`import`] | files, one after the other, become a data set |
//! | [`figure`] | figures, one file for each question of the method |
//! | [`rule`] | what narrows a list, typed: one rule counts and lists |
//! | [`engagement`] | the figures of a desk without its tickets; before and after; peers |

pub mod dataset;
pub mod engagement;
pub mod figure;
pub mod import;
pub mod query;
pub mod rule;
pub mod settings;
pub mod supply;
pub mod table;
