//! The proof of what leaves this browser: every request since the page was opened, the policy, the build.

use leptos::prelude::*;

use crate::language::say;
use crate::protocol::RequestLine;
use crate::screen::words;
use crate::ui::browser;
use crate::ui::state::AppState;

/// The panel; what is in it is asked for when it is opened.
#[component]
pub fn Proof() -> impl IntoView {
    let state = expect_context::<AppState>();
    let table = move || {
        let of = |who: &'static str, lines: Vec<RequestLine>| lines.into_iter().map(move |line| (who, line));
        let rows: Vec<_> =
            of("page", state.requests.of_page()).chain(of("worker", state.requests.of_worker.get())).collect();
        let total: u32 = rows.iter().map(|(_, line)| line.requests).sum();
        let origin = browser::origin();
        let elsewhere: u32 = rows
            .iter()
            // The worker's starter has an address of the page's own making.
            .filter(|(_, line)| !line.address.trim_start_matches("blob:").starts_with(&origin))
            .map(|(_, line)| line.requests)
            .sum();
        let sum = say!(
            "{} since the page was opened, {} of them to another origin than {origin}.",
            words::plural(total as usize, say!("request"), say!("requests")),
            if elsewhere == 0 { say!("none").to_owned() } else { elsewhere.to_string() },
        );
        let rows = rows
            .into_iter()
            .map(|(who, line)| {
                view! {
                    <tr>
                        <th scope="row" dir="auto">{line.address}</th>
                        <td>{who}</td>
                        <td class="number">{line.requests}</td>
                        <td class="number">{say!("{} kB", words::decimal(line.bytes as f64 / 1e3, 1))}</td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <p data-elsewhere=elsewhere data-requests=total>{sum}</p>
            <div class="scroll">
                <table>
                    <caption>{say!("Requests, as this browser itself recorded them")}</caption>
                    <thead><tr><th scope="col">{say!("Address")}</th><th scope="col">{say!("By")}</th>
                        <th scope="col" class="number">{say!("Requests")}</th><th scope="col" class="number">{say!("Received")}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    };
    let is_open = RwSignal::new(false);
    let toggled = move |_| {
        is_open.update(|open| *open = !*open);
        if is_open.get_untracked() {
            state.ask_request_log();
        }
    };
    view! {
        <section class="section proof" aria-labelledby="proof">
            <header><h2 id="proof">{say!("What left this browser")}</h2></header>
            <details on:toggle=toggled>
                <summary>{say!("Every request since this page was opened, its policy and its build")}</summary>
                {move || is_open.get().then(|| view! {
                    <div>
                        {table}
                        <dl class="facts">
                            <div><dt>{say!("Content security policy")}</dt><dd><code>{browser::policy()}</code></dd></div>
                            <div><dt>{say!("Build")}</dt><dd><code>{browser::build_id()}</code></dd></div>
                        </dl>
                        <p class="note">
                            {say!("The browser refuses every connection that the policy does not name under connect-src. Queries behind an \
                             address are not shown here.")}
                        </p>
                    </div>
                })}
            </details>
        </section>
    }
}
