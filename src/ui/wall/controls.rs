//! What can be pressed, for whoever comes to the screen. The keys do the same.

use leptos::prelude::*;

use super::rotation::Rotation;
use crate::language::say;
use crate::ui::browser;

/// Shown while the pointer moves, or while one of them has the focus.
#[component]
pub fn Controls(
    /// What they control.
    rotation: Rotation,
) -> impl IntoView {
    let pause = move || {
        if rotation.is_paused() { say!("Go on") } else { say!("Pause") }
    };
    view! {
        <nav class="wall__controls" aria-label={say!("Wall")}>
            <button type="button" on:click=move |_| rotation.step(-1)>{say!("← Previous")}</button>
            <button type="button" on:click=move |_| rotation.pause()>{pause}<kbd>"Space"</kbd></button>
            <button type="button" on:click=move |_| rotation.step(1)>{say!("Next →")}</button>
            <button type="button" on:click=move |_| browser::toggle_full_screen()>{say!("Full screen")}</button>
            <button type="button" on:click=move |_| rotation.leave()>{say!("Leave")}<kbd>"Esc"</kbd></button>
        </nav>
        {move || rotation.is_paused().then(|| view! { <p class="wall__paused">{say!("Paused")}</p> })}
    }
}
