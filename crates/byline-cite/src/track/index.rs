//! The index: stories in, clusters of quotations out.

use super::cluster::Cluster;
use super::minhash::{BANDS, bands, containment};
use super::outlets::{self, EdgeData, EdgeKey};
use super::story::{Quotation, Story};
use super::words::{can_be_same, folded};
use byline_core::{Date, Document, Timestamp};
use byline_lexicon::Lexicon;
use jiff::tz::TimeZone;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

/// How many quotations that fell into one band are looked at, the latest first. Phrases that
/// everybody uses fill bands, and looking at all of them would cost more than it finds.
pub const BUCKET: usize = 32;

/// When two quotations are the same.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Options {
    /// The fewest words in quotation marks that a quotation must have to be followed. Fewer say too
    /// little to tell speakers apart. Without marks it must have twice as many, since reporters put
    /// things in the same few words by chance.
    pub min_words: usize,
    /// How much of the shorter quotation must stand in the longer, from 0 to 1.
    pub containment: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self { min_words: 4, containment: 0.75 }
    }
}

/// An index of quotations across stories. See [`track`](crate::track).
///
/// ```
/// use byline_cite::track::Index;
/// use byline_core::{Document, Quote, QuoteKind, Span, Speaker};
///
/// /// A story in which Zoé says the words in marks.
/// fn story(id: &str, date: &str, text: &str) -> Document {
///     let mut document = Document::new(text);
///     document.id = Some(id.into());
///     document.date = date.parse().ok();
///     let end = text.find('”').map_or(text.len(), |at| at + '”'.len_utf8());
///     let mut said = Quote::new(QuoteKind::Direct, vec![Span::new(0, end)]);
///     said.speaker = Some(Speaker { entity: None, name: "Zoé Marin".into(), anonymous: false });
///     said.chain = vec!["Zoé Marin".into()];
///     document.set_quotes(vec![said]).unwrap();
///     document
/// }
///
/// let mut index = Index::new();
/// index.add(&story("b", "2024-05-02", "“The café is shut for good,” said Zoé."));
/// index.add(&story("a", "2024-05-01", "“The café … is shut for good!” said Zoé."));
/// let clusters: Vec<_> = index.clusters().collect();
/// assert_eq!(clusters.len(), 1);
/// assert_eq!(clusters[0].stories(), 2);
/// assert_eq!(clusters[0].first().occurrence.story, "a");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Index {
    pub(super) data: Data,
    /// The names of outlets; `None` stands for the lexicon that comes with the crate.
    lexicon: Option<Arc<Lexicon>>,
    /// Forms by the hash of their words; forms of equal words are chained.
    exact: FxHashMap<u64, u32>,
    /// Forms by band: the latest, and through `chain` the ones before.
    buckets: FxHashMap<u64, u32>,
    chain: Vec<(u32, u32)>,
    names: FxHashMap<String, u32>,
    known: FxHashSet<u64>,
}

/// What is saved.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Data {
    pub options: Options,
    pub names: Vec<Box<str>>,
    pub stories: Vec<StoryData>,
    pub forms: Vec<Form>,
    pub clusters: Vec<ClusterData>,
    pub edges: BTreeMap<EdgeKey, EdgeData>,
}

/// A story, without its text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct StoryData {
    pub id: Box<str>,
    pub publisher: Option<u32>,
    pub date: Option<Day>,
    /// The moment, in seconds since 1970.
    pub published: Option<i64>,
}

impl StoryData {
    /// What stories are put into an order of time by: the day, that of UTC where the moment is known,
    /// then the moment. A story without a moment comes after those of its day that have one, and a
    /// story without a day after all others.
    pub fn when(&self) -> (bool, Option<Day>, bool, Option<i64>) {
        let moment = self.published.and_then(|seconds| Timestamp::from_second(seconds).ok());
        let utc = moment.map(|moment| day(TimeZone::UTC.to_datetime(moment).date()));
        let date = utc.or(self.date);
        (date.is_none(), date, self.published.is_none(), self.published)
    }
}

/// A date as year, month and day.
pub(super) type Day = (i16, i8, i8);

/// One wording of a quotation.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Form {
    pub words: Box<str>,
    pub cluster: u32,
    /// The form of the same words that was met before, in another cluster.
    pub before: Option<u32>,
}

/// Quotations that are one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct ClusterData {
    /// As first met, with marks.
    pub quotation: Box<str>,
    pub speaker: Box<str>,
    pub occurrences: Vec<OccurrenceData>,
}

/// One place where a quotation stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct OccurrenceData {
    pub story: u32,
    pub quote: u32,
    pub start: u32,
    pub end: u32,
    pub direct: bool,
    pub lost: bool,
    /// Origin first.
    pub chain: Box<[u32]>,
    /// The outlets of the chain.
    pub outlets: Box<[u32]>,
}

impl Index {
    /// An empty index.
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty index with a rule of its own for when quotations are the same.
    pub fn with_options(options: Options) -> Self {
        Self { data: Data { options, ..Data::default() }, ..Self::default() }
    }

    /// Knows outlets by the names of this lexicon, which should be that of the analysis. It is not
    /// saved with the index.
    ///
    /// ```
    /// use byline_cite::track::Index;
    /// use byline_core::Document;
    /// use byline_lexicon::Lexicon;
    ///
    /// let lexicon = Lexicon::builder().outlet("Gazette du Café", &["GdC"]).build()?;
    /// let mut index = Index::new().with_lexicon(lexicon);
    /// let mut document = Document::new("The café is shut.");
    /// document.publisher = Some("GdC".into());
    /// assert!(index.add(&document));
    /// # Ok::<(), byline_lexicon::LexiconError>(())
    /// ```
    #[must_use]
    pub fn with_lexicon(mut self, lexicon: Arc<Lexicon>) -> Self {
        self.lexicon = Some(lexicon);
        self
    }

    /// Rebuilds what is not saved.
    pub(super) fn from_data(data: Data) -> Self {
        let mut index = Self { data, ..Self::default() };
        index.names = index.data.names.iter().zip(0..).map(|(name, id)| (key(name), id)).collect();
        index.known = index.data.stories.iter().map(|s| xxh3_64(s.id.as_bytes())).collect();
        for form in 0..index.data.forms.len() {
            index.enter(form as u32);
        }
        index
    }

    /// The rule for when quotations are the same.
    pub fn options(&self) -> Options {
        self.data.options
    }

    /// Number of stories taken in.
    pub fn stories(&self) -> usize {
        self.data.stories.len()
    }

    /// Takes in the quotes and citations of an analysed story. A story without an id is known by
    /// its text. Returns false, and does nothing, if a story of that id has been taken in before.
    pub fn add(&mut self, document: &Document) -> bool {
        let lexicon = self.lexicon.as_deref().unwrap_or_else(|| Lexicon::embedded());
        self.take(&Story::of(document, &self.data.options, lexicon))
    }

    /// Takes in a story as [`add`](Self::add) does, from what [`Story::of`] took down of it with
    /// the options of this index.
    ///
    /// ```
    /// use byline_cite::track::{Index, Story};
    /// use byline_core::Document;
    /// use byline_lexicon::Lexicon;
    ///
    /// let mut index = Index::new();
    /// let document = Document::new("The café is shut.");
    /// let story = Story::of(&document, &index.options(), Lexicon::embedded());
    /// assert!(index.take(&story));
    /// assert!(!index.take(&story), "once only");
    /// ```
    pub fn take(&mut self, story: &Story) -> bool {
        if !self.known.insert(xxh3_64(story.id.as_bytes())) {
            return false;
        }
        let publisher = story.publisher.as_deref().map(|name| self.name(name));
        let date = story.date.map(day);
        let published = story.published.map(|moment| moment.as_second());
        let place = self.data.stories.len() as u32;
        self.data.stories.push(StoryData {
            id: story.id.as_str().into(),
            publisher,
            date,
            published,
        });
        let clusters: FxHashMap<u32, u32> = story
            .quotations
            .iter()
            .map(|quotation| (quotation.quote, self.take_quotation(place, quotation)))
            .collect();
        outlets::take(self, &story.citations, date, &clusters);
        true
    }

    /// Takes in a quotation and returns its cluster.
    fn take_quotation(&mut self, story: u32, quotation: &Quotation) -> u32 {
        let cluster = self.cluster_of(quotation);
        let occurrence = OccurrenceData {
            story,
            quote: quotation.quote,
            start: quotation.span.0,
            end: quotation.span.1,
            direct: quotation.direct,
            lost: quotation.lost,
            chain: quotation.chain.iter().map(|name| self.name(name)).collect(),
            outlets: quotation.outlets.iter().map(|name| self.name(name)).collect(),
        };
        self.data.clusters[cluster as usize].occurrences.push(occurrence);
        cluster
    }

    /// The cluster of a quotation: of equal words, of words that contain it or are contained, or a
    /// new one.
    fn cluster_of(&mut self, quotation: &Quotation) -> u32 {
        let Quotation { words, speaker, quotation, .. } = quotation;
        let folded_speaker = folded(speaker);
        let fits = |data: &Data, cluster: u32| {
            can_be_same(&folded_speaker, &folded(&data.clusters[cluster as usize].speaker))
        };
        let mut equal = self.exact.get(&xxh3_64(words.as_bytes())).copied();
        while let Some(form) = equal {
            let form = &self.data.forms[form as usize];
            if *form.words == **words && fits(&self.data, form.cluster) {
                let cluster = form.cluster;
                self.name_speaker(cluster, speaker);
                return cluster;
            }
            equal = form.before;
        }
        let near = self.near(words, &bands(words), &fits);
        let cluster = near.unwrap_or_else(|| {
            self.data.clusters.push(ClusterData {
                quotation: quotation.as_str().into(),
                speaker: speaker.as_str().into(),
                occurrences: Vec::new(),
            });
            self.data.clusters.len() as u32 - 1
        });
        self.name_speaker(cluster, speaker);
        self.data.forms.push(Form { words: words.as_str().into(), cluster, before: None });
        self.enter(self.data.forms.len() as u32 - 1);
        cluster
    }

    /// A cluster whose speaker was unknown takes the first name that fits it, or a fuller one.
    fn name_speaker(&mut self, cluster: u32, speaker: &str) {
        let known = &mut self.data.clusters[cluster as usize].speaker;
        if known.split(' ').count() < speaker.split(' ').count() || known.is_empty() {
            *known = speaker.into();
        }
    }

    /// The best match among the forms that share a band.
    fn near(
        &self,
        words: &str,
        bands: &[u64; BANDS],
        fits: &impl Fn(&Data, u32) -> bool,
    ) -> Option<u32> {
        let mut seen: Vec<u32> = Vec::new();
        for band in bands {
            let mut entry = self.buckets.get(band).copied();
            for _ in 0..BUCKET {
                let Some(place) = entry else { break };
                let (form, before) = self.chain[place as usize];
                seen.push(form);
                entry = (before != u32::MAX).then_some(before);
            }
        }
        seen.sort_unstable();
        seen.dedup();
        let share = |form: &u32| containment(words, &self.data.forms[*form as usize].words);
        let best = seen
            .iter()
            .map(|form| (share(form), self.data.forms[*form as usize].cluster))
            .filter(|(share, cluster)| {
                *share >= self.data.options.containment && fits(&self.data, *cluster)
            });
        // Of equals the cluster that was there first.
        best.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, cluster)| cluster)
    }

    /// Makes a form findable.
    fn enter(&mut self, form: u32) {
        let words = self.data.forms[form as usize].words.clone();
        let before = self.exact.insert(xxh3_64(words.as_bytes()), form);
        self.data.forms[form as usize].before = before;
        for band in bands(&words) {
            let place = self.chain.len() as u32;
            let before = self.buckets.insert(band, place).unwrap_or(u32::MAX);
            self.chain.push((form, before));
        }
    }

    /// The number of a name, which is one with and without its article, and stays as first met.
    pub(super) fn name(&mut self, name: &str) -> u32 {
        let next = self.data.names.len() as u32;
        let id = *self.names.entry(key(name)).or_insert(next);
        if id == next {
            self.data.names.push(name.into());
        }
        id
    }

    /// All clusters, in the order in which they were first met.
    pub fn clusters(&self) -> impl ExactSizeIterator<Item = Cluster<'_>> {
        (0..self.data.clusters.len()).map(|place| Cluster { index: self, place })
    }
}

/// A date as it is kept.
fn day(date: Date) -> Day {
    (date.year(), date.month(), date.day())
}

/// A day as a date; `None` if the numbers make none.
pub(super) fn date((year, month, day): Day) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// A name as it is looked up.
fn key(name: &str) -> String {
    let folded = folded(name);
    if folded.is_empty() { name.to_owned() } else { folded }
}
