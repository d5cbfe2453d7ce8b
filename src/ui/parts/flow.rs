//! Which status follows which, as a graph whose arrows open their tickets.

use leptos::prelude::*;

use crate::language::say;
use crate::screen::{FlowArrow, FlowNode, FlowView};

/// The graph.
pub fn flow(view: &FlowView) -> AnyView {
    // Wide arrows lie below, so that narrow ones can still be hit.
    let mut arrows: Vec<&FlowArrow> = view.arrows.iter().collect();
    arrows.sort_by(|a, b| b.width.total_cmp(&a.width));
    let arrows = arrows.into_iter().map(arrow).collect_view();
    let nodes = view.nodes.iter().map(node).collect_view();
    view! {
        <figure class="flow">
            <figcaption>{view.reading.clone()}</figcaption>
            <div class="scroll" tabindex="0" role="region" aria-label={say!("The ticket journey, as a picture")}>
                <svg
                    viewBox=format!("0 0 {:.0} {:.0}", view.width, view.height)
                    role="group"
                    aria-label=view.reading.clone()
                >
                    {nodes}
                    {arrows}
                </svg>
            </div>
        </figure>
    }
    .into_any()
}

fn node(node: &FlowNode) -> AnyView {
    let middle = node.x + 75.0;
    let label = if node.label.chars().count() > 20 {
        node.label.chars().take(19).chain(['…']).collect()
    } else {
        node.label.clone()
    };
    view! {
        <g class="flow__node" data-kind=node.kind.id()>
            <rect x=node.x y=node.y width="150" height="46" rx="8"/>
            <text x=middle y=node.y + 20.0>{label}</text>
            <text class="flow__words" x=middle y=node.y + 36.0>{node.words.clone()}</text>
            <title>{format!("{}: {}", node.label, node.words)}</title>
        </g>
    }
    .into_any()
}

fn arrow(arrow: &FlowArrow) -> AnyView {
    view! {
        // In a group: alone it would be a link of HTML, which is no picture.
        <g>
        <a class="flow__arrow" href=arrow.href.clone() aria-label=arrow.words.clone() data-count=arrow.count.to_string()>
            <path class="flow__hit" d=arrow.path.clone()/>
            <path class="flow__line" d=arrow.path.clone() stroke-width=format!("{:.1}", arrow.width)/>
            <polygon points=arrow.head.clone()/>
            <text x=format!("{:.1}", arrow.label_x) y=format!("{:.1}", arrow.label_y)>{arrow.label.clone()}</text>
            <title>{arrow.words.clone()}</title>
        </a>
        </g>
    }
    .into_any()
}
