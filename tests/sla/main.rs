//! The clock by its public face: rules and answers, questions from a file, and a twin that counts minute by minute.

mod clock;
mod questions;
mod twin;
