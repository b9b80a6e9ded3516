//! What is known of each token before any label: the columns that features are made of.

use crate::clause::Story;
use crate::tree::Tree;
use byline_core::{PennTag, TokenRange};
use byline_lexicon::{Lexicon, Strength, Words};
use byline_seq::Classes;
use byline_seq::hash_bytes;
use byline_view::View;

/// No such token.
pub(super) const NONE: u32 = u32::MAX;

/// The most tokens that are labelled in one go. What a token is costs some hundred bytes until its
/// unit is labelled, so a text without paragraphs is labelled in pieces.
const LONGEST: usize = 2048;

/// Where a token stands to the quotation marks.
pub(super) mod mark {
    pub const OUTSIDE: u8 = 0;
    pub const OPENS: u8 = 1;
    pub const INSIDE: u8 = 2;
    pub const CLOSES: u8 = 3;
}

/// Columns over the tokens of a story.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// The paragraphs: what is labelled in one go.
    pub units: Vec<TokenRange>,
    /// Hash of the word in lower case.
    pub word: Vec<u64>,
    /// Hash of its first letters, which verb forms share.
    pub stem: Vec<u64>,
    /// Hash of its last letters.
    pub suffix: Vec<u64>,
    /// Classes of the word, from coarse to fine.
    pub coarse: Vec<u16>,
    pub middle: Vec<u16>,
    pub fine: Vec<u16>,
    /// 2 if a paragraph begins with the token.
    pub line: Vec<u8>,
    /// Penn tag.
    pub tag: Vec<u8>,
    /// Capitals, digits, marks.
    pub shape: Vec<u8>,
    /// Quotation marks.
    pub mark: Vec<u8>,
    /// Class of the word in the lexicon of cues; 0 for none.
    pub class: Vec<u8>,
    /// How the token hangs on its head, and which word that is.
    pub relation: Vec<u8>,
    pub head: Vec<u32>,
    /// The nearest word of the lexicon of cues that the token hangs on, at whatever distance, and
    /// how the branch that holds the token hangs on it.
    pub governor: Vec<u32>,
    pub branch: Vec<u8>,
    /// How the largest subtree hangs on its head that begins with the token, and that ends with it.
    pub opens: Vec<u8>,
    pub closes: Vec<u8>,
    /// Number of the sentence.
    pub sentence: Vec<u32>,
    /// First token of its sentence, and first token after it.
    pub sentence_start: Vec<u32>,
    pub sentence_end: Vec<u32>,
    /// Number of finite verbs outside quotations before the token.
    pub verbs: Vec<u32>,
    /// Number of commas, dashes and the like outside quotations before the token.
    pub commas: Vec<u32>,
    /// Nearest finite verb before and after, in the paragraph.
    pub verb_left: Vec<u32>,
    pub verb_right: Vec<u32>,
    /// Nearest word of the lexicon of cues before and after, in the paragraph.
    pub cue_left: Vec<u32>,
    pub cue_right: Vec<u32>,
    /// Nearest word or mark at which a clause may begin, before and after.
    pub border_left: Vec<u32>,
    pub border_right: Vec<u32>,
}

impl Facts {
    pub fn new(story: &Story<'_>, classes: &Classes) -> Self {
        let count = story.words.len();
        let mut facts = Self { units: paragraphs(story), ..Self::default() };
        for at in 0..count {
            let lower = story.words.lower(at);
            facts.word.push(hash_bytes(lower.as_bytes()));
            facts.stem.push(hash_bytes(head(lower, 5).as_bytes()) ^ 1);
            facts.suffix.push(hash_bytes(tail(lower, 3).as_bytes()) ^ 2);
            let [coarse, middle, fine, _] = classes.of(facts.word[at]);
            facts.coarse.push(coarse);
            facts.middle.push(middle);
            facts.fine.push(fine);
            facts.line.push(line(story, at));
            let tag = story.tag(at);
            facts.tag.push(tag.map_or(u8::MAX, |tag| tag as u8));
            facts.shape.push(shape(story.words.word(at)));
            facts.mark.push(mark_of(story, at));
            let quoted = story.quoted(at);
            facts.class.push(if quoted { 0 } else { class(story.lexicon, lower, tag) });
        }
        facts.hang(Tree::new(story.words.document()));
        facts.sentences(story);
        facts.count(story);
        facts.neighbours(story);
        facts
    }

    fn hang(&mut self, tree: Tree<'_>) {
        let count = self.word.len();
        for at in 0..count {
            self.relation.push(tree.relation(at) as u8);
            self.head.push(tree.head(at).map_or(NONE, |head| head as u32));
        }
        self.opens = vec![u8::MAX; count];
        self.closes = vec![u8::MAX; count];
        self.governor = vec![NONE; count];
        self.branch = vec![u8::MAX; count];
        for at in tree.top_down() {
            let Some(head) = tree.head(at) else { continue };
            let (governor, branch) = if self.class[head] > 0 {
                (head as u32, self.relation[at])
            } else {
                (self.governor[head], self.branch[head])
            };
            self.governor[at] = governor;
            self.branch[at] = branch;
        }
        // Seen from above, the largest subtree at an edge is the first.
        for at in tree.top_down() {
            for (edge, column) in
                [(tree.left(at), &mut self.opens), (tree.right(at) - 1, &mut self.closes)]
            {
                if column[edge] == u8::MAX {
                    column[edge] = self.relation[at];
                }
            }
        }
    }

    fn sentences(&mut self, story: &Story<'_>) {
        for (number, sentence) in (0..).zip(story.words.document().sentences()) {
            let (start, end) = (sentence.tokens.start() as u32, sentence.tokens.end() as u32);
            for _ in sentence.tokens.range() {
                self.sentence.push(number);
                self.sentence_start.push(start);
                self.sentence_end.push(end);
            }
        }
        // A document may come without sentences; then it is one.
        let count = story.words.len();
        self.sentence.resize(count, 0);
        self.sentence_start.resize(count, 0);
        self.sentence_end.resize(count, count as u32);
    }

    fn count(&mut self, story: &Story<'_>) {
        let (mut verbs, mut commas) = (0, 0);
        for at in 0..story.words.len() {
            self.verbs.push(verbs);
            self.commas.push(commas);
            if !story.quoted(at) {
                verbs += u32::from(is_finite(story, at));
                commas +=
                    u32::from(matches!(story.words.lower(at), "," | ";" | ":" | "-" | "—" | "–"));
            }
        }
    }

    fn neighbours(&mut self, story: &Story<'_>) {
        let free = |at: usize| !story.quoted(at);
        let verb: Vec<bool> =
            (0..story.words.len()).map(|at| free(at) && is_finite(story, at)).collect();
        (self.verb_left, self.verb_right) = nearest(&self.units, &verb);
        let cue: Vec<bool> = self.class.iter().map(|&class| class >= STRONG).collect();
        (self.cue_left, self.cue_right) = nearest(&self.units, &cue);
        let border: Vec<bool> =
            (0..story.words.len()).map(|at| free(at) && is_border(&story.words, at)).collect();
        (self.border_left, self.border_right) = nearest(&self.units, &border);
    }
}

fn paragraphs(story: &Story<'_>) -> Vec<TokenRange> {
    let mut units = Vec::new();
    for paragraph in story.words.paragraphs() {
        let (mut start, end) = (paragraph.start(), paragraph.end());
        while end - start > LONGEST {
            let cut = sentence_end(story, start + LONGEST / 2, start + LONGEST);
            units.push(TokenRange::new(start, cut));
            start = cut;
        }
        units.push(TokenRange::new(start, end));
    }
    units
}

/// The last end of a sentence between two tokens; the later token where there is none.
fn sentence_end(story: &Story<'_>, first: usize, last: usize) -> usize {
    let sentences = story.words.document().sentences();
    let after = sentences.partition_point(|sentence| sentence.tokens.end() <= last);
    let end = after.checked_sub(1).map_or(0, |index| sentences[index].tokens.end());
    if end > first { end } else { last }
}

/// For each token the nearest one before it and after it that is marked, within its unit.
fn nearest(units: &[TokenRange], marked: &[bool]) -> (Vec<u32>, Vec<u32>) {
    let (mut left, mut right) =
        (Vec::with_capacity(marked.len()), Vec::with_capacity(marked.len()));
    for &unit in units {
        let (before, after) = nearest_in(unit, &marked[unit.range()]);
        left.extend(before);
        right.extend(after);
    }
    (left, right)
}

/// The same for the tokens of one unit.
pub(super) fn nearest_in(unit: TokenRange, marked: &[bool]) -> (Vec<u32>, Vec<u32>) {
    let (mut left, mut right) = (vec![NONE; marked.len()], vec![NONE; marked.len()]);
    let mut last = NONE;
    for (at, &is_marked) in marked.iter().enumerate() {
        left[at] = last;
        if is_marked {
            last = (unit.start() + at) as u32;
        }
    }
    let mut last = NONE;
    for (at, &is_marked) in marked.iter().enumerate().rev() {
        right[at] = last;
        if is_marked {
            last = (unit.start() + at) as u32;
        }
    }
    (left, right)
}

fn mark_of(story: &Story<'_>, at: usize) -> u8 {
    let Some(number) = story.quotation(at) else { return mark::OUTSIDE };
    let quotation = story.quotations()[number];
    if at == quotation.tokens.start() {
        mark::OPENS
    } else if at + 1 == quotation.tokens.end() && quotation.closed {
        mark::CLOSES
    } else {
        mark::INSIDE
    }
}

fn line(story: &Story<'_>, at: usize) -> u8 {
    let words = &story.words;
    let Some(before) = at.checked_sub(1) else { return 2 };
    2 * u8::from(words.paragraph(before) != words.paragraph(at))
}

/// Classes from here on are those of words that attribute by themselves.
const STRONG: u8 = 64;

/// What the lexicon says of a word with its tag: nothing, or its class, higher where it attributes
/// by itself.
fn class(lexicon: &Lexicon, lower: &str, tag: Option<PennTag>) -> u8 {
    let word = lexicon.word(lower);
    let noun = matches!(tag, Some(PennTag::Nn | PennTag::Nns));
    let report = match () {
        _ if tag.is_none_or(PennTag::is_verb) => word.verb,
        _ if noun => word.noun,
        _ => word.adjective.or(word.preposition),
    };
    let Some(report) = report else { return 0 };
    let class = 1 + report.class as u8 + 20 * u8::from(noun);
    match report.strength {
        Strength::Always | Strength::Mostly if !noun => STRONG + class,
        _ => class,
    }
}

fn is_finite(story: &Story<'_>, at: usize) -> bool {
    story.tag(at).is_some_and(PennTag::is_finite)
}

fn is_border(words: &View<'_>, at: usize) -> bool {
    matches!(words.lower(at), "," | ";" | ":" | "—" | "–" | "-" | "(" | ")")
        || words.is(Words::OPENER, at)
}

fn shape(word: &str) -> u8 {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            if letters.clone().next().is_some() && letters.all(char::is_uppercase) { 1 } else { 2 }
        }
        Some(first) if first.is_lowercase() => 3,
        Some(first) if first.is_numeric() => 4,
        _ => 5,
    }
}

/// The first `count` letters.
pub(super) fn head(word: &str, count: usize) -> &str {
    word.char_indices().nth(count).map_or(word, |(end, _)| &word[..end])
}

/// The last `count` letters.
fn tail(word: &str, count: usize) -> &str {
    word.char_indices().rev().nth(count - 1).map_or(word, |(start, _)| &word[start..])
}
