//! Parts of large files, read for the worker that holds the data.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use web_sys::File;

use super::import::Reading;
use super::server::Server;
use crate::engine::read_part_as_told;

/// Reads a part and sends it. While one is read, the bytes of the next are on their way.
pub(super) async fn read(
    server: Rc<Server>,
    (serial, letter): (u32, Vec<u8>),
    (from, end): (f64, f64),
    files: Vec<File>,
) {
    let mut bytes = Vec::new();
    if let Some(file) = files.first()
        && let Ok(given) = Reading::begin(file, from, end).bytes().await
    {
        let mut slice = server.slice.borrow_mut();
        slice.resize(given.length() as usize, 0);
        given.copy_to(&mut slice);
        drop(given);
        bytes = read_part_as_told(&letter, &slice);
    }
    let bytes = Uint8Array::from(bytes.as_slice());
    let message = Array::of2(&serial.into(), &bytes);
    // The buffer moves instead of being copied. Nobody is left to tell when posting fails.
    let _ = server.scope.post_message_with_transfer(&message, &Array::of1(&bytes.buffer()));
}
