//! A chart on the page: the picture with pointer and keyboard, and the table behind it.

use leptos::{ev, html, prelude::*};
use plotters::drawing::IntoDrawingArea;
use plotters::style::RGBColor;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{
    CssStyleDeclaration, Element, HtmlCanvasElement, HtmlElement, MediaQueryList, MutationObserver,
    MutationObserverInit, ResizeObserver, Window,
};

use super::save::save_chart;
use crate::charts::{self, Layout, Rect, Size, Step, Theme};
use crate::language::say;
use crate::screen::{ChartKind, ChartSpec, Point};
use crate::ui::later::when_free;
use crate::ui::state::AppState;

/// What a picture was last painted for.
#[derive(Clone, Debug, PartialEq)]
struct Frame {
    size: Size,
    pixel_ratio: f64,
    theme: Theme,
}

/// The point that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    place: (usize, usize),
    by: By,
}

/// How a point came to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Pointer,
    Keys,
}

/// A picture of the values with their table: arrow keys or the pointer tell a point, Enter or a click opens its list.
#[component]
pub fn Chart(
    /// What is shown.
    spec: ChartSpec,
) -> impl IntoView {
    let label = format!("{}. {}", spec.title, spec.reading);
    let (caption, legend, table, save) = (caption(&spec), legend(&spec), table(&spec), save_chart(&spec));
    let kind = spec.kind;
    let spec = StoredValue::new(spec);
    let canvas = NodeRef::<html::Canvas>::new();
    let look = RwSignal::new(None::<Look>);
    let layout = picture(spec, canvas);

    let state = expect_context::<AppState>();
    let open = move |place: (usize, usize)| spec.with_value(|spec| open_point(state, spec, place));
    let pick = move |event: &ev::MouseEvent| {
        let (x, y) = (f64::from(event.offset_x()), f64::from(event.offset_y()));
        layout.with_untracked(|layout| layout.as_ref()?.hit(x, y))
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let key = event.key();
        let from = look.get_untracked().map(|look| look.place);
        match (Step::of_key(kind, &key), from) {
            (Some(step), _) => {
                let place = layout.with_untracked(|layout| layout.as_ref()?.walk(from, step));
                look.set(place.map(|place| Look { place, by: By::Keys }));
            }
            (None, Some(place)) if key == "Enter" => open(place),
            (None, Some(_)) if key == "Escape" => look.set(None),
            _ => return,
        }
        event.prevent_default();
    };
    let on_move = move |event: ev::PointerEvent| {
        let by = By::Pointer;
        let found = pick(&event).map(|place| Look { place, by });
        if found.map(|look| look.place) != look.get_untracked().map(|look| look.place) {
            look.set(found);
        }
    };
    let on_click = move |event: ev::MouseEvent| {
        if let Some(place) = pick(&event) {
            open(place);
        }
    };
    let opens = move || {
        let has_list = |look: Look| spec.with_value(|spec| point(spec, look.place).is_some_and(|p| !p.href.is_empty()));
        look.get().is_some_and(has_list).then_some("")
    };
    let spoken = move || match look.get() {
        Some(Look { place, by: By::Keys }) => spec.with_value(|spec| words(spec, place)),
        _ => String::new(),
    };
    view! {
        <figure class="chart" data-chart=kind_id(kind)>
            {caption}
            {legend}
            <div class="chart__picture">
                <canvas
                    class="chart__canvas"
                    node_ref=canvas
                    role="img"
                    aria-label=label
                    tabindex="0"
                    data-opens=opens
                    on:keydown=on_key
                    on:pointermove=on_move
                    on:pointerleave=move |_| look.set(None)
                    on:blur=move |_| look.set(None)
                    on:click=on_click
                ></canvas>
                {overlay(spec, layout, look)}
            </div>
            <p class="chart__spoken" aria-live="polite">{spoken}</p>
            <details class="chart__data">
                <summary>{say!("Table and files")}</summary>
                {table}
                {save}
            </details>
        </figure>
    }
    .into_any()
}

/// Keeps the canvas painted for its size, the screen's density and the theme; gives the geometry of the picture.
fn picture(spec: StoredValue<ChartSpec>, canvas: NodeRef<html::Canvas>) -> Memo<Option<Layout>> {
    let frame = RwSignal::new(None::<Frame>);
    // Called once more after the chart has gone when a frame was still asked for: hence the careful reads.
    let measure = move || {
        let Some(canvas) = canvas.try_get_untracked().flatten() else {
            return;
        };
        let height = frame.try_with_untracked(|frame| frame.as_ref().map(|frame| frame.size.height));
        let measured = spec.try_with_value(|spec| measure(&canvas, spec, height.flatten())).flatten();
        let is_news = frame.try_with_untracked(|frame| *frame != measured);
        if measured.is_some() && is_news == Some(true) {
            frame.try_set(measured);
        }
    };
    let watch = StoredValue::new_local(None::<Watch>);
    Effect::new(move |_| {
        if let Some(canvas) = canvas.get() {
            measure();
            // In the next frame: a canvas that grows while sizes are reported would be reported again at once.
            let heard = Closure::<dyn FnMut()>::new(move || when_free(measure));
            watch.set_value(Watch::start(&canvas, heard));
        }
    });
    on_cleanup(move || {
        watch.try_update_value(Option::take);
    });
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        frame.with(|frame| {
            if let Some(frame) = frame {
                spec.with_value(|spec| paint(&canvas, spec, frame));
            }
        });
    });
    Memo::new(move |_| {
        frame.with(|frame| {
            let frame = frame.as_ref()?;
            Some(spec.with_value(|spec| Layout::new(spec, frame.size, frame.theme.font_px)))
        })
    })
}

/// The ring around the point that is looked at, and what it says.
fn overlay(spec: StoredValue<ChartSpec>, layout: Memo<Option<Layout>>, look: RwSignal<Option<Look>>) -> impl IntoView {
    let (ring, tip) = (NodeRef::<html::Div>::new(), NodeRef::<html::P>::new());
    let rect = move || {
        let (series, point) = look.get()?.place;
        layout.with(|layout| layout.as_ref()?.rect_of(series, point))
    };
    Effect::new(move |_| {
        let (Some(rect), Some(ring), Some(tip)) = (rect(), ring.get(), tip.get()) else {
            return;
        };
        place(&ring, &tip, rect);
    });
    let side = move || {
        let width = layout.with(|layout| layout.as_ref().map_or(0.0, |layout| layout.plot.right));
        let is_right = rect().is_some_and(|rect| rect.center().0 > width / 2.0);
        if is_right { "left" } else { "right" }
    };
    let said = move || look.get().map(|look| spec.with_value(|spec| words(spec, look.place)));
    view! {
        <div class="chart__ring" node_ref=ring aria-hidden="true" hidden=move || rect().is_none()></div>
        <p class="chart__tip" node_ref=tip aria-hidden="true" data-side=side hidden=move || rect().is_none()>
            {said}
        </p>
    }
}

/// Moves ring and tip to a point. Through the object model: a strict policy forbids style attributes.
fn place(ring: &HtmlElement, tip: &HtmlElement, rect: Rect) {
    let set = |element: &HtmlElement, name: &str, px: f64| {
        // Refused for no element that is styled by a sheet.
        let _ = HtmlElement::style(element).set_property(name, &format!("{px:.1}px"));
    };
    set(ring, "left", rect.left - 3.0);
    set(ring, "top", rect.top - 3.0);
    set(ring, "width", rect.width() + 6.0);
    set(ring, "height", rect.height() + 6.0);
    set(tip, "left", rect.center().0);
    set(tip, "top", rect.top);
}

/// Ears for everything that changes the picture; they end with it.
struct Watch {
    sizes: ResizeObserver,
    themes: MutationObserver,
    scheme: Option<MediaQueryList>,
    window: Window,
    heard: Closure<dyn FnMut()>,
}

impl Watch {
    fn start(canvas: &HtmlCanvasElement, heard: Closure<dyn FnMut()>) -> Option<Self> {
        let ear = heard.as_ref().unchecked_ref();
        let document = canvas.owner_document()?;
        let window = document.default_view()?;
        let sizes = ResizeObserver::new(ear).ok()?;
        sizes.observe(canvas);
        let themes = MutationObserver::new(ear).ok()?;
        let options = MutationObserverInit::new();
        options.set_attributes(true);
        options.set_attribute_filter(&js_sys::Array::of1(&"data-theme".into()));
        let root = document.document_element()?;
        themes.observe_with_options(root.as_ref(), &options).ok()?;
        let scheme = window.match_media("(prefers-color-scheme: dark)").ok().flatten();
        if let Some(scheme) = &scheme {
            scheme.add_event_listener_with_callback("change", ear).ok()?;
        }
        // Zoom and another screen change the density without changing the canvas.
        window.add_event_listener_with_callback("resize", ear).ok()?;
        Some(Self { sizes, themes, scheme, window, heard })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let ear = self.heard.as_ref().unchecked_ref();
        self.sizes.disconnect();
        self.themes.disconnect();
        if let Some(scheme) = &self.scheme {
            let _ = scheme.remove_event_listener_with_callback("change", ear);
        }
        let _ = self.window.remove_event_listener_with_callback("resize", ear);
    }
}

/// Size, density and theme as they are now; `None` while the canvas is not shown. Sets the canvas's height.
fn measure(canvas: &HtmlCanvasElement, spec: &ChartSpec, last_height: Option<f64>) -> Option<Frame> {
    let window = canvas.owner_document()?.default_view()?;
    let style = window.get_computed_style(canvas).ok()??;
    let theme = read_theme(canvas, &window, &style)?;
    let width = f64::from(canvas.client_width());
    if width < 1.0 {
        return None;
    }
    let on_wall = canvas.closest(".wall").ok().flatten().and(canvas.parent_element());
    let natural = match on_wall {
        // A wall does not scroll: there the frame says how high the picture is.
        Some(frame) => f64::from(frame.client_height()).max(1.0),
        None => charts::natural_height(spec, width, theme.font_px),
    };
    // Small changes are let pass: a height that follows the width would come and go with the page's scroll bar.
    let height = last_height.filter(|last| (last - natural).abs() < 10.0).unwrap_or(natural);
    HtmlElement::style(canvas).set_property("height", &format!("{height}px")).ok()?;
    Some(Frame { size: Size { width, height }, pixel_ratio: window.device_pixel_ratio(), theme })
}

/// The theme in the page's colors. A custom property is only text: an element wears each as its color, and its
/// computed color is read.
fn read_theme(canvas: &HtmlCanvasElement, window: &Window, style: &CssStyleDeclaration) -> Option<Theme> {
    let default = Theme::light();
    let probe: HtmlElement = canvas.owner_document()?.create_element("span").ok()?.dyn_into().ok()?;
    probe.set_hidden(true);
    canvas.parent_element()?.append_child(&probe).ok()?;
    let worn = window.get_computed_style(&probe).ok()??;
    let color = |name: &str, default: RGBColor| {
        let RGBColor(red, green, blue) = default;
        let value = format!("var({name}, rgb({red}, {green}, {blue}))");
        let _ = HtmlElement::style(&probe).set_property("color", &value);
        let read = worn.get_property_value("color").unwrap_or_default();
        charts::parse_color(&read).unwrap_or(default)
    };
    let [first, second, third, fourth, ghost] = default.series;
    let font_px = style.get_property_value("font-size").unwrap_or_default();
    let font_px = font_px.trim_end_matches("px").parse();
    let theme = Theme {
        surface: color("--surface", default.surface),
        ink: color("--ink", default.ink),
        ink_2: color("--ink-2", default.ink_2),
        line: color("--line", default.line),
        series: [
            color("--chart-1", first),
            color("--chart-2", second),
            color("--chart-3", third),
            color("--chart-4", fourth),
            color("--ink-3", ghost),
        ],
        font: style.get_property_value("font-family").unwrap_or(default.font),
        font_px: font_px.unwrap_or(default.font_px),
    };
    Element::remove(&probe);
    Some(theme)
}

/// Paints with as many pixels as the screen has.
fn paint(canvas: &HtmlCanvasElement, spec: &ChartSpec, frame: &Frame) {
    let device = |px: f64| (px * frame.pixel_ratio).round().max(1.0) as u32;
    canvas.set_width(device(frame.size.width));
    canvas.set_height(device(frame.size.height));
    if let Some(backend) = CanvasBackend::with_canvas_object(canvas.clone()) {
        let theme = frame.theme.scaled(frame.pixel_ratio);
        if let Err(trouble) = charts::draw(spec, &theme, &backend.into_drawing_area()) {
            leptos::logging::error!("A chart could not be painted: {trouble}");
        }
    }
}

fn kind_id(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Bars => "bars",
        ChartKind::Columns => "columns",
        ChartKind::Stacked => "stacked",
        ChartKind::Lines => "lines",
        ChartKind::Heat => "heat",
    }
}

fn point(spec: &ChartSpec, (series, point): (usize, usize)) -> Option<&Point> {
    spec.series.get(series)?.points.get(point)
}

fn value_words(spec: &ChartSpec, point: &Point) -> String {
    match point.words.as_str() {
        "" if point.value.is_finite() => charts::number(point.value, &spec.unit),
        "" => "—".to_owned(),
        words => words.to_owned(),
    }
}

/// Label, series where there are several, and value.
fn words(spec: &ChartSpec, place: (usize, usize)) -> String {
    let Some(point) = point(spec, place) else {
        return String::new();
    };
    let value = value_words(spec, point);
    match spec.series.get(place.0) {
        Some(series) if spec.series.len() > 1 => format!("{}, {}: {value}", point.label, series.name),
        _ => format!("{}: {value}", point.label),
    }
}

/// Goes where a link to the point's list goes.
fn open_point(state: AppState, spec: &ChartSpec, place: (usize, usize)) {
    let href = point(spec, place).map_or("", |point| point.href.as_str());
    if !href.is_empty() {
        state.open(href);
    }
}

fn caption(spec: &ChartSpec) -> impl IntoView + use<> {
    view! {
        <figcaption class="chart__caption">
            <span class="chart__title">{spec.title.clone()}</span>
            " "
            <span class="chart__reading">{spec.reading.clone()}</span>
        </figcaption>
    }
}

fn legend(spec: &ChartSpec) -> impl IntoView + use<> {
    let key = |series: &crate::screen::Series| {
        let color = series.color.min(4).to_string();
        view! { <li class="chart__key" data-color=color>{series.name.clone()}</li> }
    };
    let keys: Vec<_> = spec.series.iter().map(key).collect();
    charts::has_legend(spec).then(|| view! { <ul class="chart__legend">{keys}</ul> })
}

/// The same points with their links: labels down, series across; a heat map lies as in its picture.
fn table(spec: &ChartSpec) -> impl IntoView + use<> {
    let labels = charts::labels_of(spec);
    let names: Vec<_> = spec.series.iter().map(|series| series.name.as_str()).collect();
    let is_heat = spec.kind == ChartKind::Heat;
    let (heads, rows) = if is_heat { (&labels, &names) } else { (&names, &labels) };
    let head = |name: &&str| view! { <th scope="col">{(*name).to_owned()}</th> };
    let row = |(down, name): (usize, &&str)| {
        let cell = |across: usize| {
            let place = if is_heat { (down, across) } else { (across, down) };
            view! { <td>{point(spec, place).map(|point| link(spec, point))}</td> }
        };
        let cells: Vec<_> = (0..heads.len()).map(cell).collect();
        view! { <tr><th scope="row">{(*name).to_owned()}</th>{cells}</tr> }
    };
    let head_cells: Vec<_> = heads.iter().map(head).collect();
    let body: Vec<_> = rows.iter().enumerate().map(row).collect();
    view! {
        <div class="chart__scroll">
            <table class="chart__table">
                <caption>{spec.title.clone()}</caption>
                <thead><tr><td></td>{head_cells}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}

fn link(spec: &ChartSpec, point: &Point) -> AnyView {
    let words = value_words(spec, point);
    if point.href.is_empty() {
        return words.into_any();
    }
    let count = point.count.map(|count| count.to_string());
    view! { <a href=point.href.clone() data-count=count>{words}</a> }.into_any()
}
