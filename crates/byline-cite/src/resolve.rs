//! Short forms and anaphors to what they stand for. Where two fit equally, nothing is decided.

use byline_core::{Citation, Document, Hop, HopForm, Relation, SourceKind, Span};

/// How many sources back an antecedent may lie. Further back a reader would not find it either,
/// and the work per citation stays bounded.
const MEMORY: usize = 100;

/// A source that was named in full and can be pointed back to.
struct Live {
    name: String,
    noun: String,
    kind: SourceKind,
    source: Option<Span>,
}

pub(crate) fn resolve(document: &Document, citations: &mut [Citation]) {
    let mut live: Vec<Live> = Vec::new();
    for citation in citations.iter_mut() {
        let relation = citation.relation;
        // The sources of one citation are no antecedents of each other.
        let before = live.len();
        for hop in &mut citation.hops {
            if hop.form != HopForm::Full {
                if let Some(antecedent) =
                    antecedent(hop, &live[before.saturating_sub(MEMORY)..before])
                {
                    hop.name = antecedent.name.clone();
                    hop.kind = antecedent.kind;
                    hop.antecedent = antecedent.source;
                    continue;
                }
            }
            // An anaphor without antecedent stands in the way of older ones.
            if relation != Relation::Credit && relation != Relation::Dateline {
                let noun = noun_of(document, hop);
                live.push(Live {
                    name: hop.name.clone(),
                    noun,
                    kind: hop.kind,
                    source: hop.source,
                });
            }
        }
    }
}

/// The noun that a described source is pointed back to by.
fn noun_of(document: &Document, hop: &Hop) -> String {
    let text = match (hop.kind, hop.form, hop.source) {
        (SourceKind::Document, HopForm::Anaphor, Some(span)) => &document.text()[span],
        _ => hop.name.as_str(),
    };
    last_word(text)
}

fn antecedent<'l>(hop: &Hop, live: &'l [Live]) -> Option<&'l Live> {
    match (hop.form, hop.kind) {
        (HopForm::Short, _) => by_last_word(hop, live),
        (_, SourceKind::Document) => {
            let noun = last_word(&hop.name);
            live.iter().rev().find(|live| live.kind == SourceKind::Document && live.noun == noun)
        }
        (_, SourceKind::Unnamed) => {
            let noun = last_word(&hop.name);
            live.iter().rev().find(|live| {
                live.kind == SourceKind::Unnamed
                    && live.name.split(' ').any(|word| word.eq_ignore_ascii_case(&noun))
            })
        }
        (_, kind) => live.iter().rev().find(|live| live.kind == kind),
    }
}

/// The one live outlet whose name ends like the short form.
fn by_last_word<'l>(hop: &Hop, live: &'l [Live]) -> Option<&'l Live> {
    let noun = last_word(&hop.name);
    let mut fitting = live.iter().rev().filter(|live| last_word(&live.name) == noun);
    let nearest = fitting.next()?;
    fitting.all(|other| other.name == nearest.name).then_some(nearest)
}

fn last_word(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or(name).to_lowercase()
}
