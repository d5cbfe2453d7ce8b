//! A heat map: each series is a row, each label a column; a cell with a second value is underlined.

use super::labels::{Align, Ink, Label, Labels};
use super::upright::{names_below, place_names};
use super::{Layout, Mark, Rect, Room, labels_of, second};
use crate::charts::text;

/// Lays cells out, with their values where all of them fit.
pub(super) fn lay_out(room: &Room) -> Layout {
    let (spec, em) = (room.spec, room.em);
    let names = labels_of(spec);
    let scale = room.exact_scale();
    let rows_width =
        spec.series.iter().map(|series| room.text_width(&series.name)).fold(0.0, f64::max).min(room.width * 0.35);
    let slot = (room.width - rows_width - em * 0.7) / names.len().max(1) as f64;
    let lines = names_below(&names, slot, room);
    let plot = room.plot(rows_width + em * 0.6, em * 0.1, em * 0.1, em * (0.65 + 1.1 * lines.height() as f64));
    let column = plot.width() / names.len().max(1) as f64;
    let row = plot.height() / spec.series.len().max(1) as f64;
    let gap = (em * 0.16).min(column * 0.1).min(row * 0.1);
    let has_values = row > em * 1.35
        && room.values().all(|value| room.text_width(&text::number(value, &spec.unit)) + em * 0.4 < column - gap);

    let mut labels = Labels::new(room.width, em);
    let mut marks = Vec::with_capacity(spec.series.len());
    for (down, series) in spec.series.iter().enumerate() {
        let top = plot.top + row * down as f64;
        let name = text::shorten(&series.name, rows_width + 0.01, em);
        labels.place(Label::soft(name, (rows_width, top + row / 2.0), Align::End));
        let cells = series.points.iter().enumerate().map(|(at, point)| {
            let left = plot.left + column * at as f64;
            point.value.is_finite().then(|| Mark {
                rect: Rect::between((left, top), (left + column - gap, top + row - gap)),
                catch: Rect::between((left, top), (left + column, top + row)),
                other: second(point.other),
                share: scale.share(point.value),
            })
        });
        let cells: Vec<_> = cells.collect();
        for (point, mark) in series.points.iter().zip(&cells) {
            if let (true, Some(mark)) = (has_values, mark) {
                let words = text::number(point.value, &spec.unit);
                labels.place(Label {
                    ink: Ink::OnCell(mark.share),
                    ..Label::soft(words, mark.rect.center(), Align::Center)
                });
            }
        }
        marks.push(cells);
    }
    place_names(&mut labels, &lines, &names, plot, room);
    Layout { plot, rules: Vec::new(), zero: None, goal: None, flags: Vec::new(), marks, labels: labels.finish() }
}
