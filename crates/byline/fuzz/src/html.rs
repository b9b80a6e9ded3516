//! A story whose words, names and annotations are hostile, as a page for a browser.

use byline::{
    Act, Citation, Document, Entity, EntityId, EntityKind, Hop, HopForm, Medium, Mention,
    MentionForm, Polarity, Quote, QuoteId, QuoteKind, Relation, Scope, SourceKind, Span, Speaker,
    Support,
};
use byline_export::html::{Options, page};
use scraper::{ElementRef, Html, Selector};
use std::collections::HashSet;

/// The elements of a page.
const ELEMENTS: &str = "a article aside bdi body button circle dd defs div dl dt fieldset g h2 h3 \
                        h4 head header html input label legend li main marker meta ol p path rect \
                        script search section span style svg text title ul";

/// Their attributes.
const ATTRIBUTES: &str = "aria-describedby aria-hidden aria-label aria-labelledby charset checked \
                          class content d data-citations data-code data-entity data-kind \
                          data-number data-quotes data-source height hidden href http-equiv id \
                          lang marker-end markerheight markerunits markerwidth name orient \
                          placeholder refx refy rel role rx stroke-width tabindex title transform \
                          type viewbox width x y";

/// Checks that a parser of HTML finds the text as it was and nothing that we did not write.
///
/// The first byte is the number of bytes that follow it and say where annotations stand; the rest
/// is the text.
pub fn check(data: &[u8]) {
    let (&count, rest) = data.split_first().unwrap_or((&0, &[]));
    let (choices, text) = rest.split_at(usize::from(count).min(rest.len()));
    let text = String::from_utf8_lossy(text);
    let html = page(&document(choices, &text), &Options::default());
    let tree = Html::parse_document(&html);
    // A carriage return has no other way to be written.
    let errors = tree.errors.iter().filter(|error| !error.contains("character reference"));
    assert_eq!(errors.collect::<Vec<_>>(), Vec::<&String>::new(), "{text:?}");
    let shown: String = all(&tree, ".text")[0].text().collect();
    assert_eq!(shown, text.replace('\0', "\u{fffd}"));
    check_elements(&tree);

    // Without its markup the story must make the same elements. Digits are kept apart from what
    // stands for markup, so that names which were different stay so.
    if !text.contains(['0', '1', '2', '3', '4']) {
        let plain = text.chars().map(|c| "<>&\"'".find(c).map_or(c, |at| b"01234"[at].into()));
        let plain: String = plain.collect();
        let plain = page(&document(choices, &plain), &Options::default());
        assert_eq!(skeleton(&tree), skeleton(&Html::parse_document(&plain)), "{text:?}");
    }
}

fn check_elements(tree: &Html) {
    let elements: HashSet<&str> = ELEMENTS.split_whitespace().collect();
    let attributes: HashSet<&str> = ATTRIBUTES.split_whitespace().collect();
    let mut ids = HashSet::new();
    let mut links = Vec::new();
    for element in all(tree, "*") {
        let name = element.value().name();
        assert!(elements.contains(name), "element {name}");
        for (attribute, value) in element.value().attrs() {
            let attribute = attribute.to_ascii_lowercase();
            assert!(attributes.contains(attribute.as_str()), "{attribute} of {name}");
            match attribute.as_str() {
                "id" => assert!(ids.insert(value), "a second {value}"),
                "href" => links.push(value),
                _ => {}
            }
        }
    }
    for link in links {
        let is_address = link.starts_with("https://") || link.starts_with("http://");
        let target = link.strip_prefix('#').filter(|target| ids.contains(target));
        assert!(is_address || target.is_some(), "{link} leads nowhere");
    }
    assert_eq!((all(tree, "script").len(), all(tree, "style").len()), (1, 1));
}

/// The elements with the names of their attributes. The class of a paragraph is left out: what is
/// shown as a heading goes by its marks.
fn skeleton(tree: &Html) -> Vec<(&str, Vec<&str>)> {
    let mut elements: Vec<_> = all(tree, "*")
        .into_iter()
        .map(|element| {
            let name = element.value().name();
            let attributes = element.value().attrs().map(|(name, _)| name);
            (name, attributes.filter(|attribute| (name, *attribute) != ("p", "class")).collect())
        })
        .collect();
    elements.sort();
    elements
}

fn all<'t>(tree: &'t Html, selector: &str) -> Vec<ElementRef<'t>> {
    tree.select(&Selector::parse(selector).expect("a selector of our own")).collect()
}

/// A document in which everything that can be text is a piece of the text.
fn document(choices: &[u8], text: &str) -> Document {
    let mut choices = Choices { bytes: choices.iter().copied(), text };
    let mut document = Document::new(text);
    document.id = choices.maybe(Choices::words);
    document.publisher = choices.maybe(Choices::words);
    document.authors = choices.maybe(Choices::words).into_iter().collect();
    document.url = choices.maybe(Choices::words).map(|words| format!("https://{words}"));
    document.date =
        choices.maybe(|c| byline::Date::new(2024, 5, 1 + (c.next() % 28) as i8).unwrap());
    document.set_entities(choices.list(Choices::entity)).unwrap();
    let entities = document.entities().len();
    let quotes = choices.list(|choices| choices.quote(entities));
    let count = quotes.len();
    let citations = choices.list(|choices| choices.citation(entities, count));
    document.set_citations(citations, quotes).unwrap();
    document.set_scare_quotes(choices.list(Choices::span)).unwrap();
    document
}

/// Bytes that decide; zeros when they have run out.
struct Choices<'t, B> {
    bytes: B,
    text: &'t str,
}

impl<B: Iterator<Item = u8>> Choices<'_, B> {
    fn next(&mut self) -> usize {
        self.bytes.next().unwrap_or(0).into()
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.next() % all.len()]
    }

    fn maybe<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.next() % 2 == 1).then(|| value(self))
    }

    fn list<T>(&mut self, item: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..self.next() % 4).map(|_| item(self)).collect()
    }

    fn place(&mut self) -> usize {
        let at = (self.next() << 8 | self.next()) % (self.text.len() + 1);
        self.text.floor_char_boundary(at)
    }

    fn span(&mut self) -> Span {
        let (a, b) = (self.place(), self.place());
        Span::new(a.min(b), a.max(b))
    }

    fn words(&mut self) -> String {
        self.text[self.span()].to_owned()
    }

    fn id(&mut self, count: usize) -> Option<EntityId> {
        let id = self.next();
        (id < count).then_some(EntityId(id as u32))
    }

    fn entity(&mut self) -> Entity {
        let mut mentions = self.list(|c| Mention {
            span: c.span(),
            form: c.of(MentionForm::ALL),
            confidence: 0.5,
        });
        let span = self.span();
        mentions.push(Mention { span, form: MentionForm::Name, confidence: 1.0 });
        let mut entity = Entity::new(self.words(), self.of(EntityKind::ALL), mentions);
        entity.aliases = self.list(Self::words);
        entity.role = self.maybe(Self::words);
        entity.value = self.maybe(Self::words);
        entity
    }

    fn quote(&mut self, entities: usize) -> Quote {
        let mut content = self.list(Self::span);
        content.push(self.span());
        content.sort();
        let mut end = 0;
        content.retain(|span| {
            let is_after = span.start() >= end;
            end = if is_after { span.end() } else { end };
            is_after
        });
        let mut quote = Quote::new(self.of(QuoteKind::ALL), content);
        quote.act = self.of(Act::ALL);
        quote.polarity = self.of(Polarity::ALL);
        quote.marked = self.list(Self::span);
        quote.cue = self.list(Self::span);
        quote.source = self.list(Self::span);
        quote.speaker = self.maybe(|c| Speaker {
            entity: c.id(entities),
            name: c.words(),
            anonymous: c.next() % 2 == 1,
        });
        quote.chain = self.list(Self::words);
        quote.confidence = 0.5;
        quote
    }

    fn citation(&mut self, entities: usize, quotes: usize) -> Citation {
        let mut hops = self.list(|c| c.hop(entities));
        hops.push(self.hop(entities));
        let supports =
            self.list(|c| Support { quote: QuoteId(c.next() as u32), scope: c.of(Scope::ALL) });
        let mut citation = Citation::new(self.span(), self.of(Relation::ALL), hops);
        citation.medium = self.maybe(|c| c.of(Medium::ALL));
        citation.platform = self.maybe(Self::words);
        citation.supports = supports.into_iter().filter(|s| s.quote.index() < quotes).collect();
        citation.confidence = 0.5;
        citation
    }

    fn hop(&mut self, entities: usize) -> Hop {
        let mut hop = Hop::new(self.words(), self.of(SourceKind::ALL), self.of(HopForm::ALL));
        hop.source = self.maybe(Self::span);
        hop.cue = self.maybe(Self::span);
        hop.entity = self.id(entities);
        hop.antecedent = self.maybe(Self::span);
        hop
    }
}
