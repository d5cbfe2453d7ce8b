//! Chance, which only the page may ask for.

use super::window;

/// A secret of 128 bits that nobody can guess, as hexadecimal digits.
pub fn random_key() -> String {
    let mut bytes = [0; 16];
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A number that differs from screen to screen. Not for secrets.
#[expect(clippy::disallowed_methods, reason = "this is the one place of the page that asks for chance")]
pub fn some_seed() -> u64 {
    (js_sys::Math::random() * 9e15) as u64
}
