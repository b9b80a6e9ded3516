//! Whole sentences through the attributor, with entities made by hand.

mod labelled;
mod layout;
mod models;

use byline_core::{
    Act, Document, Entity, EntityKind, Mention, MentionForm, Polarity, Quote, QuoteKind, Span,
};
use byline_quote::{Attribution, Attributor};

/// Reads a text up to its trees, and marks every occurrence of the names as a mention.
fn document(text: &str, names: &[(&str, EntityKind, &[&str])]) -> Document {
    let mut document = named(text, names);
    models::parse(&mut document);
    document
}

/// The same with tokens and names alone.
fn named(text: &str, names: &[(&str, EntityKind, &[&str])]) -> Document {
    let mut document = Document::new(text);
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
    document.set_tokens(tokens, sentences).unwrap();
    let entities = names.iter().filter_map(|(name, kind, short)| {
        let forms = std::iter::once(name).chain(*short);
        let mut mentions: Vec<Mention> = Vec::new();
        for form in forms {
            for (start, _) in text.match_indices(form) {
                let span = Span::new(start, start + form.len());
                if mentions.iter().all(|mention| !mention.span.overlaps(span)) {
                    mentions.push(Mention { span, form: MentionForm::Name, confidence: 1.0 });
                }
            }
        }
        mentions.sort_by_key(|mention| mention.span);
        let (name, kind) = ((*name).to_owned(), *kind);
        let entity = Entity::new(name, kind, mentions);
        (!entity.mentions.is_empty()).then_some(entity)
    });
    let entities = entities.collect();
    document.set_entities(entities).unwrap();
    document
}

fn attribute(document: &Document) -> Attribution {
    let attribution = models::attributor().attribute(document);
    let mut checked = document.clone();
    checked.set_quotes(attribution.quotes.clone()).unwrap();
    checked.set_scare_quotes(attribution.scare_quotes.clone()).unwrap();
    attribution
}

/// The words of some spans.
fn show(text: &str, spans: &[Span]) -> String {
    spans.iter().map(|&span| &text[span]).collect::<Vec<_>>().join(" … ")
}

/// `construction | content … content | cue | source` of each quote that the models find.
fn lines(text: &str) -> Vec<String> {
    let document = document(text, &[]);
    let line = |q: &Quote| {
        let [content, cue, source] = [&q.content, &q.cue, &q.source].map(|spans| show(text, spans));
        let construction = q.construction.map_or("", |construction| construction.as_str());
        format!("{construction} | {content} | {cue} | {source}")
    };
    models::attributor().attribute(&document).quotes.iter().map(line).collect()
}

#[test]
fn constructions() {
    let cases = include_str!("constructions.txt").split("\n\n");
    let mut wrong = Vec::new();
    for case in cases.filter(|case| !case.trim().is_empty()) {
        let mut rows = case.lines().filter(|line| !line.starts_with('#'));
        let Some(text) = rows.next() else { continue };
        let text = text.replace('¶', "\n\n");
        let (expected, found) = (rows.collect::<Vec<_>>(), lines(&text));
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected:#?}\n  found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

const ZOË: (&str, EntityKind, &[&str]) = ("Zoë Ruiz", EntityKind::Person, &["Ruiz"]);

#[test]
fn denials_and_attitudes_are_told_apart() {
    let document =
        document("Brandt denied that he had paid. Ruiz hopes that the court will hear him.", &[]);
    let quotes = attribute(&document).quotes;
    assert_eq!((quotes[0].act, quotes[0].polarity), (Act::Statement, Polarity::Deny));
    assert_eq!((quotes[1].act, quotes[1].polarity), (Act::Attitude, Polarity::Assert));
}

#[test]
fn short_marked_words_without_a_cue_are_no_quotes() {
    let text = "The “smart” kettle of Pat “Shorty” Lowe broke.";
    let attribution = attribute(&document(text, &[]));
    assert!(attribution.quotes.is_empty());
    let scare: Vec<&str> = attribution.scare_quotes.iter().map(|&span| &text[span]).collect();
    assert_eq!(scare, ["“smart”", "“Shorty”"]);
}

#[test]
fn a_quotation_without_a_cue_goes_on_with_what_was_said_before_it() {
    let text = "Zoë Ruiz said that the dock was full. “There is no room for one more boat.”\n\n\
                Rain fell.\n\n“Nobody knows who wrote this line.”";
    let document = document(text, &[ZOË]);
    let quotes = attribute(&document).quotes;
    assert_eq!(quotes[0].content.len(), 2, "the quotation goes on with what she said");
    assert!(quotes[1].source.is_empty());
    assert_eq!((quotes[0].kind, quotes[1].kind), (QuoteKind::Mixed, QuoteKind::Direct));
}

#[test]
fn marks_out_of_balance_and_apostrophes_do_no_harm() {
    for text in [
        "\"",
        "“",
        "”",
        "’",
        "'",
        "'' said",
        "” said Roe “",
        "said",
        "said said said",
        "\"Yes, Roe said. The dogs' bowl is John's.",
        "«Oui» ‘no” “",
        "according to",
        "“a\n\n“b\n\n“c”",
        ": Roe",
        "Roe:",
        ", said,",
        "and said that",
        "é said “é",
        "as per",
        "\u{feff}“\u{200b}”",
        "told \"",
        "Roe called \"",
        ". . . said . . .",
        "who said that",
    ] {
        attribute(&document(text, &[]));
    }
}

#[test]
fn long_strange_texts_take_linear_time() {
    for piece in
        ["said ", "\" ", "“ ", "and ", "Roe said that ", ", ", "’ ", "Roe, ", "told ", "on "]
    {
        Attributor::new().attribute(&named(&piece.repeat(20_000), &[]));
    }
}

#[test]
fn a_cue_after_a_bare_comma_quotes_nothing() {
    assert!(lines(", he said ").is_empty());
}
