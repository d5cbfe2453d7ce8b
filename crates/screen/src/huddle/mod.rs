//! The huddle of the morning, turn by turn.

pub(crate) mod page;
pub(crate) mod run;
pub(crate) mod turn;
pub(crate) mod view;
