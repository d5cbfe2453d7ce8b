//! What is attacked: every door through which something foreign comes in. Nothing may panic, hang or grow without end.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zenboard::base::{Random, Secret, Zone};
use zenboard::engine::{Engine, Import};
use zenboard::feed::{Live, Reply, Site};
use zenboard::protocol::ListFormat;
use zenboard::query::Query;
use zenboard::settings::{Masking, Settings, read_remark_lines};

use super::mutate::mutated;

/// A door: its name, and what one blow against it does.
pub type Target = (&'static str, fn(&mut Random));

/// All doors.
pub const TARGETS: [Target; 11] = [
    ("csv", csv),
    ("json", json),
    ("calendar", calendar),
    ("workbook", workbook),
    ("archive", archive),
    ("settings", settings),
    ("site", site),
    ("mappings", mappings),
    ("fragment", fragment),
    ("vendor", vendor),
    ("masked", masked),
];

const TICKETS: &str = "Ticket Number,Title,Company,Contact,Status,Priority,Resource,Created,Completed,Due Date,Estimated Hours\r\n\
    T1,\"Laptop, old\",Harbor,Ann,New,High,\"Brooks, Hugo\",2026-06-30 09:10,,2026-07-01 09:10,\"1,5\"\r\n\
    T2,Fax,Oak,Ben,Complete,Low,Ann,2026-06-01T09:00:00Z,2026-06-02 10:00,,2 h 30\r\n\
    T3,=1+1,Oak,,Warten auf Kunde,,,03.06.2026 08:00,,05.06.2026,\r\n";
const ENTRIES: &str = "Ticket Number;Resource;Start;End;Hours Worked\nT1;Hugo;2026-06-30 09:10;2026-06-30 09:40;0,5\n";
const JSON: &str = r#"{"items":[{"id":1,"ticketNumber":"T1","title":"a","status":{"name":"New"},"createDate":"2026-01-05T08:00:00Z",
    "changelog":{"histories":[{"created":"2026-01-06","items":[{"field":"status","fromString":"New","toString":"Done"}]}]}},
    {"id":2,"ticketNumber":"T2","tags":["x","y"],"createDate":1767600000,"nested":{"a":{"b":[1,2,{"c":null}]}}}]}"#;
const ICS: &str = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261224\r\nRRULE:FREQ=YEARLY;COUNT=5;BYMONTH=12\r\n\
    EXDATE:20271224\r\nSUMMARY:Closed\r\nDURATION:P1D\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
const SITE: &str = r#"{"title":"x","refresh":60,"goals":{"new":5},"pages":["coordinator"],"sources":[{"kind":"autotask","url":"https://a.example"},
    {"kind":"rest","tables":[{"entity":"tickets","url":"/t","rows":"/rows","fields":{"/a":"status"},"next":{"page":"p"}}]},
    {"files":["a.csv"],"header":"Token","publicReadOnlyToken":"x"}]}"#;

/// All that a file can lead to: read, shown, exported.
fn read(name: &str, bytes: &[u8], settings: &Settings) {
    let mut import = Import::new(settings.clone(), Zone::utc());
    import.begin(name, bytes.len() as u64);
    // In slices of odd lengths: what stands at their borders is read as well.
    for slice in bytes.chunks(977) {
        if !import.feed(slice) {
            break;
        }
    }
    import.end();
    if let Ok(imported) = import.finish() {
        let mut engine = Engine::new();
        engine.configure(&settings.to_json());
        engine.accept(imported, false);
        for page in ["#/coordinator", "#/tickets", "#/data"] {
            let _ = engine.answer(&Query::from_fragment(page));
        }
        let _ = engine.export(&Query::from_fragment("#/tickets"), ListFormat::Csv);
    }
}

fn bytes(texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

fn csv(random: &mut Random) {
    read("tickets.csv", &mutated(random, &bytes(&[TICKETS, ENTRIES])), &Settings::default());
}

fn json(random: &mut Random) {
    read("tickets.json", &mutated(random, &bytes(&[JSON, "{\"a\":1}\n{\"a\":2}\n"])), &Settings::default());
}

fn calendar(random: &mut Random) {
    let text = String::from_utf8_lossy(&mutated(random, &bytes(&[ICS]))).into_owned();
    read("holidays.ics", text.as_bytes(), &Settings::default());
    let _ = read_remark_lines(&text);
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let is_begun = zip.start_file(*name, zip::write::SimpleFileOptions::default()).is_ok();
        if is_begun {
            // Memory takes what it is given.
            let _ = zip.write_all(bytes);
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// A whole workbook around parts that are spoiled: the reader gets past the door.
fn workbook(random: &mut Random) {
    let sheet = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:D3"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Status</t></is></c><c r="C1" t="s"><v>1</v></c></row><row r="2"><c r="A2"><v>17</v></c><c r="B2" t="str"><f>"a"</f><v>New</v></c><c r="C2" s="1"><v>46000.5</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>"#;
    let strings = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2" uniqueCount="2"><si><t>Ticket Number</t></si><si><r><t>Crea</t></r><r><t>ted</t></r></si></sst>"#;
    let styles = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>"#;
    let book = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let relations = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
    let mut parts = [sheet, strings, styles, book, relations].map(|text| text.as_bytes().to_vec());
    let spoiled = random.below(parts.len() as u64) as usize;
    parts[spoiled] = mutated(random, std::slice::from_ref(&parts[spoiled]));
    let [sheet, strings, styles, book, relations] = &parts;
    let whole = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
    ]);
    read("tickets.xlsx", &whole, &Settings::default());
}

fn archive(random: &mut Random) {
    let whole = zipped(&[("a.csv", TICKETS.as_bytes()), ("b/c.json", JSON.as_bytes()), ("d.csv", ENTRIES.as_bytes())]);
    read("all.zip", &mutated(random, &[whole]), &Settings::default());
}

fn settings(random: &mut Random) {
    let whole = Settings { psa_link: "https://psa.example/{id}".into(), ..Settings::default() }.to_json();
    let text = String::from_utf8_lossy(&mutated(random, &[whole.into_bytes()])).into_owned();
    if let Ok(settings) = Settings::from_json(&text) {
        read("tickets.csv", TICKETS.as_bytes(), &settings);
    }
}

fn site(random: &mut Random) {
    let text = String::from_utf8_lossy(&mutated(random, &bytes(&[SITE]))).into_owned();
    if let Ok(site) = Site::from_json(&text) {
        let _ = Site::from_json(&site.to_json());
        let _ = Live::new(&site, BTreeMap::new(), 1);
    }
}

fn mappings(random: &mut Random) {
    let seed = r#"[{"entity":"tickets","headers":["A","B"],"fields":{"A":"number","B":"created"}}]"#;
    let text = String::from_utf8_lossy(&mutated(random, &bytes(&[seed]))).into_owned();
    let _ = Settings::profiles(&text);
}

fn fragment(random: &mut Random) {
    let seed = "#/tickets?company=Harbor%20Dental&pick=kpi:new&pick=worked_on:2026-06-30/Ann&as_of=2026-06-30T15:00:00Z&period=7&offset=5&sort=-age";
    let text = String::from_utf8_lossy(&mutated(random, &bytes(&[seed]))).into_owned();
    let query = Query::from_fragment(&text);
    assert_eq!(Query::from_fragment(&query.to_fragment()).to_fragment(), query.to_fragment(), "{text:?}");
    let _ = query.sealed().unsealed(|_| None);
}

/// A vendor's answers, spoiled: the walk ends, whatever they say.
fn vendor(random: &mut Random) {
    let text = r#"{"sources":[{"kind":"autotask","url":"https://a.example"}]}"#;
    let Ok(site) = Site::from_json(text) else { return };
    let key = |name: &str| (name.to_owned(), Secret::new("x"));
    let keys = BTreeMap::from([(
        site.sources[0].name.clone(),
        ["ApiIntegrationCode", "UserName", "Secret"].map(key).into_iter().collect(),
    )]);
    let mut live = Live::new(&site, keys, 1);
    let page = r#"{"items":[{"id":1,"ticketNumber":"T1","title":"a","status":1,"companyID":5,"createDate":"2026-01-05T08:00:00Z","lastActivityDate":"2026-01-05T09:00:00Z"}],"pageDetails":{"count":1,"requestCount":500,"nextPageUrl":"https://a.example/V1.0/Tickets/query/next?p=2"},"fields":[{"name":"status","picklistValues":[{"value":"1","label":"New"}]}]}"#;
    let source = &mut live.sources[0];
    let now = 1_800_000_000_000;
    let Ok(mut round) = source.begin(now) else { return };
    for _ in 0..60 {
        let Ok(Some(_)) = source.next(&mut round, now) else { break };
        let reply = Reply { status: 200, body: mutated(random, &bytes(&[page])), ..Reply::default() };
        if source.take(&mut round, &reply, now).is_err() {
            break;
        }
    }
    if let Some(parts) = source.parts_of(&round) {
        let _ = live.try_with(0, parts, &Settings::default(), &Zone::utc());
    }
}

fn masked(random: &mut Random) {
    let masking = Masking { on: true, drop_titles: false, key: "k".into() };
    read("tickets.csv", &mutated(random, &bytes(&[TICKETS])), &Settings { masking, ..Settings::default() });
}
