//! The page: mounts the views, which start the worker.

fn main() {
    console_error_panic_hook::set_once();
    zenboard::ui::mount();
}
