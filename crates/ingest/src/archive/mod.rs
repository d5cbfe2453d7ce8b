//! Packed files: in comes a ZIP or GZIP, out goes the content of each file in it.
//!
//! Never: archives in archives, more bytes than the limits allow, paths outside the archive.

mod gzip;
mod ration;
#[cfg(test)]
mod tests;
mod zipped;

pub(super) use gzip::GzipReader;
pub(super) use zipped::{Archive, read_cut_off};
