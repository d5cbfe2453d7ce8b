//! The clock and the zone of this computer, which only the page may read.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::window;
use crate::base::Timestamp;

/// Now, in milliseconds since 1970.
#[expect(clippy::disallowed_methods, reason = "this is the one place of the page that reads the clock")]
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Now, in seconds since 1970.
pub fn now() -> Timestamp {
    Timestamp((now_ms() / 1000.0) as i64)
}

/// Milliseconds since the page was opened.
pub fn milliseconds() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// The zone of the browser; empty when it does not say.
pub fn own_zone() -> String {
    let format = js_sys::Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    Reflect::get(&format.resolved_options(), &"timeZone".into())
        .ok()
        .and_then(|zone| zone.as_string())
        .unwrap_or_default()
}

/// Whether the browser knows a zone of this name.
///
/// The browser's own table is asked, so that the page does not carry a second one.
pub fn knows_zone(name: &str) -> bool {
    wall_format(name).is_some()
}

/// A function from a date to its wall reading in a zone, `2026-06-30 15:00:00`.
fn wall_format(zone: &str) -> Option<(Function, JsValue)> {
    let options = Object::new();
    for (name, value) in [
        ("timeZone", zone),
        ("hourCycle", "h23"),
        ("year", "numeric"),
        ("month", "2-digit"),
        ("day", "2-digit"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("second", "2-digit"),
    ] {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let maker: Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
    // Swedish writes dates as ISO 8601 does. An unknown zone throws.
    let format = Reflect::construct(&maker, &Array::of2(&"sv-SE".into(), &options)).ok()?;
    let function = Reflect::get(&format, &"format".into()).ok()?.dyn_into().ok()?;
    Some((function, format))
}

/// The wall reading of a moment as `2026-06-30T15:00`, for `<input type=datetime-local>`.
pub fn wall_text(at: Timestamp, zone: &str) -> Option<String> {
    let (format, this) = wall_format(zone)?;
    let date = js_sys::Date::new(&JsValue::from_f64(at.0 as f64 * 1000.0));
    let text = format.call1(&this, &date).ok()?.as_string()?;
    Some(text.get(..16)?.replace(' ', "T"))
}

/// The moment of a wall reading `2026-06-30T15:00` in a zone.
pub fn moment_of_wall(wall: &str, zone: &str) -> Option<Timestamp> {
    let as_utc = Timestamp::from_rfc3339(&format!("{}:00Z", wall.get(..16)?))?;
    // Two rounds: the first guess may lie beyond a change of the clocks.
    let mut guess = as_utc;
    for _ in 0..2 {
        let shown = Timestamp::from_rfc3339(&format!("{}:00Z", wall_text(guess, zone)?))?;
        guess = guess.plus(as_utc.since(shown));
    }
    Some(guess)
}

/// Now, in milliseconds since 1970.
pub fn clock_ms() -> i64 {
    now_ms() as i64
}

/// The time of day of a moment in milliseconds, in the zone of the browser.
pub fn clock_time(at_ms: i64) -> Option<String> {
    let text = wall_text(Timestamp(at_ms.div_euclid(1_000)), &own_zone())?;
    text.get(11..16).map(str::to_owned)
}

/// The hour of the day on the clock of this computer.
#[expect(clippy::disallowed_methods, reason = "this is the one place of the page that reads the clock")]
pub fn hour() -> u32 {
    js_sys::Date::new_0().get_hours()
}
