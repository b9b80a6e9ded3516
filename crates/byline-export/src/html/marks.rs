//! Everything that is highlighted, as one list of stretches.

use byline_core::{Document, EntityKind, MentionForm, Span};

/// A stretch of the text and what it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) layer: Layer,
}

/// What a stretch is, with the number of the annotation in its list.
#[derive(Debug, Clone, Copy)]
pub(super) enum Layer {
    Mention { entity: usize, form: MentionForm },
    Content { quote: usize },
    Marked { quote: usize },
    Cue { quote: usize },
    Source { quote: usize },
    Citation { citation: usize },
}

/// The marks of all layers. Empty stretches are left out.
pub(super) fn marks(document: &Document) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (entity, found) in document.entities().iter().enumerate() {
        for mention in &found.mentions {
            let layer = Layer::Mention { entity, form: mention.form };
            marks.push(Mark { span: mention.span, layer });
        }
    }
    for (quote, found) in document.quotes().iter().enumerate() {
        let mut add = |spans: &[Span], layer| {
            marks.extend(spans.iter().map(|&span| Mark { span, layer }));
        };
        add(&found.content, Layer::Content { quote });
        add(&found.marked, Layer::Marked { quote });
        add(&found.cue, Layer::Cue { quote });
        add(&found.source, Layer::Source { quote });
    }
    for (citation, found) in document.citations().iter().enumerate() {
        marks.push(Mark { span: found.clause, layer: Layer::Citation { citation } });
    }
    marks.retain(|mark| !mark.span.is_empty());
    marks
}

/// The class of names that have one colour and one switch.
pub(super) fn name_class(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organization",
        EntityKind::Location => "location",
        EntityKind::Group => "group",
        kind if kind.is_value() => "value",
        _ => "other",
    }
}
