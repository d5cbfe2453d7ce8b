//! The form of language, numbers and dates.

use leptos::prelude::*;

use super::field::choice;
use crate::language::{Clock, Dates, LANGUAGES, Numbers, say};
use crate::ui::state::AppState;

/// The form; it holds for this browser and is in no settings file.
#[component]
pub fn SpeechForm() -> impl IntoView {
    let state = expect_context::<AppState>();
    let chosen = state.device.language.choice.get_untracked();
    let browsers = say!("as the browser");
    let mut languages = vec![("", browsers)];
    languages.extend(LANGUAGES.map(|language| (language.tag(), language.own_name())));
    let language =
        choice(say!("Language"), &languages, chosen.language.map_or("", |language| language.tag()), move |id| {
            let wanted = LANGUAGES.into_iter().find(|language| language.tag() == id);
            state.speak(|choice| choice.language = wanted);
        });
    let numbers = choice(
        say!("Numbers"),
        &[
            ("", say!("as usual in the language")),
            (Numbers::CommaPoint.id(), "1,234.5"),
            (Numbers::PointComma.id(), "1.234,5"),
            (Numbers::SpaceComma.id(), "1 234,5"),
            (Numbers::ApostrophePoint.id(), "1’234.5"),
        ],
        chosen.numbers.map_or("", Numbers::id),
        move |id| {
            let wanted = Numbers::ALL.into_iter().find(|numbers| numbers.id() == id);
            state.speak(|choice| choice.numbers = wanted);
        },
    );
    let dates = choice(
        say!("Dates"),
        &[
            ("", say!("as usual in the language")),
            (Dates::DayMonth.id(), say!("30 Jun 2026")),
            (Dates::MonthDay.id(), say!("Jun 30, 2026")),
            (Dates::Dotted.id(), "30.06.2026"),
            (Dates::Slashed.id(), "30/06/2026"),
            (Dates::Iso.id(), "2026-06-30"),
        ],
        chosen.dates.map_or("", Dates::id),
        move |id| {
            let wanted = Dates::ALL.into_iter().find(|dates| dates.id() == id);
            state.speak(|choice| choice.dates = wanted);
        },
    );
    let clock = choice(
        say!("Time of day"),
        &[("", say!("as usual in the language")), (Clock::Hours24.id(), "15:00"), (Clock::Hours12.id(), "3:00 PM")],
        chosen.clock.map_or("", Clock::id),
        move |id| {
            let wanted = [Clock::Hours24, Clock::Hours12].into_iter().find(|clock| clock.id() == id);
            state.speak(|choice| choice.clock = wanted);
        },
    );
    let missing = move || {
        state.device.language.missing.get().map(|language| {
            say!(
                "{} could not be loaded from this site, so English is used. Choose it again to retry.",
                language.own_name()
            )
        })
    };
    view! {
        <section class="section sheeted" id="language">
            <header>
                <h2>{say!("Language and formats")}</h2>
                <p class="note">{say!("For this browser; files of any language and format are read as before")}</p>
            </header>
            <div class="fields">{language}{numbers}{dates}{clock}</div>
            <p class="wrong" role="status">{missing}</p>
        </section>
    }
}
