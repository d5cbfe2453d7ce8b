//! Charts are held against their geometry and their SVG text.

use proptest::prelude::*;

use super::draw::{cell_ink, contrast};
use super::*;
use crate::{ChartKind, ChartSpec, Point, Series};

const KINDS: [ChartKind; 5] =
    [ChartKind::Bars, ChartKind::Columns, ChartKind::Stacked, ChartKind::Lines, ChartKind::Heat];
const SIZE: Size = Size { width: 480.0, height: 240.0 };
const FONT_PX: f64 = 12.0;

fn chart(kind: ChartKind, rows: &[(&str, &[f64])]) -> ChartSpec {
    let series = rows.iter().enumerate().map(|(order, (name, values))| Series {
        name: (*name).into(),
        color: order as u8,
        points: values
            .iter()
            .enumerate()
            .map(|(at, &value)| Point { label: format!("W{}", 18 + at), value, ..Point::default() })
            .collect(),
    });
    ChartSpec { kind, unit: "tickets".into(), series: series.collect(), ..ChartSpec::default() }
}

fn layout(spec: &ChartSpec) -> Layout {
    Layout::new(spec, SIZE, FONT_PX)
}

fn middle(spec: &ChartSpec, series: usize, point: usize) -> (f64, f64) {
    let rect = rect_of(spec, SIZE, FONT_PX, (series, point));
    rect.expect("the point is finite").center()
}

fn texts(spec: &ChartSpec) -> Vec<String> {
    layout(spec).labels.into_iter().map(|label| label.text).collect()
}

/// How many elements of the picture carry this color.
fn painted(spec: &ChartSpec, fill: &str) -> usize {
    svg(spec, &Theme::light(), 480, 240)
        .lines()
        .filter(|line| line.starts_with("<rect") && line.contains(&format!("fill=\"{fill}\"")))
        .count()
}

#[test]
fn a_week_below_goal_is_drawn_below_the_line() {
    for kind in [ChartKind::Lines, ChartKind::Columns] {
        let mut spec = chart(kind, &[("SLA met", &[94.0, 88.5])]);
        spec.goal = Some(90.0);
        let layout = layout(&spec);
        let goal = layout.goal.expect("there is a goal");
        let top = |point| {
            let rect = layout.rect_of(0, point).expect("both weeks are there");
            if kind == ChartKind::Lines { rect.center().1 } else { rect.top }
        };
        assert!(top(0) < goal && goal < top(1), "{kind:?}");
        assert!(texts(&spec).contains(&"goal 90".to_owned()), "{kind:?}");
    }
}

#[test]
fn a_bar_over_goal_reaches_beyond_the_line() {
    let mut spec = chart(ChartKind::Bars, &[("Open", &[26.0, 14.0])]);
    spec.goal = Some(20.0);
    let layout = layout(&spec);
    let goal = layout.goal.expect("there is a goal");
    let end = |point| layout.rect_of(0, point).expect("both are there").right;
    assert!(end(1) < goal && goal < end(0));
    let texts = texts(&spec);
    for text in ["goal 20", "26", "14", "W18", "W19"] {
        assert!(texts.iter().any(|one| one == text), "{text} is missing in {texts:?}");
    }
}

#[test]
fn every_value_but_zero_is_one_rectangle() {
    for kind in [ChartKind::Bars, ChartKind::Columns, ChartKind::Stacked] {
        let spec = chart(kind, &[("New", &[3.0, 0.0, 5.0, f64::NAN]), ("Closed", &[1.0, 2.0])]);
        // One more is the key in the legend.
        assert_eq!(painted(&spec, "#0072B2"), 2 + 1, "{kind:?}");
        assert_eq!(painted(&spec, "#C75300"), 2 + 1, "{kind:?}");
    }
}

#[test]
fn columns_are_as_high_as_their_values() {
    let columns = layout(&chart(ChartKind::Columns, &[("New", &[10.0, 20.0])]));
    let height = |point| columns.rect_of(0, point).expect("both are there").height();
    assert!((height(1) / height(0) - 2.0).abs() < 1e-9);

    let stacked = layout(&chart(ChartKind::Stacked, &[("New", &[10.0]), ("Old", &[20.0])]));
    let part = |series| stacked.rect_of(series, 0).expect("both are there");
    assert_eq!(part(0).top, part(1).bottom);
    assert!((part(1).height() / part(0).height() - 2.0).abs() < 1e-9);
}

#[test]
fn a_gap_breaks_the_line() {
    let spec = chart(ChartKind::Lines, &[("New", &[3.0, 4.0, f64::NAN, 5.0, 6.0])]);
    let picture = svg(&spec, &Theme::light(), 480, 240);
    assert_eq!(picture.matches("<polyline").count(), 2);
    assert_eq!(picture.matches("<circle").count(), 1, "only the last point is marked");
    assert!(!picture.contains("NaN"));
}

#[test]
fn a_range_is_a_band_behind_the_lines() {
    let mut spec = chart(ChartKind::Lines, &[("New", &[3.0, 4.0, 5.0]), ("Range", &[2.0, 3.0, 4.0])]);
    spec.series[1].color = 4;
    for point in &mut spec.series[1].points {
        point.other = Some(point.value + 3.0);
    }
    let picture = svg(&spec, &Theme::light(), 480, 240);
    assert_eq!(picture.matches("<polygon").count(), 1);
    assert_eq!(picture.matches("<polyline").count(), 1, "the edge of the band is no line");
    assert!(picture.find("<polygon") < picture.find("<polyline"));
}

#[test]
fn fuller_cells_are_darker_and_their_values_readable() {
    let spec = chart(ChartKind::Heat, &[("Mon", &[0.0, 5.0]), ("Tue", &[10.0, 2.0])]);
    let layout = layout(&spec);
    let share = |series: usize, point: usize| layout.marks[series][point].expect("a cell").share;
    assert_eq!((share(0, 0), share(0, 1), share(1, 0)), (0.0, 0.5, 1.0));
    assert_eq!(texts(&spec), ["Mon", "0", "5", "Tue", "10", "2", "W18", "W19"]);
    for theme in [Theme::light(), Theme::dark()] {
        for percent in 0..=100 {
            let share = f64::from(percent) / 100.0;
            let cell = super::draw::cell_color(&theme, share);
            let ratio = contrast(cell_ink(&theme, share), cell);
            assert!(ratio >= 4.5, "{ratio} at {percent} %");
        }
    }
}

#[test]
fn names_are_text_never_markup() {
    let mut spec = chart(ChartKind::Bars, &[("Open", &[1.0])]);
    spec.series[0].points[0].label = "<b>&".into();
    assert!(svg(&spec, &Theme::light(), 480, 240).contains("&lt;b&gt;&amp;"));
}

#[test]
fn an_export_carries_title_and_legend() {
    let mut spec = chart(ChartKind::Columns, &[("Created", &[1.0]), ("Completed", &[2.0])]);
    spec.title = "Created and completed".into();
    let picture = svg(&spec, &Theme::light(), 480, 240);
    for text in ["Created and completed", "Created", "Completed"] {
        assert!(picture.lines().any(|line| line == text), "{text} is missing");
    }
}

#[test]
fn nothing_to_draw_is_drawn_as_nothing() {
    for kind in KINDS {
        for rows in [&[][..], &[("Open", &[][..])], &[("Open", &[f64::NAN, f64::INFINITY][..])]] {
            let spec = chart(kind, rows);
            let layout = layout(&spec);
            assert!(layout.marks.iter().flatten().flatten().next().is_none());
            assert!(svg(&spec, &Theme::light(), 480, 240).ends_with("</svg>\n"));
        }
    }
}

#[test]
fn the_smallest_picture_is_harmless() {
    for kind in KINDS {
        let spec = chart(kind, &[("New", &[3.0, -2.0]), ("Old", &[0.0, 1e300])]);
        for (width, height) in [(0, 0), (1, 1), (30, 500), (500, 10)] {
            assert!(svg(&spec, &Theme::light(), width, height).ends_with("</svg>\n"));
        }
    }
}

#[test]
fn two_lines_with_one_value_are_told_apart_beside_them() {
    let spec = chart(ChartKind::Lines, &[("New", &[3.0, 4.0]), ("Old", &[4.0, 4.2])]);
    assert_ne!(middle(&spec, 0, 1), middle(&spec, 1, 1));
    let texts = texts(&spec);
    assert!(texts.contains(&"New 4".to_owned()) && texts.contains(&"Old 4.2".to_owned()), "{texts:?}");
}

fn any_value() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => (1_u32..500).prop_map(f64::from),
        2 => -50.0..1000.0_f64,
        1 => Just(0.0),
        1 => Just(f64::NAN),
    ]
}

prop_compose! {
    fn any_chart()(
        kind in prop::sample::select(KINDS.to_vec()),
        rows in prop::collection::vec(prop::collection::vec(any_value(), 0..30), 0..5),
        names in prop::collection::vec("[a-zA-Z ,]{0,24}", 30),
        goal in prop::option::of(0.0..600.0_f64),
        unit in prop::sample::select(vec!["tickets", "h", "%", "share", ""]),
    ) -> ChartSpec {
        let rows: Vec<_> = rows.iter().map(|values| ("A series", values.as_slice())).collect();
        let mut spec = chart(kind, &rows);
        for series in &mut spec.series {
            for (point, name) in series.points.iter_mut().zip(&names) {
                point.label.clone_from(name);
            }
        }
        ChartSpec { goal, unit: unit.into(), ..spec }
    }
}

proptest! {
    #[test]
    fn the_middle_of_a_point_hits_that_point(spec in any_chart(), width in 200.0..1600.0_f64) {
        let size = Size { width, height: natural_height(&spec, width, FONT_PX) };
        let layout = Layout::new(&spec, size, FONT_PX);
        for (series, marks) in layout.marks.iter().enumerate() {
            for (point, mark) in marks.iter().enumerate() {
                let Some(mark) = mark else { continue };
                let (x, y) = mark.rect.center();
                let hit = layout.hit(x, y);
                // Points on the same place cannot be told apart: empty parts of a stack, equal values of lines.
                let same = hit.and_then(|(series, point)| layout.rect_of(series, point));
                let is_same = same.is_some_and(|same| {
                    let (a, b) = same.center();
                    same == mark.rect || (a - x).abs() + (b - y).abs() < 1e-6 || mark.rect.height() < 1e-6
                });
                prop_assert!(hit == Some((series, point)) || is_same, "{hit:?} for {:?}", (series, point));
            }
        }
    }

    #[test]
    fn texts_stay_in_the_picture_and_apart(spec in any_chart(), width in 200.0..1600.0_f64) {
        let size = Size { width, height: natural_height(&spec, width, FONT_PX) };
        let layout = Layout::new(&spec, size, FONT_PX);
        let bounds: Vec<_> = layout.labels.iter().map(|label| label.bounds(FONT_PX)).collect();
        for (at, one) in bounds.iter().enumerate() {
            prop_assert!(one.left >= -1e-6 && one.right <= width + 1e-6, "{:?}", layout.labels[at]);
            for (other_at, other) in bounds.iter().enumerate().skip(at + 1) {
                prop_assert!(!one.overlaps(other), "{:?} {:?}", layout.labels[at], layout.labels[other_at]);
            }
        }
    }

    #[test]
    fn marks_stay_in_the_plot_and_catch_their_own(spec in any_chart()) {
        let layout = layout(&spec);
        for mark in layout.marks.iter().flatten().flatten() {
            let (x, y) = mark.rect.center();
            prop_assert!((layout.plot.left - 0.01..=layout.plot.right + 0.01).contains(&x));
            prop_assert!(mark.catch.contains(x, y), "{mark:?}");
        }
    }

    #[test]
    fn a_dense_screen_shows_the_same_picture(spec in any_chart(), ratio in 1_u8..4) {
        let ratio = f64::from(ratio);
        let css = layout(&spec);
        let size = Size { width: SIZE.width * ratio, height: SIZE.height * ratio };
        let device = Layout::new(&spec, size, FONT_PX * ratio);
        for (one, other) in css.marks.iter().flatten().zip(device.marks.iter().flatten()) {
            let centers = one.zip(*other).map(|(one, other)| (one.rect.center(), other.rect.center()));
            if let Some((one, other)) = centers {
                prop_assert!((one.0 * ratio - other.0).abs() < 0.01 && (one.1 * ratio - other.1).abs() < 0.01);
            }
        }
        prop_assert_eq!(css.labels.len(), device.labels.len());
    }
}

#[test]
fn every_category_has_a_name_below_it() {
    let weeks = ["Thu 3 Sep", "Thu 10 Sep", "Thu 17 Sep", "Thu 24 Sep", "Thu 1 Oct", "Thu 8 Oct", "Thu 15 Oct"];
    let kinds =
        ["Critical", "High", "High-Backup", "Medium", "Low", "Quick Hit", "Minor", "Major", "Install", "Recurring"];
    let of = |names: &[&str]| {
        let mut spec = chart(ChartKind::Columns, &[("Open", &vec![3.0; names.len()])]);
        for (point, name) in spec.series[0].points.iter_mut().zip(names) {
            point.label = (*name).into();
        }
        Layout::new(&spec, Size { width: 330.0, height: 220.0 }, FONT_PX)
    };
    let below = |layout: &Layout| {
        let texts = layout.labels.iter().filter(|label| label.at.1 > layout.plot.bottom);
        texts.map(|label| label.text.clone()).collect::<Vec<_>>()
    };
    // What does not change is not said, and the month only where it begins.
    assert_eq!(below(&of(&weeks)), ["3", "Sep", "10", "17", "24", "1", "Oct", "8", "15"]);
    assert_eq!(below(&of(&kinds)), kinds);
}

#[test]
fn the_good_side_of_a_goal_is_shaded_and_what_goes_on_is_dashed() {
    let mut spec = chart(ChartKind::Lines, &[("SLA met", &[94.0, 88.0, 91.0])]);
    spec.goal = Some(90.0);
    let plain = svg(&spec, &Theme::light(), 480, 240);
    spec.good = crate::GoodSide::Above;
    let shaded = svg(&spec, &Theme::light(), 480, 240);
    assert_eq!(shaded.matches("<rect").count(), plain.matches("<rect").count() + 1);
    spec.is_unfinished = true;
    let dashed = svg(&spec, &Theme::light(), 480, 240);
    assert!(dashed.matches("<polyline").count() > shaded.matches("<polyline").count() + 2);
}

#[test]
fn charts_side_by_side_share_an_axis() {
    let mut spec = chart(ChartKind::Lines, &[("SLA met", &[94.0, 88.0])]);
    spec.reach = Some((20.0, 100.0));
    assert!(texts(&spec).contains(&"100".to_owned()) && texts(&spec).contains(&"20".to_owned()), "{:?}", texts(&spec));
}
