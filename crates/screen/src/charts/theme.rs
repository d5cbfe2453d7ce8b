//! The colors and the font of a picture as plain values.

use plotters::style::RGBColor;

/// What a picture is painted with.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Behind everything.
    pub surface: RGBColor,
    /// Values.
    pub ink: RGBColor,
    /// Labels and the goal.
    pub ink_2: RGBColor,
    /// Lines of the axes.
    pub line: RGBColor,
    /// Colors of the series 0–3, and of the muted ghost.
    pub series: [RGBColor; 5],
    /// The font's family as CSS writes it.
    pub font: String,
    /// The font's size in pixels; everything else is drawn in proportion to it.
    pub font_px: f64,
}

impl Theme {
    /// Dark ink on white, for exports and print.
    pub fn light() -> Self {
        Self {
            surface: RGBColor(0xff, 0xff, 0xff),
            ink: RGBColor(0x1b, 0x22, 0x2c),
            ink_2: RGBColor(0x56, 0x60, 0x70),
            line: RGBColor(0xe2, 0xe0, 0xd9),
            series: [
                RGBColor(0x00, 0x72, 0xb2),
                RGBColor(0xc7, 0x53, 0x00),
                RGBColor(0x00, 0x83, 0x5f),
                RGBColor(0xb5, 0x57, 0x9a),
                RGBColor(0x6f, 0x78, 0x86),
            ],
            font: "system-ui, sans-serif".into(),
            font_px: 12.0,
        }
    }

    /// Light ink on a dark surface.
    pub fn dark() -> Self {
        Self {
            surface: RGBColor(0x16, 0x1c, 0x22),
            ink: RGBColor(0xe8, 0xed, 0xf2),
            ink_2: RGBColor(0x9a, 0xa7, 0xb5),
            line: RGBColor(0x26, 0x30, 0x3a),
            series: [
                RGBColor(0x56, 0xb4, 0xe9),
                RGBColor(0xff, 0x8a, 0x4c),
                RGBColor(0x2f, 0xc4, 0x97),
                RGBColor(0xe0, 0x9a, 0xc8),
                RGBColor(0x84, 0x92, 0xa1),
            ],
            font: "system-ui, sans-serif".into(),
            font_px: 12.0,
        }
    }

    /// The same for a screen with so many device pixels to a pixel.
    pub fn scaled(&self, pixel_ratio: f64) -> Self {
        Self { font_px: self.font_px * pixel_ratio, ..self.clone() }
    }

    /// Color of a series; unknown numbers are ghosts.
    pub fn color(&self, series: u8) -> RGBColor {
        self.series[usize::from(series).min(4)]
    }

    /// The thinnest line in pixels.
    pub fn hairline(&self) -> i32 {
        (self.font_px / 12.0).round().max(1.0) as i32
    }
}

/// A color as a browser reports it (`rgb(1, 2, 3)`, `rgba(…)`, `color(srgb 0.1 0.2 0.3)`) or as written in a
/// style sheet (`#0072b2`). Transparency is dropped; `None` for anything else.
pub fn parse_color(text: &str) -> Option<RGBColor> {
    let text = text.trim();
    if let Some(digits) = text.strip_prefix('#').filter(|digits| digits.len() == 6) {
        let value = u32::from_str_radix(digits, 16).ok()?;
        return Some(RGBColor((value >> 16) as u8, (value >> 8) as u8, value as u8));
    }
    let (name, rest) = text.split_once('(')?;
    let (rest, factor) = match name {
        "rgb" | "rgba" => (rest, 1.0),
        "color" => (rest.trim_start().strip_prefix("srgb ")?, 255.0),
        _ => return None,
    };
    let mut parts =
        rest.split([',', ' ', '/', ')']).filter(|part| !part.is_empty()).map(|part| part.parse::<f64>().ok());
    let mut channel = || Some((parts.next()?? * factor).round().clamp(0.0, 255.0) as u8);
    Some(RGBColor(channel()?, channel()?, channel()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_of_browsers_are_read() {
        let blue = Some(RGBColor(0, 114, 178));
        assert_eq!(parse_color("rgb(0, 114, 178)"), blue);
        assert_eq!(parse_color("rgba(0, 114, 178, 0.5)"), blue);
        assert_eq!(parse_color("rgb(0 114 178 / 50%)"), blue);
        assert_eq!(parse_color("#0072b2"), blue);
        assert_eq!(parse_color("color(srgb 0 0.447 0.698)"), blue);
        for nonsense in ["", "blue", "rgb(", "rgb(1,2)", "oklch(1 2 3)", "#12345é", "#xyzxyz"] {
            assert_eq!(parse_color(nonsense), None, "{nonsense}");
        }
    }
}
