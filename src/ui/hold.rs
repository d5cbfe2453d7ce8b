//! What a person holds while the picture changes: the focus, what was opened, how far a table was moved. A live refresh
//! must not take any of it out of somebody's hand.
//!
//! A picture is drawn anew from its model; what was held is found again by what it says and where it stands, so that a
//! row that moved is still the same row.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{Element, FocusOptions, HtmlDetailsElement, HtmlElement};

use crate::ui::browser::document;

/// How an element is found in the next picture.
struct Mark {
    /// Id of what it stands in; empty for the whole page.
    frame: String,
    tag: String,
    id: String,
    /// Where it leads, what it is called, or what it says.
    words: String,
    /// Which of its kind within the frame it is.
    at: u32,
}

thread_local! {
    /// What was held of the last picture, until it is given back.
    static HELD: RefCell<Option<Held>> = const { RefCell::new(None) };
}

/// A new picture comes: what is held of this one is noted. A picture that comes before the last one is all there finds
/// nothing to hold: what was noted before it stands.
pub fn take() {
    HELD.with_borrow_mut(|held| {
        if held.is_none() {
            *held = Some(Held::take());
        }
    });
}

/// The new picture is all there: what was held is given back.
pub fn give_back() {
    if let Some(held) = HELD.take() {
        held.give_back();
    }
}

/// Another page was opened: nothing of the last one is held any more.
pub fn let_go() {
    HELD.take();
}

/// What is held.
struct Held {
    focus: Option<Mark>,
    open: Vec<Mark>,
    moved: Vec<(Mark, i32, i32)>,
}

impl Held {
    fn take() -> Self {
        let focus = document().active_element().filter(|element| element.tag_name() != "BODY");
        let open = all(&body(), "details[open]");
        let moved = all(&body(), ".scroll")
            .into_iter()
            .filter(|frame| frame.scroll_left() != 0 || frame.scroll_top() != 0)
            .map(|frame| (Mark::of(&frame), frame.scroll_left(), frame.scroll_top()));
        Self { moved: moved.collect(), open: open.iter().map(Mark::of).collect(), focus: focus.as_ref().map(Mark::of) }
    }

    fn give_back(&self) {
        for details in self.open.iter().filter_map(Mark::find) {
            if let Ok(details) = details.dyn_into::<HtmlDetailsElement>()
                && !details.open()
            {
                details.set_open(true);
            }
        }
        for (mark, left, top) in &self.moved {
            if let Some(frame) = mark.find() {
                frame.set_scroll_left(*left);
                frame.set_scroll_top(*top);
            }
        }
        let has_focus = document().active_element().is_some_and(|element| element.tag_name() != "BODY");
        let lost = self.focus.as_ref().filter(|_| !has_focus).and_then(Mark::find);
        if let Some(element) = lost.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // Refused for what cannot be operated any more.
            let _ = element.focus_with_options(&options);
        }
    }
}

impl Mark {
    fn of(element: &Element) -> Self {
        let holder = element.parent_element().and_then(|parent| parent.closest("[id]").ok().flatten());
        let frame = holder.as_ref().map(Element::id).unwrap_or_default();
        let tag = element.tag_name().to_ascii_lowercase();
        let alike = all(&holder.unwrap_or_else(body), &tag);
        let at = alike.iter().position(|known| known == element).unwrap_or_default() as u32;
        Self { frame, id: element.id(), words: words_of(element), tag, at }
    }

    fn find(&self) -> Option<Element> {
        if let Some(element) = document().get_element_by_id(&self.id).filter(|_| !self.id.is_empty()) {
            return Some(element);
        }
        let holder = match self.frame.as_str() {
            "" => body(),
            frame => document().get_element_by_id(frame)?,
        };
        let alike = all(&holder, &self.tag);
        let says_the_same: Vec<&Element> = alike.iter().filter(|element| words_of(element) == self.words).collect();
        // What stands where it stood is preferred among those that say the same.
        let same_place = alike.get(self.at as usize);
        let found = same_place.filter(|element| says_the_same.contains(element)).or(says_the_same.first().copied());
        // Numbers change: what is opened or operated by hand is known by its place as well; a link is not.
        found.or(same_place.filter(|_| self.tag != "a")).cloned()
    }
}

fn words_of(element: &Element) -> String {
    let attribute = |name: &str| element.get_attribute(name);
    attribute("href").or_else(|| attribute("aria-label")).unwrap_or_else(|| {
        let said = element.query_selector("summary").ok().flatten().unwrap_or_else(|| element.clone());
        said.text_content().unwrap_or_default().chars().take(80).collect()
    })
}

fn body() -> Element {
    // Every page has a root, even before its body.
    document().body().map_or_else(|| document().document_element().unwrap_throw(), Into::into)
}

fn all(holder: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = holder.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}
