//! Whom sources mean, apart from how quotes are found: `speakers.txt` marks them.

use byline_core::{Document, Entity, EntityKind, Mention, MentionForm, Quote, QuoteKind, Span};
use byline_refer::Resolver;

/// The text without its marks, and what `<source>` and `{content}` enclose, by where they open.
fn unmark(line: &str) -> (String, Vec<Span>, Vec<Span>) {
    let mut text = String::new();
    let (mut sources, mut contents) = (Vec::new(), Vec::new());
    let mut open: Vec<(bool, usize)> = Vec::new();
    for letter in line.chars() {
        let here = text.len();
        match letter {
            '<' | '{' => {
                let list = if letter == '<' { &mut sources } else { &mut contents };
                open.push((letter == '<', list.len()));
                list.push(Span::new(here, here));
            }
            '>' | '}' => {
                let (source, index) = open.pop().unwrap();
                let list = if source { &mut sources } else { &mut contents };
                list[index] = Span::new(list[index].start(), here);
            }
            letter => text.push(letter),
        }
    }
    (text, sources, contents)
}

/// Entities from `@ person Zoë Ruiz/Ruiz; organization Port Union`: every occurrence of the forms
/// that no form before it has taken.
pub(crate) fn entities(text: &str, line: &str) -> Vec<Entity> {
    let mut taken: Vec<Span> = Vec::new();
    let mut entities: Vec<Entity> = Vec::new();
    for name in line.trim_start_matches("@ ").split("; ") {
        let (kind, forms) = name.split_once(' ').unwrap();
        let mut mentions: Vec<Mention> = Vec::new();
        for form in forms.split('/') {
            for (start, _) in text.match_indices(form) {
                let span = Span::new(start, start + form.len());
                if taken.iter().all(|other| !other.overlaps(span)) {
                    taken.push(span);
                    mentions.push(Mention { span, form: MentionForm::Name, confidence: 1.0 });
                }
            }
        }
        mentions.sort_by_key(|mention| mention.span);
        let kind: EntityKind = kind.parse().unwrap();
        let name = forms.split('/').next().unwrap().to_owned();
        let entity = Entity::new(name, kind, mentions);
        entities.extend(Some(entity).filter(|entity| !entity.mentions.is_empty()));
    }
    entities
}

fn document(text: &str, names: &str) -> Document {
    let mut document = Document::new(text);
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
    document.set_tokens(tokens, sentences).unwrap();
    document.set_entities(entities(text, names)).unwrap();
    document
}

fn quote(source: Span, content: Span) -> Quote {
    let mut quote = Quote::new(QuoteKind::Indirect, vec![content]);
    quote.source = vec![source];
    quote
}

/// `~` marks an unnamed speaker, `?` one that is left open.
fn show(quote: &Quote) -> String {
    let speaker = quote.speaker.as_ref().unwrap();
    let open = if quote.confidence < 0.5 { "?" } else { "" };
    let unnamed = if speaker.anonymous { "~" } else { "" };
    format!("{open}{unnamed}{}", speaker.name)
}

#[test]
fn sources_mean_whom_a_reader_takes_them_for() {
    let cases = include_str!("speakers.txt").split("\n\n").skip(1);
    let mut wrong = Vec::new();
    for case in cases {
        let mut lines = case.lines().filter(|line| !line.starts_with('#'));
        let (marked, named) = (lines.next().unwrap(), lines.next().unwrap());
        let expected = lines.next().unwrap();
        let (text, sources, contents) = unmark(marked);
        assert_eq!(sources.len(), contents.len(), "{marked}");
        let mut document = document(&text, named);
        let quotes =
            sources.into_iter().zip(contents).map(|(source, content)| quote(source, content));
        document.set_quotes(quotes.collect()).unwrap();
        let found = Resolver::new().resolve(&document).quotes;
        let found = found.iter().map(show).collect::<Vec<_>>().join(" | ");
        if found != expected {
            wrong.push(format!("{marked}\n  found    {found}\n  expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
