//! Packed files: in comes a ZIP or GZIP, out goes the content of each file in it.
//!
//! Never: archives in archives, more bytes than the limits allow, paths outside the archive.

mod directory;
mod entries;
mod gzip;
mod hay;
mod ration;
#[cfg(test)]
mod tests;

pub(super) use directory::Archive;
pub(super) use entries::read_cut_off;
pub(super) use gzip::GzipReader;
