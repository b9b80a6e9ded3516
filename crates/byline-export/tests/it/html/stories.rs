//! Stories for tests, with all layers and without a model.

use byline_core::{
    Citation, Document, Entity, EntityId, EntityKind, Hop, HopForm, Medium, Mention, Quote,
    QuoteId, QuoteKind, Relation, Scope, SourceKind, Span, Speaker, Support,
};

/// Where words stand in a text; they must be there.
pub fn find(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("`{words}` is not in the text"));
    Span::new(start, start + words.len())
}

/// A person with one mention.
pub fn person(span: Span, name: &str) -> Entity {
    Entity::new(name, EntityKind::Person, vec![Mention::name(span)])
}

/// A direct statement.
pub fn quote(content: Vec<Span>, cue: Vec<Span>, source: Vec<Span>, speaker: Speaker) -> Quote {
    let mut quote = Quote::new(QuoteKind::Direct, content.clone());
    quote.marked = content;
    quote.cue = cue;
    quote.source = source;
    quote.speaker = Some(speaker);
    quote.confidence = 0.9;
    quote
}

/// A citation of one outlet that vouches for the first quote.
pub fn citation(clause: Span, source: Span, name: &str) -> Citation {
    let mut hop = Hop::new(name, SourceKind::Outlet, HopForm::Full);
    hop.source = Some(source);
    let mut citation = Citation::new(clause, Relation::Reported, vec![hop]);
    citation.medium = Some(Medium::Report);
    citation.supports = vec![Support { quote: QuoteId(0), scope: Scope::Explicit }];
    citation.confidence = 0.9;
    citation
}

/// A short story with an interrupted quote, a name within a quote and a citation.
pub fn cafe() -> Document {
    let text = "Café to close\n\n“We shut,” said Zoë Ruiz, “and Ana Gil knows why.” Le Monde \
                reported it.\r\n\r\nNobody else spoke.\n";
    let mut document = Document::new(text);
    document.id = Some("café-1".to_owned());
    let zoe = find(text, "Zoë Ruiz");
    let ana = find(text, "Ana Gil");
    let mut speaker = person(zoe, "Zoë Ruiz");
    speaker.role = Some("owner of the café".to_owned());
    document.set_entities(vec![speaker, person(ana, "Ana Gil")]).unwrap();
    let content = vec![find(text, "“We shut,”"), find(text, "“and Ana Gil knows why.”")];
    let who = Speaker { entity: Some(EntityId(0)), name: "Zoë Ruiz".to_owned(), anonymous: false };
    let mut said = quote(content, vec![find(text, "said")], vec![zoe], who);
    said.chain = vec!["Zoë Ruiz".to_owned(), "Le Monde".to_owned()];
    document.set_quotes(vec![said.clone()]).unwrap();
    let cited = citation(find(text, "Le Monde reported"), find(text, "Le Monde"), "Le Monde");
    document.set_citations(vec![cited], vec![said]).unwrap();
    document
}
