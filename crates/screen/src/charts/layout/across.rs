//! Horizontal bars: the label at the left, the value at the end.

use super::labels::{Align, Label, Labels};
use super::{Layout, Mark, Rect, Room, labels_of, second};
use crate::charts::text;

/// Lays bars out; several series stand below each other at each label.
pub(super) fn lay_out(room: &Room) -> Layout {
    let (spec, em) = (room.spec, room.em);
    let names = labels_of(spec);
    let scale = room.exact_scale();
    let values_width =
        room.values().map(|value| room.text_width(&text::number(value, &spec.unit))).fold(0.0, f64::max) + em * 0.6;
    let names_width = names.iter().map(|name| room.text_width(name)).fold(0.0, f64::max).min(room.width * 0.34);
    // Values of bars to the left need their room between name and bar.
    let before = if scale.low < 0.0 { values_width } else { 0.0 };
    let top = if spec.goal.is_some() { em * 1.4 } else { em * 0.2 };
    let plot = room.plot(names_width + em * 0.7 + before, top, values_width, em * 0.2);
    let x_of = |value: f64| plot.left + plot.width() * scale.share(value);
    let band = plot.height() / names.len().max(1) as f64;
    let lanes = spec.series.len().max(1) as f64;
    let lane = (band * 0.7 / lanes).min(em * 1.7);
    let zero = x_of(0.0);

    let mut labels = Labels::new(room.width, em);
    if let (Some(goal), Some(words)) = (room.goal(), room.goal_words()) {
        labels.place(Label::soft(words, (x_of(goal), em * 0.6), Align::Center));
    }
    for (at, name) in names.iter().enumerate() {
        let middle = plot.top + band * (at as f64 + 0.5);
        let name = text::shorten(name, names_width + 0.01, em);
        labels.place(Label::soft(name, (names_width, middle), Align::End));
    }
    let mut marks = Vec::with_capacity(spec.series.len());
    for (order, series) in spec.series.iter().enumerate() {
        let mark = |at: usize, value: f64, other: Option<f64>| {
            let start = plot.top + band * at as f64;
            let upper = start + (band - lane * lanes) / 2.0 + lane * order as f64;
            let lane_height = band / lanes;
            let caught_from = if lanes > 1.0 && order > 0 { upper } else { start };
            let caught_to = if order + 1 < spec.series.len() { upper + lane } else { start + lane_height * lanes };
            Mark {
                rect: Rect::between((zero, upper), (x_of(value), upper + lane * 0.94)),
                catch: Rect::between((0.0, caught_from), (room.width, caught_to)),
                other: second(other).map(x_of),
                share: scale.share(value),
            }
        };
        let row: Vec<_> = series
            .points
            .iter()
            .enumerate()
            .map(|(at, point)| point.value.is_finite().then(|| mark(at, point.value, point.other)))
            .collect();
        for (point, mark) in series.points.iter().zip(&row) {
            let Some(mark) = mark else { continue };
            let words = text::number(point.value, &spec.unit);
            let end = mark.other.map_or(mark.rect.right, |other| other.max(mark.rect.right));
            let start = mark.other.map_or(mark.rect.left, |other| other.min(mark.rect.left));
            let middle = mark.rect.center().1;
            labels.place(if point.value < 0.0 {
                Label::value(words, (start - em * 0.4, middle), Align::End)
            } else {
                Label::value(words, (end + em * 0.4, middle), Align::Start)
            });
        }
        marks.push(row);
    }
    Layout {
        plot,
        rules: Vec::new(),
        zero: Some(zero),
        goal: room.goal().map(x_of),
        flags: Vec::new(),
        marks,
        labels: labels.finish(),
    }
}
