//! The forms of dates in real exports and in many languages, and the fast reader against the slow one.

use super::{OrderEvidence, RawDate};
use base::Zone;

use super::zones::NamedZones;

mod fast;
mod languages;

fn read(cell: &str, day_first: bool) -> Option<String> {
    let mut evidence = OrderEvidence::default();
    let mut zones = NamedZones::default();
    let raw = super::read::read(cell, &mut zones, &mut evidence)?.date;
    let zone = Zone::utc();
    raw.resolve(day_first, &zone, &zones).ok()?.get().map(|at| zone.rfc3339(at))
}

#[test]
fn the_forms_of_real_exports() {
    for (cell, day_first, expected) in [
        ("29/2/2016 01:16", true, "2016-02-29T01:16:00Z"),
        ("29-02-2016 01:16", true, "2016-02-29T01:16:00Z"),
        ("01/15/2015 06:01:23 PM", false, "2015-01-15T18:01:23Z"),
        ("04/22/2025 7:54 pm", false, "2025-04-22T19:54:00Z"),
        ("04/22/2025 12:00 am", false, "2025-04-22T00:00:00Z"),
        ("3/12/21 9:57", false, "2021-03-12T09:57:00Z"),
        ("9/22/2020", false, "2020-09-22T00:00:00Z"),
        ("2024-10-30 15:15:11.744884", false, "2024-10-30T15:15:11Z"),
        ("2012/10/09 13:50:17.000", false, "2012-10-09T13:50:17Z"),
        ("2026-03-29T00:30:00Z", false, "2026-03-29T00:30:00Z"),
        ("2025-10-26T02:30:00+02:00", false, "2025-10-26T00:30:00Z"),
        ("2025-02-07T19:21:47-0500", false, "2025-02-08T00:21:47Z"),
        ("2026-01-05T08:12:03.113+0100", false, "2026-01-05T07:12:03Z"),
        ("1767603600", false, "2026-01-05T09:00:00Z"),
        ("1767603600000", false, "2026-01-05T09:00:00Z"),
        ("46027.375", false, "2026-01-05T09:00:00Z"),
        ("05.01.2026 09:00", false, "2026-01-05T09:00:00Z"),
        ("5-Jan-2026 9:00 AM", false, "2026-01-05T09:00:00Z"),
        ("Jan 5, 2026 9:00 AM", false, "2026-01-05T09:00:00Z"),
        ("Monday, January 5, 2026", false, "2026-01-05T00:00:00Z"),
        ("2026-01-05 24:00", false, "2026-01-06T00:00:00Z"),
        ("05/01/2026 09:00 +01:00", true, "2026-01-05T08:00:00Z"),
        ("01/05/2026 09:00 AM -0500", false, "2026-01-05T14:00:00Z"),
        ("31/12/2025 24:00", true, "2026-01-01T00:00:00Z"),
        ("5. Januar 2026, 09:00 Uhr", true, "2026-01-05T09:00:00Z"),
        ("Mo, 05.01.2026 09.30", true, "2026-01-05T09:30:00Z"),
        ("mar. 6 janv. 2026 à 9h05", true, "2026-01-06T09:05:00Z"),
        ("1er août 2026 09:00", true, "2026-08-01T09:00:00Z"),
        ("5 de enero de 2026 9:00 a. m.", true, "2026-01-05T09:00:00Z"),
        ("5. März 2026", true, "2026-03-05T00:00:00Z"),
        ("10/Jan/26 9:05 AM", false, "2026-01-10T09:05:00Z"),
        ("5th January 2026 at 9 PM", false, "2026-01-05T21:00:00Z"),
        ("1/5/2026 0:30 AM", false, "2026-01-05T00:30:00Z"),
        ("1/5/2026 13:05 PM", false, "2026-01-05T13:05:00Z"),
        ("46027,375", true, "2026-01-05T09:00:00Z"),
        ("20260105T090000Z", false, "2026-01-05T09:00:00Z"),
        ("20260105", false, "2026-01-05T00:00:00Z"),
        ("20260105093000", false, "2026-01-05T09:30:00Z"),
        ("1767603600000000", false, "2026-01-05T09:00:00Z"),
        ("/Date(1767603600000+0100)/", false, "2026-01-05T09:00:00Z"),
        ("2026-01-05T09:00:00+01:00[Europe/Berlin]", false, "2026-01-05T08:00:00Z"),
        ("2026-01-05 09:00 (UTC+05:30)", false, "2026-01-05T03:30:00Z"),
        ("1/5/2026 9:00 AM EST", false, "2026-01-05T14:00:00Z"),
        ("2002-08-20T18: 04: 26Z", false, "2002-08-20T18:04:26Z"),
        ("2026-01-05T09", false, "2026-01-05T09:00:00Z"),
        ("6/30/2026 3:00\u{202f}PM", false, "2026-06-30T15:00:00Z"),
    ] {
        assert_eq!(read(cell, day_first).as_deref(), Some(expected), "{cell}");
    }
}

#[test]
fn what_is_not_a_date_is_not_1970() {
    for cell in [
        "soon", "31/31/2020", "30/2/2020", "########", "12", "2026-13-01", "2026-01-05 25:00", "-5",
        "2026-01-05 09:00 XYZ", "1.250,75", "0000045", "1969-12-31 23:59", "1970-01-01 02:37:03", "2026-01-05 9",
        "13/02/26/5", "Ticket 5",
    ] {
        assert!(read(cell, true).is_none(), "{cell}");
    }
    assert!(read("13/02/2026", false).is_none(), "a cell that contradicts its column");
}

#[test]
fn what_systems_write_for_never_is_empty() {
    for cell in [
        "0001-01-01T00:00:00", "1900-01-01", "12/30/1899 00:00", "0000-00-00 00:00:00", "9999-12-31",
        "1970-01-01T00:00:00Z",
    ] {
        let mut evidence = OrderEvidence::default();
        assert_eq!(RawDate::read(cell, &mut evidence), RawDate::NONE, "{cell}");
        assert_eq!(evidence, OrderEvidence::default(), "{cell}");
    }
}

#[test]
fn a_column_decides_its_order() {
    let mut evidence = OrderEvidence::default();
    RawDate::read("03/04/2025", &mut evidence);
    assert_eq!(evidence.decided(), None);
    RawDate::read("13/04/2025", &mut evidence);
    assert_eq!(evidence.decided(), Some(true));
    assert_eq!(evidence.open, 1);
}
