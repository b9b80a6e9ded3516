//! Sources that stand elsewhere than the words around the cue suggest.

use super::closing::clause_before;
use super::{is_verb, unit};
use crate::clause::Story;
use crate::link::lists;
use crate::spans::Found;
use byline_core::TokenRange;

/// The longest relative clause that is passed over, in tokens.
const LONGEST_CLAUSE: usize = 20;

/// How far `quoted` stands from `as saying` and from its cue, in tokens.
const REACH: usize = 12;

/// `The agency quoted him as saying “...”` and `S, the agency quoted him as saying`: the source is
/// whom it quoted.
pub(super) fn quoted_as_saying(story: &Story<'_>, quote: &mut Found) {
    let words = &story.words;
    let Some(cue) = quote.cue else { return };
    let quoting = |&at: &usize| matches!(words.at(at), "quoted" | "quotes" | "quoting" | "cited");
    let Some(verb) = cue.range().find(quoting) else { return };
    let (start, sentence) = (verb + 1, unit(story, verb));
    let saying = |&at: &usize| words.at(at) == "as" && words.at(at + 1) == "saying";
    let Some(end) = (start + 1..sentence.end().min(start + REACH)).find(saying) else { return };
    let nominal = (start..end).all(|at| words.is_word(at) || matches!(words.at(at), "'s" | "’s"));
    if !nominal || words.is("preposition", start) {
        return;
    }
    let said = end + 2;
    let apart = |range: &TokenRange| {
        let start = if range.start() < said && range.end() > start { said } else { range.start() };
        (start < range.end()).then(|| TokenRange::new(start, range.end()))
    };
    let mut content: Vec<TokenRange> = quote.content.iter().filter_map(apart).collect();
    if content.is_empty() && (said >= sentence.end() || words.is_stop(said)) {
        content.extend(clause_before(story, sentence, verb));
    }
    if !content.is_empty() {
        (quote.content, quote.source) = (content, Some(TokenRange::new(start, end)));
    }
}

/// `The mayor was quoted by the Echo as saying “...”`: the source is whoever was quoted.
pub(super) fn was_quoted(story: &Story<'_>, quote: &mut Found) {
    let words = &story.words;
    let Some(cue) = quote.cue else { return };
    let start = unit(story, cue.start()).start();
    let floor = start.max(cue.start().saturating_sub(REACH));
    let helps = |at: usize| matches!(words.at(at), "is" | "are" | "was" | "were" | "been");
    let quoted = |&at: &usize| words.at(at) == "quoted" && at > floor && helps(at - 1);
    let Some(verb) = (floor..cue.end()).rev().find(quoted) else { return };
    let saying =
        |&at: &usize| words.at(at) == "as" && matches!(words.at(at + 1), "saying" | "telling");
    let Some(saying) = (verb + 1..verb + REACH).find(saying) else { return };
    let auxiliary = |at: &usize| helps(*at) || matches!(words.at(*at), "has" | "had" | "have");
    let end = (floor..verb).rev().take_while(auxiliary).last().unwrap_or(verb);
    let Some(source) = story.subject_before(start, end) else { return };
    let said = saying + 2;
    let behind = |range: &TokenRange| {
        let whole = range.start() >= said || story.quoted(range.start());
        let start = if whole { range.start() } else { said };
        (start < range.end()).then(|| TokenRange::new(start, range.end()))
    };
    let content: Vec<TokenRange> = quote.content.iter().filter_map(behind).collect();
    if !content.is_empty() {
        quote.content = content;
        quote.source = Some(source);
        if saying == verb + 1 {
            quote.cue = Some(TokenRange::new(end, said));
        }
    }
}

/// `Vogt, who took over in May, denied`: `who` has a clause of its own between commas, and the
/// source of `denied` is Vogt.
pub(super) fn behind_relative(story: &Story<'_>, quote: &mut Found) {
    let words = &story.words;
    let Some((source, cue)) = quote.source.zip(quote.cue) else { return };
    let relative = source.len() == 1 && matches!(words.at(source.start()), "who" | "which");
    let is_comma =
        |at: Option<usize>| at.is_some_and(|at| words.at(at) == "," && !story.quoted(at));
    let (open, close) = (source.start().checked_sub(1), cue.start().checked_sub(1));
    if !relative || !is_comma(open) || !is_comma(close) || close <= open {
        return;
    }
    let floor = unit(story, source.start()).start();
    if let Some(head) = story.phrase_before(floor, source.start() - 1) {
        quote.source = Some(TokenRange::new(head.start(), cue.start() - 1));
    }
}

/// `The memo — first published by the Echo — said`: what the memo says is not the Echo’s.
pub(super) fn behind_publisher(story: &Story<'_>, quote: &mut Found) {
    let words = &story.words;
    let Some((source, cue)) = quote.source.zip(quote.cue) else { return };
    let floor = unit(story, cue.start()).start();
    let mark = |at: usize| matches!(words.at(at), "," | "—" | "–" | "-" | ")");
    let done = |at: usize| {
        lists::is("finding", words.at(at)) || matches!(words.at(at), "published" | "reported")
    };
    let first = source.start();
    let end = source.end() - usize::from(mark(source.end() - 1));
    let beside = end + 1 == cue.start() && mark(end);
    if !beside || first < floor + 4 || words.at(first - 1) != "by" || !done(first - 2) {
        return;
    }
    let open = first - 3 - usize::from(words.is("adverb", first - 3));
    let opens = mark(open) || words.at(open) == "(";
    if let Some(own) = story.phrase_before(floor, open).filter(|_| opens) {
        quote.content.retain(|content| content.start() >= cue.end());
        quote.source = Some(own);
    }
}

/// `a recording in which the minister says so`: the recording is where, and the minister who.
pub(super) fn within_relative(story: &Story<'_>, quote: &mut Found) {
    let words = &story.words;
    let Some((source, cue)) = quote.source.zip(quote.cue) else { return };
    let sentence = unit(story, cue.start());
    let first = sentence.start().max(cue.start().saturating_sub(REACH)).max(1);
    let relative =
        |&at: &usize| matches!(words.at(at), "which" | "whom") && words.is("preposition", at - 1);
    let Some(relative) = (first..cue.start()).rev().find(relative) else { return };
    if source.start() > relative || source.start() < sentence.start() {
        return;
    }
    let clause = TokenRange::new(relative + 1, cue.start());
    let own = story.subject_before(clause.start(), clause.end());
    if own == Some(clause) {
        quote.source = own;
    }
}

/// `Asked whether it would rain, the mayor said no`: who asked is not told.
pub(super) fn fronted_question(story: &Story<'_>, quote: &mut Found) {
    let Some(cue) = quote.cue else { return };
    let fronted = unit(story, cue.start()).start() == cue.start();
    let asked = quote.content.first().is_some_and(|content| content.start() == cue.end());
    if fronted && asked && cue.len() == 1 && story.words.at(cue.start()) == "asked" {
        quote.source = None;
        for content in &mut quote.content {
            *content = question(story, *content);
        }
    }
}

/// A question up to the comma behind which a name or pronoun and a verb begin the main clause.
fn question(story: &Story<'_>, content: TokenRange) -> TokenRange {
    let words = &story.words;
    let main = |&at: &usize| {
        let subject = words.is("subject", at + 1) || words.is_name(at + 1);
        let verb = (at + 2..content.end().min(at + REACH)).any(|at| is_verb(story, at));
        words.at(at) == "," && !story.quoted(at) && subject && verb
    };
    let comma = content.range().skip(2).find(main);
    TokenRange::new(content.start(), comma.unwrap_or(content.end()))
}

/// `The dam is said to leak`: nobody is named, and what stands before the verb is content.
pub(super) fn raised_subject(story: &Story<'_>, quote: &mut Found) {
    let words = &story.words;
    let Some((source, cue)) = quote.source.zip(quote.cue) else { return };
    let helped = matches!(words.at(cue.start()), "is" | "are" | "was" | "were");
    let said = matches!(
        words.at(cue.end() - 1),
        "said" | "reported" | "believed" | "thought" | "understood" | "alleged" | "expected"
    );
    let Some(content) = quote.content.first_mut() else { return };
    let to = content.start() == cue.end() && words.at(cue.end()) == "to";
    if cue.len() > 1 && helped && said && to && source.end() == cue.start() {
        quote.content.insert(0, source);
        quote.source = None;
    }
}

/// `MANILA: Nine people died, the agency said`: the dateline says nothing.
pub(super) fn behind_dateline(story: &Story<'_>, quote: &mut Found) {
    let words = &story.words;
    let Some(source) = quote.source else { return };
    let unit = unit(story, source.start());
    let first = unit.start() == source.start();
    let mark = matches!(words.at(source.end()), ":" | "-" | "–" | "—" | "(");
    let upper = words.document.text()[words.span(source)].chars().all(|c| !c.is_lowercase());
    if !(first && mark && upper) {
        return;
    }
    let floor = source.end() + 1;
    let says = |&at: &usize| matches!(words.at(at), "said" | "says") && !story.quoted(at);
    // A transcript writes whoever speaks in capitals; his words go on without a verb of saying.
    let Some(verb) = (floor..unit.end()).find(says) else { return };
    let Some(instead) = story.phrase_before(floor, verb) else { return };
    let own = quote.cue.filter(|cue| cue.start() > floor);
    quote.cue = own.or(Some(TokenRange::new(verb, verb + 1)));
    quote.source = Some(instead);
}

/// `According to Ruiz, who led it, the dock is shut, Volna reported`: Volna passes on what Ruiz
/// said, and the words that say so are no content.
pub(super) fn fronted_according(story: &Story<'_>, quote: &mut Found) {
    let words = &story.words;
    let Some(&content) = quote.content.first() else { return };
    let start = content.start();
    let fronted = words.at(start) == "according" && words.at(start + 1) == "to";
    if !fronted || story.quoted(start) {
        return;
    }
    let Some(source) = story.phrase_after(start + 2, content.end()) else { return };
    let comma =
        |from: usize| (from..content.end()).take(LONGEST_CLAUSE).find(|&at| words.at(at) == ",");
    let relative = matches!(words.at(source.end() + 1), "who" | "which");
    let from = if relative { source.end() + 1 } else { source.end() };
    let Some(comma) = comma(from).filter(|&comma| relative || comma == source.end()) else {
        return;
    };
    if comma + 1 < content.end() {
        quote.content[0] = TokenRange::new(comma + 1, content.end());
        (quote.cue, quote.source) = (Some(TokenRange::new(start, start + 2)), Some(source));
    }
}
