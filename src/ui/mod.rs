//! What is seen: views over plain screens.

pub mod parts;
