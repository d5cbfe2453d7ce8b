//! A chart as SVG text, with its title and legend: for exports and for tests.

use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::Rectangle;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontFamily, RGBColor, TextStyle};

use super::draw::{DrawResult, draw};
use super::text;
use super::theme::Theme;
use crate::{ChartKind, ChartSpec};

/// An SVG document of this size in pixels: title, legend where there are several series, picture.
pub fn svg(spec: &ChartSpec, theme: &Theme, width: u32, height: u32) -> String {
    let mut document = String::new();
    {
        let area = SVGBackend::with_string(&mut document, (width, height)).into_drawing_area();
        picture(spec, theme, &area).expect("writing to a string cannot fail");
        area.present().expect("writing to a string cannot fail");
    }
    document
}

/// A whole picture on any backend: title, legend where there are several series, chart.
///
/// # Errors
///
/// Those of the backend.
pub fn picture<B: DrawingBackend>(spec: &ChartSpec, theme: &Theme, area: &DrawingArea<B, Shift>) -> DrawResult<B> {
    let em = theme.font_px;
    let (width, height) = area.dim_in_pixel();
    let pad = em as i32;
    area.fill(&theme.surface)?;
    let write = |words: &str, at: (i32, i32), font_px: f64, color: RGBColor| {
        let style = TextStyle::from((FontFamily::Name(&theme.font), font_px))
            .color(&color)
            .pos(Pos::new(HPos::Left, VPos::Center));
        area.draw_text(words, &style, at)
    };
    let mut top = em * 0.5;
    if !spec.title.is_empty() {
        let title = text::shorten(&spec.title, f64::from(width) - em * 2.0, em * 1.2);
        write(&title, (pad, (em * 1.2) as i32), em * 1.2, theme.ink)?;
        top = em * 2.4;
    }
    if has_legend(spec) {
        let (mut x, middle) = (em, top + em * 0.6);
        for series in &spec.series {
            let reach = em * 2.0 + text::width(&series.name, em);
            if x + reach > f64::from(width) {
                break;
            }
            let corner = (x as i32, (middle - em * 0.35) as i32);
            let other = ((x + em * 0.7) as i32, (middle + em * 0.35) as i32);
            area.draw(&Rectangle::new([corner, other], theme.color(series.color).filled()))?;
            write(&series.name, ((x + em) as i32, middle as i32), em, theme.ink_2)?;
            x += reach;
        }
        top += em * 1.8;
    }
    let top = (top as i32).min(height as i32 / 2);
    let (inner_width, inner_height) = (width as i32 - pad * 2, height as i32 - top - pad / 2);
    if inner_width < 1 || inner_height < 1 {
        return Ok(());
    }
    let inner = area.clone().shrink((pad, top), (inner_width, inner_height));
    draw(spec, theme, &inner)
}

/// The bytes of a picture's text with every letter beyond ASCII as a reference: readable whatever is assumed of it.
pub fn ascii(svg: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(svg.len());
    for letter in svg.chars() {
        match u8::try_from(letter) {
            Ok(byte) if byte.is_ascii() => bytes.push(byte),
            _ => bytes.extend(format!("&#{};", u32::from(letter)).into_bytes()),
        }
    }
    bytes
}

/// Whether colors need a legend: the rows of a heat map are named already.
pub fn has_legend(spec: &ChartSpec) -> bool {
    spec.series.len() > 1 && spec.kind != ChartKind::Heat
}
