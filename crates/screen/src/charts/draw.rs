//! Painting a layout.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{BLACK, Color, FontFamily, RGBColor, TextStyle, WHITE};

use super::layout::{Align, Ink, Label, Layout, Mark, Rect, Size};
use super::theme::Theme;
use crate::{ChartKind, ChartSpec, GoodSide};

/// What drawing gives: nothing, or the trouble of the backend.
pub type DrawResult<B> = Result<(), DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>>;

/// How full the palest and the fullest cells of a heat map are.
const CELL: (f64, f64) = (0.06, 0.94);
/// How full the zone of good values is, the widest band, and how much fuller each one inside it.
const ZONE: f64 = 0.09;
const BAND: f64 = 0.16;
const INNER: f64 = 0.14;

/// Paints a chart over the whole area: axes, marks, goal, texts. Title, reading and legend are not painted.
///
/// # Errors
///
/// Those of the backend.
pub fn draw<B: DrawingBackend>(spec: &ChartSpec, theme: &Theme, area: &DrawingArea<B, Shift>) -> DrawResult<B> {
    let (width, height) = area.dim_in_pixel();
    let size = Size { width: f64::from(width), height: f64::from(height) };
    let layout = Layout::new(spec, size, theme.font_px);
    let brush = Brush { theme, area };
    area.fill(&theme.surface)?;
    brush.zone(spec, &layout)?;
    for &y in &layout.rules {
        brush.across(layout.plot.left, layout.plot.right, y, theme.line)?;
    }
    match spec.kind {
        ChartKind::Lines => brush.lines(spec, &layout)?,
        ChartKind::Heat => brush.cells(&layout)?,
        ChartKind::Bars | ChartKind::Columns | ChartKind::Stacked => brush.blocks(spec, &layout)?,
    }
    brush.flags(&layout)?;
    brush.zero_line(spec.kind, &layout)?;
    brush.goal_line(spec.kind, &layout)?;
    for label in &layout.labels {
        brush.label(label)?;
    }
    Ok(())
}

/// How a cell of a heat map is filled at this share of the scale.
pub(super) fn cell_color(theme: &Theme, share: f64) -> RGBColor {
    mix(theme.surface, theme.series[0], CELL.0 + (CELL.1 - CELL.0) * share)
}

/// A color between two, at this share of the way.
fn mix(from: RGBColor, to: RGBColor, share: f64) -> RGBColor {
    let between = |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * share).round() as u8;
    RGBColor(between(from.0, to.0), between(from.1, to.1), between(from.2, to.2))
}

/// Contrast of two colors as WCAG counts it, 1..=21.
pub(super) fn contrast(a: RGBColor, b: RGBColor) -> f64 {
    let channel = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = |color: RGBColor| 0.2126 * channel(color.0) + 0.7152 * channel(color.1) + 0.0722 * channel(color.2);
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The color of a text on a cell: black or white, one of which always has a contrast of 4.5.
pub(super) fn cell_ink(theme: &Theme, share: f64) -> RGBColor {
    let cell = cell_color(theme, share);
    if contrast(BLACK, cell) >= contrast(WHITE, cell) { BLACK } else { WHITE }
}

struct Brush<'a, B: DrawingBackend> {
    theme: &'a Theme,
    area: &'a DrawingArea<B, Shift>,
}

impl<B: DrawingBackend> Brush<'_, B> {
    /// Fills a rectangle on whole pixels; what is not empty is at least one pixel wide and high.
    fn fill(&self, rect: Rect, color: RGBColor) -> DrawResult<B> {
        let (left, top) = (rect.left.round() as i32, rect.top.round() as i32);
        let right = (rect.right.round() as i32).max(left + 1);
        let bottom = (rect.bottom.round() as i32).max(top + 1);
        self.area.draw(&Rectangle::new([(left, top), (right, bottom)], color.filled()))
    }

    /// A thin horizontal line. Filled rather than stroked: strokes on whole pixels are blurred on a canvas.
    fn across(&self, left: f64, right: f64, y: f64, color: RGBColor) -> DrawResult<B> {
        let top = y.round();
        let bottom = top + f64::from(self.theme.hairline());
        self.fill(Rect { left, top, right, bottom }, color)
    }

    /// A thin vertical line.
    fn down(&self, top: f64, bottom: f64, x: f64, color: RGBColor) -> DrawResult<B> {
        let left = x.round();
        let right = left + f64::from(self.theme.hairline());
        self.fill(Rect { left, top, right, bottom }, color)
    }

    /// The side of the goal on which values are good.
    fn zone(&self, spec: &ChartSpec, layout: &Layout) -> DrawResult<B> {
        let Some(goal) = layout.goal else { return Ok(()) };
        let plot = layout.plot;
        let zone = match (spec.kind, spec.good) {
            (_, GoodSide::Neither) | (ChartKind::Heat, _) => return Ok(()),
            (ChartKind::Bars, GoodSide::Below) => Rect { right: goal, ..plot },
            (ChartKind::Bars, GoodSide::Above) => Rect { left: goal, ..plot },
            (_, GoodSide::Below) => Rect { top: goal, ..plot },
            (_, GoodSide::Above) => Rect { bottom: goal, ..plot },
        };
        if zone.width() < 1.0 || zone.height() < 1.0 {
            return Ok(());
        }
        self.fill(zone, mix(self.theme.surface, self.theme.series[2], ZONE))
    }

    fn zero_line(&self, kind: ChartKind, layout: &Layout) -> DrawResult<B> {
        let Some(zero) = layout.zero else { return Ok(()) };
        let color = mix(self.theme.line, self.theme.ink_2, 0.6);
        let plot = layout.plot;
        match kind {
            ChartKind::Bars => self.down(plot.top, plot.bottom, zero, color),
            _ => self.across(plot.left, plot.right, zero, color),
        }
    }

    fn goal_line(&self, kind: ChartKind, layout: &Layout) -> DrawResult<B> {
        let Some(goal) = layout.goal else { return Ok(()) };
        let plot = layout.plot;
        let (dash, color) = (self.theme.font_px * 0.35, self.theme.ink);
        let (from, to) = match kind {
            ChartKind::Bars => (plot.top, plot.bottom),
            _ => (plot.left, plot.right),
        };
        let mut at = from;
        while at < to {
            let end = (at + dash).min(to);
            match kind {
                ChartKind::Bars => self.down(at, end, goal, color)?,
                _ => self.across(at, end, goal, color)?,
            }
            at += dash * 2.0;
        }
        Ok(())
    }

    /// Marked moments: a dotted line with a point on top.
    fn flags(&self, layout: &Layout) -> DrawResult<B> {
        let plot = layout.plot;
        let (dash, color) = (self.theme.font_px * 0.2, self.theme.ink_2);
        for &x in &layout.flags {
            let mut at = plot.top;
            while at < plot.bottom {
                self.down(at, (at + dash).min(plot.bottom), x, color)?;
                at += dash * 2.5;
            }
            let half = self.theme.font_px * 0.3;
            let head = [(x - half, plot.top), (x, plot.top + half), (x + half, plot.top), (x, plot.top - half)];
            self.area.draw(&Polygon::new(head.map(pixel).to_vec(), color.filled()))?;
        }
        Ok(())
    }

    /// Bars and columns, with a stroke across at the second value.
    fn blocks(&self, spec: &ChartSpec, layout: &Layout) -> DrawResult<B> {
        for (series, marks) in spec.series.iter().zip(&layout.marks) {
            for (point, mark) in series.points.iter().zip(marks) {
                let Some(mark) = mark else { continue };
                if point.value != 0.0 {
                    self.fill(mark.rect, self.theme.color(series.color))?;
                }
                let reach = self.theme.font_px * 0.15;
                let Rect { left, top, right, bottom } = mark.rect;
                match (mark.other, spec.kind) {
                    (Some(x), ChartKind::Bars) => self.down(top - reach, bottom + reach, x, self.theme.ink)?,
                    (Some(y), ChartKind::Columns) => self.across(left - reach, right + reach, y, self.theme.ink)?,
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn cells(&self, layout: &Layout) -> DrawResult<B> {
        for mark in layout.marks.iter().flatten().flatten() {
            self.fill(mark.rect, cell_color(self.theme, mark.share))?;
            if mark.other.is_some() {
                let top = mark.rect.bottom - (self.theme.font_px / 6.0).max(2.0);
                self.fill(Rect { top, ..mark.rect }, self.theme.series[1])?;
            }
        }
        Ok(())
    }

    /// Bands first, then lines, so that no band hides a line.
    fn lines(&self, spec: &ChartSpec, layout: &Layout) -> DrawResult<B> {
        let rows = || spec.series.iter().zip(&layout.marks);
        let mut bands = 0;
        for (series, marks) in rows() {
            let band = runs(marks, |mark| mark.other.is_some());
            for run in &band {
                self.band(run, self.theme.color(series.color), BAND + INNER * f64::from(bands))?;
            }
            bands += u32::from(!band.is_empty());
        }
        for (series, marks) in rows() {
            // The edge of a ghost's band is not a line of its own.
            for run in runs(marks, |mark| series.color < 4 || mark.other.is_none()) {
                match run.split_last() {
                    // The way to a period that goes on is no fact yet.
                    Some((last, rest)) if spec.is_unfinished && !rest.is_empty() && series.color < 4 => {
                        self.line(rest, series.color)?;
                        self.dashes(rest[rest.len() - 1], *last, series.color)?;
                    }
                    _ => self.line(&run, series.color)?,
                }
            }
        }
        for (series, marks) in rows().filter(|(series, _)| series.color < 4) {
            if let Some(last) = marks.iter().flatten().next_back() {
                let radius = (self.theme.font_px * 0.26).round().max(2.0) as i32;
                let color = self.theme.color(series.color).filled();
                self.area.draw(&Circle::new(pixel(last.rect.center()), radius, color))?;
            }
        }
        Ok(())
    }

    fn band(&self, run: &[Mark], color: RGBColor, fill: f64) -> DrawResult<B> {
        let near = run.iter().map(|mark| mark.rect.center());
        let far = run.iter().rev().filter_map(|mark| Some((mark.rect.center().0, mark.other?)));
        let edge: Vec<_> = near.chain(far).map(pixel).collect();
        self.area.draw(&Polygon::new(edge, color.mix(fill.min(0.6))))
    }

    fn dashes(&self, from: Mark, to: Mark, series: u8) -> DrawResult<B> {
        let ((x1, y1), (x2, y2)) = (from.rect.center(), to.rect.center());
        let length = (x2 - x1).hypot(y2 - y1).max(1.0);
        let dash = self.theme.font_px * 0.4;
        let style = self.theme.color(series).stroke_width(2 * self.theme.hairline() as u32);
        let at = |way: f64| (x1 + (x2 - x1) * way / length, y1 + (y2 - y1) * way / length);
        let mut way = 0.0;
        while way < length {
            let points = vec![pixel(at(way)), pixel(at((way + dash).min(length)))];
            self.area.draw(&PathElement::new(points, style))?;
            way += dash * 1.8;
        }
        Ok(())
    }

    fn line(&self, run: &[Mark], series: u8) -> DrawResult<B> {
        let color = self.theme.color(series);
        let width = self.theme.hairline() * if series < 4 { 2 } else { 1 };
        let points: Vec<_> = run.iter().map(|mark| pixel(mark.rect.center())).collect();
        match points.as_slice() {
            [alone] => self.area.draw(&Circle::new(*alone, width, color.filled())),
            _ => self.area.draw(&PathElement::new(points, color.stroke_width(width as u32))),
        }
    }

    fn label(&self, label: &Label) -> DrawResult<B> {
        let theme = self.theme;
        if label.is_backed {
            self.fill(label.bounds(theme.font_px), theme.surface)?;
        }
        let color = match label.ink {
            Ink::Strong => theme.ink,
            Ink::Soft => theme.ink_2,
            Ink::OnCell(share) => cell_ink(theme, share),
        };
        let side = match label.align {
            Align::Start => HPos::Left,
            Align::Center => HPos::Center,
            Align::End => HPos::Right,
        };
        let style = TextStyle::from((FontFamily::Name(&theme.font), theme.font_px))
            .color(&color)
            .pos(Pos::new(side, VPos::Center));
        // Straight to the backend: plotters would measure the text with styled elements, which a strict
        // content security policy forbids.
        self.area.draw_text(&label.text, &style, pixel(label.at))
    }
}

fn pixel((x, y): (f64, f64)) -> (i32, i32) {
    (x.round() as i32, y.round() as i32)
}

/// Neighbors without a gap that have what is asked for.
fn runs(marks: &[Option<Mark>], is_asked: impl Fn(&Mark) -> bool) -> Vec<Vec<Mark>> {
    marks
        .split(|mark| !mark.as_ref().is_some_and(&is_asked))
        .map(|run| run.iter().flatten().copied().collect::<Vec<_>>())
        .filter(|run| !run.is_empty())
        .collect()
}
