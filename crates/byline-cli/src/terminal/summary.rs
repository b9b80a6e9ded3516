//! Who is named, who said what, and where the story got it, as lists and tables.

use super::names::{KINDS, REMARKS, look, remarks};
use super::paragraph::speaker;
use super::wrap::{fit, wrap};
use super::{FAINT, HEADING, SPEAKER, View};
use crate::visible::visible;
use byline::{CitationRef, Document, QuoteId, QuoteKind};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Writes the lists and tables that have anything in them.
pub fn write(out: &mut dyn Write, document: &Document, view: View) -> io::Result<()> {
    write_names(out, document, view)?;
    let speakers = speakers(document);
    let head = ["Speaker", "Quotes", "Kinds", "Numbers"];
    write_table(out, "Who said what", head, &speakers, view)?;
    let sources: Vec<_> = document.citation_refs().map(source).collect();
    let head = ["Source, origin first", "Kind", "How", "Quotes"];
    write_table(out, "Where it comes from", head, &sources, view)?;
    write_chains(out, document, view)
}

/// Writes every quote with its speaker and the way that it came.
pub fn write_quotes(out: &mut dyn Write, document: &Document, view: View) -> io::Result<()> {
    for quote in document.quote_refs() {
        let number = quote.id().0 + 1;
        let remarks = remarks(quote).map(|(_, meaning)| format!(", {meaning}"));
        let kind = format!("{}{}", quote.kind(), remarks.collect::<String>());
        let speaker = speaker(quote);
        writeln!(out, "{number} {SPEAKER}{speaker}{SPEAKER:#} {FAINT}{kind}{FAINT:#}")?;
        write_wrapped(out, &one_line(&quote.text()), 2, view.width)?;
        if !quote.via().is_empty() {
            let chain = one_line(&quote.chain().join(" → "));
            write_wrapped(out, &chain, 2, view.width)?;
        }
    }
    Ok(())
}

fn write_names(out: &mut dyn Write, document: &Document, view: View) -> io::Result<()> {
    let mut is_first = true;
    for kind in KINDS {
        let entities = document.entity_refs().filter(|entity| entity.kind() == kind);
        let names: Vec<_> = entities.map(|entity| one_line(&entity.to_string())).collect();
        if names.is_empty() {
            continue;
        }
        if is_first {
            writeln!(out, "\n{HEADING}Who and what is named{HEADING:#}")?;
        }
        is_first = false;
        let look = look(kind);
        let heading = format!("{}: ", look.heading);
        let names = names.join(", ");
        let text = format!("{heading}{names}");
        for (index, line) in wrap(&text, view.width - 4).into_iter().enumerate() {
            let line = &text[line];
            let (head, rest) =
                line.split_at(if index == 0 { heading.len().min(line.len()) } else { 0 });
            let indent = if index == 0 { "  " } else { "    " };
            writeln!(out, "{indent}{head}{}{rest}{:#}", look.style, look.style)?;
        }
    }
    Ok(())
}

/// A row for each speaker, in the order in which they first speak.
fn speakers(document: &Document) -> Vec<[String; 4]> {
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    for (index, quote) in document.quote_refs().enumerate() {
        let name = speaker(quote);
        match groups.iter_mut().find(|(speaker, _)| *speaker == name) {
            Some((_, quotes)) => quotes.push(index),
            None => groups.push((name, vec![index])),
        }
    }
    let row = |(name, quotes): (String, Vec<usize>)| {
        let kinds = QuoteKind::ALL.iter().filter_map(|&kind| {
            let count = quotes.iter().filter(|&&q| document.quotes()[q].kind == kind).count();
            (count > 0).then(|| format!("{count} {kind}"))
        });
        let has = |quote: usize, sign| {
            let quote = document.quote_ref(QuoteId(quote as u32));
            quote.is_some_and(|quote| remarks(quote).any(|remark| remark.0 == sign))
        };
        let remarks = REMARKS.iter().filter_map(|&(sign, meaning)| {
            let count = quotes.iter().filter(|&&quote| has(quote, sign)).count();
            (count > 0).then(|| format!("{count} {meaning}"))
        });
        let kinds = kinds.chain(remarks).collect::<Vec<_>>().join(", ");
        [name, quotes.len().to_string(), kinds, numbers(&quotes)]
    };
    groups.into_iter().map(row).collect()
}

/// A row for a citation: its sources, origin first.
fn source(citation: CitationRef<'_>) -> [String; 4] {
    let names = match citation.to_string() {
        nobody if nobody.is_empty() => "somebody".to_owned(),
        names => one_line(&names),
    };
    let kind = citation.hops().last().map_or("", |hop| hop.kind.as_str());
    let quotes: Vec<_> = citation.quotes().map(|quote| quote.id().index()).collect();
    [names, kind.to_owned(), citation.relation().label().to_owned(), numbers(&quotes)]
}

/// Writes how quotes came to the story where they went through somebody's hands.
fn write_chains(out: &mut dyn Write, document: &Document, view: View) -> io::Result<()> {
    let mut chains: Vec<(&[String], Vec<usize>)> = Vec::new();
    for (index, quote) in document.quotes().iter().enumerate().filter(|(_, q)| q.chain.len() > 1) {
        match chains.iter_mut().find(|(chain, _)| *chain == quote.chain) {
            Some((_, quotes)) => quotes.push(index),
            None => chains.push((&quote.chain, vec![index])),
        }
    }
    if !chains.is_empty() {
        writeln!(out, "\n{HEADING}How it came{HEADING:#} {FAINT}(origin first){FAINT:#}")?;
    }
    for (chain, quotes) in chains {
        let chain = one_line(&chain.join(" → "));
        let quotes = numbers(&quotes);
        let plural = if quotes.contains(',') { "quotes" } else { "quote" };
        write_wrapped(out, &format!("{chain}  ({plural} {quotes})"), 2, view.width)?;
    }
    Ok(())
}

fn numbers(quotes: &[usize]) -> String {
    quotes.iter().map(|&index| (index + 1).to_string()).collect::<Vec<_>>().join(", ")
}

/// Writes a table if it has rows. Columns are as wide as their cells, the first as far as there is
/// room; the last is wrapped. Where there is too little room for columns, each row is a list.
fn write_table(
    out: &mut dyn Write,
    title: &str,
    head: [&str; 4],
    rows: &[[String; 4]],
    view: View,
) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{HEADING}{title}{HEADING:#}")?;
    let mut widths = [0; 4];
    for (column, width) in widths.iter_mut().enumerate() {
        let cells = rows.iter().map(|row| row[column].width());
        *width = cells.max().unwrap_or(0).max(head[column].width());
    }
    let others = 2 + 3 * 2 + widths[1] + widths[2] + widths[3].min(8);
    if others + widths[0].min(12) > view.width {
        return rows.iter().try_for_each(|row| {
            let cells: Vec<_> = row.iter().filter(|cell| !cell.is_empty()).cloned().collect();
            write_wrapped(out, &cells.join("; "), 2, view.width)
        });
    }
    widths[0] = widths[0].min(view.width - others);
    let before = 2 + widths[..3].iter().map(|width| width + 2).sum::<usize>();
    let cells = |row: [&str; 3]| {
        let cells = row.iter().zip(widths).map(|(cell, width)| fit(cell, width) + "  ");
        cells.collect::<String>()
    };
    let [first, second, third, last] = head;
    writeln!(out, "  {FAINT}{}{last}{FAINT:#}", cells([first, second, third]))?;
    for [first, second, third, last] in rows {
        let lines = wrap(last, view.width - before);
        for (index, line) in lines.into_iter().enumerate() {
            let start =
                if index == 0 { cells([first, second, third]) } else { " ".repeat(before - 2) };
            writeln!(out, "{}", format!("  {start}{}", &last[line]).trim_end())?;
        }
    }
    Ok(())
}

/// Writes a text in lines of this width, all of them indented.
pub fn write_wrapped(
    out: &mut dyn Write,
    text: &str,
    indent: usize,
    width: usize,
) -> io::Result<()> {
    for line in wrap(text, width - indent) {
        writeln!(out, "{}{}", " ".repeat(indent), &text[line])?;
    }
    Ok(())
}

/// The text on one line, with nothing in it that commands a terminal.
pub fn one_line(text: &str) -> String {
    visible(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}
