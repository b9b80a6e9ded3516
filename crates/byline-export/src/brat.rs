//! brat stand-off: a `.txt` with the story, and an `.ann` with what was found in it, for the
//! annotation tool brat and the many programs that read its files.
//!
//! [`write()`] makes the `.ann`, [`text`] the `.txt`, and [`configuration`] the `annotation.conf`
//! of a collection. Offsets are code points, as in all of brat's files.
//!
//! | line | what it holds |
//! |---|---|
//! | `T` | A mention, of a type such as `Person`; a `Quote`, its `Cue` and its `Source`; a `Citation` and each `Carrier` in it. |
//! | `R` | `HasCue`, `HasSource` and `SpokenBy` (a mention) of a quote; `HasCarrier` and `Supports` (a quote) of a citation. |
//! | `*` | `Equiv`: the mentions of one entity. |
//! | `A` | `Form` of a mention; `Kind`, `Act`, `Polarity` and `Anonymous` of a quote; `Relation` and `Medium` of a citation; `SourceKind` and `SourceForm` of a carrier. |
//! | `#` | A note: an entity's name, role and value; a quote's speaker and chain; a carrier's name. |
//!
//! What goes over several lines, or is interrupted, has several stretches with `;` between.

use byline_core::{
    Act, Citation, Document, Entity, EntityKind, HopForm, Medium, MentionForm, Offsets, Polarity,
    Quote, QuoteKind, Relation, SourceKind, Span, Unit,
};
use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, Write};

/// The text for the `.txt`: the story's, in which a carriage return is a blank if a line feed
/// follows, and a line feed if not. So the offsets hold even for readers that take the two
/// together as one.
///
/// ```
/// assert_eq!(byline_export::brat::text("“Un café.”\r\nFin."), "“Un café.” \nFin.");
/// ```
pub fn text(story: &str) -> Cow<'_, str> {
    if !story.contains('\r') {
        return story.into();
    }
    story.replace("\r\n", " \n").replace('\r', "\n").into()
}

/// Writes the `.ann` of a document. Takes time linear in its text and annotations.
///
/// # Errors
///
/// If a line cannot be written.
///
/// ```
/// use byline_core::{Document, Entity, EntityKind, Mention, Span};
///
/// let mut document = Document::new("“Voilà,” said Zoë.");
/// let mentions = vec![Mention::name(Span::new(19, 23))];
/// document.set_entities(vec![Entity::new("Zoë", EntityKind::Person, mentions)])?;
/// let mut out = Vec::new();
/// byline_export::brat::write(&mut out, &document)?;
/// let lines = "T1\tPerson 14 17\tZoë\nA1\tForm T1 name\n#1\tAnnotatorNotes T1\tZoë\n";
/// assert_eq!(String::from_utf8(out)?, lines);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(out: &mut dyn Write, document: &Document) -> io::Result<()> {
    let offsets = Offsets::new(document.text(), Unit::Chars);
    let mut ann = Annotations { out, text: document.text(), offsets, counts: [0; 4] };
    let mut mentions = Vec::new();
    for entity in document.entities() {
        mentions.push(ann.entity(entity)?);
    }
    let mut quotes = Vec::new();
    for quote in document.quotes() {
        quotes.push(ann.quote(quote, &mentions)?);
    }
    for citation in document.citations() {
        ann.citation(citation, &quotes)?;
    }
    Ok(())
}

/// The `annotation.conf` that declares everything which [`write()`] may write.
///
/// ```
/// let configuration = byline_export::brat::configuration();
/// assert!(configuration.contains("SpokenBy Arg1:Quote, Arg2:<ENTITY>"));
/// ```
pub fn configuration() -> String {
    let types: Vec<_> = EntityKind::ALL.iter().map(|kind| capital(kind.as_str())).collect();
    let other = "Quote\nCue\nSource\nCitation\nCarrier";
    let values = [
        ("Form", "Arg:<ENTITY>", names(MentionForm::ALL)),
        ("Kind", "Arg:Quote", names(QuoteKind::ALL)),
        ("Act", "Arg:Quote", names(Act::ALL)),
        ("Polarity", "Arg:Quote", names(Polarity::ALL)),
        ("Relation", "Arg:Citation", names(Relation::ALL)),
        ("Medium", "Arg:Citation", names(Medium::ALL)),
        ("SourceKind", "Arg:Carrier", names(SourceKind::ALL)),
        ("SourceForm", "Arg:Carrier", names(HopForm::ALL)),
    ];
    let attributes = values.map(|(name, target, all)| format!("{name} {target}, Value:{all}\n"));
    format!(
        "[entities]\n{}\n{other}\n\n\
         [relations]\n\
         HasCue Arg1:Quote, Arg2:Cue\n\
         HasSource Arg1:Quote, Arg2:Source\n\
         SpokenBy Arg1:Quote, Arg2:<ENTITY>\n\
         HasCarrier Arg1:Citation, Arg2:Carrier\n\
         Supports Arg1:Citation, Arg2:Quote\n\
         Equiv Arg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive\n\
         <OVERLAP> Arg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n\n\
         [events]\n\n\
         [attributes]\n{}Anonymous Arg:Quote\n",
        types.join("\n"),
        attributes.concat(),
    )
}

/// A `T` by its number; `None` for one that has no characters to stand on.
type Stretch = Option<usize>;

/// The file in the making.
struct Annotations<'a> {
    out: &'a mut dyn Write,
    text: &'a str,
    offsets: Offsets<'a>,
    /// How many `T`, `R`, `A` and `#` there are.
    counts: [usize; 4],
}

impl Annotations<'_> {
    fn entity(&mut self, entity: &Entity) -> io::Result<Vec<(Span, usize)>> {
        let kind = capital(entity.kind.as_str());
        let mut mentions = Vec::new();
        for mention in &entity.mentions {
            if let Some(t) = self.stretch(&kind, &[mention.span])? {
                self.attribute("Form", t, Some(mention.form.as_str()))?;
                mentions.push((mention.span, t));
            }
        }
        if let Some(&(_, first)) = mentions.first() {
            let parts = [Some(&entity.name), entity.role.as_ref(), entity.value.as_ref()];
            self.note(first, &parts.into_iter().flatten().cloned().collect::<Vec<_>>().join("; "))?;
        }
        if mentions.len() > 1 {
            let all: Vec<_> = mentions.iter().map(|(_, t)| format!("T{t}")).collect();
            writeln!(self.out, "*\tEquiv {}", all.join(" "))?;
        }
        Ok(mentions)
    }

    fn quote(&mut self, quote: &Quote, mentions: &[Vec<(Span, usize)>]) -> io::Result<Stretch> {
        let Some(t) = self.stretch("Quote", &quote.content)? else { return Ok(None) };
        self.attribute("Kind", t, Some(quote.kind.as_str()))?;
        self.attribute("Act", t, Some(quote.act.as_str()))?;
        self.attribute("Polarity", t, Some(quote.polarity.as_str()))?;
        let cue = self.stretch("Cue", &quote.cue)?;
        self.relation("HasCue", Some(t), cue)?;
        let source = self.stretch("Source", &quote.source)?;
        self.relation("HasSource", Some(t), source)?;
        if let Some(speaker) = &quote.speaker {
            if speaker.anonymous {
                self.attribute("Anonymous", t, None)?;
            }
            let of_entity = speaker.entity.and_then(|id| mentions.get(id.index()));
            let in_source = |span: Span| quote.source.iter().any(|source| source.overlaps(span));
            let mention = of_entity.and_then(|all| {
                all.iter().find(|(span, _)| in_source(*span)).or_else(|| all.first())
            });
            self.relation("SpokenBy", Some(t), mention.map(|(_, t)| *t))?;
            let chain = quote.chain.join(" > ");
            self.note(t, if chain.is_empty() { &speaker.name } else { &chain })?;
        }
        Ok(Some(t))
    }

    fn citation(&mut self, citation: &Citation, quotes: &[Stretch]) -> io::Result<()> {
        let Some(t) = self.stretch("Citation", &[citation.clause])? else { return Ok(()) };
        self.attribute("Relation", t, Some(citation.relation.as_str()))?;
        if let Some(medium) = citation.medium {
            self.attribute("Medium", t, Some(medium.as_str()))?;
        }
        for hop in &citation.hops {
            let Some(source) = hop.source else { continue };
            let Some(carrier) = self.stretch("Carrier", &[source])? else { continue };
            self.attribute("SourceKind", carrier, Some(hop.kind.as_str()))?;
            self.attribute("SourceForm", carrier, Some(hop.form.as_str()))?;
            self.relation("HasCarrier", Some(t), Some(carrier))?;
            self.note(carrier, &hop.name)?;
        }
        for support in &citation.supports {
            let quote = quotes.get(support.quote.index()).copied().flatten();
            self.relation("Supports", Some(t), quote)?;
        }
        Ok(())
    }

    /// Writes a `T` over the spans, cut where a line ends.
    fn stretch(&mut self, kind: &str, spans: &[Span]) -> io::Result<Stretch> {
        let parts: Vec<_> = spans.iter().flat_map(|&span| on_lines(self.text, span)).collect();
        if parts.is_empty() {
            return Ok(None);
        }
        let number = self.next(0);
        let places = parts.iter().map(|&part| {
            let (start, end) = self.offsets.span_from_bytes(part);
            format!("{start} {end}")
        });
        let places = places.collect::<Vec<_>>().join(";");
        let words: Vec<_> = parts.iter().map(|&part| &self.text[part]).collect();
        writeln!(self.out, "T{number}\t{kind} {places}\t{}", words.join(" "))?;
        Ok(Some(number))
    }

    fn relation(&mut self, name: &str, from: Stretch, to: Stretch) -> io::Result<()> {
        let (Some(from), Some(to)) = (from, to) else { return Ok(()) };
        let number = self.next(1);
        writeln!(self.out, "R{number}\t{name} Arg1:T{from} Arg2:T{to}\t")
    }

    fn attribute(&mut self, name: &str, of: usize, value: Option<&str>) -> io::Result<()> {
        let number = self.next(2);
        let value = value.map_or(String::new(), |value| format!(" {value}"));
        writeln!(self.out, "A{number}\t{name} T{of}{value}")
    }

    fn note(&mut self, of: usize, words: &str) -> io::Result<()> {
        let number = self.next(3);
        let words = words.split(|c: char| c.is_whitespace() || c.is_control());
        let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
        writeln!(self.out, "#{number}\tAnnotatorNotes T{of}\t{}", words.join(" "))
    }

    fn next(&mut self, line: usize) -> usize {
        self.counts[line] += 1;
        self.counts[line]
    }
}

/// The parts of a span between marks that end a line or a column, without blanks around them.
fn on_lines(text: &str, span: Span) -> Vec<Span> {
    let ends = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let mut parts = Vec::new();
    let mut start = span.start();
    for part in text[span].split_inclusive(ends) {
        let words = part.trim_matches(|c: char| ends(c) || c.is_whitespace());
        if let Some(lead) = part.find(words).filter(|_| !words.is_empty()) {
            parts.push(Span::new(start + lead, start + lead + words.len()));
        }
        start += part.len();
    }
    parts
}

fn capital(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

fn names<T: Display>(all: &[T]) -> String {
    all.iter().map(T::to_string).collect::<Vec<_>>().join("|")
}
