//! Quotes against those that people found, with the measures of the shared `score_quotes.py`.
//!
//! Spans are compared as sets of words, so that marks and blanks at their edges do not count.
//! FULL, the headline, asks for a one-to-one match in which the contents share at least half of
//! their words, and in which the sources are both empty or share a word that carries meaning.

use crate::readers::polnear;
use anyhow::Context;
use byline::Pipeline;
use byline_core::Span;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What to score, and how.
#[derive(Debug, Default)]
pub struct Options {
    /// A file for what was found, in the format of the gold files.
    pub out: Option<PathBuf>,
}

/// Scores a file of stories and prints a table.
///
/// # Errors
///
/// If the file cannot be read or the output cannot be written.
pub fn eval(path: &Path, pipeline: &Pipeline, options: &Options) -> anyhow::Result<()> {
    println!("{}", path.display());
    score(path, pipeline, options)?.print();
    Ok(())
}

/// Scores a file of stories.
///
/// # Errors
///
/// If the file cannot be read or the output cannot be written.
pub fn score(path: &Path, pipeline: &Pipeline, options: &Options) -> anyhow::Result<Score> {
    let mut score = Score::default();
    let mut lines = String::new();
    for story in polnear::read(path)? {
        let document = pipeline.analyze(story.text.as_str());
        let plain = |quote: &byline_core::Quote| polnear::Quote {
            content: quote.content.clone(),
            cue: quote.cue.clone(),
            source: quote.source.clone(),
        };
        let found: Vec<polnear::Quote> = document.quotes().iter().map(plain).collect();
        score.add(&story.text, &story.quotes, &found);
        lines += &polnear::line(&story, &found);
    }
    if let Some(path) = &options.out {
        fs::write(path, lines).with_context(|| path.display().to_string())?;
    }
    Ok(score)
}

/// The positions of words in the story.
type Words = BTreeSet<usize>;

/// Words that every noun phrase may have, so that they do not make two sources one.
const FUNCTION_WORDS: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "on", "at", "for", "by", "from", "with", "and", "or",
    "his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those", "'s",
    "’s", "who", "which",
];

/// Matches, predictions and gold items. A match is counted once for each side because a quote's
/// kind may differ between the sides.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    found_right: usize,
    gold_right: usize,
    found: usize,
    gold: usize,
}

impl Counts {
    fn add(&mut self, right: usize, found: usize, gold: usize) {
        self.found_right += right;
        self.gold_right += right;
        self.found += found;
        self.gold += gold;
    }

    /// Adds parts that several quotes may share; each counts once.
    fn add_distinct<'w>(
        &mut self,
        found: impl Iterator<Item = &'w Words>,
        gold: impl Iterator<Item = &'w Words>,
    ) {
        let found: BTreeSet<&Words> = found.filter(|words| !words.is_empty()).collect();
        let gold: BTreeSet<&Words> = gold.filter(|words| !words.is_empty()).collect();
        self.add(found.intersection(&gold).count(), found.len(), gold.len());
    }

    /// Precision in percent.
    pub fn precision(&self) -> f64 {
        100.0 * self.found_right as f64 / self.found.max(1) as f64
    }

    /// Recall in percent.
    pub fn recall(&self) -> f64 {
        100.0 * self.gold_right as f64 / self.gold.max(1) as f64
    }

    /// The harmonic mean of both in percent.
    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE)
    }
}

/// The scores of a file.
#[derive(Debug, Default)]
pub struct Score {
    /// Contents with the same words.
    pub exact: Counts,
    /// Contents that share half of their words.
    pub matched: Counts,
    /// Cues with the same words.
    pub cue: Counts,
    /// Sources with the same words.
    pub source: Counts,
    /// Content matched and source agreed.
    pub full: Counts,
    /// The same for direct, mixed and indirect quotes.
    pub kinds: [Counts; 3],
}

impl Score {
    /// The measures with their names.
    pub fn rows(&self) -> [(&'static str, &Counts); 8] {
        [
            ("content exact", &self.exact),
            ("content IoU50", &self.matched),
            ("cue exact", &self.cue),
            ("source exact", &self.source),
            ("FULL", &self.full),
            ("FULL direct", &self.kinds[0]),
            ("FULL mixed", &self.kinds[1]),
            ("FULL indirect", &self.kinds[2]),
        ]
    }

    /// Prints a line for each measure.
    pub fn print(&self) {
        println!("{:16}{:>7}{:>7}{:>7}", "measure", "P", "R", "F1");
        for (name, counts) in self.rows() {
            let (p, r, f1) = (counts.precision(), counts.recall(), counts.f1());
            println!("{name:16}{p:7.1}{r:7.1}{f1:7.1}");
        }
    }

    /// Adds a story.
    pub fn add(&mut self, text: &str, gold: &[polnear::Quote], found: &[polnear::Quote]) {
        let page = Page::new(text);
        let gold: Vec<Item> = gold.iter().filter_map(|quote| page.item(quote)).collect();
        let found: Vec<Item> = found.iter().filter_map(|quote| page.item(quote)).collect();
        self.exact.add(
            shared(found.iter().map(|q| &q.content), gold.iter().map(|q| &q.content)),
            found.len(),
            gold.len(),
        );
        self.cue.add_distinct(found.iter().map(|q| &q.cue), gold.iter().map(|q| &q.cue));
        self.source.add_distinct(found.iter().map(|q| &q.source), gold.iter().map(|q| &q.source));
        let pairs = pairs(&found, &gold);
        self.matched.add(pairs.len(), found.len(), gold.len());
        let agrees = |&&(a, b): &&(usize, usize)| page.agree(&found[a].source, &gold[b].source);
        let full: Vec<&(usize, usize)> = pairs.iter().filter(agrees).collect();
        self.full.add(full.len(), found.len(), gold.len());
        for (kind, counts) in self.kinds.iter_mut().enumerate() {
            counts.found += found.iter().filter(|item| item.kind == kind).count();
            counts.gold += gold.iter().filter(|item| item.kind == kind).count();
            counts.found_right += full.iter().filter(|(a, _)| found[*a].kind == kind).count();
            counts.gold_right += full.iter().filter(|(_, b)| gold[*b].kind == kind).count();
        }
    }
}

/// A quote as the measures see it.
struct Item {
    content: Words,
    cue: Words,
    source: Words,
    /// 0 direct, 1 mixed, 2 indirect.
    kind: usize,
}

/// A text with its words, and which bytes stand in double quotation marks.
struct Page<'t> {
    text: &'t str,
    words: Vec<Span>,
    quoted: Vec<bool>,
}

impl<'t> Page<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, words: words(text), quoted: quoted(text) }
    }

    /// None for a quote without content.
    fn item(&self, quote: &polnear::Quote) -> Option<Item> {
        let content = self.inside(&quote.content);
        let kind = self.kind(&content, &quote.content);
        let (cue, source) = (self.inside(&quote.cue), self.inside(&quote.source));
        (!content.is_empty()).then_some(Item { content, cue, source, kind })
    }

    /// The words whose middle lies in one of the spans.
    fn inside(&self, spans: &[Span]) -> Words {
        let mut inside = Words::new();
        for span in spans {
            let first =
                self.words.partition_point(|word| word.start() + word.end() < 2 * span.start());
            let near = self.words[first..].iter().take_while(|word| word.start() < span.end());
            let middle = near.map(|word| word.start() + word.end() <= 2 * span.end());
            inside.extend((first..).zip(middle).filter(|&(_, inside)| inside).map(|(at, _)| at));
        }
        inside
    }

    fn kind(&self, content: &Words, spans: &[Span]) -> usize {
        let marked = content.iter().filter(|&&at| self.quoted[self.words[at].start()]).count();
        let all: String = spans.iter().map(|&span| &self.text[span]).collect();
        let trimmed = all.trim_matches([' ', ',', '.', ';', ':', '!', '?']);
        let single = trimmed.chars().count() > 2
            && trimmed.starts_with(['‘', '\''])
            && trimmed.ends_with(['’', '\'']);
        match marked {
            _ if 10 * marked >= 9 * content.len() && marked > 0 => 0,
            0 if single => 0,
            0 => 2,
            _ => 1,
        }
    }

    fn agree(&self, a: &Words, b: &Words) -> bool {
        let carries = |&&at: &&usize| {
            let word = self.text[self.words[at]].to_lowercase();
            !FUNCTION_WORDS.contains(&word.as_str())
        };
        let main = |words: &Words| -> Words {
            let main: Words = words.iter().filter(carries).copied().collect();
            if main.is_empty() { words.clone() } else { main }
        };
        a.is_empty() && b.is_empty() || !main(a).is_disjoint(&main(b))
    }
}

/// How many sets occur on both sides, each as often as on the side where it is rarer.
fn shared<'w>(a: impl Iterator<Item = &'w Words>, b: impl Iterator<Item = &'w Words>) -> usize {
    let mut rest: Vec<&Words> = b.collect();
    a.filter(|words| {
        let place = rest.iter().position(|other| other == words);
        place.map(|place| rest.swap_remove(place)).is_some()
    })
    .count()
}

/// Pairs of contents that share half of their words, the most alike first; each is used once.
fn pairs(found: &[Item], gold: &[Item]) -> Vec<(usize, usize)> {
    let mut alike = Vec::new();
    for (a, item) in found.iter().enumerate() {
        for (b, other) in gold.iter().enumerate() {
            let both = item.content.intersection(&other.content).count();
            let any = item.content.len() + other.content.len() - both;
            if 2 * both >= any {
                alike.push((both as f64 / any as f64, a, b));
            }
        }
    }
    alike.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.2.cmp(&y.2)).then(x.1.cmp(&y.1)));
    let (mut used, mut taken) = (BTreeSet::new(), BTreeSet::new());
    let free = alike.into_iter().filter(|&(_, a, b)| {
        let free = !used.contains(&a) && !taken.contains(&b);
        if free {
            used.insert(a);
            taken.insert(b);
        }
        free
    });
    free.map(|(_, a, b)| (a, b)).collect()
}

/// Runs of letters and digits, joined by single marks inside: `U.S`, `don’t`, `anti-war`.
fn words(text: &str) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    let runs = text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty());
    for run in runs {
        let start = run.as_ptr() as usize - text.as_ptr() as usize;
        let end = start + run.len();
        match words.last_mut() {
            Some(last) if matches!(&text[last.end()..start], "." | "'" | "’" | "-") => {
                *last = Span::new(last.start(), end);
            }
            _ => words.push(Span::new(start, end)),
        }
    }
    words
}

/// For each byte whether it stands in double quotation marks. A quotation without an end runs to
/// the end of its line.
fn quoted(text: &str) -> Vec<bool> {
    let mut quoted = vec![false; text.len()];
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let mut open = None;
        for (at, mark) in line.char_indices() {
            match (mark, open) {
                ('“' | '«' | '"', None) => open = Some(at),
                ('”' | '»' | '"', Some(start)) => {
                    quoted[line_start + start..line_start + at + mark.len_utf8()].fill(true);
                    open = None;
                }
                _ => {}
            }
        }
        if let Some(start) = open {
            quoted[line_start + start..line_start + line.len()].fill(true);
        }
        line_start += line.len();
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(text: &str, content: &str, source: &str) -> polnear::Quote {
        let span = |part: &str| {
            let start = text.find(part).unwrap();
            vec![Span::new(start, start + part.len())]
        };
        polnear::Quote { content: span(content), cue: span("said"), source: span(source) }
    }

    #[test]
    fn marks_at_the_edge_do_not_count_and_half_of_the_words_is_enough() {
        let text = "“The café opens in May,” the mayor said.";
        let gold = [quote(text, "“The café opens in May,”", "the mayor")];
        let mut score = Score::default();
        score.add(text, &gold, &[quote(text, "The café opens in May", "mayor")]);
        assert_eq!((score.exact.f1(), score.full.f1(), score.source.f1()), (100.0, 100.0, 0.0));
        assert_eq!((score.kinds[0].gold, score.kinds[2].gold), (1, 0));

        let mut score = Score::default();
        score.add(text, &gold, &[quote(text, "café opens in", "the mayor")]);
        assert_eq!((score.exact.f1(), score.full.f1()), (0.0, 100.0));

        let mut score = Score::default();
        score.add(text, &gold, &[quote(text, "café opens in", "May")]);
        assert_eq!((score.matched.f1(), score.full.f1()), (100.0, 0.0));
    }

    #[test]
    fn words_hold_their_inner_marks() {
        let text = "U.S. don’t anti-war “é” a--b";
        let found: Vec<&str> = words(text).into_iter().map(|span| &text[span]).collect();
        assert_eq!(found, ["U.S", "don’t", "anti-war", "é", "a", "b"]);
    }
}
