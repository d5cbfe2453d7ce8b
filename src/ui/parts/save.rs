//! Saving what is on show as files: tables and charts, as they are seen.

use leptos::prelude::*;
use plotters::drawing::IntoDrawingArea;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Blob, HtmlCanvasElement};

use crate::charts::{self, Theme};
use crate::export::{PICTURE_WIDTH, csv, file_stem, page_file, picture_height, picture_text};
use crate::language::say;
use crate::screen::{ChartSpec, Sheet, TableView};
use crate::ui::browser;
use crate::ui::state::AppState;

const CSV: &str = "text/csv;charset=utf-8";
/// A picture of points has twice as many each way as it has pixels of the page.
const PIXEL_RATIO: u32 = 2;

/// Ways to save a table.
pub fn save_table(table: &TableView) -> AnyView {
    let state = expect_context::<AppState>();
    let sheet = StoredValue::new(Sheet::of_table(table));
    let as_csv = move |_| sheet.with_value(save_csv);
    let as_book = move |_| state.save_workbook(vec![sheet.get_value()]);
    view! {
        <p class="save" role="group" aria-label=say!("Save {}", table.caption)>
            <button type="button" on:click=as_csv>"CSV"</button>
            <button type="button" on:click=as_book>{say!("Excel")}</button>
        </p>
    }
    .into_any()
}

/// Ways to save a chart: two pictures, and the values behind them.
pub fn save_chart(spec: &ChartSpec) -> AnyView {
    let title = spec.title.clone();
    let spec = StoredValue::new(spec.clone());
    let as_svg = move |_| spec.with_value(save_svg);
    let as_png = move |_| spec.with_value(save_png);
    let as_csv = move |_| spec.with_value(|spec| save_csv(&Sheet::of_chart(spec)));
    view! {
        <p class="save" role="group" aria-label=say!("Save {title}")>
            <button type="button" on:click=as_png>"PNG"</button>
            <button type="button" on:click=as_svg>"SVG"</button>
            <button type="button" on:click=as_csv>"CSV"</button>
        </p>
    }
    .into_any()
}

fn save_csv(sheet: &Sheet) {
    let name = format!("{}.csv", file_stem(&sheet.name));
    browser::save(&name, CSV, csv(sheet).as_bytes());
}

fn save_svg(spec: &ChartSpec) {
    let name = format!("{}.svg", file_stem(&spec.title));
    browser::save(&name, "image/svg+xml", picture_text(spec).as_bytes());
}

/// A chart as a vector picture in the page, for print.
pub fn as_picture(spec: &ChartSpec) -> AnyView {
    let source = browser::data_address("image/svg+xml", &charts::ascii(&picture_text(spec)));
    let label = format!("{}. {}", spec.title, spec.reading);
    view! { <figure class="report__picture"><img alt=label src=source/><figcaption>{spec.reading.clone()}</figcaption></figure> }
        .into_any()
}

/// The page on show as one file.
pub fn save_page(state: AppState) {
    let Some(shown) = state.data.shown.get_untracked() else {
        return;
    };
    let text = state.settings.with_untracked(|settings| page_file(&shown.screen, settings.logo()));
    let name = format!("{}.html", file_stem(&shown.screen.board.title));
    browser::save(&name, "text/html;charset=utf-8", text.as_bytes());
}

fn save_png(spec: &ChartSpec) {
    let Some(canvas) = browser::document()
        .create_element("canvas")
        .ok()
        .and_then(|element| element.dyn_into::<HtmlCanvasElement>().ok())
    else {
        return;
    };
    let theme = Theme::light();
    canvas.set_width(PICTURE_WIDTH * PIXEL_RATIO);
    canvas.set_height(picture_height(spec, &theme) * PIXEL_RATIO);
    let Some(backend) = CanvasBackend::with_canvas_object(canvas.clone()) else {
        return;
    };
    let theme = theme.scaled(f64::from(PIXEL_RATIO));
    if charts::picture(spec, &theme, &backend.into_drawing_area()).is_err() {
        return;
    }
    let name = format!("{}.png", file_stem(&spec.title));
    let take = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            browser::save_blob(&name, &blob);
        }
    });
    // Refused only for a canvas that holds a foreign picture; this one never does.
    let _ = canvas.to_blob(take.unchecked_ref());
}
