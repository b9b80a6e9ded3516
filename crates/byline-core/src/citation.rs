//! Citations: where a story says that a piece of information comes from.

use crate::{EntityId, QuoteId, Span};

/// Position of a citation in its document's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CitationId(pub u32);

impl CitationId {
    /// The position as an index.
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

named_enum! {
    /// What kind of source a hop is.
    #[non_exhaustive]
    "source kind" SourceKind {
        /// A newspaper, magazine or online publication.
        Outlet = "outlet",
        /// A news agency.
        Agency = "agency",
        /// A radio or television station.
        Broadcaster = "broadcaster",
        /// A web site that is not an outlet.
        Website = "website",
        /// A social network or messenger.
        Platform = "platform",
        /// A report, statement, letter, law, poll.
        Document = "document",
        /// A body that is not in the news business.
        Organization = "organization",
        /// A named person who relays.
        Person = "person",
        /// Somebody whom the story does not name.
        Unnamed = "unnamed",
    }
}

impl SourceKind {
    /// True for the kinds that carry news.
    ///
    /// ```
    /// use byline_core::SourceKind;
    ///
    /// assert!(SourceKind::Agency.is_press() && !SourceKind::Document.is_press());
    /// ```
    pub const fn is_press(self) -> bool {
        matches!(self, Self::Outlet | Self::Agency | Self::Broadcaster)
    }
}

named_enum! {
    /// How the information came from the cited source to this story.
    #[non_exhaustive]
    "relation" Relation {
        /// The source reports it.
        Reported = "reported",
        /// The source got it from somebody else, or this story got it from the source's report.
        SecondHand = "second-hand",
        /// It was said to, on or in the source: an interview, a platform, a press release.
        Venue = "venue",
        /// A document is itself the source.
        Document = "document",
        /// The agency of a dateline or an end credit.
        Dateline = "dateline",
        /// A credit for a picture or for a contribution.
        Credit = "credit",
        /// An address is given.
        Link = "link",
        /// A mention that only points back to an earlier citation.
        Anaphor = "anaphor",
    }
}

impl Relation {
    /// The relation in words for people who read a table of sources.
    ///
    /// ```
    /// assert_eq!(byline_core::Relation::SecondHand.label(), "passed on");
    /// ```
    pub const fn label(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::SecondHand => "passed on",
            Self::Venue => "said there",
            Self::Document => "document",
            Self::Dateline => "dateline",
            Self::Credit => "credit",
            Self::Link => "link",
            Self::Anaphor => "named again",
        }
    }
}

named_enum! {
    /// Through what the information went.
    #[non_exhaustive]
    "medium" Medium {
        /// A conversation for publication.
        Interview = "interview",
        /// A statement, spoken or written.
        Statement = "statement",
        /// A report, of an outlet or a body.
        Report = "report",
        /// A message on a platform.
        Post = "post",
        /// A page of a web site.
        Website = "website",
        /// A press conference or briefing.
        PressConference = "press-conference",
        /// A press release.
        PressRelease = "press-release",
        /// A speech, rally or debate.
        Speech = "speech",
        /// A letter.
        Letter = "letter",
        /// An e-mail.
        Email = "email",
        /// A book.
        Book = "book",
        /// An opinion piece, column or editorial.
        Editorial = "editorial",
        /// A document filed with a court or an authority.
        Filing = "filing",
        /// A poll or study.
        Poll = "poll",
        /// A recording.
        Recording = "recording",
        /// A broadcast or programme.
        Broadcast = "broadcast",
        /// A dateline.
        Dateline = "dateline",
        /// A line at the end of the story.
        Footer = "footer",
        /// A picture.
        Photo = "photo",
    }
}

named_enum! {
    /// How a hop names its source.
    "hop form" HopForm {
        /// In full: `The Washington Post`, `a report by the ministry`.
        Full = "full",
        /// By a part of the name: `the Post`.
        Short = "short",
        /// By its kind alone: `the newspaper`, `the report`.
        Anaphor = "anaphor",
    }
}

named_enum! {
    /// How it is known that a citation supports a quote.
    "scope" Scope {
        /// They stand in one sentence.
        Explicit = "explicit",
        /// Position and speaker suggest it.
        Inferred = "inferred",
    }
}

/// One source on the way from the origin to this story.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Hop {
    /// The noun phrase, as written; `None` where the source is only implied (`reportedly`).
    pub source: Option<Span>,
    /// The words that make it a citation: `reported`, `citing`, `told`.
    pub cue: Option<Span>,
    /// The canonical name, or an abbreviation where the story writes nothing else; for a described
    /// source its phrase.
    pub name: String,
    /// What it is.
    pub kind: SourceKind,
    /// How it is named here.
    pub form: HopForm,
    /// The entity of the story that it is, where there is one.
    pub entity: Option<EntityId>,
    /// The noun phrase that a short form or an anaphor points to; `None` where it stands for
    /// itself or more than one would fit.
    pub antecedent: Option<Span>,
}

impl Hop {
    /// A source by name, with none of its places.
    pub fn new(name: impl Into<String>, kind: SourceKind, form: HopForm) -> Self {
        Self {
            source: None,
            cue: None,
            name: name.into(),
            kind,
            form,
            entity: None,
            antecedent: None,
        }
    }
}

/// A quote that a citation vouches for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Support {
    /// The quote.
    pub quote: QuoteId,
    /// How that is known.
    pub scope: Scope,
}

/// A place where the story says where it has something from.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Citation {
    /// The smallest stretch that holds all hops and cues.
    pub clause: Span,
    /// How the information came here.
    pub relation: Relation,
    /// Through what.
    pub medium: Option<Medium>,
    /// The platform, where the medium is a post: `Twitter`.
    pub platform: Option<String>,
    /// The sources, from this story outward: the last is nearest to the origin. Several that one phrase
    /// means (`the papers`) follow each other with the same [`source`](Hop::source), in the order in
    /// which they were named, and are one [step](Self::steps). Never empty.
    pub hops: Vec<Hop>,
    /// The quotes that it vouches for.
    pub supports: Vec<Support>,
    /// How sure the tracker is, from 0 to 1.
    pub confidence: f32,
}

impl Citation {
    /// A citation that is certain and supports nothing yet. Of `hops`, the last is nearest to the
    /// origin.
    pub fn new(clause: Span, relation: Relation, hops: Vec<Hop>) -> Self {
        Self {
            clause,
            relation,
            medium: None,
            platform: None,
            hops,
            supports: Vec::new(),
            confidence: 1.0,
        }
    }

    /// The way from this story outward: one hop for each step, or several that one phrase means.
    ///
    /// ```
    /// use byline_core::{Citation, Hop, HopForm, Relation, SourceKind, Span};
    ///
    /// let hop = |name: &str, source| {
    ///     let mut hop = Hop::new(name, SourceKind::Outlet, HopForm::Anaphor);
    ///     hop.source = Some(source);
    ///     hop
    /// };
    /// // `the papers said, citing a neighbour of the café`
    /// let (papers, neighbour) = (Span::new(0, 10), Span::new(24, 48));
    /// let hops = vec![hop("Le Monde", papers), hop("RT", papers), hop("neighbour", neighbour)];
    /// let citation = Citation::new(papers.cover(neighbour), Relation::SecondHand, hops);
    /// let steps: Vec<usize> = citation.steps().map(<[Hop]>::len).collect();
    /// assert_eq!(steps, [2, 1]);
    /// ```
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = &[Hop]> {
        self.hops.chunk_by(|hop, next| hop.source.is_some() && hop.source == next.source)
    }
}
