//! The ways of all quotes as one drawing, from the origins on the left to the story on the right.

use super::boxes::{LabelLine, Measures, NARROW, WIDE, label};
use super::sources::{Station, Way};
use petgraph::Direction;
use petgraph::algo::{is_cyclic_directed, toposort};
use petgraph::stable_graph::{NodeIndex, StableDiGraph};
use rust_sugiyama::configure::Config;
use std::collections::HashMap;
use std::fmt::Write;

/// The most stations that are drawn. More could not be read, and a layout takes more than linear time.
const MOST_STATIONS: usize = 40;

/// The room around everything, in pixels.
const MARGIN: f64 = 4.0;

/// The same drawing in several sizes.
#[derive(Debug, Default)]
pub(super) struct Drawings {
    pub(super) sizes: Vec<Drawing>,
    /// Ways that are not in it.
    pub(super) left_out: usize,
}

/// Boxes and arrows with their places in pixels.
#[derive(Debug)]
pub(super) struct Drawing {
    pub(super) measures: &'static Measures,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) stops: Vec<Stop>,
    pub(super) arrows: Vec<Arrow>,
}

/// A station, or the story; `x` and `y` are its middle.
#[derive(Debug)]
pub(super) struct Stop {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) label: Vec<LabelLine>,
    /// The foot of the line with the kind.
    pub(super) below: f64,
    pub(super) name: String,
    pub(super) kind: &'static str,
}

/// A line between two boxes, as SVG writes a path.
#[derive(Debug)]
pub(super) struct Arrow {
    pub(super) path: String,
    pub(super) width: f64,
    pub(super) quotes: usize,
}

/// What the layout places: boxes, and bends of lines that pass a column.
#[derive(Debug, Clone)]
enum Place {
    Story,
    Station(Station),
    Bend,
}

type Graph = StableDiGraph<Place, usize>;

/// Draws ways; nothing where there are none.
pub(super) fn draw(ways: &[Way]) -> Drawings {
    let (mut graph, left_out) = graph_of(ways);
    if graph.edge_count() == 0 {
        return Drawings::default();
    }
    let lines = bend_long_lines(&mut graph);
    let sizes = [&WIDE, &NARROW].map(|measures| drawing(&graph, &lines, measures));
    Drawings { sizes: sizes.into(), left_out }
}

fn drawing(graph: &Graph, lines: &[Line], measures: &'static Measures) -> Drawing {
    let (places, width, height) = lay_out(graph, measures);
    let stops = graph.node_indices().filter_map(|node| {
        let (x, y) = places[&node];
        let (name, kind) = match &graph[node] {
            Place::Story => ("this story", "story"),
            Place::Station(station) => (station.name.as_str(), station.kind),
            Place::Bend => return None,
        };
        let (label, below) = label(name, measures);
        Some(Stop { x, y, label, below, name: name.to_owned(), kind })
    });
    let stops = stops.collect();
    let arrows = lines.iter().map(|line| arrow(line, &places, measures.width)).collect();
    Drawing { measures, width, height, stops, arrows }
}

/// The ways as one graph without circles, and how many found no place in it.
fn graph_of(ways: &[Way]) -> (Graph, usize) {
    let mut graph = Graph::new();
    let story = graph.add_node(Place::Story);
    let mut known: HashMap<String, NodeIndex> = HashMap::new();
    let mut left_out = 0;
    for way in ways {
        let keys: Vec<String> = way.stations.iter().map(key).collect();
        let new = keys.iter().filter(|key| !known.contains_key(*key)).count();
        let mut longer = graph.clone();
        let mut met = known.clone();
        if known.len() + new <= MOST_STATIONS {
            let mut nodes: Vec<NodeIndex> = keys
                .into_iter()
                .zip(&way.stations)
                .map(|(key, station)| {
                    let add = || longer.add_node(Place::Station(station.clone()));
                    *met.entry(key).or_insert_with(add)
                })
                .collect();
            nodes.push(story);
            nodes.dedup();
            for pair in nodes.windows(2) {
                let before = longer.find_edge(pair[0], pair[1]).map_or(0, |edge| longer[edge]);
                longer.update_edge(pair[0], pair[1], before + way.quotes.len());
            }
            if !is_cyclic_directed(&longer) {
                (graph, known) = (longer, met);
                continue;
            }
        }
        left_out += 1;
    }
    (graph, left_out)
}

/// A name without article and case: `the Post` and `The Post` are one station.
fn key(station: &Station) -> String {
    let lower = station.name.to_lowercase();
    lower.strip_prefix("the ").map_or(lower.clone(), str::to_owned)
}

/// A line from box to box over its bends, and how many quotes went along it.
struct Line {
    nodes: Vec<NodeIndex>,
    quotes: usize,
}

/// Puts bends where a line passes a column, so that the layout leaves room for it there.
fn bend_long_lines(graph: &mut Graph) -> Vec<Line> {
    let columns = columns(graph);
    let edges: Vec<_> = graph.edge_indices().collect();
    let mut lines = Vec::new();
    for edge in edges {
        let Some((from, to)) = graph.edge_endpoints(edge) else { continue };
        let bends = columns[&from].saturating_sub(columns[&to] + 1);
        let quotes = graph[edge];
        let mut nodes = vec![from];
        nodes.extend((0..bends).map(|_| graph.add_node(Place::Bend)));
        nodes.push(to);
        if bends > 0 {
            graph.remove_edge(edge);
            for pair in nodes.windows(2) {
                graph.add_edge(pair[0], pair[1], quotes);
            }
        }
        lines.push(Line { nodes, quotes });
    }
    lines
}

/// The most steps from each node to the story.
fn columns(graph: &Graph) -> HashMap<NodeIndex, usize> {
    let mut columns = HashMap::new();
    for node in toposort(graph, None).unwrap_or_default().into_iter().rev() {
        let nearer = graph.neighbors_directed(node, Direction::Outgoing);
        let column = nearer.filter_map(|next| columns.get(&next)).max().map_or(0, |most| most + 1);
        columns.insert(node, column);
    }
    columns
}

/// The middle of every box and bend, and the size of the whole.
fn lay_out(graph: &Graph, measures: &Measures) -> (HashMap<NodeIndex, (f64, f64)>, f64, f64) {
    let &Measures { width: box_width, height: box_height, across, down, .. } = measures;
    // The layout goes from top to bottom, so sides are swapped before and after it.
    let size = |_: NodeIndex, place: &Place| match place {
        Place::Bend => (down, box_width + across),
        _ => (box_height + down, box_width + across),
    };
    let config = Config { vertex_spacing: 0.0, ..Config::default() };
    let layouts = rust_sugiyama::from_graph(graph, &size, &config);
    let found: Vec<_> = layouts.into_iter().flat_map(|layout| layout.0).collect();
    let least = |side: fn(&(f64, f64)) -> f64| {
        found.iter().map(|(_, place)| side(place)).fold(f64::INFINITY, f64::min)
    };
    let (top, left) = (least(|place| place.0), least(|place| place.1));
    let places: HashMap<_, _> = found
        .iter()
        .map(|&(node, (y, x))| {
            let x = x - left + box_width / 2.0 + MARGIN;
            (node, (x.round(), (y - top + box_height / 2.0 + MARGIN).round()))
        })
        .collect();
    let most = |side: fn(&(f64, f64)) -> f64| places.values().map(side).fold(0.0, f64::max);
    let width = most(|place| place.0) + box_width / 2.0 + MARGIN;
    let height = most(|place| place.1) + box_height / 2.0 + MARGIN;
    (places, width, height)
}

/// A line that leaves a box to the right, passes its bends level, and enters a box from the left.
fn arrow(line: &Line, places: &HashMap<NodeIndex, (f64, f64)>, box_width: f64) -> Arrow {
    let mut path = String::new();
    let mut before: Option<(f64, f64)> = None;
    for node in &line.nodes {
        let (x, y) = places[node];
        let (left, right) = (x - box_width / 2.0, x + box_width / 2.0);
        // Writing to a string cannot fail.
        let _ = match before {
            None => write!(path, "M{right} {y}"),
            Some((from, height)) => {
                let middle = (from + left) / 2.0;
                let bend = node != &line.nodes[line.nodes.len() - 1];
                let on = if bend { format!("H{right}") } else { String::new() };
                write!(path, "C{middle} {height} {middle} {y} {left} {y}{on}")
            }
        };
        before = Some((right, y));
    }
    let width = (1.0 + (line.quotes as f64).log2() / 2.0).min(4.0);
    Arrow { path, width: (width * 10.0).round() / 10.0, quotes: line.quotes }
}
