//! Quotes with the document that they stand in.

use super::EntityRef;
use crate::{Act, Construction, Document, Polarity, Quote, QuoteId, QuoteKind, Span};
use std::fmt;

/// A quote of a document: its words, who said them, and through whom they came.
///
/// ```
/// use byline_core::{Document, Quote, QuoteKind, Span, Speaker};
///
/// let mut document = Document::new("The café is shut, Zoë told Le Monde. It is “shut”.");
/// let mut told = Quote::new(QuoteKind::Indirect, vec![Span::new(0, 17)]);
/// told.cue = vec![Span::new(24, 28)];
/// told.speaker = Some(Speaker { entity: None, name: "Zoë".to_owned(), anonymous: false });
/// told.chain = vec!["Zoë".to_owned(), "Le Monde".to_owned()];
/// let unattributed = Quote::new(QuoteKind::Direct, vec![Span::new(45, 55)]);
/// document.set_quotes(vec![told, unattributed])?;
///
/// let quotes: Vec<_> = document.quote_refs().collect();
/// assert_eq!(quotes[0].speaker_name(), Some("Zoë"));
/// assert_eq!(quotes[0].cue().as_deref(), Some("told"));
/// assert_eq!(quotes[0].via(), ["Le Monde"]);
/// assert_eq!(quotes[0].to_string(), "Zoë: The café is shut (via Le Monde)");
/// assert_eq!((quotes[1].speaker_name(), quotes[1].cue()), (None, None));
/// assert_eq!(quotes[1].to_string(), "(nobody named): “shut”");
/// # Ok::<(), byline_core::DocumentError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct QuoteRef<'d> {
    pub(super) document: &'d Document,
    pub(super) index: usize,
}

impl<'d> QuoteRef<'d> {
    /// The quote itself.
    pub fn quote(self) -> &'d Quote {
        &self.document.quotes()[self.index]
    }

    /// Its id.
    pub fn id(self) -> QuoteId {
        QuoteId(self.index as u32)
    }

    /// How much of it stands in quotation marks.
    pub fn kind(self) -> QuoteKind {
        self.quote().kind
    }

    /// Whether it was said, thought or left unanswered.
    pub fn act(self) -> Act {
        self.quote().act
    }

    /// Whether the source asserts it or denies it.
    pub fn polarity(self) -> Polarity {
        self.quote().polarity
    }

    /// How it was found.
    pub fn construction(self) -> Option<Construction> {
        self.quote().construction
    }

    /// How sure the attributor is, from 0 to 1.
    pub fn confidence(self) -> f32 {
        self.quote().confidence
    }

    /// True if its confidence is below a half: its readers had better look at the text.
    pub fn is_doubtful(self) -> bool {
        self.confidence() < 0.5
    }

    /// From the first byte of the content to the last, whatever stands between.
    pub fn span(self) -> Span {
        self.quote().content.iter().copied().reduce(Span::cover).unwrap_or_default()
    }

    /// The words of the content, quotation marks included, with ` … ` where it is interrupted.
    pub fn text(self) -> String {
        self.words(&self.quote().content).unwrap_or_default()
    }

    /// The words that attribute it (`said`, `according to`), if there are any.
    pub fn cue(self) -> Option<String> {
        self.words(&self.quote().cue)
    }

    /// The words that name the source, as written (`the mayor`, `she`), if there are any.
    pub fn source(self) -> Option<String> {
        self.words(&self.quote().source)
    }

    fn words(self, spans: &[Span]) -> Option<String> {
        let parts: Vec<&str> = spans.iter().map(|&span| &self.document.text()[span]).collect();
        (!parts.is_empty()).then(|| parts.join(" … "))
    }

    /// The speaker as an entity, where it is one.
    pub fn speaker(self) -> Option<EntityRef<'d>> {
        self.document.entity_ref(self.quote().speaker.as_ref()?.entity?)
    }

    /// Who is meant: the fullest name in the story, also where the quote has `she` or `the mayor`; for
    /// somebody whom the story never names, the description without article (`senior official`).
    /// `None` where nobody is meant, or nobody was found. What the quote itself has is
    /// [`source`](Self::source).
    pub fn speaker_name(self) -> Option<&'d str> {
        let name = self.quote().speaker.as_ref()?.name.as_str();
        (!name.is_empty()).then_some(name)
    }

    /// True if the speaker is somebody whom the story does not name.
    pub fn is_anonymous(self) -> bool {
        self.quote().speaker.as_ref().is_some_and(|speaker| speaker.anonymous)
    }

    /// Everybody whom it came through, origin first: the speaker, then [`via`](Self::via). Empty where
    /// nobody is named.
    pub fn chain(self) -> &'d [String] {
        &self.quote().chain
    }

    /// Who passed it on, nearest to the origin first: the chain without whoever said it. Empty
    /// where this story got it from the speaker, and where nobody is named at all.
    pub fn via(self) -> &'d [String] {
        self.chain().get(1..).unwrap_or_default()
    }
}

/// Speaker, words, and through whom they came.
impl fmt::Display for QuoteRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.speaker_name().unwrap_or("(nobody named)"), self.text())?;
        match self.via() {
            [] => Ok(()),
            via => write!(f, " (via {})", via.join(", then ")),
        }
    }
}
