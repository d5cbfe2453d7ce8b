//! What happened at the desk on a day is marked on every chart over time.

use chrono::NaiveDate;
use zenboard::protocol::Response;
use zenboard::screen::{Block, ChartKind, ChartSpec, KpiCard};
use zenboard::settings::{Remark, Settings};

use crate::manager::{cards, screen, whole};

#[test]
fn every_chart_over_time_marks_what_happened() {
    let mut engine = whole(1_200);
    let Response::Aggregates { key, text } = engine.aggregates() else { panic!("no figures") };
    let earlier = text.replace(&key, "2026-06-01T12:00:00Z");
    engine.take_history(&[earlier, text]);
    let settings = Settings {
        remarks: vec![
            Remark { on: NaiveDate::from_ymd_opt(2026, 6, 10).expect("a day"), text: "New intake process".into() },
            Remark { on: NaiveDate::from_ymd_opt(2019, 1, 1).expect("a day"), text: "Founded".into() },
        ],
        ..Settings::default()
    };
    engine.configure(&settings.to_json());
    let mut charts = 0;
    for page in [
        "#/manager",
        "#/manager?trend=month",
        "#/manager?view=groups&group=workflow",
        "#/manager?view=coordinator",
        "#/manager?view=goals&figure=sla_resolution",
        "#/forecast",
        "#/report",
        "#/compare",
    ] {
        let lines: Vec<ChartSpec> = screen(&engine, page)
            .board
            .sections
            .into_iter()
            .flat_map(|section| section.blocks)
            .filter_map(|block| match block {
                Block::Chart(chart) if chart.kind == ChartKind::Lines => Some(chart),
                _ => None,
            })
            .collect();
        assert!(!lines.is_empty(), "{page}");
        for chart in lines {
            let places = chart.series.iter().map(|series| series.points.len()).max();
            if page.contains("view=groups") && places < Some(13) {
                // Weeks in which nothing was decided are not drawn: the day may lie beyond the last that is.
                continue;
            }
            let [mark] = chart.marks.as_slice() else { panic!("{page}, {}: {:?}", chart.title, chart.marks) };
            assert_eq!(mark.words, "New intake process");
            assert!(mark.at >= 0.0 && mark.at <= (places.unwrap_or(0) - 1) as f64, "{page}: {}", mark.at);
            assert!(chart.reading.contains("Marked, Wed 10 Jun: New intake process."), "{page}: {}", chart.reading);
            charts += 1;
        }
    }
    assert!(charts > 20, "{charts}");
    for (page, least) in [("#/manager", 3), ("#/forecast", 1)] {
        let screen = screen(&engine, page);
        let cards: Vec<&KpiCard> = cards(&screen)
            .into_iter()
            // Three weeks lie between the day and the moment of the picture.
            .filter(|card| card.trend.len() > 3)
            .collect();
        assert!(cards.len() >= least, "{page}: {}", cards.len());
        for card in cards {
            let [mark] = card.trend_marks.as_slice() else { panic!("{page}, {}: {:?}", card.id, card.trend_marks) };
            assert_eq!(mark.words, "Wed 10 Jun: New intake process");
            let last = (card.trend.len() - 1) as f64;
            assert!((0.0..last).contains(&mark.at), "{}: {}", card.id, mark.at);
        }
    }
}
