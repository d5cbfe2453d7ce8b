//! Moving over the points of a chart with the keyboard.

use super::Layout;
use crate::ChartKind;

/// A move from a point to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next point of the series.
    Next,
    /// To the point before.
    Back,
    /// To the same place in the next series.
    NextSeries,
    /// To the same place in the series before.
    BackSeries,
    /// To the first point of the series.
    First,
    /// To the last point of the series.
    Last,
}

impl Step {
    /// The move that a key (as `KeyboardEvent.key` names it) means on a chart of this kind: arrows follow the picture.
    pub fn of_key(kind: ChartKind, key: &str) -> Option<Self> {
        let is_turned = kind == ChartKind::Bars;
        Some(match key {
            "ArrowRight" if is_turned => Self::NextSeries,
            "ArrowLeft" if is_turned => Self::BackSeries,
            "ArrowDown" if is_turned => Self::Next,
            "ArrowUp" if is_turned => Self::Back,
            "ArrowRight" => Self::Next,
            "ArrowLeft" => Self::Back,
            // Later parts of a stack stand above; rows of a heat map below.
            "ArrowUp" if kind == ChartKind::Stacked => Self::NextSeries,
            "ArrowDown" if kind == ChartKind::Stacked => Self::BackSeries,
            "ArrowDown" => Self::NextSeries,
            "ArrowUp" => Self::BackSeries,
            "Home" => Self::First,
            "End" => Self::Last,
            _ => return None,
        })
    }
}

impl Layout {
    /// The point a step leads to, over gaps; where it leads nowhere, the same point. Without a point to start from:
    /// the first of all. `None` when nothing is drawn.
    pub fn walk(&self, from: Option<(usize, usize)>, step: Step) -> Option<(usize, usize)> {
        let Some((series, point)) = from.filter(|&(series, point)| self.rect_of(series, point).is_some()) else {
            return self.first();
        };
        let is_drawn = |&(series, point): &(usize, usize)| self.rect_of(series, point).is_some();
        let points = self.marks[series].len();
        let along = |point| (series, point);
        let found = match step {
            Step::Next => (point + 1..points).map(along).find(is_drawn),
            Step::Back => (0..point).rev().map(along).find(is_drawn),
            Step::First => (0..points).map(along).find(is_drawn),
            Step::Last => (0..points).rev().map(along).find(is_drawn),
            Step::NextSeries => (series + 1..self.marks.len()).map(|series| (series, point)).find(is_drawn),
            Step::BackSeries => (0..series).rev().map(|series| (series, point)).find(is_drawn),
        };
        Some(found.unwrap_or((series, point)))
    }

    fn first(&self) -> Option<(usize, usize)> {
        self.marks
            .iter()
            .enumerate()
            .find_map(|(series, marks)| marks.iter().position(Option::is_some).map(|point| (series, point)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Mark, Rect};
    use super::*;

    fn layout(rows: &[&str]) -> Layout {
        let mark = Mark { rect: Rect::default(), catch: Rect::default(), other: None, share: 0.0 };
        let row = |row: &&str| row.chars().map(|sign| (sign == 'x').then_some(mark)).collect();
        Layout { marks: rows.iter().map(row).collect(), ..Layout::default() }
    }

    #[test]
    fn steps_go_over_gaps_and_stop_at_the_ends() {
        let layout = layout(&["-x-x", "xx--", "---x"]);
        assert_eq!(layout.walk(None, Step::Last), Some((0, 1)));
        assert_eq!(layout.walk(Some((0, 1)), Step::Next), Some((0, 3)));
        assert_eq!(layout.walk(Some((0, 3)), Step::Next), Some((0, 3)));
        assert_eq!(layout.walk(Some((0, 3)), Step::Back), Some((0, 1)));
        assert_eq!(layout.walk(Some((0, 3)), Step::NextSeries), Some((2, 3)));
        assert_eq!(layout.walk(Some((2, 3)), Step::BackSeries), Some((0, 3)));
        assert_eq!(layout.walk(Some((1, 1)), Step::First), Some((1, 0)));
        assert_eq!(layout.walk(Some((9, 9)), Step::Next), Some((0, 1)));
        assert_eq!(Layout::default().walk(None, Step::Next), None);
    }

    #[test]
    fn arrows_follow_the_picture() {
        assert_eq!(Step::of_key(ChartKind::Bars, "ArrowDown"), Some(Step::Next));
        assert_eq!(Step::of_key(ChartKind::Lines, "ArrowRight"), Some(Step::Next));
        assert_eq!(Step::of_key(ChartKind::Heat, "ArrowDown"), Some(Step::NextSeries));
        assert_eq!(Step::of_key(ChartKind::Heat, "a"), None);
    }
}
