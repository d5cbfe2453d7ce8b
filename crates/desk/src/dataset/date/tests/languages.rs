//! Moments as desks write them, language by language: all of them say 2026-03-02 (or the date given) at 14:30.

use super::read;

const AT: &str = "2026-03-02T14:30:00Z";

fn all(cells: &[&str]) {
    for cell in cells {
        assert_eq!(read(cell, true).as_deref(), Some(AT), "{cell}");
    }
}

#[test]
fn english() {
    all(&[
        "2 March 2026 14:30",
        "Monday, 2 March 2026 2:30 PM",
        "Mar 2, 2026, 2:30:00 p.m.",
        "02-MAR-26 02.30.00.000000 PM",
        "Mon Mar 02 14:30:00 UTC 2026",
        "Mon Mar 02 2026 14:30:00 GMT+0000 (Coordinated Universal Time)",
        "2026-Mar-02 14:30",
        "2nd March 2026 at 2:30 pm",
        "02MAR2026 14:30:00",
    ]);
}

#[test]
fn german() {
    all(&[
        "2. März 2026 14:30", "Mo., 2. Mär. 2026, 14:30 Uhr", "02.03.2026 um 14:30 Uhr", "2.3.26 14:30",
        "Montag, den 2. März 2026 14:30", "02.03.2026 02:30 nachm.",
    ]);
}

#[test]
fn french() {
    all(&[
        "2 mars 2026 14:30", "lundi 2 mars 2026 à 14h30", "02/03/2026 à 14:30", "lun. 2 mars 2026 14 h 30",
        "le 2 mars 2026 à 14 heures 30", "02/03/2026 14:30:00",
    ]);
}

#[test]
fn spanish() {
    all(&[
        "02/03/2026 02:30:00 p. m.", "02/03/2026 02:30:00 p.\u{a0}m.", "02/03/2026 02:30:00 p.\u{FFFD}m.",
        "2 de marzo de 2026 14:30", "lunes, 2 de marzo de 2026 a las 14:30", "02-mar.-2026 14:30",
        "2 mar 2026, 14:30 hrs", "02/03/2026 2:30 PM",
    ]);
}

#[test]
fn portuguese() {
    all(&[
        "2 de março de 2026 às 14:30",
        "02/mar/2026 14:30",
        "segunda-feira, 2 de março de 2026 14:30",
        "02/03/2026 14h30",
        "2 de mar. de 2026, 14:30:00",
        "02-03-2026 14:30",
    ]);
}

#[test]
fn italian() {
    all(&[
        "2 marzo 2026 14:30", "lunedì 2 marzo 2026 alle 14:30", "02/03/2026 14.30", "2 mar 2026, 14:30",
        "lun 2 marzo 2026 ore 14:30",
    ]);
}

#[test]
fn dutch() {
    all(&[
        "2 maart 2026 14:30", "maandag 2 maart 2026 om 14:30 uur", "2-3-2026 14:30", "02-mrt-2026 14:30",
        "ma 2 mrt. 2026 14:30", "02-03-2026 02:30 p.m.",
    ]);
}

#[test]
fn polish() {
    all(&[
        "2 marca 2026 14:30",
        "poniedziałek, 2 marca 2026 r. godz. 14:30",
        "02.03.2026 14:30",
        "2 mar 2026, 14:30",
        "pon. 2 marca 2026 14:30:00",
    ]);
}

#[test]
fn czech() {
    all(&[
        "2. března 2026 14:30", "pondělí 2. března 2026 v 14:30", "2. 3. 2026 14:30", "02.03.2026 14:30:00",
        "2. bře 2026 14:30", "2. 3. 2026 2:30 odp.",
    ]);
}

#[test]
fn swedish() {
    all(&[
        "2 mars 2026 14:30", "2026-03-02 14:30", "måndag 2 mars 2026 kl. 14:30", "den 2 mars 2026 kl 14.30",
        "2026-03-02 kl. 14:30", "2026-03-02 2:30 em",
    ]);
}

#[test]
fn danish() {
    all(&[
        "2. marts 2026 14:30", "mandag den 2. marts 2026 kl. 14.30", "02-03-2026 14:30", "02.03.2026 kl. 14:30",
        "2. mar. 2026 14.30", "2/3-2026 kl. 14:30",
    ]);
}

#[test]
fn norwegian() {
    all(&[
        "2. mars 2026 14:30", "mandag 2. mars 2026 kl. 14.30", "02.03.2026 klokken 14:30", "2. mar. 2026, 14:30",
        "02.03.2026 14.30.00",
    ]);
    assert_eq!(read("24. des. 2026 08:00", true).as_deref(), Some("2026-12-24T08:00:00Z"));
}

#[test]
fn finnish() {
    all(&[
        "2. maaliskuuta 2026 14:30", "2.3.2026 klo 14.30", "ma 2. maaliskuuta 2026 klo 14.30", "2.3.2026 14.30.00",
        "maanantaina 2. maaliskuuta 2026 14:30", "2.3.2026 2.30 ip.",
    ]);
    assert_eq!(read("5. marraskuuta 2026", true).as_deref(), Some("2026-11-05T00:00:00Z"));
}

#[test]
fn turkish() {
    all(&[
        "2 Mart 2026 14:30", "2 Mart 2026 Pazartesi 14:30", "02.03.2026 14:30", "2 Mart 2026, saat 14:30",
        "02.03.2026 02:30 ÖS",
    ]);
    assert_eq!(read("5 Ağustos 2026", true).as_deref(), Some("2026-08-05T00:00:00Z"));
    assert_eq!(read("5 KASIM 2026", true).as_deref(), Some("2026-11-05T00:00:00Z"));
}

#[test]
fn russian() {
    all(&[
        "2 марта 2026 14:30",
        "2 марта 2026 г., 14:30",
        "02.03.2026 14:30",
        "понедельник, 2 марта 2026 г. в 14:30",
        "2 мар. 2026 14:30",
        "02.03.2026 02:30 ПП",
    ]);
    assert_eq!(read("5 мая 2026", true).as_deref(), Some("2026-05-05T00:00:00Z"));
}

#[test]
fn ukrainian() {
    all(&[
        "2 березня 2026 14:30",
        "2 березня 2026 р. о 14:30",
        "02.03.2026 14:30",
        "понеділок, 2 березня 2026 р. 14:30",
        "2 бер. 2026 14:30",
    ]);
    assert_eq!(read("5 листопада 2026", true).as_deref(), Some("2026-11-05T00:00:00Z"));
}

#[test]
fn japanese() {
    all(&[
        "2026年3月2日 14:30",
        "2026年3月2日(月) 14時30分",
        "2026/03/02 14:30",
        "令和8年3月2日 14:30",
        "2026年3月2日 午後2:30",
        "２０２６年３月２日　１４：３０",
        "2026年03月02日 14時30分00秒",
    ]);
}

#[test]
fn chinese() {
    all(&[
        "2026年3月2日 14:30", "2026年3月2日 下午2:30", "2026/3/2 下午 02:30:00", "2026年3月2日星期一 14:30",
        "2026-03-02 14时30分", "2026年3月2日 14点30分",
    ]);
}

#[test]
fn korean() {
    all(&[
        "2026년 3월 2일 14:30",
        "2026년 3월 2일 오후 2:30",
        "2026. 3. 2. 오후 2:30",
        "2026. 3. 2. 14:30:00",
        "2026년 3월 2일 월요일 14시 30분",
        "2026-03-02 오후 2:30",
    ]);
}

#[test]
fn other_scripts_and_calendars() {
    all(&[
        "٠٢/٠٣/٢٠٢٦ ١٤:٣٠",
        "۰۲/۰۳/۲۰۲۶ ۱۴:۳۰",
        "०२/०३/२०२६ १४:३०",
        "02/03/2569 14:30",
        "2 มีนาคม 2569 14:30",
        "2 มี.ค. 2569 14:30",
        "2569-03-02 14:30",
        "2 مارس 2026 14:30",
        "02/03/2026 02:30 م",
    ]);
}

#[test]
fn zones_by_name() {
    for (cell, expected) in [
        ("2026-03-02 14:30 CET", "2026-03-02T13:30:00Z"),
        ("2026-03-02 14:30:00 America/Sao_Paulo", "2026-03-02T17:30:00Z"),
        ("2026-07-02 14:30 Europe/Berlin", "2026-07-02T12:30:00Z"),
        ("02/03/2026 14:30 (America/New_York)", "2026-03-02T19:30:00Z"),
        ("03/02/2026 2:30 PM PST", "2026-02-03T22:30:00Z"),
        ("2026-03-02 14:30 BRT", "2026-03-02T17:30:00Z"),
    ] {
        assert_eq!(read(cell, true).as_deref(), Some(expected), "{cell}");
    }
}

#[test]
fn text_behind_a_date_is_left_out() {
    all(&[
        "02-03-2026 14:30 \n\n 8%", "02-03-2026 14:30 (overdue)", "2026-03-02 14:30 by Ann Lee",
        "2026-03-02 14:30; late",
    ]);
    for cell in ["2026-03-02 outage", "2026-03-02 14:30 17:00 18:00", "2026-03-02 14:30 QQT", "02-03-2026 14:30 12"] {
        assert_eq!(read(cell, true), None, "{cell}");
    }
}
