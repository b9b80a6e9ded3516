//! Quotations across stories, as tables for people.

use super::summary::{one_line, write_wrapped};
use super::wrap::fit;
use super::{FAINT, HEADING, SPEAKER};
use byline::track::{Cluster, First, FirstBy, Index, Occurrence};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// The widest name of an outlet and of a story.
const NAME: usize = 24;

/// Writes every quotation that stands in at least so many stories, then who cites whom.
pub fn write_quotations(
    out: &mut dyn Write,
    index: &Index,
    min_stories: usize,
    width: usize,
) -> io::Result<()> {
    let clusters = || index.clusters().filter(|cluster| cluster.stories() >= min_stories);
    if clusters().next().is_none() {
        let stories = index.stories();
        writeln!(out, "No quotation stands in {min_stories} or more of the {stories} stories.")?;
        writeln!(out, "`byline annotate --view summary` shows whom each of them cites.")?;
    }
    for (place, cluster) in clusters().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        write_quotation(out, cluster, width)?;
    }
    write_outlets(out, index)
}

fn write_quotation(out: &mut dyn Write, cluster: Cluster<'_>, width: usize) -> io::Result<()> {
    write_wrapped(out, &one_line(cluster.quotation()), 0, width)?;
    let speaker = match cluster.speaker() {
        "" => "nobody named".to_owned(),
        name => one_line(name),
    };
    let stories = match cluster.stories() {
        1 => "1 story".to_owned(),
        many => format!("{many} stories"),
    };
    writeln!(out, "  {SPEAKER}{speaker}{SPEAKER:#}, in {stories}")?;
    let first = cluster.first();
    let mut occurrences: Vec<Occurrence<'_>> = cluster.occurrences().collect();
    occurrences.sort_by_key(|found| {
        let undated = (found.date.is_none(), found.published.is_none());
        (found.story != first.occurrence.story, undated.0, found.date, undated.1, found.published)
    });
    let rows: Vec<[String; 5]> = occurrences.iter().map(|found| row(found, &first)).collect();
    write_rows(out, ["Date", "Outlet", "Story", "", "From whom"], &rows)?;
    let is_here = |outlet| occurrences.iter().any(|found| found.publisher == Some(outlet));
    if let Some(earlier) = first.earlier.filter(|&outlet| !is_here(outlet)) {
        let earlier = one_line(earlier);
        let note = format!("{earlier} had it before, in a story that is not among these.");
        write_wrapped(out, &note, 2, width)?;
    }
    if let Some(circle) = cluster.circle() {
        let note = format!("They cite each other for it: {}.", one_line(&circle.join(", ")));
        write_wrapped(out, &note, 2, width)?;
    }
    if cluster.lost_origin() {
        write_wrapped(out, "None of the stories names anybody who could be asked.", 2, width)?;
    }
    Ok(())
}

/// Where a quotation stands, and what that says of it.
fn row(found: &Occurrence<'_>, first: &First<'_>) -> [String; 5] {
    [
        date(found),
        found.publisher.map_or("unknown".to_owned(), one_line),
        one_line(found.story),
        mark(found, first).to_owned(),
        one_line(&found.chain.join(" → ")),
    ]
}

/// Whether a story was first or gives no credit; nothing where dates do not say it.
fn mark(found: &Occurrence<'_>, first: &First<'_>) -> &'static str {
    let is_known = first.by == FirstBy::Citation || first.occurrence.date.is_some();
    let first = &first.occurrence;
    if !is_known {
        return "";
    }
    if found.story == first.story {
        return "FIRST";
    }
    if !found.outlets.is_empty() || found.date.is_none() {
        return "";
    }
    let is_timed = found.published.is_some() && first.published.is_some();
    if found.date == first.date && !is_timed { "same day" } else { "no credit" }
}

/// The moment, else the day.
fn date(found: &Occurrence<'_>) -> String {
    let moment = found.published.map(|moment| moment.strftime("%F %H:%M UTC").to_string());
    let day = || found.date.map(|date| date.to_string());
    moment.or_else(day).unwrap_or_else(|| "no date".to_owned())
}

/// Writes which outlet has how much from which.
fn write_outlets(out: &mut dyn Write, index: &Index) -> io::Result<()> {
    let rows: Vec<[String; 5]> = index
        .outlets()
        .map(|edge| {
            let times = [edge.citations.to_string(), edge.quotes.to_string()];
            let [citations, quotations] = times;
            let way = format!("{} → {}", one_line(edge.to), one_line(edge.from));
            [way, edge.relation.label().to_owned(), citations, quotations, String::new()]
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{HEADING}Who got it from whom{HEADING:#} {FAINT}(origin first){FAINT:#}")?;
    write_rows(out, ["Outlets", "How", "Times", "Quotations", ""], &rows)
}

/// Columns as wide as their cells; the last is left whole.
fn write_rows(out: &mut dyn Write, head: [&str; 5], rows: &[[String; 5]]) -> io::Result<()> {
    let widths: [usize; 4] = std::array::from_fn(|column| {
        let cells = rows.iter().map(|row| row[column].width());
        cells.chain([head[column].width()]).max().unwrap_or(0).min(2 * NAME)
    });
    let line = |cells: [&str; 5]| {
        let start: String =
            cells.iter().zip(widths).map(|(cell, width)| fit(cell, width) + "  ").collect();
        format!("  {start}{}", cells[4]).trim_end().to_owned()
    };
    writeln!(out, "{FAINT}{}{FAINT:#}", line(head))?;
    rows.iter().try_for_each(|row| writeln!(out, "{}", line(row.each_ref().map(String::as_str))))
}
