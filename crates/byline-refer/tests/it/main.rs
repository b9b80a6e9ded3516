//! Whom names and sources mean, with quotes and entities made by hand.

mod links;
mod speakers;

use byline_core::{
    Citation, Document, EntityId, Hop, HopForm, Quote, QuoteKind, Relation, SourceKind, Span,
    Speaker,
};
use byline_refer::Resolver;

fn document(text: &str) -> Document {
    let mut document = Document::new(text);
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
    document.set_tokens(tokens, sentences).unwrap();
    document
}

fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(start, start + words.len())
}

#[test]
fn whoever_spoke_goes_on_in_a_quotation_that_names_nobody() {
    let text = "Zoë Ruiz said the café was full. “There is no room for one more boat.”\n\nRain fell. \
                “Nobody knows who wrote this line.”";
    let mut document = document(text);
    let mut first = Quote::new(QuoteKind::Indirect, vec![span(text, "the café was full")]);
    first.source = vec![span(text, "Zoë Ruiz")];
    let bare = |words: &str| Quote::new(QuoteKind::Direct, vec![span(text, words)]);
    let (second, third) = (
        bare("“There is no room for one more boat.”"),
        bare("“Nobody knows who wrote this line.”"),
    );
    document.set_quotes(vec![first, second, third]).unwrap();
    let quotes = Resolver::new().resolve(&document).quotes;
    let names: Vec<Option<&str>> =
        quotes.iter().map(|quote| quote.speaker.as_ref().map(|s| s.name.as_str())).collect();
    assert_eq!(names, [Some("Zoë Ruiz"), Some("Zoë Ruiz"), None]);
}

#[test]
fn speakers_are_entities_by_position_and_head_the_chain() {
    let text = "Bakers in Lyon met. Ruiz, the mayor, said that bread was dear.";
    let mut document = document(text);
    let names = "@ location Lyon; person Ruiz";
    document.set_entities(speakers::entities(text, names)).unwrap();
    let mut quote = Quote::new(QuoteKind::Indirect, vec![span(text, "that bread was dear")]);
    quote.source = vec![span(text, "Ruiz, the mayor")];
    document.set_quotes(vec![quote]).unwrap();
    let quote = Resolver::new().resolve(&document).quotes.remove(0);
    assert_eq!(quote.speaker.unwrap().entity, Some(EntityId(1)));
    assert_eq!(quote.chain, ["Ruiz"]);
}

#[test]
fn a_citation_means_whom_its_quote_means() {
    let text = "Le Monde has a café. Its rival La Nuit has none. The newspaper said it was full.";
    let mut document = document(text);
    let names = "@ organization Le Monde; organization La Nuit";
    document.set_entities(speakers::entities(text, names)).unwrap();
    let source = span(text, "The newspaper");
    let mut quote = Quote::new(QuoteKind::Indirect, vec![span(text, "it was full")]);
    quote.source = vec![source];
    let name = "Le Monde".to_owned();
    quote.speaker = Some(Speaker { entity: Some(EntityId(0)), name, anonymous: false });
    document.set_quotes(vec![quote]).unwrap();
    let hop = |words: &str, form| {
        let mut hop = Hop::new(words, SourceKind::Outlet, form);
        hop.source = Some(span(text, words));
        hop
    };
    let named = [hop("Le Monde", HopForm::Full), hop("La Nuit", HopForm::Full)];
    let newspaper = hop("The newspaper", HopForm::Anaphor);
    let mut citations = vec![Citation::new(source, Relation::Reported, vec![newspaper])];
    Resolver::new().cited(&document, None, &named, &mut citations);
    let hop = &citations[0].hops[0];
    assert_eq!((hop.name.as_str(), hop.antecedent), ("Le Monde", named[0].source));
}

#[test]
fn long_strange_texts_take_linear_time() {
    for piece in ["said ", "\" ", "Roe said that ", ", ", "Roe, ", "the mayor ", "he ", "and "] {
        Resolver::new().resolve(&document(&piece.repeat(20_000)));
    }
}
