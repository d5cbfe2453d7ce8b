//! Every combination of files and columns that the manager's figures of time rest on: what is there is measured,
//! what is missing is said to be, and nothing is 0 or 100 % for want of a column.

use zenboard::screen::{Block, Screen, Tone};

use crate::manager::{cards, desk, screen, walk, without};

/// What may be missing: a file, or a column of one.
const PARTS: [(&str, &str); 7] = [
    ("time_entries", ""),
    ("resources", ""),
    ("companies", ""),
    ("time_entries", "End Date/Time"),
    ("time_entries", "Create Date/Time"),
    ("time_entries", "Hours to Bill"),
    ("tickets", "Primary Resource"),
];

fn table<'s>(page: &'s Screen, section: &str, caption: &str) -> Option<&'s zenboard::screen::TableView> {
    page.board.sections.iter().filter(|known| known.id == section).flat_map(|section| &section.blocks).find_map(
        |block| match block {
            Block::Table(table) if table.caption.starts_with(caption) => Some(table),
            _ => None,
        },
    )
}

#[test]
fn every_combination_of_missing_files_and_columns() {
    let files = desk(300);
    let mut measured = 0;
    for mask in 0..1_u32 << PARTS.len() {
        let has = |at: usize| mask & (1 << at) == 0;
        let (has_entries, has_people, has_companies) = (has(0), has(1), has(2));
        let missing: Vec<(&str, &str)> =
            PARTS.into_iter().enumerate().filter(|(at, _)| !has(*at)).map(|(_, part)| part).collect();
        // Without the file its columns do not matter: the same desk again.
        if !(has_entries || has(3) && has(4) && has(5)) {
            continue;
        }
        let left_out: Vec<&str> =
            missing.iter().filter(|(_, column)| column.is_empty()).map(|(file, _)| *file).collect();
        let mut columns: Vec<(&str, &str)> = missing.iter().copied().filter(|(_, column)| !column.is_empty()).collect();
        if !has(5) {
            columns.push(("time_entries", "Non-Billable"));
        }
        let engine = without(&files, &left_out, &columns);
        let page = screen(&engine, "#/manager");
        let cards = cards(&page);
        for (id, is_known) in [
            ("utilization", has_entries),
            ("reactive_hours_per_endpoint", has_entries && has_companies),
            ("real_time_entry", has_entries && has(3) && has(4)),
            ("one_technician", has_entries),
            ("sla_resolution", true),
        ] {
            let card = cards.iter().find(|card| card.id == id).expect("a card");
            assert_eq!(card.number.is_some(), is_known, "{id} without {missing:?}: {} {}", card.value, card.verdict);
            if is_known {
                measured += 1;
            } else {
                assert_eq!((card.tone, card.value.as_str()), (Tone::Unknown, "—"), "{id}");
                assert!(card.verdict.len() > 8 && card.href.is_empty(), "{id}: {card:?}");
            }
        }
        let page = screen(&engine, "#/manager?view=hours");
        check_utilization(&page, has_entries, has(5), has_people, &missing);
        let page = screen(&engine, "#/manager?view=team");
        let scores = table(&page, "scorecard", "Each part is scored");
        assert_eq!(scores.is_some(), has(6), "scorecard without {missing:?}");
        if let Some(scores) = scores {
            let real_time = &scores.rows[0][3];
            assert_eq!(
                real_time.tone == Tone::Unknown,
                !(has_entries && has(3) && has(4)),
                "{missing:?}: {real_time:?}"
            );
        }
        for view in ["", "hours", "team"] {
            let fragment = format!("#/manager?view={view}");
            if !screen(&engine, &fragment).counted_links().is_empty() {
                walk(&engine, &fragment, &mut std::collections::BTreeSet::new());
            }
        }
    }
    assert!(measured > 100, "{measured}");
}

fn check_utilization(page: &Screen, has_entries: bool, has_billing: bool, has_people: bool, missing: &[(&str, &str)]) {
    let shares = table(page, "utilization", "Utilization by technician");
    assert_eq!(shares.is_some(), has_entries, "without {missing:?}");
    let Some(shares) = shares else { return };
    let team = shares.rows.last().expect("the team");
    assert_eq!(team[5].tone == Tone::Unknown, !has_billing, "billable without {missing:?}");
    assert_eq!(
        team[6].tone == Tone::Unknown,
        !(has_billing && has_people),
        "goal attainment without {missing:?}: {:?}",
        team[6]
    );
}

#[test]
fn at_most_five_sentences_each_with_its_evidence() {
    for seed in [3, 11] {
        let files = zenboard::sample::sample_files(&zenboard::sample::SampleSpec {
            tickets: 1_500,
            seed,
            as_of: zenboard::base::Timestamp::from_rfc3339("2026-06-30T15:00:00Z").expect("valid"),
            zone: zenboard::base::Zone::utc(),
        });
        let texts: Vec<(&str, &str)> = files.iter().map(|(name, text)| (&**name, &**text)).collect();
        let engine = crate::manager::engine(&texts);
        let page = screen(&engine, "#/manager");
        let changes = &page.board.sections[0];
        assert_eq!(changes.id, "changes");
        assert!((1..=5).contains(&changes.blocks.len()), "{:?}", changes.blocks);
        for block in &changes.blocks {
            let Block::Note { text, href, .. } = block else { panic!("no sentence: {block:?}") };
            assert!(text.chars().any(char::is_numeric), "{text}");
            let list = screen(&engine, href);
            assert!(list.board.paging.is_some_and(|paging| paging.total > 0), "{text}: {href}");
        }
    }
}
