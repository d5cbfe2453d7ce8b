use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

fn masked(companies: &[&str], people: &[&str], text: &str) -> String {
    let of = |names: &[&str], of| names.iter().map(|name| ((*name).to_owned(), of)).collect::<Vec<_>>();
    let names: Vec<_> = of(companies, NameOf::Company).into_iter().chain(of(people, NameOf::Person)).collect();
    let finder = NameFinder::new(names.iter().map(|(name, of)| (name.as_str(), *of)));
    finder.replaced(text, |found| match found {
        Found::Name(number) => format!("<{number}>"),
        Found::Address(_) => "<@>".into(),
    })
}

#[test]
fn a_name_is_found_however_it_is_written() {
    let people = ["Brooks, Hugo", "Jörg Müller", "Анна Иванова", "田中 太郎", "김민수", "Oʼneil, Ann"];
    for (text, wanted) in [
        ("call HUGO BROOKS now", "call <0> now"),
        ("Hugo  Brooks's laptop", "<0>'s laptop"),
        ("hugo\u{a0}brooks, Brooks,Hugo", "<0>, <0>"),
        ("hugo_brooks.csv HugoBrooks PC-HUGOBROOKS01", "<0>.csv <0> PC-<0>"),
        ("mail hugo.brooks@harbor.example today", "mail <0> today"),
        ("mail somebody@harbor.example", "mail <@>"),
        ("JÖRG MÜLLER jo\u{308}rg mu\u{308}ller Joerg Mueller Jorg Muller", "<1> <1> <1> <1>"),
        ("Jörg Müllers Drucker, Müller Jörg", "<1> Drucker, <1>"),
        ("Jö\u{200b}rg Mül\u{ad}ler", "<1>"),
        ("У АННЫ ИВАНОВОЙ, Ивановой Анне", "У <2>, <2>"),
        ("田中太郎さん、田中　太郎、太郎田中", "<3>さん、<3>、<3>"),
        ("김민수의 노트북", "<4>의 노트북"),
        ("ann o'neil and ANN O’NEIL, d'Hugo Brooks", "<5> and <5>, d'<0>"),
        ("AnnO’Neil.pdf OʼNeilAnn.pdf", "<5>.pdf <5>.pdf"),
        ("Hugo alone, Brooksville", "Hugo alone, Brooksville"),
    ] {
        assert_eq!(masked(&[], &people, text), wanted, "{text}");
    }
}

#[test]
fn companies_are_found_as_whole_words_and_the_longest_wins() {
    let companies = ["Harbor", "Harbor Accounting, Inc.", "IT", "Müller & Söhne", "Oak", "株式会社あおい"];
    for (text, wanted) in [
        ("Critical, Harbor Accounting, Inc.: new", "Critical, <1>: new"),
        ("harbor accounting is down", "<1> is down"),
        ("Harborside, HARBOR, Harbors", "Harborside, <0>, <0>"),
        ("IT is down, it is late", "<2> is down, it is late"),
        ("(MÜLLER & SÖHNE) muller-sohne.example", "(<3>) <3>.example"),
        ("oaks oaken", "<4> oaken"),
        ("あおい株式会社あおいです", "あおい<5>です"),
        ("", ""),
    ] {
        assert_eq!(masked(&companies, &[], text), wanted, "{text}");
    }
    assert_eq!(masked(&[], &[], "Harbor ≤ 3"), "Harbor ≤ 3");
    assert_eq!(masked(&["---", "7", ""], &[], "--- 7"), "--- 7");
    // One sign that holds several words.
    assert_eq!(masked(&["Oak"], &[], "㈱㈱ Oak ½¼"), "㈱㈱ <0> ½¼");
}

/// Letters of ten scripts that have names of two words.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zäöüéåøñ]{4,9}", "[а-яёі]{4,9}", "[α-ωάέήίόύώ]{4,9}", "[ա-ֆ]{4,9}", "[ა-ჰ]{4,9}", "[א-ת]{4,9}",
        "[ا-ي]{4,9}", "[क-ह][ा-ौ][क-ह]{2,5}", "[가-힣]{2,4}", "[一-鿋]{2,4}", "[ก-ฮ]{4,9}", "[ァ-ヴ]{3,6}",
    ]
}

/// How a person may be written.
fn variants(first: &str, last: &str) -> Vec<String> {
    let pair = format!("{first} {last}");
    vec![
        pair.clone(),
        format!("{last} {first}"),
        format!("{last}, {first}"),
        pair.to_uppercase(),
        pair.to_lowercase(),
        format!("{first}  {last}"),
        format!("{first}\u{a0}{last}"),
        pair.nfd().collect(),
        pair.nfc().collect(),
        pair.nfkd().collect(),
        pair.chars().flat_map(|c| [c, '\u{200b}']).collect(),
        format!("{first}.{last}@mail.example"),
        format!("{last}_{first}@mail.example"),
        format!("{first}-{last}.csv"),
        format!("{pair}’s"),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_variant_of_a_name_stays(first in word(), last in word(), comma: bool) {
        let name = if comma { format!("{last}, {first}") } else { format!("{first} {last}") };
        let finder = NameFinder::new([(name.as_str(), NameOf::Person)]);
        for variant in variants(&first, &last) {
            let text = format!("x1 {variant}; y2");
            let out = finder.replaced(&text, |_| "☐".into());
            prop_assert!(out.contains('☐'), "{name:?} in {text:?}");
            let fold = |text: &str| words(text).into_iter().map(|word| word.text).collect::<Vec<_>>().concat();
            prop_assert!(!fold(&out).contains(&fold(&first)), "{out:?}");
            prop_assert!(!fold(&out).contains(&fold(&last)), "{out:?}");
        }
    }

    /// Whatever stands in a text, it is cut where letters end, and nothing panics.
    #[test]
    fn any_text_is_read(name in "\\PC{0,12}", text in "\\PC{0,60}") {
        let finder = NameFinder::new([(name.as_str(), NameOf::Person), ("it", NameOf::Company)]);
        let out = finder.replaced(&format!("{text}{name}{text}@{name}"), |_| "☐".into());
        prop_assert!(out.len() < 10_000);
    }
}
