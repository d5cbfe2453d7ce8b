//! What can be pressed, for whoever comes to the screen. The keys do the same.

use leptos::prelude::*;

use super::rotation::Rotation;
use crate::ui::browser;

/// Shown while the pointer moves, or while one of them has the focus.
#[component]
pub fn Controls(
    /// What they control.
    rotation: Rotation,
) -> impl IntoView {
    let pause = move || if rotation.is_paused() { "Go on" } else { "Pause" };
    view! {
        <nav class="wall__controls" aria-label="Wall">
            <button type="button" on:click=move |_| rotation.step(-1)>"← Previous"</button>
            <button type="button" on:click=move |_| rotation.pause()>{pause}<kbd>"Space"</kbd></button>
            <button type="button" on:click=move |_| rotation.step(1)>"Next →"</button>
            <button type="button" on:click=move |_| browser::toggle_full_screen()>"Full screen"</button>
            <button type="button" on:click=move |_| rotation.leave()>"Leave"<kbd>"Esc"</kbd></button>
        </nav>
        {move || rotation.is_paused().then(|| view! { <p class="wall__paused">"Paused"</p> })}
    }
}
