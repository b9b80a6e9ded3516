//! The view for people: who is named, who said what, and where the story has it from.

use anstyle::{AnsiColor, Color, Style};
use byline::{CitationRef, Document, EntityKind, EntityRef, QuoteRef};
use std::io::{self, Write};

const HEADING: Style = Style::new().bold();
const NAME: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Cyan)));
const FAINT: Style = Style::new().dimmed();

/// Writes a story's names, quotes and citations.
pub fn write_story(out: &mut dyn Write, document: &Document) -> io::Result<()> {
    if let Some(id) = &document.id {
        write!(out, "{HEADING}{id}{HEADING:#}")?;
        match document.date {
            Some(date) => writeln!(out, " {FAINT}{date}{FAINT:#}")?,
            None => writeln!(out)?,
        }
    }
    let names = [EntityKind::Person, EntityKind::Organization, EntityKind::Location];
    for kind in names {
        write_names(out, document, kind)?;
    }
    if !document.quotes().is_empty() {
        writeln!(out, "\n{HEADING}Who said what{HEADING:#}")?;
    }
    for quote in document.quote_refs() {
        write_quote(out, quote)?;
    }
    if !document.citations().is_empty() {
        writeln!(out, "\n{HEADING}Where it comes from{HEADING:#}")?;
    }
    for citation in document.citation_refs() {
        write_citation(out, citation)?;
    }
    Ok(())
}

/// Writes one sentence a line, its tokens parted by a middle dot.
pub fn write_tokens(out: &mut dyn Write, document: &Document) -> io::Result<()> {
    for sentence in document.sentence_refs() {
        for (index, token) in sentence.tokens().enumerate() {
            let gap = if index == 0 { "" } else { "·" };
            write!(out, "{FAINT}{gap}{FAINT:#}{}", token.text())?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn write_names(out: &mut dyn Write, document: &Document, kind: EntityKind) -> io::Result<()> {
    let entities = document.entity_refs().filter(|entity| entity.entity().kind == kind);
    let names: Vec<_> = entities.map(describe).collect();
    if names.is_empty() {
        return Ok(());
    }
    writeln!(out, "{HEADING}{}{HEADING:#} {}", heading(kind), names.join(", "))
}

fn heading(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "People:",
        EntityKind::Organization => "Organizations:",
        _ => "Places:",
    }
}

fn describe(entity: EntityRef<'_>) -> String {
    let entity = entity.entity();
    match &entity.role {
        Some(role) => format!("{NAME}{}{NAME:#} {FAINT}({role}){FAINT:#}", entity.name),
        None => format!("{NAME}{}{NAME:#}", entity.name),
    }
}

fn write_quote(out: &mut dyn Write, quote: QuoteRef<'_>) -> io::Result<()> {
    let speaker = match quote.speaker_name() {
        "" => "(nobody named)",
        name => name,
    };
    writeln!(out, "  {NAME}{speaker}{NAME:#} {FAINT}{}{FAINT:#}", quote.quote().kind)?;
    writeln!(out, "    {}", one_line(&quote.text()))?;
    if quote.quote().chain.len() > 1 {
        writeln!(out, "    {FAINT}through {}{FAINT:#}", quote.quote().chain[1..].join(" → "))?;
    }
    Ok(())
}

fn write_citation(out: &mut dyn Write, citation: CitationRef<'_>) -> io::Result<()> {
    let names: Vec<_> = citation.names().collect();
    let (names, relation) = (names.join(" ← "), citation.citation().relation);
    writeln!(
        out,
        "  {NAME}{names}{NAME:#} {FAINT}{relation}: {}{FAINT:#}",
        one_line(citation.text())
    )
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
