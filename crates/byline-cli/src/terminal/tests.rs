//! The view of a short story, whose annotations are given, so that no model changes it.

use super::{View, write_story};
use crate::args::Part;
use byline::{
    Act, Citation, Document, Entity, EntityId, EntityKind, Hop, HopForm, Mention, Polarity, Quote,
    QuoteId, QuoteKind, Relation, Scope, SourceKind, Span, Speaker, Support,
};

const TEXT: &str = "PARIS — “The café on the corner will stay open,” said Zoë Ruiz, “until the \
                    owner says otherwise.”\n\n\nThe rent is 日本円 900, Le Monde reported, citing \
                    the Guardian.\x1B[2J\r\n\tNobody\u{202E} asked Ruiz.\n";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn entity(name: &str, kind: EntityKind, mentions: &[Span]) -> Entity {
    Entity::new(name, kind, mentions.iter().copied().map(Mention::name).collect())
}

fn quote(kind: QuoteKind, content: &[Span], speaker: Option<&str>, chain: &[&str]) -> Quote {
    let speaker = speaker.map(|name| Speaker {
        entity: Some(EntityId(0)),
        name: name.to_owned(),
        anonymous: false,
    });
    let mut quote = Quote::new(kind, content.to_vec());
    quote.speaker = speaker;
    quote.chain = chain.iter().map(|&name| name.to_owned()).collect();
    quote
}

fn hop(name: &str) -> Hop {
    Hop::new(name, SourceKind::Outlet, HopForm::Full)
}

fn document() -> Document {
    let mut document = Document::new(TEXT);
    document.id = Some("café\x07".to_owned());
    document.publisher = Some("The Harbour Post".to_owned());
    let again = TEXT.rfind("Ruiz").unwrap();
    let mut ruiz =
        entity("Zoë Ruiz", EntityKind::Person, &[span("Zoë Ruiz"), Span::new(again, again + 4)]);
    ruiz.role = Some("owner".to_owned());
    document
        .set_entities(vec![
            ruiz,
            entity("Paris", EntityKind::Location, &[span("PARIS")]),
            entity("Le Monde", EntityKind::Organization, &[span("Le Monde")]),
            entity("900", EntityKind::Money, &[span("日本円 900")]),
        ])
        .unwrap();
    let parts = [
        span("“The café on the corner will stay open,”"),
        span("“until the owner says otherwise.”"),
    ];
    let direct = quote(QuoteKind::Direct, &parts, Some("Zoë Ruiz"), &["Zoë Ruiz"]);
    let rent = [span("The rent is 日本円 900")];
    let mut indirect = quote(QuoteKind::Indirect, &rent, None, &["The Guardian", "Le Monde"]);
    indirect.polarity = Polarity::Deny;
    indirect.confidence = 0.4;
    let mut unanswered =
        quote(QuoteKind::Indirect, &[span("asked")], Some("Zoë Ruiz"), &["Zoë Ruiz"]);
    unanswered.act = Act::NoAnswer;
    let quotes = vec![direct, indirect, unanswered];
    let clause = span("Le Monde reported, citing the Guardian");
    let mut citation =
        Citation::new(clause, Relation::SecondHand, vec![hop("Le Monde"), hop("The Guardian")]);
    citation.supports = vec![Support { quote: QuoteId(1), scope: Scope::Explicit }];
    document.set_citations(vec![citation], quotes).unwrap();
    document
}

fn shown(width: usize, colours: bool, part: Part) -> String {
    let mut out = Vec::new();
    write_story(&mut out, &document(), View { width, colours, part }).unwrap();
    let shown = String::from_utf8(out).unwrap();
    // The output takes colours out where there are to be none.
    if colours { shown } else { anstream::adapter::strip_str(&shown).to_string() }
}

/// Compares with a file. `BYLINE_SNAPSHOTS=write` writes it anew, to be looked at.
fn assert_snapshot(name: &str, found: &str) {
    let path = format!("{}/src/terminal/snapshots/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("BYLINE_SNAPSHOTS").is_some_and(|value| value == "write") {
        std::fs::write(&path, found).unwrap();
    }
    assert_eq!(found, std::fs::read_to_string(&path).unwrap(), "{name}");
}

#[test]
fn a_story_without_colours_has_signs_that_say_the_same() {
    assert_snapshot("plain.txt", &shown(72, false, Part::Full));
    assert_snapshot("narrow.txt", &shown(40, false, Part::Full));
    assert_snapshot("quotes.txt", &shown(72, false, Part::Quotes));
}

#[test]
fn a_story_in_colours() {
    let found = shown(72, true, Part::Full);
    assert_snapshot("colours.txt", &found.replace('\x1B', "\\e"));
    let words = |text: &str| anstream::adapter::strip_str(text).to_string();
    assert!(words(&found).contains("²The rent is 日本円 900, Le Monde reported"), "{found}");
}

#[test]
fn no_line_is_wider_than_asked_for() {
    use unicode_width::UnicodeWidthStr;
    for width in 30..110 {
        for colours in [true, false] {
            let found =
                anstream::adapter::strip_str(&shown(width, colours, Part::Full)).to_string();
            // The first line is the id, which is left whole.
            let too_wide = found.lines().skip(1).find(|line| line.trim_end().width() > width);
            assert_eq!(too_wide, None, "{width}\n{found}");
        }
    }
}

#[test]
fn nothing_in_a_story_commands_the_terminal() {
    for part in [Part::Full, Part::Quotes] {
        let found = shown(72, false, part);
        let commands = |c: char| c != '\n' && crate::visible::sign(c).is_some();
        assert_eq!(found.find(commands), None, "{found}");
    }
    assert!(shown(72, false, Part::Story).contains("␛[2J"));
}
