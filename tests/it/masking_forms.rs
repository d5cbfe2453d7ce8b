//! Names in all the forms that people write them in, in ten scripts and more: none of them can be read in masked data.

use unicode_normalization::UnicodeNormalization;

use zenboard::base::Zone;
use zenboard::engine::{Engine, Import};
use zenboard::protocol::{ListFormat, Response};
use zenboard::query::Query;

use crate::masking::{masked_settings, pages};

/// First and last names. The script of each line is that of its letters.
const PEOPLE: [(&str, &str); 44] = [
    ("Hugo", "Brooks"),
    ("Zoë", "Fairweather"),
    ("Jörg", "Müller"),
    ("Çağla", "Yıldırım"),
    ("İbrahim", "Şahin"),
    ("Łukasz", "Wójcik"),
    ("Søren", "Ågård"),
    ("Ångström", "Öberg"),
    ("José", "Ibáñez"),
    ("François", "Lefèvre"),
    ("Nguyễn", "Trường"),
    ("Dvořák", "Šťastný"),
    ("Székely", "Győző"),
    ("Ștefan", "Țăranu"),
    ("Đorđe", "Žižić"),
    ("Siobhán", "Oʼrourke"),
    ("Иван", "Кузнецов"),
    ("Алексей", "Соколов"),
    ("Олексій", "Шевченко"),
    ("Ђорђе", "Јовановић"),
    ("Γιώργος", "Παπαδόπουλος"),
    ("Ελένη", "Καραγιάννη"),
    ("Արամ", "Պետրոսյան"),
    ("გიორგი", "ბერიძე"),
    ("דוד", "אברהמסון"),
    ("שרה", "רוזנברג"),
    ("محمد", "الحسيني"),
    ("فاطمة", "الزهراء"),
    ("رضا", "کاظمی"),
    ("राजेश", "श्रीवास्तव"),
    ("अनीता", "चौधरी"),
    ("অমিত", "চট্টোপাধ্যায়"),
    ("செல்வம்", "முருகேசன்"),
    ("అనిల్", "రెడ్డిగారు"),
    ("สมชาย", "วงศ์สวัสดิ์"),
    ("ສົມສັກ", "ພົມມະຈັນ"),
    ("太郎", "田中"),
    ("はなこ", "さとうじ"),
    ("ガブリエル", "タカハシ"),
    ("小明", "王李"),
    ("민수", "김박"),
    ("지원", "이최"),
    ("አበበ", "ተስፋዬ"),
    ("Ḥusayn", "ʻAbdallāh"),
];

/// Companies.
const COMPANIES: [&str; 20] = [
    "Harbor Accounting, Inc.",
    "Müller & Söhne GmbH",
    "Łódzkie Zakłady S.A.",
    "Übersee-Spedition",
    "L’Étoile Dorée",
    "Øresund Shipping ApS",
    "ООО Ромашка Трейд",
    "Київські Системи",
    "Ελληνικά Δίκτυα",
    "Երևան Տեխնո",
    "თბილისი ტექნო",
    "גלובל פתרונות",
    "شركة النجوم",
    "टेक समाधान",
    "บริษัทสยามเทค",
    "株式会社あおぞら",
    "北京星辰科技",
    "서울테크놀로지",
    "İstanbul Işık Ltd",
    "Añejo Compañía",
];

/// The forms of a person's name.
fn of_person(first: &str, last: &str) -> Vec<String> {
    let pair = format!("{first} {last}");
    let spaced = |space: &str| format!("{first}{space}{last}");
    vec![
        pair.clone(),
        pair.to_uppercase(),
        pair.to_lowercase(),
        format!("{last} {first}"),
        format!("{last}, {first}"),
        format!("{last},{first}"),
        spaced("  "),
        spaced("\u{a0}"),
        spaced("\u{202f}"),
        spaced("\u{3000}"),
        spaced("\t"),
        spaced(" \u{200b}"),
        pair.nfd().collect(),
        pair.nfc().collect(),
        pair.to_uppercase().nfd().collect(),
        pair.chars().flat_map(|c| [c, '\u{200d}']).collect(),
        pair.chars().flat_map(|c| [c, '\u{2060}']).collect(),
        format!("\u{202a}{pair}\u{202c}"),
        format!("{first}.{last}@mail.example"),
        format!("{last}.{first}@mail.example").to_uppercase(),
        format!("{first}_{last}@mail.example").to_lowercase(),
        format!("{pair}'s"),
        format!("{pair}’s"),
        format!("{pair}s"),
        format!("<{pair}>"),
        format!("{first}-{last}.csv"),
        format!("{first}_{last}.pdf"),
        format!("{first}{last}.pdf"),
    ]
}

/// The forms of a company's name.
fn of_company(name: &str) -> Vec<String> {
    vec![
        name.to_owned(),
        name.to_uppercase(),
        name.to_lowercase(),
        name.replace(' ', "  "),
        name.replace(' ', "\u{a0}"),
        name.nfd().collect(),
        name.chars().flat_map(|c| [c, '\u{200b}']).collect(),
        format!("{name}'s"),
        format!("({name})"),
        format!("{}.xlsx", name.replace(' ', "_")),
    ]
}

/// A text as somebody reads it: without case, accents and what is not seen.
fn read(text: &str) -> String {
    let seen = text.nfkd().filter(|c| c.is_alphanumeric() && !('\u{2b0}'..='\u{2bf}').contains(c));
    seen.flat_map(char::to_uppercase).flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// A desk with a ticket for each form, and the words that must not be read.
fn desk() -> (Engine, Vec<String>, usize) {
    let mut csv = String::from("Ticket Number,Title,Company,Contact,Resource,Status,Queue,Created\n");
    let mut number = 0;
    let mut secrets = Vec::new();
    for (at, (first, last)) in PEOPLE.into_iter().enumerate() {
        secrets.extend([read(first), read(last)]);
        let person = if at % 2 == 0 { format!("{last}, {first}") } else { format!("{first} {last}") };
        let company = COMPANIES[at % COMPANIES.len()];
        let forms = of_person(first, last).into_iter().chain(of_company(company));
        for form in forms {
            number += 1;
            let (contact, resource) = if at % 3 == 0 { ("", person.as_str()) } else { (person.as_str(), "") };
            let cells = [&format!("Laptop 7 of {form}; call back"), company, contact, resource].map(quoted);
            let queue = if number % 50 == 0 { quoted(&form) } else { "Triage".into() };
            csv.push_str(&format!("T{number},{},New,{queue},2026-06-30 09:10\n", cells.join(",")));
        }
    }
    for company in COMPANIES {
        // What a company is by law is no secret.
        let words = company.split([' ', '-', '’', ',', '&', '.']).map(read);
        secrets
            .extend(words.filter(|word| {
                !matches!(word.as_str(), "" | "inc" | "gmbh" | "s" | "a" | "aps" | "ltd" | "l" | "ооо")
            }));
    }
    let settings = masked_settings();
    let mut import = Import::new(settings.clone(), Zone::utc());
    import.file("tickets of HARBOR  ACCOUNTING and Jo\u{308}rg_Mu\u{308}ller.csv", csv.as_bytes());
    import.file("Иван Кузнецов.csv", b"<!doctype html><html></html>");
    let mut engine = Engine::new();
    engine.configure(&settings.to_json());
    let summary = engine.accept(import.finish().expect("tickets"), false);
    let told = format!("{summary:?}");
    assert_nothing(&told, &secrets, "the summary");
    (engine, secrets, number)
}

/// Short words of other languages are parts of English ones: only what is not is looked for.
fn assert_nothing(text: &str, secrets: &[String], what: &str) {
    let text = read(text);
    for secret in secrets.iter().filter(|secret| secret.chars().count() > 3 || !secret.is_ascii()) {
        let around = text.find(secret.as_str()).map(|at| text[..at].chars().rev().take(40).collect::<String>());
        let around = around.map(|around| around.chars().rev().collect::<String>());
        assert!(around.is_none(), "{what} shows {secret}, behind {around:?}");
    }
}

#[test]
fn no_form_of_a_name_can_be_read_anywhere() {
    let (engine, secrets, forms) = desk();
    assert!(PEOPLE.len() + COMPANIES.len() >= 60 && forms > 1_500, "{forms}");
    let number = engine.data().expect("loaded").number(0).to_owned();
    let mut queries = pages(&number);
    queries.extend((0..20).map(|at| Query::from_fragment(&format!("#/tickets?sort=number&offset={}", at * 100))));
    for query in queries {
        match engine.answer(&query) {
            Response::Screen(screen) => {
                let text = serde_json::to_string(&screen).expect("plain data");
                assert_nothing(&text, &secrets, &query.to_fragment());
            }
            other => panic!("no page: {other:?}"),
        }
    }
    match engine.export(&Query::from_fragment("#/tickets"), ListFormat::Csv) {
        Response::Exported { bytes, name, .. } => {
            assert_nothing(&format!("{name}{}", String::from_utf8(bytes).expect("text")), &secrets, "the file");
        }
        other => panic!("no file: {other:?}"),
    }
}

#[test]
fn a_link_with_a_name_does_not_bring_it_into_the_address_or_the_page() {
    let (engine, secrets, _) = desk();
    for fragment in [
        "#/coordinator?company=Harbor%20Accounting%2C%20Inc.",
        "#/tickets?company=HARBOR%20ACCOUNTING&resource=Brooks%2C%20Hugo",
        "#/tickets?pick=company:Harbor%20Accounting%2C%20Inc.&queue=Brooks%2C%20Hugo",
        "#/tickets?find=hugo%20brooks",
        "#/workload?tech=Brooks%2C%20Hugo",
        "#/huddle?turn=of%3ABrooks%2C%20Hugo",
        "#/manager?view=compare&by=company&left=Harbor%20Accounting%2C%20Inc.",
    ] {
        let Response::Screen(screen) = engine.answer(&Query::from_fragment(fragment)) else { panic!("no page") };
        assert!(!screen.header.address.is_empty(), "{fragment}: the address is replaced");
        assert_nothing(&serde_json::to_string(&screen).expect("plain data"), &secrets, fragment);
    }
    // A question in the words of the masked page stays as it is.
    let Response::Screen(screen) = engine.answer(&Query::default()) else { panic!("no page") };
    let filter = screen.header.filters.iter().find(|filter| filter.id == "company").expect("companies");
    let query = Query::from_fragment(&format!("#/tickets?company={}", filter.values[0].0.replace(' ', "%20")));
    let Response::Screen(screen) = engine.answer(&query) else { panic!("no page") };
    assert_eq!(screen.header.address, "");
}
