//! Finds quotes by rules: what is said, by which cue, by which noun phrase.
//!
//! The rest of the crate knows only [`Found`] and [`find`], so another way of finding the same
//! spans can take their place.

use crate::clause::Story;
use crate::cues::{Cue, Form, Lexicon};
use crate::words;
use byline_core::{Act, Polarity, TokenRange};

/// A quote before its speaker is known, in tokens.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// The words attributed.
    pub content: Vec<TokenRange>,
    /// The words that attribute.
    pub cue: Option<TokenRange>,
    /// The noun phrase of the source.
    pub source: Option<TokenRange>,
    /// Statement or attitude.
    pub act: Act,
    /// Assertion or denial.
    pub polarity: Polarity,
    /// How sure the rules are.
    pub confidence: f32,
}

/// A cue verb in its clause.
#[derive(Debug, Clone, Copy)]
struct Group {
    /// From the first auxiliary to the verb.
    tokens: TokenRange,
    cue: &'static Cue,
    form: Form,
}

/// Every quote that a cue announces, in the order of the cues.
pub(crate) fn find(story: &Story<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for &unit in &story.units {
        let clause = Clause { story, unit, end: content_limit(story, unit) };
        clause.find(&mut found);
    }
    found
}

/// The end of a unit without its final full stop.
fn content_limit(story: &Story<'_>, unit: TokenRange) -> usize {
    let mut end = unit.end();
    while end > unit.start() && story.words.is_stop(end - 1) && !story.quoted(end - 1) {
        end -= 1;
    }
    end
}

/// One unit of the story under the rules.
struct Clause<'s, 'd> {
    story: &'s Story<'d>,
    unit: TokenRange,
    end: usize,
}

impl Clause<'_, '_> {
    fn find(&self, found: &mut Vec<Found>) {
        let first = found.len();
        let groups = self.groups();
        let mut subject = None;
        for (number, group) in groups.iter().enumerate() {
            let floor = number.checked_sub(1).map_or(self.unit.start(), |n| groups[n].tokens.end());
            let own = self.subject(*group, floor);
            let source = own.or_else(|| self.inherited(*group, subject));
            if own.is_some() {
                subject = own;
            }
            let before = || self.content_before(*group, own, &found[first..]);
            let after = || {
                let (content, confidence) = self.content_after(*group, &groups)?;
                source?;
                Some(self.quote(*group, vec![content], source, confidence))
            };
            let border = own.map_or(group.tokens.start(), TokenRange::start);
            let closes = self.marked_before(border);
            let quote = if closes { before().or_else(after) } else { after().or_else(before) };
            if let Some(quote) = quote {
                subject = quote.source.or(subject);
                found.push(quote);
            }
        }
        self.phrases(first, found);
        if found.len() == first {
            found.extend(self.colon());
        }
    }

    fn quote(
        &self,
        group: Group,
        content: Vec<TokenRange>,
        source: Option<TokenRange>,
        confidence: f32,
    ) -> Found {
        let Cue { act, polarity, .. } = *group.cue;
        Found { content, cue: Some(group.tokens), source, act, polarity, confidence }
    }

    /// The cue verbs of the unit outside quotations.
    fn groups(&self) -> Vec<Group> {
        let story = self.story;
        let lexicon = Lexicon::embedded();
        let mut groups = Vec::new();
        for index in self.unit.range().filter(|&index| !story.quoted(index)) {
            let Some(verb) = lexicon.verb(story.words.at(index)) else { continue };
            // In `RT reported, citing The Guardian` a carrier follows, which is no content.
            let chained = groups.last().is_some_and(|last: &Group| last.tokens.end() + 1 == index);
            if chained && matches!(story.words.at(index), "citing" | "quoting") {
                continue;
            }
            if let Some(mut tokens) = self.group(index, verb.form) {
                let next = story.words.at(index + 1);
                if story.words.at(index).starts_with("express") && words::is("completion", next) {
                    tokens = TokenRange::new(tokens.start(), index + 2);
                }
                // `continued to refute` is one cue, not two.
                if groups.last().is_some_and(|last: &Group| last.tokens.end() > tokens.start()) {
                    groups.pop();
                }
                groups.push(Group { tokens, cue: &verb.cue, form: verb.form });
            }
        }
        groups
    }

    /// The verb group that ends in the cue verb at `index`; nothing if the word is a noun, an
    /// infinitive or passive there.
    fn group(&self, index: usize, form: Form) -> Option<TokenRange> {
        let words = &self.story.words;
        if words.is_capital(index) && matches!(words.at(index), "states" | "post") {
            return None;
        }
        let mut start = index;
        let mut passive = false;
        while start > self.unit.start() {
            let before = start - 1;
            let adverb = words.is("adverb", before) || words.at(before).ends_with("ly");
            if !(words.is("auxiliary", before) || adverb) || self.story.quoted(before) {
                break;
            }
            passive |=
                matches!(words.at(before), "is" | "are" | "was" | "were" | "be" | "been" | "being");
            start = before;
        }
        let infinitive = (start..index).any(|at| words.at(at) == "to");
        if infinitive {
            let led = start > self.unit.start()
                && matches!(words.at(start - 1), "continued" | "continues" | "continue" | "on");
            start = if led { start - 1 } else { return None };
            if words.at(start) == "on" && start > self.unit.start() {
                start -= 1;
            }
        }
        while start < index && words.is("adverb", start) {
            start += 1;
        }
        let before = start.checked_sub(1).filter(|&at| at >= self.unit.start());
        let nominal = before.is_some_and(|at| {
            words.is("possessive", at)
                || (words.is("determiner", at) && form != Form::Past)
                || (words.is("article", at) && !matches!(words.at(at), "that" | "all" | "both"))
                || (words.is("preposition", at) && form != Form::Participle && form != Form::Past)
                || matches!(words.at(at), "'s" | "’s") && form != Form::Participle
        });
        let bare = form == Form::Base && start == index && !self.plural_before(index);
        let dropped = (passive && form == Form::Past) || nominal || bare;
        (!dropped).then(|| TokenRange::new(start, index + 1))
    }

    /// True if a base form may be finite: `officials say`, `we say`.
    fn plural_before(&self, index: usize) -> bool {
        let words = &self.story.words;
        if matches!(words.at(index), "say" | "believe" | "think" | "argue" | "tell" | "know") {
            return true;
        }
        let Some(before) = index.checked_sub(1).filter(|&at| at >= self.unit.start()) else {
            return false;
        };
        let word = words.at(before);
        matches!(word, "they" | "we" | "i" | "you" | "who" | "people" | "police" | "and")
            || (word.ends_with('s') && !word.ends_with("ss") && !words.is("adverb", before))
    }

    /// The noun phrase before a verb group.
    fn subject(&self, group: Group, floor: usize) -> Option<TokenRange> {
        let (story, words) = (self.story, &self.story.words);
        let end = group.tokens.start();
        let last = end.checked_sub(1).filter(|&last| last >= self.unit.start())?;
        if group.form == Form::Participle && group.tokens.len() == 1 || story.quoted(last) {
            return None;
        }
        let mut end = end;
        while end > self.unit.start() + 1 && words.is("adverb", end - 1) {
            end -= 1;
        }
        let last = end - 1;
        match words.at(last) {
            "who" | "which" => {
                let end = if last > floor && words.at(last - 1) == "," { last - 1 } else { last };
                story.phrase_before(floor, end)
            }
            "and" | "but" | "then" => None,
            "," => self.before_parenthesis(floor, last),
            _ if words.is("subject", last) => Some(TokenRange::new(last, end)),
            _ => {
                let phrase = story.phrase_before(floor, end)?;
                Some(self.with_appositive(phrase, floor))
            }
        }
    }

    /// `Roe, a baker, said` and `Roe, in May, said`: the noun phrase before the parenthesis, with
    /// it where it describes.
    fn before_parenthesis(&self, floor: usize, comma: usize) -> Option<TokenRange> {
        let words = &self.story.words;
        let open = (floor..comma)
            .rev()
            .take(25)
            .find(|&at| words.at(at) == "," && !self.story.quoted(at))?;
        let phrase = self.story.phrase_before(floor, open)?;
        let adjunct = words.is("preposition", open + 1);
        Some(if adjunct { phrase } else { TokenRange::new(phrase.start(), comma) })
    }

    /// `Roe, an adviser to the mayor said`: a missing second comma is common.
    fn with_appositive(&self, phrase: TokenRange, floor: usize) -> TokenRange {
        let words = &self.story.words;
        let start = phrase.start();
        let described = !words.is_capital(start)
            && start > floor + 1
            && words.at(start - 1) == ","
            && words.is_capital(start - 2)
            && !self.story.quoted(start - 2);
        match described.then(|| self.story.phrase_before(floor, start - 1)).flatten() {
            Some(name) => {
                let mut first = name.end();
                while first > name.start() && words.is_name(first - 1) {
                    first -= 1;
                }
                let governed = first > floor && words.is("preposition", first - 1);
                let named = first < name.end() && !governed;
                TokenRange::new(if named { first } else { start }, phrase.end())
            }
            _ => phrase,
        }
    }

    /// The subject that a second verb shares: `and stressed`, `, adding`.
    fn inherited(&self, group: Group, subject: Option<TokenRange>) -> Option<TokenRange> {
        let last = group.tokens.start().checked_sub(1)?;
        let joined = matches!(self.story.words.at(last), "and" | "but" | "," | "then");
        let loose = group.form == Form::Participle && group.tokens.len() == 1;
        (joined || loose).then_some(subject).flatten()
    }

    /// True if a quotation ends right before a token, with or without a comma.
    fn marked_before(&self, at: usize) -> bool {
        let quoted = |back: usize| {
            at.checked_sub(back).is_some_and(|i| i >= self.unit.start() && self.story.quoted(i))
        };
        quoted(1) || (quoted(2) && self.story.words.at(at - 1) == ",")
    }

    /// What is said after the cue.
    fn content_after(&self, group: Group, groups: &[Group]) -> Option<(TokenRange, f32)> {
        let cue = group.cue;
        let start = self.skip_object(group);
        let (from, confidence) = self.opening(cue, start, group.form)?;
        let end = self.clause_end(from, groups);
        (end > from).then(|| (TokenRange::new(from, end), confidence))
    }

    /// Where the content may begin at the earliest: after the addressee of `told`, after the
    /// noun of `expressed hope`.
    fn skip_object(&self, group: Group) -> usize {
        let words = &self.story.words;
        let after = group.tokens.end();
        if group.cue.takes("tell") && after < self.end {
            if matches!(words.at(after), "him" | "her" | "them" | "me" | "us" | "you" | "reporters")
            {
                return after + 1;
            }
            if words.at(after) == "that" || self.story.quoted(after) {
                return after;
            }
            if let Some(that) = self.find_word(after, 25, "that") {
                return that;
            }
            let mut end = after;
            while end < self.end && end < after + 10 {
                let stop = words.at(end) == "that"
                    || self.story.quoted(end)
                    || matches!(words.at(end), "," | ":" | "to")
                    || words.is("subject", end) && end > after
                    || words.is("article", end) && end > after && !words.is("preposition", end - 1);
                if stop {
                    return end;
                }
                end += 1;
            }
        }
        after
    }

    /// The first token of the content that follows a cue, and how sure that is.
    fn opening(&self, cue: &Cue, start: usize, form: Form) -> Option<(usize, f32)> {
        let (story, words) = (self.story, &self.story.words);
        if start >= self.end {
            return None;
        }
        let word = words.at(start);
        if matches!(word, ":" | ",") && story.quotation_from(start + 1).is_some() {
            return Some((start + 1, 0.95));
        }
        if word == ":" && start + 2 < self.end {
            return Some((start + 1, 0.7));
        }
        if story.quotation_from(start).is_some() && !cue.patterns.iter().all(|&p| p == "to") {
            return Some((start, 0.9));
        }
        if word == "that" || matches!(word, "whether" | "how" | "why" | "what" | "if") {
            let asks = cue.takes("that") || cue.takes("whether") || cue.takes("tell");
            let confidence = if word == "that" { 0.9 } else { 0.7 };
            return (asks || word == "that").then_some((start, confidence));
        }
        if word == "to" && (cue.takes("to") || cue.takes("tell")) {
            return Some((start, 0.7));
        }
        if cue.takes("addressee") {
            return self.find_word(start, 10, "to").map(|at| (at, 0.7));
        }
        if word == "for" && cue.takes("for") && start + 2 < self.end {
            return Some((start + 1, 0.6));
        }
        if word == "on" && cue.takes("for") {
            return self.find_word(start, 12, "to").map(|at| (at, 0.7));
        }
        if matches!(word, "about" | "of") && cue.takes(word) {
            return Some((start, 0.6));
        }
        let noun = words.is_word(start)
            && !words.is("preposition", start)
            && !words.is("subordinator", start)
            && !words.is("day", start)
            && !words.is("adverb", start);
        if noun && cue.takes("noun") {
            let that = self.find_word(start, 4, "that");
            return Some((that.unwrap_or(start), 0.55));
        }
        if (cue.takes("named") || cue.takes("as")) && noun {
            let marked = (start..self.end.min(start + 30)).any(|at| story.quoted(at));
            return marked.then_some((start, 0.7));
        }
        if noun && (cue.takes("bare") || cue.takes("tell")) && start + 2 < self.end {
            let finite = |at| story.is_verb(at) || words.is("pronoun", at);
            let clause = form != Form::Participle || cue.takes("quote");
            let told = cue.takes("tell") && !(start..self.end.min(start + 30)).any(finite);
            return (clause && !told).then_some((start, 0.7));
        }
        self.after_adjunct(start)
    }

    /// `said in a letter on Monday that`: passes over what stands between cue and content.
    fn after_adjunct(&self, start: usize) -> Option<(usize, f32)> {
        let (story, words) = (self.story, &self.story.words);
        if !(words.is("preposition", start) || words.is("day", start) || words.is("adverb", start))
        {
            return None;
        }
        for at in start..self.end.min(start + 16) {
            if words.at(at) == "that" {
                return Some((at, 0.8));
            }
            if matches!(words.at(at), ":" | ",") && story.quotation_from(at + 1).is_some() {
                return Some((at + 1, 0.85));
            }
            if story.quoted(at) || self.story.is_verb(at) || words.at(at) == ";" {
                return None;
            }
            let day = words.is("day", at) && !words.is("adverb", at);
            if day && words.is_word(at + 1) && !words.is("preposition", at + 1) && at + 3 < self.end
            {
                let begins = words.is("subject", at + 1)
                    || words.is("determiner", at + 1)
                    || words.is_capital(at + 1) && !words.is("day", at + 1);
                if begins {
                    return Some((at + 1, 0.7));
                }
            }
        }
        None
    }

    fn find_word(&self, start: usize, reach: usize, word: &str) -> Option<usize> {
        (start..self.end.min(start + reach))
            .take_while(|&at| !matches!(self.story.words.at(at), "," | ";"))
            .find(|&at| self.story.words.at(at) == word)
    }

    /// Where content that begins at `from` ends: at the end of the unit, or before a second
    /// attribution.
    fn clause_end(&self, from: usize, groups: &[Group]) -> usize {
        let (story, words) = (self.story, &self.story.words);
        let mut at = from;
        let mut end = self.end;
        while at < self.end {
            if let Some(number) = story.quotation(at) {
                let quotation = story.quotations[number].tokens;
                at = quotation.end();
                // A quotation that the cue introduced ends with its own full stop or comma.
                let inner = quotation.end().checked_sub(2).map_or("", |last| words.at(last));
                let whole = quotation.start() == from && matches!(inner, "." | "," | "?" | "!");
                if whole || (inner == "," && self.cuts_at(quotation.end() - 1, groups)) {
                    return at.min(self.end);
                }
                continue;
            }
            let cut = match words.at(at) {
                ";" => true,
                "," => self.cuts_at(at, groups),
                "and" | "but" => at > from && self.second_cue(at + 1, groups),
                "according" => words.at(at + 1) == "to" && at > from,
                "as" => words.at(at + 1) == "per" && at > from,
                _ => false,
            };
            if cut {
                end = at;
                break;
            }
            at += 1;
        }
        while end > from && words.at(end - 1) == "," && !story.quoted(end - 1) {
            end -= 1;
        }
        end
    }

    /// True if the words after a comma attribute: `, RT reported`, `, adding that`, `, citing`.
    fn cuts_at(&self, comma: usize, groups: &[Group]) -> bool {
        let words = &self.story.words;
        let next = comma + 1;
        if matches!(words.at(next), "citing" | "according" | "quoting" | "adding")
            || (words.at(next) == "as" && words.at(next + 1) == "per")
            || (matches!(words.at(next), "and" | "but")
                && (self.second_cue(next + 1, groups) || self.second_subject(next + 1, groups)))
        {
            return true;
        }
        let number = groups.partition_point(|group| group.tokens.start() < next);
        let Some(group) = groups.get(number) else { return false };
        if group.tokens.start() == next && group.form == Form::Participle {
            return true;
        }
        let near = group.tokens.start() - next <= 10 && group.tokens.start() > next;
        let plain = (next..group.tokens.start()).all(|at| words.is_word(at));
        let after = group.tokens.end();
        let closed = after >= self.end || words.at(after) == "," || words.is("day", after);
        near && plain && closed && group.cue.takes("quote")
    }

    /// True if somebody else begins to speak at `at`: `and an official told Reuters that`.
    fn second_subject(&self, at: usize, groups: &[Group]) -> bool {
        let number = groups.partition_point(|group| group.tokens.start() < at);
        // The verb of a relative clause may stand between: `an official, who asked not to be
        // named, told`.
        groups[number..].iter().take(2).any(|group| {
            group.cue.act == Act::Statement
                && matches!(group.form, Form::Past | Form::Third)
                && self.subject(*group, at).is_some_and(|subject| subject.start() == at)
                && self.opening(group.cue, self.skip_object(*group), group.form).is_some()
        })
    }

    /// True if a cue verb with its own content stands at `at`: `and stressed that`.
    fn second_cue(&self, at: usize, groups: &[Group]) -> bool {
        let words = &self.story.words;
        let skipped = if words.is("adverb", at) { at + 1 } else { at };
        let number = groups.partition_point(|group| group.tokens.start() < at);
        groups.get(number).is_some_and(|group| {
            let start = group.tokens.start();
            (start == at || start == skipped)
                && matches!(group.form, Form::Past | Form::Third)
                && group.cue.act == Act::Statement
                && self.opening(group.cue, self.skip_object(*group), group.form).is_some()
        })
    }

    /// `CONTENT, Roe said` and `“Content,” said Roe`.
    fn content_before(
        &self,
        group: Group,
        own: Option<TokenRange>,
        earlier: &[Found],
    ) -> Option<Found> {
        let (story, words) = (self.story, &self.story.words);
        if !group.cue.takes("quote") && !group.cue.takes("tell") {
            return None;
        }
        let (source, border) = match own {
            Some(phrase) => (Some(phrase), phrase.start()),
            None => {
                let source = story.phrase_after(group.tokens.end(), self.end);
                (source, group.tokens.start())
            }
        };
        let last = border.checked_sub(1).filter(|&last| last >= self.unit.start())?;
        let marked =
            story.quoted(last) || (words.at(last) == "," && last > 0 && story.quoted(last - 1));
        if words.at(last) != "," && !story.quoted(last) || (source.is_none() && !marked) {
            return None;
        }
        let end = if words.at(last) == "," && !story.quoted(last) { last } else { last + 1 };
        let start = self.content_start(end);
        let taken = earlier.iter().flat_map(|found| &found.content);
        if start >= end || taken.into_iter().any(|range| range.end() > start) {
            return None;
        }
        let after = group.tokens.end().max(source.map_or(0, TokenRange::end));
        let follows = group.tokens.end();
        let object = own.is_some()
            && follows < self.end
            && (words.is("determiner", follows) || words.is_capital(follows))
            && !words.is("day", follows);
        let verbs = (start..end).any(|at| story.is_verb(at));
        let adjunct = words.is("preposition", start) && (end - start < 15 || !verbs)
            || words.is("subordinator", start) && end - start < 12
            || words.at(start).ends_with("ing") && !words.is("preposition", start)
            || end - start < 3;
        if !marked && (object || adjunct) {
            return None;
        }
        let mut content = vec![TokenRange::new(start, end)];
        content.extend(self.resumed(after, marked));
        Some(self.quote(group, content, source, if marked { 0.95 } else { 0.75 }))
    }

    /// Where the content before a cue begins: at its quotation if nothing but an introduction
    /// stands before that, else with the unit.
    fn content_start(&self, end: usize) -> usize {
        let (story, words) = (self.story, &self.story.words);
        let mut start = self.unit.start();
        let last = end.checked_sub(1);
        if let Some(number) = last.and_then(|last| story.quotation(last)) {
            let opening = story.quotations[number].tokens.start().max(start);
            let introduced = opening == start
                || opening - start <= 1
                || matches!(words.at(opening - 1), ":" | "." | "?" | "!");
            if introduced {
                return opening;
            }
        }
        while start < end && matches!(words.at(start), "-" | "—" | "–" | "•" | "*") {
            start += 1;
        }
        start
    }

    /// The rest of content that was interrupted by its cue.
    fn resumed(&self, after: usize, marked: bool) -> Option<TokenRange> {
        let (story, words) = (self.story, &self.story.words);
        let reach = if marked { 16 } else { 1 };
        let comma = (after..self.end.min(after + reach)).find(|&at| {
            matches!(words.at(at), "," | ":" | "." | "—" | "–" | "-")
                && !story.quoted(at)
                && (story.quotation_from(at + 1).is_some() || !marked)
        })?;
        let next = comma + 1;
        if next >= self.end {
            return None;
        }
        if let Some(number) = story.quotation_from(next) {
            return Some(story.quotations[number].tokens);
        }
        let word = words.at(next);
        let other = word.ends_with("ing")
            || words.is("preposition", next)
            || words.is("subordinator", next)
            || matches!(word, "and" | "as" | "a" | "an")
            || self.end - next < 3;
        (!other && words.at(comma) == ",").then(|| TokenRange::new(next, self.end))
    }

    /// `according to SOURCE`, before, after or amid its content.
    fn phrases(&self, first: usize, found: &mut Vec<Found>) {
        let words = &self.story.words;
        for at in self.unit.range() {
            if !matches!(words.at(at), "according" | "as" | "in") || self.story.quoted(at) {
                continue;
            }
            let fits = |form: &[&str]| form.iter().zip(at..).all(|(&w, i)| words.at(i) == w);
            let Some((form, cue)) = Lexicon::embedded().phrases().find(|(form, _)| fits(form))
            else {
                continue;
            };
            let tokens = TokenRange::new(at, at + form.len());
            if tokens.end() >= self.end {
                continue;
            }
            let source = self.story.phrase_after(tokens.end(), self.end);
            let after = source.map_or(tokens.end(), TokenRange::end);
            let content = self.around(tokens, after);
            let taken = |range: &TokenRange| {
                let mut others = found[first..].iter().flat_map(|other| &other.content);
                others.any(|other| other.start() < range.end() && range.start() < other.end())
            };
            if content.is_empty() || content.iter().any(taken) {
                continue;
            }
            let Cue { act, polarity, .. } = *cue;
            found.push(Found {
                content,
                cue: Some(tokens),
                source,
                act,
                polarity,
                confidence: 0.85,
            });
        }
    }

    fn around(&self, cue: TokenRange, after: usize) -> Vec<TokenRange> {
        let words = &self.story.words;
        let mut content = Vec::new();
        let mut before = cue.start();
        while before > self.unit.start()
            && matches!(words.at(before - 1), "," | "-" | "—" | "–")
            && !self.story.quoted(before - 1)
        {
            before -= 1;
        }
        if before > self.unit.start() + 1 {
            content.push(TokenRange::new(self.unit.start(), before));
        }
        let comma = (after..self.end.min(after + 30))
            .find(|&at| words.at(at) == "," && !self.story.quoted(at));
        if let Some(comma) = comma.filter(|&comma| comma + 1 < self.end) {
            let leads = content.is_empty();
            if leads || (comma == after && !words.is("article", comma + 1)) {
                let from = if leads { self.past_appositive(comma) } else { comma + 1 };
                content.push(TokenRange::new(from, self.end));
            }
        }
        content
    }

    /// `According to Roe, a baker, bread ...`: the content begins after the second comma.
    fn past_appositive(&self, comma: usize) -> usize {
        let words = &self.story.words;
        if matches!(words.at(comma + 1), "a" | "an" | "who" | "which") {
            let second = (comma + 1..self.end.min(comma + 20)).find(|&at| words.at(at) == ",");
            if let Some(second) = second.filter(|&second| second + 2 < self.end) {
                return second + 1;
            }
        }
        comma + 1
    }

    /// `Content: Source` in a headline, and `Source: “Content”` anywhere.
    fn colon(&self) -> Option<Found> {
        let (story, words) = (self.story, &self.story.words);
        let colon = self.unit.range().find(|&at| words.at(at) == ":" && !story.quoted(at))?;
        let next = colon + 1;
        if colon == self.unit.start() || next >= self.end {
            return None;
        }
        let alone = |at: usize| at == 0 || words.paragraph[at] != words.paragraph[at - 1];
        let headline = alone(self.unit.start())
            && (self.unit.end() == words.len() || alone(self.unit.end()))
            && self.end == self.unit.end();
        let short = |from: usize, to: usize| {
            to - from <= 4 && (from..to).all(|at| words.is_word(at)) && words.is_capital(from)
        };
        let titled = headline && colon - self.unit.start() <= 2 && self.end - next > 3;
        let (content, source) =
            if headline && short(next, self.end) && colon - self.unit.start() > 2 {
                (TokenRange::new(self.unit.start(), colon), TokenRange::new(next, self.end))
            } else if short(self.unit.start(), colon)
                && (story.quotation_from(next).is_some() || titled)
            {
                (TokenRange::new(next, self.unit.end()), TokenRange::new(self.unit.start(), colon))
            } else {
                return None;
            };
        let (act, polarity) = (Act::Statement, Polarity::Assert);
        Some(Found {
            content: vec![content],
            cue: None,
            source: Some(source),
            act,
            polarity,
            confidence: 0.7,
        })
    }
}
