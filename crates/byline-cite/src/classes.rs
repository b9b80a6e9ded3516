//! The classes of words that citations go by, from what the lexicon knows of them.

use byline_lexicon::{Class, Features, Forms, Nouns, Report, Strength, Takes, Word, Words};

/// Classes that a word belongs to, a bit for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Classes(u32);

impl Classes {
    /// A verb by which a source says, writes or reports something.
    pub const SPEECH: Self = Self(1);
    /// A verb by which an outlet carries something.
    pub const CARRY: Self = Self(1 << 1);
    /// A verb by which a document speaks.
    pub const DOCUMENT: Self = Self(1 << 2);
    /// A word after a name that says what it is: Le Monde newspaper.
    pub const APPOSITION: Self = Self(1 << 3);
    /// A word that may stand between a source and its verb.
    pub const FILLER: Self = Self(1 << 4);
    /// A word that ends a noun phrase when it is read backwards.
    pub const STOP: Self = Self(1 << 5);
    /// A determiner, number or possessive.
    pub const DETERMINER: Self = Self(1 << 6);
    /// The last word of an outlet's name that stands for the whole after "the".
    pub const SHORT: Self = Self(1 << 7);
    /// A noun that stands for an outlet.
    pub const OUTLET: Self = Self(1 << 8);
    /// A noun that stands for a broadcaster.
    pub const BROADCASTER: Self = Self(1 << 9);
    /// A noun for a document or a recording.
    pub const DOCUMENT_NOUN: Self = Self(1 << 10);
    /// A noun for people whom a story does not name.
    pub const UNNAMED_NOUN: Self = Self(1 << 11);
    /// A noun for people.
    pub const PERSON_NOUN: Self = Self(1 << 12);
    /// The determiner of somebody who has not been spoken of.
    pub const INDEFINITE: Self = Self(1 << 13);
    /// The last word of a name that is in no list.
    pub const OUTLET_ENDING: Self = Self(1 << 14);
    /// The same of a broadcaster.
    pub const BROADCASTER_ENDING: Self = Self(1 << 15);
    /// The same of a news agency.
    pub const AGENCY_ENDING: Self = Self(1 << 16);
    /// The first word of such a name.
    pub const OUTLET_BEGINNING: Self = Self(1 << 17);
    /// A day or month, which is no name.
    pub const CALENDAR: Self = Self(1 << 18);
    /// A noun before which a name is that of an outlet.
    pub const PRESS_NOUN: Self = Self(1 << 19);
    /// A base form of [`CARRY`](Self::CARRY) that is a noun too: report.
    pub const NOUN_TOO: Self = Self(1 << 20);

    /// not, nor, neither.
    pub const NEGATION: Self = Self(1 << 21);

    /// Both sets together.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True if a class is in both sets.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes of a word.
    pub fn of(word: &Word) -> Self {
        let press = Nouns::OUTLET.or(Nouns::BROADCASTER).or(Nouns::NEWSWIRE);
        let nouns = [
            (press.or(Nouns::PRESS).or(Nouns::BESIDE_OUTLET), Self::APPOSITION),
            (press, Self::PRESS_NOUN),
            (Nouns::SHORT, Self::SHORT),
            (Nouns::OUTLET, Self::OUTLET),
            (Nouns::BROADCASTER, Self::BROADCASTER),
            (Nouns::OUTLET_ENDING, Self::OUTLET_ENDING),
            (Nouns::BROADCASTER_ENDING, Self::BROADCASTER_ENDING),
            (Nouns::AGENCY_ENDING, Self::AGENCY_ENDING),
            (Nouns::OUTLET_BEGINNING, Self::OUTLET_BEGINNING),
        ];
        let words = [
            (Words::FILLER, Self::FILLER),
            (Words::DETERMINER.or(Words::NUMERAL), Self::DETERMINER),
            (Words::INDEFINITE, Self::INDEFINITE),
            (Words::DAY.or(Words::MONTH), Self::CALENDAR),
            (Words::NEGATION, Self::NEGATION),
        ];
        let nouns = nouns.into_iter().map(|(kinds, class)| Self::when(word.is_noun(kinds), class));
        let words = words.into_iter().map(|(classes, class)| Self::when(word.is(classes), class));
        let stops = word.is(STOPS)
            || word.is(Words::NEGATION) && !word.is(Words::DETERMINER)
            || word.features.has(Features::SUBJECT)
            || word.verb.is_some_and(|verb| ends_subject(&verb, word.forms));
        let sure = !word.is_noun(Nouns::DOUBTFUL);
        let rest = [
            (stops, Self::STOP),
            (sure && word.is_noun(Nouns::DOCUMENT), Self::DOCUMENT_NOUN),
            (sure && word.is_noun(Nouns::PERSON) && !word.is_noun(Nouns::PRESS), Self::PERSON_NOUN),
            (
                sure && word.is_noun(Nouns::UNNAMED) && !word.is_noun(Nouns::PEOPLE),
                Self::UNNAMED_NOUN,
            ),
        ];
        let rest = rest.into_iter().map(|(holds, class)| Self::when(holds, class));
        nouns.chain(words).chain(rest).fold(verb(word), Self::or)
    }

    fn when(holds: bool, class: Self) -> Self {
        if holds { class } else { Self::default() }
    }
}

/// Words that cannot stand inside a noun phrase before its head.
const STOPS: Words = Words::PREPOSITION
    .or(Words::AUXILIARY)
    .or(Words::SUBORDINATOR)
    .or(Words::COORDINATOR)
    .or(Words::FOCUS);

/// The classes of a word as a verb.
fn verb(word: &Word) -> Classes {
    let Some(verb) = word.verb.filter(|_| !word.is(Words::PREPOSITION)) else {
        return Classes::default();
    };
    let past = word.forms.has(Forms::PAST.or(Forms::PARTICIPLE).or(Forms::GERUND));
    let base = !past && word.forms.has(Forms::BASE);
    let known = word.noun.is_some() || !word.nouns.is_empty();
    let noun = !past && known && (base || verb.strength < Strength::Always);
    let plain = !base || verb.takes(Takes::BARE);
    let finite = word.forms.has(Forms::PAST.or(Forms::THIRD).or(Forms::BASE));
    let carries = carries(&verb) && (finite || verb.class == Class::Relay);
    Classes::when(says(&verb) && plain && !noun, Classes::SPEECH)
        .or(Classes::when(carries, Classes::CARRY))
        .or(Classes::when(carries && noun, Classes::NOUN_TOO))
        .or(Classes::when(shows(&verb) && (!noun || verb.class == Class::Show), Classes::DOCUMENT))
}

/// True for verbs that come after their subject and never stand in it: said, but not proposed.
fn ends_subject(verb: &Report, forms: Forms) -> bool {
    let speech = matches!(verb.class, Class::Say | Class::Write | Class::Relay);
    let plain = verb.takes(Takes::BARE) || verb.class == Class::Relay;
    let finite = forms.has(Forms::PAST.or(Forms::THIRD)) || verb.class == Class::Relay;
    speech && plain && finite && verb.strength == Strength::Always
}

fn says(verb: &Report) -> bool {
    use Class::{Accuse, Ask, Deny, Promise, Relay, Request, Say, Write};
    let says = matches!(verb.class, Say | Write | Ask | Request | Promise | Deny | Accuse | Relay);
    (says || describes(verb)) && verb.strength >= Strength::Mostly || verb.takes(Takes::CARRY)
}

fn carries(verb: &Report) -> bool {
    use Class::{Know, Relay, Say, Show, Write};
    let says = matches!(verb.class, Say | Write | Relay | Show | Know) || describes(verb);
    let sure = says && verb.strength >= Strength::Mostly && !verb.takes(Takes::HEARER);
    sure || verb.takes(Takes::CARRY)
}

fn shows(verb: &Report) -> bool {
    let says = matches!(verb.class, Class::Say | Class::Accuse | Class::Relay) || describes(verb);
    says && verb.strength >= Strength::Mostly
        || verb.class == Class::Show && !verb.takes(Takes::CARRY)
}

/// described as, identified as; but not called.
fn describes(verb: &Report) -> bool {
    verb.class == Class::Name && verb.takes(Takes::AS)
}
