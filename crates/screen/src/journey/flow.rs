//! Lays out which status follows which: statuses as boxes in columns from New to Complete, ways as arrows.

use rustc_hash::FxHashMap;

use base::Sym;
use desk::figure::{Edge, JourneyMap, View};
use desk::query::Query;
use language::say;

use crate::journey::page::{arrow, href, status};
use crate::kit::words;
use crate::model::{FlowArrow, FlowNode, FlowView, StatusKind};
use crate::ticket::timeline::kind_of;

/// Ways in the picture; the table has all.
const WAYS: usize = 20;
const BOX: (f64, f64) = (150.0, 46.0);
const COLUMN: f64 = 272.0;
const ROW: f64 = 92.0;
const MARGIN: f64 = 56.0;

type Point = (f64, f64);

/// The graph of the ways most taken.
pub(crate) fn flow(view: &View<'_>, query: &Query, map: &JourneyMap) -> FlowView {
    let ways = &map.edges[..map.edges.len().min(WAYS)];
    let (nodes, place_of) = nodes(view, map, ways);
    let width = nodes.iter().fold(0.0_f64, |most, node| most.max(node.x)) + BOX.0 + MARGIN;
    let height = nodes.iter().fold(0.0_f64, |most, node| most.max(node.y)) + BOX.1 + MARGIN;
    let most = ways.iter().map(|edge| edge.passes).max().unwrap_or(1).max(1);
    let (mut arrows, curves): (Vec<FlowArrow>, Vec<Curve>) = ways
        .iter()
        .filter_map(|edge| {
            let (from, to) = (*place_of.get(&edge.from)?, *place_of.get(&edge.to)?);
            let curve = Curve::between(&nodes[from], &nodes[to], height);
            let weight = edge.passes as f64 / most as f64;
            Some((drawn(view, query, edge, &curve, 1.2 + 5.0 * weight.sqrt()), curve))
        })
        .unzip();
    place_labels(&mut arrows, &curves, &nodes, (width, height));
    FlowView {
        reading: say!(
            "{} of {} between statuses; the width shows how often each was taken.",
            words::count(ways.len()),
            words::plural(map.edges.len(), say!("path"), say!("paths"))
        ),
        width,
        height,
        nodes,
        arrows,
    }
}

/// A box for each status of the ways: a column for what it means, the busiest on top.
fn nodes(view: &View<'_>, map: &JourneyMap, ways: &[Edge]) -> (Vec<FlowNode>, FxHashMap<Sym, usize>) {
    let mut passes: FxHashMap<Sym, usize> = FxHashMap::default();
    for edge in &map.edges {
        *passes.entry(edge.to).or_default() += edge.passes;
        // What a ticket began with is entered by no way.
        passes.entry(edge.from).or_default();
    }
    let mut shown: Vec<Sym> = Vec::new();
    for edge in ways {
        for sym in [edge.from, edge.to] {
            if !shown.contains(&sym) {
                shown.push(sym);
            }
        }
    }
    let name = |sym: Sym| view.data.texts.text(sym);
    shown.sort_by(|a, b| passes[b].cmp(&passes[a]).then_with(|| name(*a).cmp(name(*b))));
    let kinds = [StatusKind::New, StatusKind::Active, StatusKind::Waiting, StatusKind::Complete];
    let kind = |sym: Sym| kind_of(view.data.statuses.meaning(sym));
    let columns: Vec<Vec<Sym>> = kinds
        .iter()
        .map(|column| shown.iter().copied().filter(|&sym| kind(sym) == *column).collect())
        .filter(|column: &Vec<Sym>| !column.is_empty())
        .collect();
    let tallest = columns.iter().map(Vec::len).max().unwrap_or(0);
    let mut nodes = Vec::new();
    let mut place_of = FxHashMap::default();
    for (column, syms) in columns.iter().enumerate() {
        let top = MARGIN + (tallest - syms.len()) as f64 * ROW / 2.0;
        for (row, &sym) in syms.iter().enumerate() {
            place_of.insert(sym, nodes.len());
            nodes.push(FlowNode {
                label: status(view, sym),
                kind: kind(sym),
                words: match passes[&sym] {
                    0 => say!("only at the start").to_owned(),
                    times => say!("entered {}", words::plural(times, say!("time"), say!("times"))),
                },
                // Every other column a little lower, so that long arrows pass between boxes.
                x: MARGIN + column as f64 * COLUMN,
                y: top + row as f64 * ROW + (column % 2) as f64 * 18.0,
            });
        }
    }
    (nodes, place_of)
}

/// A cubic curve.
struct Curve([Point; 4]);

impl Curve {
    /// From the border of one box to that of another: ahead through the sides, back below, up and down
    /// beside the column.
    fn between(from: &FlowNode, to: &FlowNode, height: f64) -> Self {
        let (w, h) = BOX;
        if to.x > from.x {
            let (start, end) = ((from.x + w, from.y + h * 0.4), (to.x, to.y + h * 0.4));
            let bend = (end.0 - start.0) * 0.5;
            // Over more than one column: around the boxes between.
            let lift = if to.x - from.x > COLUMN * 1.5 { -46.0 } else { 0.0 };
            return Self([start, (start.0 + bend, start.1 + lift), (end.0 - bend, end.1 + lift), end]);
        }
        if to.x < from.x {
            let (start, end) = ((from.x, from.y + h * 0.72), (to.x + w, to.y + h * 0.72));
            let bend = (start.0 - end.0) * 0.5;
            let sink = if from.x - to.x > COLUMN * 1.5 { (height - start.1.max(end.1)).min(90.0) } else { 16.0 };
            return Self([start, (start.0 - bend, start.1 + sink), (end.0 + bend, end.1 + sink), end]);
        }
        let is_down = to.y > from.y;
        let side = if is_down { w * 0.72 } else { w * 0.28 };
        let (start, end) = if is_down {
            ((from.x + side, from.y + h), (to.x + side, to.y))
        } else {
            ((from.x + side, from.y), (to.x + side, to.y + h))
        };
        // Past a box between: around it.
        let bulge = if (to.y - from.y).abs() > ROW * 1.5 { if is_down { w * 0.62 } else { -w * 0.62 } } else { 0.0 };
        let reach = (end.1 - start.1) * 0.4;
        Self([start, (start.0 + bulge, start.1 + reach), (end.0 + bulge, end.1 - reach), end])
    }

    fn at(&self, t: f64) -> Point {
        let [a, b, c, d] = self.0;
        let u = 1.0 - t;
        let mix =
            |a: f64, b: f64, c: f64, d: f64| u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d;
        (mix(a.0, b.0, c.0, d.0), mix(a.1, b.1, c.1, d.1))
    }

    fn path(&self) -> String {
        let [a, b, c, d] = self.0;
        format!("M{:.1} {:.1}C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}", a.0, a.1, b.0, b.1, c.0, c.1, d.0, d.1)
    }

    /// A triangle at the end, as long and wide as the arrow's width asks for.
    fn head(&self, width: f64) -> String {
        let (tip, before) = (self.0[3], self.at(0.94));
        let (dx, dy) = (tip.0 - before.0, tip.1 - before.1);
        let length = dx.hypot(dy).max(0.001);
        let (ux, uy) = (dx / length, dy / length);
        let (long, half) = (7.0 + width, 3.5 + width * 0.7);
        let base = (tip.0 - ux * long, tip.1 - uy * long);
        format!(
            "{:.1},{:.1} {:.1},{:.1} {:.1},{:.1}",
            tip.0,
            tip.1,
            base.0 - uy * half,
            base.1 + ux * half,
            base.0 + uy * half,
            base.1 - ux * half
        )
    }
}

fn drawn(view: &View<'_>, query: &Query, edge: &Edge, curve: &Curve, width: f64) -> FlowArrow {
    let (label_x, label_y) = curve.at(0.5);
    FlowArrow {
        path: curve.path(),
        head: curve.head(width),
        width,
        label: format!("{} · {}", words::count(edge.tickets.len()), words::duration(edge.median_wait)),
        label_x,
        label_y: label_y - 4.0,
        words: say!(
            "{}: {}, {} in all, after {} in the middle",
            arrow(view, edge),
            words::tickets(edge.tickets.len()),
            words::plural(edge.passes, say!("time"), say!("times")),
            words::duration(edge.median_wait)
        ),
        href: href(view, query, edge),
        count: edge.tickets.len() as u32,
    }
}

/// A part of the picture: left, top, right, bottom.
type Area = [f64; 4];

fn overlap(a: &Area, b: &Area) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// What a label covers whose middle and foot are here.
fn covered(label: &str, (x, y): Point) -> Area {
    let half = 3.6 * label.chars().count() as f64 + 3.0;
    [x - half, y - 13.0, x + half, y + 4.0]
}

/// Puts each label on its arrow where it lies on no box and on no other label, the most travelled first: in the middle
/// where that is free, else along the arrow, else beside it. One that fits nowhere is left out; the table has it.
fn place_labels(arrows: &mut [FlowArrow], curves: &[Curve], nodes: &[FlowNode], (width, height): Point) {
    const ALONG: [f64; 11] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86];
    const BESIDE: [f64; 7] = [-4.0, 14.0, -20.0, 30.0, -36.0, 46.0, -52.0];
    let mut taken: Vec<Area> =
        nodes.iter().map(|node| [node.x - 2.0, node.y - 2.0, node.x + BOX.0 + 2.0, node.y + BOX.1 + 2.0]).collect();
    for (arrow, curve) in arrows.iter_mut().zip(curves) {
        let places = BESIDE.iter().flat_map(|beside| {
            ALONG.iter().map(move |&t| {
                let (x, y) = curve.at(t);
                (x, y + beside)
            })
        });
        let free = places.map(|at| (at, covered(&arrow.label, at))).find(|(_, area)| {
            let is_inside = area[0] >= 0.0 && area[1] >= 0.0 && area[2] <= width && area[3] <= height;
            is_inside && taken.iter().all(|other| !overlap(area, other))
        });
        match free {
            Some(((x, y), area)) => {
                (arrow.label_x, arrow.label_y) = (x, y);
                taken.push(area);
            }
            None => arrow.label.clear(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(x: f64, y: f64) -> FlowNode {
        FlowNode { x, y, ..FlowNode::default() }
    }

    #[test]
    fn an_arrow_runs_from_border_to_border() {
        let (a, b) = (node(0.0, 0.0), node(COLUMN, ROW));
        let ahead = Curve::between(&a, &b, 400.0);
        assert_eq!((ahead.0[0].0, ahead.0[3].0), (BOX.0, COLUMN));
        let back = Curve::between(&b, &a, 400.0);
        assert_eq!((back.0[0].0, back.0[3].0), (COLUMN, BOX.0));
        let down = Curve::between(&a, &node(0.0, ROW), 400.0);
        assert_eq!((down.0[0].1, down.0[3].1), (BOX.1, ROW));
        assert_eq!(ahead.at(0.0), ahead.0[0]);
        assert_eq!(ahead.at(1.0), ahead.0[3]);
    }

    #[test]
    fn labels_lie_on_no_box_and_on_no_other_label() {
        let nodes: Vec<FlowNode> =
            (0..12).map(|at| node(f64::from(at % 4) * COLUMN + MARGIN, f64::from(at / 4) * ROW + MARGIN)).collect();
        let size = (4.0 * COLUMN + MARGIN, 3.0 * ROW + 2.0 * MARGIN);
        let ways: Vec<(usize, usize)> =
            (0..12).flat_map(|a| (0..12).map(move |b| (a, b))).filter(|(a, b)| a != b).collect();
        let curves: Vec<Curve> = ways.iter().map(|&(a, b)| Curve::between(&nodes[a], &nodes[b], size.1)).collect();
        let label = || FlowArrow { label: "1,212 · 23 h 15 min".to_owned(), ..FlowArrow::default() };
        let mut arrows: Vec<FlowArrow> = ways.iter().map(|_| label()).collect();
        place_labels(&mut arrows, &curves, &nodes, size);
        let areas: Vec<Area> = arrows
            .iter()
            .filter(|arrow| !arrow.label.is_empty())
            .map(|arrow| covered(&arrow.label, (arrow.label_x, arrow.label_y)))
            .collect();
        assert!(areas.len() > 10, "{}", areas.len());
        for (at, area) in areas.iter().enumerate() {
            assert!(areas[..at].iter().all(|other| !overlap(area, other)));
            assert!(nodes.iter().all(|node| !overlap(area, &[node.x, node.y, node.x + BOX.0, node.y + BOX.1])));
        }
    }
}
