//! How each quote came to the story: names on the quote itself, and the links in full.

mod build;

pub(crate) use build::build;

use byline_core::{
    Citation, Document, EntityId, EntityKind, Hop, Quote, QuoteId, Relation, Scope, SourceKind,
    Span,
};
use byline_lexicon::is_same_name;

/// What a link of a chain did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Role {
    /// Said it.
    Speaker,
    /// Wrote or published the document that says it.
    Author,
    /// Passed it on.
    Carrier,
}

/// One station on the way of a quote.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Its name; empty where the story only implies that there is somebody (`reportedly`).
    pub name: String,
    /// What it is; `None` for a speaker who is neither cited nor an entity of the story.
    pub kind: Option<SourceKind>,
    /// What it did.
    pub role: Role,
    /// The year that tells editions of one document apart, where the story gives one.
    pub edition: Option<String>,
    /// The entity of the story that it is.
    pub entity: Option<EntityId>,
    /// The citation that names it, as an index into [`Document::citations`]; `None` for a speaker
    /// named by the quote alone.
    pub citation: Option<usize>,
    /// How it is known that the citation supports the quote.
    pub scope: Scope,
}

/// The way of one quote to the story.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// The quote.
    pub quote: QuoteId,
    /// The stations, origin first. The story itself is not among them.
    pub links: Vec<Link>,
}

impl Chain {
    /// How many stations lie between the origin and the story, the origin included.
    pub fn depth(&self) -> usize {
        self.links.len()
    }

    /// True if the chain ends without anybody who could be asked: in an outlet that names no
    /// origin, in somebody unnamed, or nowhere.
    pub fn lost_origin(&self) -> bool {
        let Some(origin) = self.links.first() else { return true };
        let unknown = |kind: SourceKind| kind.is_press() || kind == SourceKind::Unnamed;
        origin.name.is_empty() || origin.kind.is_some_and(unknown)
    }
}

/// The chains of all quotes of a document that a tracker and, before it, an attributor have been
/// over. In contrast to [`Quote::chain`], which holds the names of those who spoke and carried,
/// documents stand beside their authors and publishers here, and a source that is only implied
/// has its place.
///
/// ```
/// use byline_cite::{Role, Tracker, chains};
/// use byline_core::{Document, Quote, QuoteKind, Span, Speaker};
///
/// let text = "The café closes, a report by Zoé Marin said, Le Monde reported.";
/// let mut document = Document::new(text);
/// document.set_tokens(byline_tokenize::tokens(text).collect(), vec![])?;
/// let mut closes = Quote::new(QuoteKind::Indirect, vec![Span::new(0, 16)]);
/// closes.source = vec![Span::new(18, 40)];
/// closes.speaker = Some(Speaker { entity: None, name: "Zoé Marin".into(), anonymous: false });
/// document.set_quotes(vec![closes])?;
/// let tracking = Tracker::new().track(&document);
/// document.set_citations(tracking.citations, tracking.quotes)?;
/// let chain = &chains(&document)[0];
/// let names: Vec<_> = chain.links.iter().map(|link| link.name.as_str()).collect();
/// assert_eq!(names, ["Zoé Marin", "report", "Le Monde"]);
/// assert_eq!(chain.links[0].role, Role::Author);
/// assert_eq!((chain.depth(), chain.lost_origin()), (3, false));
/// # Ok::<(), byline_core::DocumentError>(())
/// ```
pub fn chains(document: &Document) -> Vec<Chain> {
    let mut support: Vec<Vec<(usize, Scope)>> = vec![Vec::new(); document.quotes().len()];
    for (index, citation) in document.citations().iter().enumerate() {
        for supported in &citation.supports {
            if let Some(list) = support.get_mut(supported.quote.index()) {
                list.push((index, supported.scope));
            }
        }
    }
    let quotes = (0..).map(QuoteId).zip(document.quotes()).zip(support);
    quotes.map(|((id, quote), support)| chain(document, id, quote, &support)).collect()
}

/// A citation that supports the quote at hand, with its index.
type Supporting<'d> = (usize, Scope, &'d Citation);

fn chain(document: &Document, id: QuoteId, quote: &Quote, support: &[(usize, Scope)]) -> Chain {
    let cited: Vec<Supporting> = support
        .iter()
        .filter_map(|&(index, scope)| Some((index, scope, document.citations().get(index)?)))
        .collect();
    let mut links: Vec<Link> = quote
        .chain
        .iter()
        .enumerate()
        .map(|(place, name)| named(document, quote, &cited, place, name))
        .collect();
    for (supporting, hop) in hops(&cited) {
        if hop.kind == SourceKind::Document
            && !links.iter().any(|link| is_same_name(&link.name, &hop.name))
        {
            // The author speaks for the document on the quote; here it has its own place.
            links.insert(links.len().min(1), link(document, supporting, hop));
        }
    }
    mark_author(quote, &cited, &mut links);
    for (supporting, hop) in hops(&cited).filter(|(_, hop)| hop.source.is_none()) {
        links.push(link(document, supporting, hop));
    }
    Chain { quote: id, links }
}

fn hops<'c>(cited: &'c [Supporting<'c>]) -> impl Iterator<Item = (&'c Supporting<'c>, &'c Hop)> {
    cited.iter().flat_map(|supporting| supporting.2.hops.iter().map(move |hop| (supporting, hop)))
}

/// The link of a name on the quote.
fn named(
    document: &Document,
    quote: &Quote,
    cited: &[Supporting],
    place: usize,
    name: &str,
) -> Link {
    if let Some((supporting, hop)) = hops(cited).find(|(_, hop)| is_same_name(&hop.name, name)) {
        let role = if place == 0 { Role::Speaker } else { Role::Carrier };
        return Link { role, ..link(document, supporting, hop) };
    }
    let speaker = quote.speaker.as_ref().filter(|speaker| place == 0 && speaker.name == name);
    let entity = speaker.and_then(|speaker| speaker.entity);
    let anonymous = speaker.is_some_and(|speaker| speaker.anonymous);
    let kind = if anonymous { Some(SourceKind::Unnamed) } else { kind_of(document, entity) };
    Link {
        name: name.to_owned(),
        kind,
        role: if place == 0 { Role::Speaker } else { Role::Carrier },
        edition: None,
        entity,
        citation: None,
        scope: Scope::Explicit,
    }
}

fn link(document: &Document, supporting: &Supporting, hop: &Hop) -> Link {
    Link {
        name: hop.name.clone(),
        kind: Some(hop.kind),
        role: Role::Carrier,
        edition: edition(document, hop),
        entity: hop.entity,
        citation: Some(supporting.0),
        scope: supporting.1,
    }
}

/// Whoever speaks in a document that is the source of the quote is its author.
fn mark_author(quote: &Quote, cited: &[Supporting], links: &mut [Link]) {
    let speaks = |(supporting, hop): &(&Supporting, &Hop)| {
        let written = |span: &Span| hop.source.is_some_and(|source| source.overlaps(*span));
        supporting.2.relation == Relation::Document
            && hop.kind == SourceKind::Document
            && quote.source.iter().any(written)
    };
    let Some((_, document)) = hops(cited).find(speaks) else { return };
    if let Some(speaker) =
        links.first_mut().filter(|link| !is_same_name(&link.name, &document.name))
    {
        speaker.role = Role::Author;
    }
}

/// What an entity is as a source.
fn kind_of(document: &Document, entity: Option<EntityId>) -> Option<SourceKind> {
    match document.entities().get(entity?.index())?.kind {
        EntityKind::Person => Some(SourceKind::Person),
        EntityKind::Organization | EntityKind::Location => Some(SourceKind::Organization),
        EntityKind::Work => Some(SourceKind::Document),
        _ => None,
    }
}

/// The year in the words for a document: the concept of 2010 is not that of 2022.
fn edition(document: &Document, hop: &Hop) -> Option<String> {
    if hop.kind != SourceKind::Document {
        return None;
    }
    let words = document.text()[hop.source?].split(|c: char| !c.is_ascii_digit());
    let mut years = words.filter(|word| {
        word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1500..2200).contains(&year))
    });
    years.next().map(str::to_owned)
}
