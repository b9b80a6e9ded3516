//! Quotations and their speakers.

use crate::{EntityId, Span};

/// Position of a quote in its document's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteId(pub u32);

impl QuoteId {
    /// The position as an index.
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

named_enum! {
    /// How much of a quote's content stands inside quotation marks.
    "quote kind" QuoteKind {
        /// All of it.
        Direct = "direct",
        /// None of it.
        Indirect = "indirect",
        /// A part.
        Mixed = "mixed",
    }
}

named_enum! {
    /// What the source is said to have done.
    "act" Act {
        /// Said, wrote, asked, denied, showed.
        Statement = "statement",
        /// Believes, wants, plans, fears, supports.
        Attitude = "attitude",
        /// Was asked, and gave no answer: declined to comment, would not say whether.
        NoAnswer = "no-answer",
    }
}

named_enum! {
    /// How a quote is put: which construction its cue, content and source stand in.
    #[non_exhaustive]
    "construction" Construction {
        /// `“Bread is dear,” Zoë Ruiz said.`
        QuotationBefore = "quotation-before",
        /// `Zoë Ruiz said: “Bread is dear.”`
        QuotationAfter = "quotation-after",
        /// `“Bread,” Zoë Ruiz said, “is dear.”`
        QuotationAround = "quotation-around",
        /// `Zoë Ruiz said that bread is dear, and Karl Brandt that it is cheap.`: the second.
        Gapping = "gapping",
        /// A quotation that no word attributes.
        Unattributed = "unattributed",
        /// `Zoë Ruiz said that bread is dear.`
        SaidThat = "said-that",
        /// `Zoë Ruiz asked whether bread is dear.`
        Question = "question",
        /// `Bread is dear, Zoë Ruiz said.`
        EndAttribution = "end-attribution",
        /// `Bread, Zoë Ruiz said, is dear.`
        Interrupted = "interrupted",
        /// `According to Zoë Ruiz, bread is dear.`
        AccordingTo = "according-to",
        /// `As Zoë Ruiz put it, bread is dear.`
        Comment = "comment",
        /// `The mayor was told by Zoë Ruiz that bread is dear.`
        Passive = "passive",
        /// `Zoë Ruiz urged bakers to work less.`
        Infinitive = "infinitive",
        /// `Zoë Ruiz rejected the plan.`
        Object = "object",
        /// `Zoë Ruiz warned of dear bread.`
        Preposition = "preposition",
        /// `her claim that bread is dear`
        Noun = "noun",
        /// `“Bread is dear.” ― Zoë Ruiz`
        Signature = "signature",
        /// `RUIZ: Bread is dear.`
        Turn = "turn",
        /// `Bread to be dearer by May – bakers`
        Heading = "heading",
        /// Read off the labels of a model, in no construction that is known.
        Labelled = "labelled",
    }
}

named_enum! {
    /// Whether the source asserts the content or denies it.
    "polarity" Polarity {
        /// The source stands by the content.
        Assert = "assert",
        /// The source says that the content is not so.
        Deny = "deny",
    }
}

/// Who a quote is attributed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The entity of the story, where the source was recognised as one.
    pub entity: Option<EntityId>,
    /// The fullest name, or for an unnamed source its phrase without determiner. Empty where
    /// nobody is meant.
    pub name: String,
    /// True for a source that the story does not name: `a senior official`.
    pub anonymous: bool,
}

/// One attribution: somebody is said to have said, or thought, something.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Quote {
    /// Direct, indirect or mixed.
    pub kind: QuoteKind,
    /// Statement or attitude.
    pub act: Act,
    /// Asserted or denied.
    pub polarity: Polarity,
    /// The words attributed, quotation marks included. Several spans are one interrupted or
    /// continued quote. Sorted, disjoint, never empty.
    pub content: Vec<Span>,
    /// The parts of the content that stand inside quotation marks, marks included.
    pub marked: Vec<Span>,
    /// The words that attribute: `said`, `according to`.
    pub cue: Vec<Span>,
    /// The noun phrase that names the source, as written.
    pub source: Vec<Span>,
    /// Who that is; `None` until speakers are resolved.
    pub speaker: Option<Speaker>,
    /// How the content reached the story, origin first: the speaker, then every carrier. Empty where
    /// nobody is named; [`QuoteRef::via`](crate::QuoteRef::via) gives the carriers alone.
    pub chain: Vec<String>,
    /// How the quote was found; `None` where whoever found it did not say.
    pub construction: Option<Construction>,
    /// How sure the attributor is, from 0 to 1.
    pub confidence: f32,
}

impl Quote {
    /// A statement by anybody, asserted and certain: content alone.
    pub fn new(kind: QuoteKind, content: Vec<Span>) -> Self {
        Self {
            kind,
            act: Act::Statement,
            polarity: Polarity::Assert,
            content,
            marked: Vec::new(),
            cue: Vec::new(),
            source: Vec::new(),
            speaker: None,
            chain: Vec::new(),
            construction: None,
            confidence: 1.0,
        }
    }
}
