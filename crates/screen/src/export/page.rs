//! A screen as the file that the page saves and the command line writes: the same code, so the same bytes.

use language::say;

use super::html::{Frame, html};
use crate::charts::{self, Theme};
use crate::{ChartSpec, Screen};

/// Width of a saved picture in pixels of the page.
pub const PICTURE_WIDTH: u32 = 960;

/// Height of a saved picture: the chart's own, and room for title and legend.
pub fn picture_height(spec: &ChartSpec, theme: &Theme) -> u32 {
    let inner = charts::natural_height(spec, f64::from(PICTURE_WIDTH), theme.font_px);
    (inner + theme.font_px * 5.0) as u32
}

/// A chart as the text of a vector picture, in the colors of paper.
pub fn picture_text(spec: &ChartSpec) -> String {
    let theme = Theme::light();
    charts::svg(spec, &theme, PICTURE_WIDTH, picture_height(spec, &theme))
}

/// The text of a screen's file; the logo is a `data:image/…` address, or empty.
pub fn page_file(screen: &Screen, logo: &str) -> String {
    let header = &screen.header;
    let frame = Frame {
        logo: logo.to_owned(),
        foot: say!("As of {} · {} · computed by Zenboard", header.as_of, header.files),
    };
    html(&screen.board, &frame, &picture_text)
}
