//! The form of the workflow rules. Every change becomes a draft in the URL, which the worker tries on the tickets;
//! only applying it changes the settings.

use leptos::{ev, prelude::*};

use super::field::Wrong;
use crate::language::{self, say, term};
use crate::screen::RulesView;
use crate::settings::{RuleSwitch, WorkflowRules};
use crate::ui::browser;
use crate::ui::state::AppState;

/// The form.
pub fn rules_form(view: &RulesView) -> AnyView {
    let state = expect_context::<AppState>();
    // The draft has pseudonyms where the rules have names: applied, it would write them into the settings.
    if state.settings.with(|settings| settings.masking.on) {
        return view! { <p class="note">{say!("Labels and words in the rules may hold names: they can be changed when names are shown.")}</p> }
            .into_any();
    }
    let rules = WorkflowRules::from_draft(&view.draft).unwrap_or_default();
    let draft = Draft { state, rules: StoredValue::new(rules.clone()) };
    let switches = RuleSwitch::ALL
        .into_iter()
        .enumerate()
        .map(|(at, rule)| switch(draft, at + 1, rule, !rules.off.contains(&rule)))
        .collect_view();
    let limits = [
        ("quick-hit", say!("Quick hit up to"), rules.quick_hit_hours, true),
        ("minor", say!("Minor up to"), rules.minor_hours, false),
    ]
    .map(|(id, title, hours, is_quick)| limit(draft, id, title, hours, is_quick));
    let lists = LISTS.iter().map(|list| lines(draft, list, &rules)).collect_view();
    view! {
        <fieldset class="switches">
            <legend>{say!("Rules in force")}</legend>
            {switches}
        </fieldset>
        <div class="fields">{limits.collect_view()}{lists}</div>
        {buttons(draft, view)}
    }
    .into_any()
}

/// The rules on show, and the way to a changed draft.
#[derive(Clone, Copy)]
struct Draft {
    state: AppState,
    rules: StoredValue<WorkflowRules>,
}

impl Draft {
    fn change(self, change: impl FnOnce(&mut WorkflowRules)) {
        let mut rules = self.rules.get_value();
        change(&mut rules);
        self.show(&rules.to_draft());
        self.rules.set_value(rules);
    }

    fn show(self, draft: &str) {
        let query = self.state.question.query.with_untracked(|query| query.with_option("draft", draft));
        browser::go(&query.to_fragment());
    }
}

fn switch(draft: Draft, number: usize, rule: RuleSwitch, is_on: bool) -> AnyView {
    let change = move |event: ev::Event| {
        let is_on = event_target_checked(&event);
        draft.change(|rules| {
            if is_on {
                rules.off.remove(&rule);
            } else {
                rules.off.insert(rule);
            }
        });
    };
    view! {
        <label>
            <input type="checkbox" id=format!("rule-{number}") checked=is_on on:change=change/>
            <span>{number}". "{rule.title()}</span>
        </label>
    }
    .into_any()
}

fn limit(draft: Draft, id: &'static str, title: &'static str, hours: f64, is_quick: bool) -> AnyView {
    let wrong = RwSignal::new(false);
    let change = move |event: ev::Event| {
        let value = event_target_value(&event).parse::<f64>().ok();
        let value = value.filter(|hours| hours.is_finite() && (0.0..=1_000.0).contains(hours));
        wrong.set(value.is_none());
        if let Some(hours) = value {
            draft.change(|rules| {
                if is_quick {
                    rules.quick_hit_hours = hours;
                } else {
                    rules.minor_hours = hours;
                }
            });
        }
    };
    view! {
        <label class="field">
            <span>{title}<span class="note">{say!("estimated hours of a request")}</span></span>
            <span class="input">
                <input
                    type="number"
                    id=format!("limit-{id}")
                    min="0"
                    step="any"
                    value=hours.to_string()
                    aria-invalid=move || wrong.get().then_some("true")
                    on:change=change
                />
                "h"
            </span>
        </label>
    }
    .into_any()
}

/// A list of the rules, one line each.
struct List {
    id: &'static str,
    title: &'static str,
    hint: &'static str,
    get: fn(&WorkflowRules) -> Vec<String>,
    set: fn(&mut WorkflowRules, Vec<String>) -> Result<(), Wrong>,
}

const LISTS: [List; 7] = [
    List {
        id: "names",
        title: term!("Names of workflows"),
        hint: term!("Quick Hit = Express, one per line: what your desk calls them"),
        get: WorkflowRules::name_lines,
        set: |rules, lines| {
            rules.names = WorkflowRules::read_names(&lines)?;
            Ok(())
        },
    },
    List {
        id: "order",
        title: term!("Order of workflows"),
        hint: term!("One per line: these come first among incidents, requests or proactive work"),
        get: WorkflowRules::order_lines,
        set: |rules, lines| {
            rules.order = rules.read_order(&lines)?;
            Ok(())
        },
    },
    List {
        id: "aliases",
        title: term!("Aliases of priorities"),
        hint: term!("P5 = Quick Hit, one per line, in addition to the workflows’ own names"),
        get: WorkflowRules::alias_lines,
        set: |rules, lines| {
            rules.aliases = WorkflowRules::read_aliases(&lines)?;
            Ok(())
        },
    },
    List {
        id: "types",
        title: term!("Types of tickets"),
        hint: term!("Task = request; or alert, incident, other. Without a line, the words of the label decide"),
        get: WorkflowRules::type_lines,
        set: |rules, lines| {
            rules.types = WorkflowRules::read_types(&lines)?;
            Ok(())
        },
    },
    List {
        id: "sources",
        title: term!("Sources of alerts"),
        hint: term!("A source that contains one of these words marks an alert"),
        get: |rules| rules.alert_sources.clone(),
        set: |rules, lines| {
            rules.alert_sources = lines;
            Ok(())
        },
    },
    List {
        id: "installs",
        title: term!("Install keywords"),
        hint: term!("An issue type that contains one of these words turns a request into an install"),
        get: |rules| rules.install_words.clone(),
        set: |rules, lines| {
            rules.install_words = lines;
            Ok(())
        },
    },
    List {
        id: "backups",
        title: term!("Backup keywords"),
        hint: term!("An issue type that contains one of these words turns High into High-Backup"),
        get: |rules| rules.backup_words.clone(),
        set: |rules, lines| {
            rules.backup_words = lines;
            Ok(())
        },
    },
];

fn lines(draft: Draft, list: &'static List, rules: &WorkflowRules) -> AnyView {
    let value = (list.get)(rules).join("\n");
    let wrong = RwSignal::new(String::new());
    let wrong_id = format!("wrong-{}", list.id);
    let change = move |event: ev::Event| {
        let lines = event_target_value(&event)
            .lines()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect();
        let mut rules = draft.rules.get_value();
        match (list.set)(&mut rules, lines) {
            Ok(()) => {
                wrong.set(String::new());
                draft.change(|known| *known = rules);
            }
            Err(why) => wrong.set(why.sentence()),
        }
    };
    view! {
        <label class="field tall">
            <span>{language::text(list.title)}<span class="note">{language::text(list.hint)}</span></span>
            <textarea
                rows="3"
                dir="auto"
                id=format!("list-{}", list.id)
                aria-describedby=wrong_id.clone()
                aria-invalid=move || (!wrong.get().is_empty()).then_some("true")
                on:change=change
                prop:value=value
            ></textarea>
        </label>
        <p id=wrong_id class="wrong" role="alert">{wrong}</p>
    }
    .into_any()
}

fn buttons(draft: Draft, view: &RulesView) -> AnyView {
    let is_same = view.draft == view.applied;
    let is_default = view.draft == WorkflowRules::default().to_draft();
    let apply = move |_| {
        let rules = draft.rules.get_value();
        draft.state.decide(|settings| settings.rules = rules);
        draft.show("");
    };
    view! {
        <p class="row">
            <button type="button" id="rules-apply" disabled=is_same on:click=apply>{say!("Apply to all boards")}</button>
            <button type="button" id="rules-discard" disabled=is_same on:click=move |_| draft.show("")>{say!("Discard the draft")}</button>
            <button type="button" id="rules-method" disabled=is_default on:click=move |_| draft.show("{}")>
                {say!("Back to the method’s rules")}
            </button>
        </p>
    }
    .into_any()
}
