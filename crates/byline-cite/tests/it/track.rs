//! Quotations across stories, with quotes made by hand.

use byline_cite::track::{FirstBy, Index, IndexError, Options, Row, Story, bands, containment};
use byline_core::{Document, Quote, QuoteKind, Span, Speaker};
use byline_lexicon::Lexicon;

const WORDS: &str = "“We will not close the café in Karlin, whatever it costs,”";

/// A story whose first words in marks are said by `speaker`, and whose citations are found.
fn story(id: &str, publisher: &str, date: &str, speaker: &str, text: &str) -> Document {
    let mut document = super::document(text);
    document.id = Some(id.to_owned());
    document.publisher = (!publisher.is_empty()).then(|| publisher.to_owned());
    document.date = date.parse().ok();
    let (start, end) = (text.find('“').unwrap(), text.find('”').unwrap() + '”'.len_utf8());
    let named = Speaker { entity: None, name: speaker.to_owned(), anonymous: false };
    let mut quote = Quote::new(QuoteKind::Direct, vec![Span::new(start, end)]);
    quote.marked = vec![Span::new(start, end)];
    quote.speaker = (!speaker.is_empty()).then_some(named);
    document.set_quotes(vec![quote]).unwrap();
    let tracking = super::track(&document);
    document.set_citations(tracking.citations, tracking.quotes).unwrap();
    document
}

fn rows(index: &Index) -> Vec<String> {
    let clusters = index.clusters().map(Row::from);
    let rows = clusters.chain(index.outlets().map(Row::from));
    rows.map(|row| serde_json::to_string(&row).unwrap()).collect()
}

/// Three stories of one statement, and one of another.
fn stories() -> Vec<Document> {
    let told = format!("{WORDS} Zoé Marin told Le Monde.");
    let relayed = format!("{WORDS} Zoé Marin said, Reuters reported, citing Le Monde.");
    let part = "“We will not close the café in Karlin,” Marin said, Reuters reported.";
    let other = "“The bridge will stay open until May,” Jan Kos told CNN.";
    vec![
        story("relay", "Reuters", "2024-05-01", "Zoé Marin", &relayed),
        story("origin", "Le Monde", "2024-05-02", "Zoé Marin", &told),
        story("part", "The Guardian", "2024-05-03", "Marin", part),
        story("other", "CNN", "2024-05-01", "Jan Kos", other),
    ]
}

fn indexed(stories: &[Document]) -> Index {
    let mut index = Index::new();
    for story in stories {
        assert!(index.add(story));
    }
    index
}

#[test]
fn of_two_on_one_day_the_earlier_moment_is_first() {
    let told = format!("{WORDS} Zoé Marin said.");
    let at = |id: &str, date: &str, moment: &str| {
        let mut document = story(id, "", date, "Zoé Marin", &told);
        document.published = moment.parse().ok();
        document
    };
    let first = |stories: &[Document]| {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("quotes.idx");
        indexed(stories).save(&path).unwrap();
        let again = Index::load(&path).unwrap();
        let first = again.clusters().next().unwrap().first();
        assert_eq!(first.by, FirstBy::Date);
        first.occurrence.story.to_owned()
    };
    let (morning, noon) = ("2024-05-01T06:00:00Z", "2024-05-01T12:00:00+02:00");
    let stories = [at("noon", "2024-05-01", noon), at("morning", "2024-05-01", morning)];
    assert_eq!(first(&stories), "morning");
    // In Sydney it was the second of May already.
    let ahead = at("ahead", "2024-05-02", "2024-05-02T07:00:00+10:00");
    assert_eq!(first(&[at("late", "2024-05-01", "2024-05-01T22:00:00Z"), ahead]), "ahead");
    assert_eq!(first(&[at("day", "2024-05-01", ""), stories[0].clone()]), "noon");
    assert_eq!(first(&[stories[1].clone(), at("before", "2024-04-30", "")]), "before");
    assert_eq!(first(&[at("undated", "", ""), stories[0].clone()]), "noon");
}

#[test]
fn the_same_words_are_one_quotation_whole_or_in_part() {
    let index = indexed(&stories());
    let counts: Vec<usize> = index.clusters().map(|cluster| cluster.stories()).collect();
    assert_eq!(counts, [3, 1]);
    assert_eq!(index.clusters().next().unwrap().speaker(), "Zoé Marin");
}

#[test]
fn who_cites_was_second_whatever_the_date() {
    let index = indexed(&stories());
    let first = index.clusters().next().unwrap().first();
    assert_eq!((first.occurrence.story, first.by), ("origin", FirstBy::Citation));
    assert_eq!(first.earlier, None);
}

#[test]
fn without_a_citation_the_date_decides_and_a_source_outside_is_named() {
    let text = format!("{WORDS} Zoé Marin said, La Stampa reported.");
    let index = indexed(&[
        story("b", "Reuters", "2024-05-02", "Zoé Marin", &format!("{WORDS} she said.")),
        story("c", "Reuters", "", "Zoé Marin", &format!("{WORDS} said Marin.")),
        story("a", "CNN", "2024-05-01", "Zoé Marin", &text),
    ]);
    let first = index.clusters().next().unwrap().first();
    assert_eq!((first.occurrence.story, first.by), ("a", FirstBy::Date));
    assert_eq!(first.earlier, Some("La Stampa"));
}

#[test]
fn different_speakers_may_say_the_same_words() {
    let index = indexed(&[
        story("a", "", "", "Zoé Marin", &format!("{WORDS} she said.")),
        story("b", "", "", "Jan Kos", &format!("{WORDS} he said.")),
        story("c", "", "", "", &format!("{WORDS} it was said.")),
    ]);
    let counts: Vec<usize> = index.clusters().map(|cluster| cluster.stories()).collect();
    // Who is not named may be anybody, here whoever said it last.
    assert_eq!(counts.iter().sum::<usize>(), 3);
    assert_eq!(counts.len(), 2);
}

#[test]
fn circular_and_lost_sourcing_are_reported() {
    let by = |outlet: &str| format!("{WORDS} a source said, {outlet} reported.");
    let index = indexed(&[
        story("a", "Le Monde", "2024-05-01", "", &by("La Stampa")),
        story("b", "La Stampa", "2024-05-02", "", &by("Le Monde")),
    ]);
    let cluster = index.clusters().next().unwrap();
    assert!(cluster.lost_origin());
    assert_eq!(cluster.circle().unwrap(), ["La Stampa", "Le Monde"], "by name");
    assert!(index.graph().cycle().is_some());
    // Only the date is left to tell who was first.
    assert_eq!((cluster.first().occurrence.story, cluster.first().by), ("a", FirstBy::Date));
    let open = indexed(&stories());
    assert_eq!(open.clusters().next().unwrap().circle(), None);
    assert!(!open.clusters().next().unwrap().lost_origin());
}

#[test]
fn outlets_count_citations_and_quotations() {
    let index = indexed(&stories());
    let edges: Vec<_> = index
        .outlets()
        .map(|e| format!("{} {} {} {} {}", e.from, e.relation, e.to, e.citations, e.quotes))
        .collect();
    assert!(edges.contains(&"Reuters second-hand Le Monde 1 1".to_owned()), "{edges:?}");
    assert!(edges.contains(&"The Guardian reported Reuters 1 1".to_owned()), "{edges:?}");
    assert!(!edges.iter().any(|edge| edge.starts_with("Le Monde")), "{edges:?}");
    assert!(index.graph().to_graphml().contains("second-hand"));
}

#[test]
fn the_graph_has_one_edge_for_a_pair_and_numbers_that_are_numbers() {
    let told = format!("{WORDS} Zoé Marin told Le Monde. Le Monde reported more.");
    let index = indexed(&[story("a", "Reuters", "2024-05-01", "Zoé Marin", &told)]);
    assert_eq!(index.outlets().count(), 2);
    let graph = index.graph();
    let edges: Vec<_> = graph.edges().map(|(_, _, edge)| edge.clone()).collect();
    assert_eq!(edges.len(), 1);
    assert_eq!((edges[0].citations, edges[0].quotes), (2, 1));
    let file = graph.to_graphml();
    assert!(file.contains("attr.type=\"int\"") && file.contains("relation"), "{file}");
}

#[test]
fn an_outlet_with_an_article_is_itself_and_never_cites_itself() {
    let text = format!("{WORDS} Zoé Marin told the Harbor Courier.");
    let told = story("a", "The Harbor Courier", "2024-05-01", "Zoé Marin", &text);
    let index = indexed(&[told]);
    assert_eq!(index.outlets().count(), 0);
}

#[test]
fn outlets_meant_together_are_cited_one_by_one() {
    let text = format!("Le Monde and La Stampa reported it. The papers said: {WORDS}");
    let index = indexed(&[story("a", "CNN", "", "papers", &text)]);
    let edges: Vec<_> = index.outlets().map(|e| (e.from, e.to, e.citations)).collect();
    assert_eq!(edges, [("CNN", "Le Monde", 2), ("CNN", "La Stampa", 2)]);
}

#[test]
fn outlets_have_the_names_that_the_index_was_given() {
    let lexicon = Lexicon::builder().outlet("Gazette du Café", &["GdC"]).build().unwrap();
    let mut index = Index::new().with_lexicon(lexicon);
    index.add(&story("a", "the GdC", "", "Zoé Marin", &format!("{WORDS} she told Reuters.")));
    let edges: Vec<_> = index.outlets().map(|edge| (edge.from, edge.to)).collect();
    assert_eq!(edges, [("Gazette du Café", "Reuters")]);
}

#[test]
fn words_in_marks_are_followed_whatever_stands_around_them() {
    let direct = format!("{WORDS} Zoé Marin said.");
    let text = "Zoé Marin promised her guests on Sunday that “we will not close the café” for \
                want of staff.";
    let mut mixed = story("b", "", "2024-05-02", "Zoé Marin", text);
    let mut quote = mixed.quotes()[0].clone();
    quote.kind = QuoteKind::Mixed;
    quote.content = vec![Span::new(text.find("that").unwrap(), text.len() - 1)];
    mixed.set_quotes(vec![quote]).unwrap();
    let index = indexed(&[story("a", "", "2024-05-01", "Zoé Marin", &direct), mixed]);
    assert_eq!(index.clusters().map(|cluster| cluster.stories()).collect::<Vec<_>>(), [2]);
}

/// Two stories whose reporters put something in so many words are not about one statement.
#[test]
fn words_outside_marks_are_followed_if_they_are_twice_as_many() {
    let told = |id: &str, date: &str, text: &str| {
        let mut told = story(id, "", date, "Zoé Marin", &format!("Zoé Marin called for “{text}”"));
        let mut quote = told.quotes()[0].clone();
        quote.kind = QuoteKind::Indirect;
        quote.marked.clear();
        told.set_quotes(vec![quote]).unwrap();
        told
    };
    let stories = |text: &str| {
        let index = indexed(&[told("a", "2024-05-01", text), told("b", "2024-05-02", text)]);
        index.clusters().map(|cluster| cluster.stories()).collect::<Vec<_>>()
    };
    assert_eq!(stories("an end to the state of emergency"), [0_usize; 0]);
    assert_eq!(stories("an end to the state of emergency in Karlin"), [2]);
}

#[test]
fn a_story_counts_once() {
    let mut index = indexed(&stories());
    let before = rows(&index);
    assert!(!index.add(&stories()[0]));
    assert_eq!(rows(&index), before);
}

#[test]
fn a_story_taken_down_elsewhere_counts_as_one_that_was_read() {
    let mut index = Index::new();
    for story in stories() {
        let json = serde_json::to_string(&Story::of(&story, &index.options(), Lexicon::embedded()))
            .unwrap();
        assert!(index.take(&serde_json::from_str(&json).unwrap()));
    }
    assert_eq!(rows(&index), rows(&indexed(&stories())));
}

#[test]
fn quotations_without_a_common_band_can_be_followed_apart() {
    let taken = |story: &Document| Story::of(story, &Options::default(), Lexicon::embedded());
    let taken: Vec<Story> = stories().iter().map(taken).collect();
    let words = |place: usize| taken[place].quotations[0].words.as_str();
    let meet = |one, other| bands(one).iter().zip(bands(other)).any(|(a, b)| *a == b);
    assert!(meet(words(0), words(2)) && containment(words(0), words(2)) > 0.9);
    assert!((0..3).all(|place| !meet(words(place), words(3))));
    let (mut cafe, mut bridge) = (Index::new(), Index::new());
    taken[..3].iter().for_each(|story| assert!(cafe.take(story)));
    assert!(bridge.take(&taken[3]));
    let whole = indexed(&stories());
    let apart = [&cafe, &bridge].into_iter().flat_map(|index| index.clusters());
    let told = |cluster: byline_cite::track::Cluster<'_>| {
        (cluster.quotation().to_owned(), cluster.speaker().to_owned(), cluster.stories())
    };
    assert!(whole.clusters().map(told).eq(apart.map(told)));
}

#[test]
fn a_saved_index_goes_on_where_it_was() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("quotes.idx");
    let all = stories();
    indexed(&all[..2]).save(&path).unwrap();
    let mut index = Index::load(&path).unwrap();
    all[2..].iter().for_each(|story| assert!(index.add(story)));
    assert!(!index.add(&all[0]));
    assert_eq!(rows(&index), rows(&indexed(&all)));
    // Saving over the old file leaves no other file behind.
    index.save(&path).unwrap();
    assert_eq!(rows(&Index::load(&path).unwrap()), rows(&index));
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_stays_and_what_it_leads_to_is_replaced() {
    let directory = tempfile::tempdir().unwrap();
    let (path, link) = (directory.path().join("quotes.idx"), directory.path().join("link.idx"));
    indexed(&stories()[..1]).save(&path).unwrap();
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let index = indexed(&stories());
    index.save(&link).unwrap();
    assert!(link.is_symlink());
    assert_eq!(rows(&Index::load(&path).unwrap()), rows(&index));
}

#[test]
fn saving_where_nothing_can_be_saved_is_an_error_and_harms_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("quotes.idx");
    let index = indexed(&stories());
    index.save(&path).unwrap();
    let missing = directory.path().join("nowhere").join("quotes.idx");
    assert!(matches!(index.save(&missing), Err(IndexError::Io { .. })));
    assert!(Index::load(&path).is_ok());
    assert!(matches!(Index::load(&missing), Err(IndexError::Io { .. })));
}

#[test]
fn every_damage_is_an_error() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("quotes.idx");
    indexed(&stories()).save(&path).unwrap();
    let good = std::fs::read(&path).unwrap();
    assert!(Index::from_bytes(&good).is_ok());
    for place in 0..good.len() {
        let mut bad = good.clone();
        bad[place] ^= 0x20;
        assert!(Index::from_bytes(&bad).is_err(), "byte {place}");
        assert!(Index::from_bytes(&good[..place]).is_err(), "{place} bytes");
    }
    let longer = [good.as_slice(), b"x"].concat();
    assert!(matches!(Index::from_bytes(&longer), Err(IndexError::Length { .. })));
    assert!(matches!(Index::from_bytes(b"{}"), Err(IndexError::Magic)));
    let mut newer = good.clone();
    newer[8] = 9;
    assert_eq!(
        Index::from_bytes(&newer).unwrap_err().to_string(),
        "index file of format 9, expected 2"
    );
}
