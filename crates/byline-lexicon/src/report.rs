//! What is known of a word that reports.

use byline_core::{Act, Polarity};

byline_core::named_enum! {
    /// What a reporting word says that its source does.
    "class of a reporting word" Class {
        /// Says: said, added, the claim.
        Say = "say",
        /// Writes: wrote, tweeted.
        Write = "write",
        /// Asks for an answer: asked, wondered.
        Ask = "ask",
        /// Asks or orders somebody to do something: urged, demanded, a call.
        Request = "request",
        /// Promises or threatens: pledged, the vow.
        Promise = "promise",
        /// Says that something is not so: denied, rejected, the rebuttal.
        Deny = "deny",
        /// Says who is guilty: accused, blamed.
        Accuse = "accuse",
        /// Praises or criticises: slammed, hailed.
        Judge = "judge",
        /// Says what something is to be called: dubbed, described as.
        Name = "name",
        /// Talks about something, without words of its own: discussed, referred to.
        Talk = "talk",
        /// Shows, as documents and figures do: the survey found.
        Show = "show",
        /// Passes on what another says: cited, quoted.
        Relay = "relay",
        /// A manner of speaking, or a gesture beside words: whispered, shrugged.
        Manner = "manner",
        /// Gives no answer: declined to comment.
        Silence = "silence",
        /// Holds an opinion: believes, the view.
        Opine = "opine",
        /// Has a feeling about something: fears, regrets.
        Feel = "feel",
        /// Wishes or plans: wants, intends, the plan.
        Want = "want",
        /// Is against something or not sure of it: doubts, opposes, the refusal.
        Doubt = "doubt",
        /// Knows, so that what follows is true: knew, learned.
        Know = "know",
        /// Does something that shows an attitude, where no words are at stake: voted.
        Act = "act",
    }
}

impl Class {
    /// Whether the source says something or has an attitude.
    pub const fn act(self) -> Act {
        match self {
            Self::Silence | Self::Opine | Self::Feel | Self::Want => Act::Attitude,
            Self::Doubt | Self::Know | Self::Act => Act::Attitude,
            _ => Act::Statement,
        }
    }

    /// Whether the source stands by the content.
    pub const fn polarity(self) -> Polarity {
        match self {
            Self::Deny | Self::Doubt | Self::Silence => Polarity::Deny,
            _ => Polarity::Assert,
        }
    }
}

byline_core::named_enum! {
    /// How surely a reporting word alone attributes what it takes.
    "strength" Strength {
        /// Only in some of its uses, which a model has to tell apart: the minister took.
        Seldom = "seldom",
        /// Only beside quotation marks: “Never,” he laughed.
        Marks = "marks",
        /// Nearly always, though it has another common meaning: she read.
        Mostly = "mostly",
        /// Wherever it has a source and one of its patterns: he said.
        Always = "always",
    }
}

flags! {
    /// What a reporting word takes.
    "pattern" Takes: u32 {
        /// A clause with "that".
        THAT = "that",
        /// A clause without "that".
        BARE = "bare",
        /// A clause with how, whether, why, what.
        WH = "wh",
        /// An infinitive: promised to resign.
        TO = "to",
        /// A gerund: admitted stealing.
        ING = "ing",
        /// A quotation, before or after it.
        QUOTE = "quote",
        /// A noun phrase as its content: announced the closure.
        NOUN = "noun",
        /// A phrase with about, on, over or at.
        ABOUT = "about",
        /// A phrase with of: accused him of fraud, warned of a shortage.
        OF = "of",
        /// A phrase with for: called for calm.
        FOR = "for",
        /// A phrase with as: described it as a start.
        AS = "as",
        /// A phrase with with: charged him with fraud.
        WITH = "with",
        /// A noun phrase and what it is called: called it a disaster.
        NAMED = "named",
        /// The listener as its object: told him that, urged them to.
        HEARER = "hearer",
        /// The listener after "to": said to him that.
        TO_HEARER = "to-hearer",
        /// The words after "as saying", with the source as its object: quoted him as saying.
        AS_SAYING = "as-saying",
        /// Nothing: negated it means that nobody answered, as in did not respond.
        NO_ANSWER = "no-answer",
        /// Of verbs: what an outlet does with the words of others, as in aired, printed.
        CARRY = "carry",
        /// Of nouns: after "in" and the source, as in "in her view", "in the view of the court".
        IN = "in",
        /// Of nouns: after "by" and the source, as in "by his account".
        BY = "by",
    }
}

flags! {
    /// Which forms of a verb a word may be.
    "form" Forms: u8 {
        /// `say`
        BASE = "base",
        /// `says`
        THIRD = "third",
        /// `wrote`
        PAST = "past",
        /// `written`
        PARTICIPLE = "participle",
        /// `writing`
        GERUND = "gerund",
    }
}

/// The base form of a word of the lexicon; [`Lexicon::lemma`](crate::Lexicon::lemma) spells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lemma(pub(crate) u32);

/// What a verb, noun, adjective or preposition says about who says what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// What the source does.
    pub class: Class,
    /// How surely it attributes.
    pub strength: Strength,
    /// What it takes.
    pub takes: Takes,
    /// Its base form.
    pub lemma: Lemma,
    /// True if a user added it.
    pub own: bool,
}

impl Report {
    /// True if it takes one of these patterns.
    #[inline]
    pub const fn takes(&self, patterns: Takes) -> bool {
        self.takes.has(patterns)
    }
}
