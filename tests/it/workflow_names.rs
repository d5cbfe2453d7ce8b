//! A desk's own names for workflows stand on every page, open the same tickets, and leave the command line's words alone.

use zenboard::query::Query;
use zenboard::settings::{Settings, Workflow, WorkflowRules};

use crate::manager::{screen, walk, whole};

#[test]
fn own_names_stand_on_every_page_and_open_their_tickets() {
    let mut engine = whole(1_200);
    let plain = Settings::default();
    let settings = Settings {
        rules: WorkflowRules {
            names: [(Workflow::QuickHit, "Express".to_owned()), (Workflow::Major, "Change & co".to_owned())].into(),
            ..WorkflowRules::default()
        },
        ..Settings::default()
    };
    let json = |settings: &Settings| {
        let data = engine.data().expect("data");
        zenboard::engine::report_json(data, settings, &Query::default())["forecast"].clone()
    };
    assert_eq!(json(&plain), json(&settings));
    let texts = |engine: &zenboard::engine::Engine, page: &str| {
        serde_json::to_string(&screen(engine, page)).expect("plain data")
    };
    let pages = ["#/intake", "#/forecast?tab=workflows", "#/manager?view=groups&group=workflow", "#/tickets"];
    let count = |engine: &zenboard::engine::Engine| {
        screen(engine, "#/tickets?workflow=Quick%20Hit").board.paging.expect("a list").total
    };
    let before = count(&engine);
    assert!(pages.iter().all(|page| !texts(&engine, page).contains("Express")));
    engine.configure(&settings.to_json());
    for page in pages {
        assert!(texts(&engine, page).contains("Express"), "{page}");
    }
    // Links under either name hold.
    assert_eq!(count(&engine), before);
    let own = screen(&engine, "#/tickets?workflow=express").board.paging.expect("a list");
    assert_eq!(own.total, before);
    let mut seen = std::collections::BTreeSet::new();
    for page in &pages[..3] {
        walk(&engine, page, &mut seen);
    }
}
