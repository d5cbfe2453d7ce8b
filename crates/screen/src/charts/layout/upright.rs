//! Columns, stacked columns and lines: labels below, values upwards.

use super::labels::{Align, Label, Labels};
use super::{Layout, Mark, Rect, Room, labels_of, second};
use crate::ChartKind;
use crate::charts::scale::Scale;
use crate::charts::text;

/// Lays columns or lines out.
pub(super) fn lay_out(room: &Room) -> Layout {
    let (spec, em) = (room.spec, room.em);
    let names = labels_of(spec);
    let has_unit_line = !spec.unit.is_empty() && !text::is_suffix(&spec.unit);
    let top = if has_unit_line { em * 1.9 } else { em * 0.7 };
    let lines = names_below(&names, room.width * 0.82 / names.len().max(1) as f64, room);
    let bottom = em * (0.65 + 1.1 * lines.height() as f64);
    let most = ((room.height - top - bottom) / (em * 2.8)).clamp(1.0, 5.0) as usize;
    let scale = scale(room, most);
    let ticks: Vec<_> = scale.ticks.iter().map(|&value| text::tick(value, scale.step, &spec.unit)).collect();
    let left = ticks.iter().map(|words| room.text_width(words)).fold(0.0, f64::max) + em * 0.6;
    let margin = margin_texts(room, names.len());
    let right = margin.iter().map(|(_, words)| room.text_width(words) + em * 0.7).fold(em * 0.5, f64::max);
    let plot = room.plot(left, top, right.min(room.width * 0.4), bottom);
    let y_of = |value: f64| plot.bottom - plot.height() * scale.share(value);

    let mut labels = Labels::new(room.width, em);
    if has_unit_line {
        labels.place(Label::soft(&spec.unit, (0.0, em * 0.6), Align::Start));
    }
    let flags = flags(room, plot, names.len());
    for (mark, &x) in spec.marks.iter().zip(&flags) {
        // Beside its line, on the side where there is more room; without room the sentence below says it.
        let (side, away) =
            if x > (plot.left + plot.right) / 2.0 { (Align::End, -em * 0.4) } else { (Align::Start, em * 0.4) };
        labels.place(Label::soft(&mark.words, (x + away, plot.top + em * 0.6), side));
    }
    let beside =
        margin.into_iter().map(|(value, words)| Label::soft(words, (plot.right + em * 0.6, y_of(value)), Align::Start));
    labels.place_apart(beside.collect(), plot.top, plot.bottom);
    for (&value, words) in scale.ticks.iter().zip(ticks) {
        labels.place(Label::soft(words, (plot.left - em * 0.5, y_of(value)), Align::End));
    }
    place_names(&mut labels, &lines, &names, plot, room);
    let zero = (scale.low..=scale.high).contains(&0.0).then(|| y_of(0.0));
    Layout {
        plot,
        rules: scale.ticks.iter().map(|&value| y_of(value)).collect(),
        zero,
        goal: room.goal().map(y_of),
        flags,
        marks: marks(room, plot, names.len(), &scale),
        labels: labels.finish(),
    }
}

/// Where the marked moments stand.
fn flags(room: &Room, plot: Rect, places: usize) -> Vec<f64> {
    let slot = plot.width() / places.max(1) as f64;
    let marks = room.spec.marks.iter();
    marks.map(|mark| (plot.left + slot * (mark.at + 0.5)).clamp(plot.left, plot.right)).collect()
}

/// The value axis: columns begin at zero; lines do too unless that would flatten them.
fn scale(room: &Room, most: usize) -> Scale {
    let values: Vec<f64> = match room.spec.kind {
        ChartKind::Stacked => stacks(room).into_iter().flatten().flat_map(<[f64; 2]>::from).collect(),
        _ => room.values().collect(),
    };
    let reach = room.spec.reach.into_iter().flat_map(<[f64; 2]>::from);
    let values: Vec<f64> = values.into_iter().chain(room.goal()).chain(reach).collect();
    let whole = values.iter().all(|value| value.fract() == 0.0);
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let is_far_from_zero = room.spec.kind == ChartKind::Lines && low > high * 0.5;
    let zero = (!is_far_from_zero).then_some(0.0);
    Scale::round(values.into_iter().chain(zero), most, whole && room.spec.unit != "share")
}

/// What stands in the right margin: the value at which each line ends, and the goal.
fn margin_texts(room: &Room, places: usize) -> Vec<(f64, String)> {
    let spec = room.spec;
    let goal = room.goal().zip(room.goal_words());
    let is_named = spec.series.iter().filter(|series| series.color < 4).count() > 1;
    let ends = spec
        .series
        .iter()
        .filter(|series| spec.kind == ChartKind::Lines && series.color < 4)
        .filter_map(|series| Some((series, series.points.get(places.checked_sub(1)?)?)))
        .filter(|(_, point)| point.value.is_finite())
        .map(|(series, point)| {
            let value = text::number(point.value, &spec.unit);
            // The name stands at its line where it is short.
            let is_named =
                is_named && !series.name.is_empty() && text::width(&series.name, room.em) < room.width * 0.16;
            (point.value, if is_named { format!("{} {value}", series.name) } else { value })
        });
    goal.into_iter().chain(ends).collect()
}

/// Where each part of each stack begins and ends, by series and point.
fn stacks(room: &Room) -> Vec<Vec<(f64, f64)>> {
    let mut tops: Vec<(f64, f64)> = Vec::new();
    let mut parts = Vec::with_capacity(room.spec.series.len());
    for series in &room.spec.series {
        tops.resize(tops.len().max(series.points.len()), (0.0, 0.0));
        let row = series.points.iter().zip(&mut tops).map(|(point, (up, down))| {
            let value = if point.value.is_finite() { point.value } else { 0.0 };
            let top = if value < 0.0 { down } else { up };
            let start = *top;
            *top += value;
            (start, *top)
        });
        parts.push(row.collect());
    }
    parts
}

fn marks(room: &Room, plot: Rect, places: usize, scale: &Scale) -> Vec<Vec<Option<Mark>>> {
    let (spec, em) = (room.spec, room.em);
    let slot = plot.width() / places.max(1) as f64;
    let y_of = |value: f64| plot.bottom - plot.height() * scale.share(value);
    let lanes = spec.series.len().max(1) as f64;
    let column = (slot * 0.74 / lanes).min(em * 3.5);
    let pile = (slot * 0.74).min(em * 4.5);
    let dot = em * 0.3;
    let parts = if spec.kind == ChartKind::Stacked { stacks(room) } else { Vec::new() };
    let mark = |order: usize, at: usize, value: f64| {
        let middle = plot.left + slot * (at as f64 + 0.5);
        let mut caught = (middle - slot / 2.0, middle + slot / 2.0);
        let rect = match spec.kind {
            ChartKind::Lines => {
                let y = y_of(value);
                Rect::between((middle - dot, y - dot), (middle + dot, y + dot))
            }
            ChartKind::Stacked => {
                let (from, to) = parts[order][at];
                Rect::between((middle - pile / 2.0, y_of(from)), (middle + pile / 2.0, y_of(to)))
            }
            _ => {
                let left = middle - column * lanes / 2.0 + column * order as f64;
                if order > 0 {
                    caught.0 = left;
                }
                if order + 1 < spec.series.len() {
                    caught.1 = left + column;
                }
                let gap = if lanes > 1.0 { column * 0.06 } else { 0.0 };
                Rect::between((left, y_of(0.0)), (left + column - gap, y_of(value)))
            }
        };
        (rect, Rect::between((caught.0, 0.0), (caught.1, room.height)))
    };
    let series = spec.series.iter().enumerate().map(|(order, series)| {
        let row = series.points.iter().enumerate().map(|(at, point)| {
            point.value.is_finite().then(|| {
                let (rect, catch) = mark(order, at, point.value);
                Mark { rect, catch, other: second(point.other).map(y_of), share: scale.share(point.value) }
            })
        });
        row.collect()
    });
    series.collect()
}

/// How names stand below a plot.
pub(super) enum Below {
    /// Each on one line.
    Whole,
    /// Each on lines of its own: what changes from name to name, what changes most on top.
    Stacked(Vec<Vec<String>>),
    /// On so many lines in turn.
    Staggered(usize),
    /// Shortened, each on one line.
    Short,
    /// Every so many.
    Every(usize),
}

impl Below {
    /// Lines that the names take.
    pub(super) fn height(&self) -> usize {
        match self {
            Self::Stacked(names) => names.iter().map(Vec::len).max().unwrap_or(1),
            Self::Staggered(lines) => *lines,
            _ => 1,
        }
    }
}

/// How names fit below slots of this width: every category has a name as long as there is any room for it.
pub(super) fn names_below(names: &[&str], slot: f64, room: &Room) -> Below {
    let em = room.em;
    let widest = names.iter().map(|name| room.text_width(name)).fold(0.0, f64::max);
    if widest + em * 0.6 <= slot {
        return Below::Whole;
    }
    if let Some(stacked) = stacked(names) {
        // The first one says everything and has room at its left.
        let lines = stacked.iter().skip(1).flatten();
        if lines.map(|line| room.text_width(line)).fold(0.0, f64::max) + em * 0.3 <= slot {
            return Below::Stacked(stacked);
        }
    }
    // Neighbors stand below each other: each has the room of so many.
    if let Some(lines) = (2..=4).find(|&lines| widest + em * 0.6 <= slot * lines as f64) {
        return Below::Staggered(lines);
    }
    if slot >= em * 5.0 { Below::Short } else { Below::Every(((widest + em * 0.8) / slot).ceil().max(1.0) as usize) }
}

/// The words of names of one form, such as dates: what is the same in all is left out, what changes most is on top, and
/// what has not changed since the name before is not said again. `None` for names without a common form.
fn stacked(names: &[&str]) -> Option<Vec<Vec<String>>> {
    let words: Vec<Vec<&str>> = names.iter().map(|name| name.split_whitespace().collect()).collect();
    let count = words.first().map(Vec::len).filter(|count| (2..=4).contains(count))?;
    if names.len() < 3 || words.iter().any(|words| words.len() != count) {
        return None;
    }
    let changes = |at: usize| words.windows(2).filter(|pair| pair[0][at] != pair[1][at]).count();
    let mut order: Vec<usize> = (0..count).filter(|&at| changes(at) > 0).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(changes(at)));
    let plain = |word: &str| word.trim_matches([',', '.']).to_owned();
    Some(
        (0..words.len())
            .map(|name| {
                let is_new = |at: usize| name == 0 || words[name][at] != words[name - 1][at];
                // What stands on top stands there always.
                let said = order.iter().enumerate().filter(|&(line, &at)| line == 0 || is_new(at));
                said.map(|(_, &at)| plain(words[name][at])).collect()
            })
            .collect(),
    )
}

/// Places the names below the plot.
pub(super) fn place_names(labels: &mut Labels, below: &Below, names: &[&str], plot: Rect, room: &Room) {
    let em = room.em;
    let slot = plot.width() / names.len().max(1) as f64;
    let middle = |at: usize| plot.left + slot * (at as f64 + 0.5);
    let mut put = |at: usize, line: usize, text: String| {
        let y = plot.bottom + em * (1.0 + 1.1 * line as f64);
        labels.place(Label::soft(text, (middle(at), y), Align::Center));
    };
    match below {
        Below::Stacked(stacked) => {
            for (at, lines) in stacked.iter().enumerate() {
                for (line, text) in lines.iter().enumerate() {
                    put(at, line, text.clone());
                }
            }
        }
        Below::Whole => names.iter().enumerate().for_each(|(at, name)| put(at, 0, (*name).to_owned())),
        Below::Staggered(lines) => {
            // Beside the foot of the axis there is no room: the first name stands lower.
            names.iter().enumerate().for_each(|(at, name)| put(at, (at + 1) % lines, (*name).to_owned()));
        }
        Below::Short => {
            let space = slot - em * 0.6;
            names.iter().enumerate().for_each(|(at, name)| put(at, 0, text::shorten(name, space, em)));
        }
        Below::Every(step) => {
            names.iter().enumerate().step_by(*step).for_each(|(at, name)| put(at, 0, (*name).to_owned()))
        }
    }
}
