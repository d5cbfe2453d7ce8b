//! Texts on a picture, placed so that no two overlap.

use super::Rect;
use crate::charts::text;

/// Which side of a text its anchor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// The text begins at its anchor.
    Start,
    /// The text is centered on its anchor.
    Center,
    /// The text ends at its anchor.
    End,
}

/// What a text is written with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ink {
    /// A value.
    Strong,
    /// A label.
    Soft,
    /// The value of a cell that is filled to this share of the scale.
    OnCell(f64),
}

/// A text on the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it says.
    pub text: String,
    /// Its anchor: a horizontal place, and the middle of its height.
    pub at: (f64, f64),
    /// Which side the anchor is.
    pub align: Align,
    /// What it is written with.
    pub ink: Ink,
    /// Whether lines behind it are covered first.
    pub is_backed: bool,
}

impl Label {
    /// A soft label.
    pub(super) fn soft(text: impl Into<String>, at: (f64, f64), align: Align) -> Self {
        Self { text: text.into(), at, align, ink: Ink::Soft, is_backed: false }
    }

    /// A value that covers the lines behind it.
    pub(super) fn value(text: impl Into<String>, at: (f64, f64), align: Align) -> Self {
        Self { ink: Ink::Strong, is_backed: true, ..Self::soft(text, at, align) }
    }

    /// About what the text covers.
    pub fn bounds(&self, font_px: f64) -> Rect {
        let width = text::width(&self.text, font_px);
        let left = match self.align {
            Align::Start => self.at.0,
            Align::Center => self.at.0 - width / 2.0,
            Align::End => self.at.0 - width,
        };
        Rect { left, top: self.at.1 - font_px * 0.55, right: left + width, bottom: self.at.1 + font_px * 0.55 }
    }
}

/// Collects texts and leaves out those that would run into one already there.
pub(super) struct Labels {
    em: f64,
    width: f64,
    placed: Vec<Label>,
    bounds: Vec<Rect>,
}

impl Labels {
    /// Room for texts in a picture of this width.
    pub(super) fn new(width: f64, em: f64) -> Self {
        Self { em, width, placed: Vec::new(), bounds: Vec::new() }
    }

    /// Places a text, moved inwards at the edges, where there is room for it.
    pub(super) fn place(&mut self, mut label: Label) {
        if label.text.is_empty() {
            return;
        }
        let bounds = label.bounds(self.em);
        if bounds.width() > self.width {
            return;
        }
        label.at.0 += (-bounds.left).max(0.0) - (bounds.right - self.width).max(0.0);
        let bounds = label.bounds(self.em);
        // Neighbors on a line keep a space between them.
        let space = Rect { left: bounds.left - self.em * 0.25, right: bounds.right + self.em * 0.25, ..bounds };
        if self.bounds.iter().any(|other| other.overlaps(&space)) {
            return;
        }
        self.bounds.push(bounds);
        self.placed.push(label);
    }

    /// Places values and goal in the right margin, moved apart where they are close, within `top..=bottom`.
    /// Those without room are left out, the last first.
    pub(super) fn place_apart(&mut self, mut labels: Vec<Label>, top: f64, bottom: f64) {
        let step = self.em * 1.15;
        labels.truncate(((bottom - top) / step).max(0.0) as usize + 1);
        labels.sort_by(|a, b| a.at.1.total_cmp(&b.at.1));
        let mut floor = top;
        for label in &mut labels {
            label.at.1 = label.at.1.max(floor);
            floor = label.at.1 + step;
        }
        let mut ceiling = bottom;
        for label in labels.iter_mut().rev() {
            label.at.1 = label.at.1.min(ceiling);
            ceiling = label.at.1 - step;
        }
        for label in labels {
            self.place(label);
        }
    }

    /// The texts.
    pub(super) fn finish(self) -> Vec<Label> {
        self.placed
    }
}
