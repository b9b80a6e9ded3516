//! Names and values of whole sentences and short stories.

mod values;

use byline_core::{Date, Document, EntityKind};
use byline_ner::{Gazetteer, GazetteerError, ModelError, ModelFiles, Tagger, story_date, values};
use byline_seq::Records;
use std::sync::LazyLock;

static TAGGER: LazyLock<Tagger> = LazyLock::new(|| {
    Tagger::from_files(ModelFiles {
        weights: byline_model_en::NER,
        classes: byline_model_en::NER_CLASSES,
        lists: byline_model_en::NER_LISTS,
    })
    .expect("the embedded files are sound")
});

fn document(text: &str) -> Document {
    let mut document = Document::new(text);
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
    document.set_tokens(tokens, sentences).expect("the tokenizer keeps the invariants");
    document.date = story_date(&document);
    document
}

fn names(text: &str) -> Vec<(String, EntityKind)> {
    let document = document(text);
    let names = TAGGER.tag(&document);
    names.iter().map(|name| (text[name.span].to_owned(), name.kind)).collect()
}

#[track_caller]
fn assert_names(text: &str, expected: &[(&str, EntityKind)]) {
    let found = names(text);
    let found: Vec<(&str, EntityKind)> = found.iter().map(|(n, k)| (n.as_str(), *k)).collect();
    assert_eq!(found, expected, "in {text:?}");
}

#[test]
fn models_work_with_their_own_tables_only() {
    let lists = Records::new("ner-lists/1", 4, [(7, vec![1, 0, 0, 0])]).unwrap().to_bytes();
    let files = ModelFiles {
        weights: byline_model_en::NER,
        classes: byline_model_en::NER_CLASSES,
        lists: &lists,
    };
    let error = Tagger::from_files(files).unwrap_err();
    assert!(matches!(error, ModelError::Tables { .. }), "{error}");
    assert!(error.to_string().contains("trained with other tables"), "{error}");
    let mut weights = byline_model_en::NER.to_vec();
    for length in [0, 7, 8, 15, 16, 40, weights.len() - 1] {
        let files = ModelFiles { weights: &weights[..length], ..files };
        assert!(Tagger::from_files(files).is_err(), "a file of {length} bytes");
    }
    weights[8..16].fill(255);
    let files = ModelFiles { weights: &weights, ..files };
    assert!(Tagger::from_files(files).is_err(), "a first model that does not end");
}

#[test]
fn a_name_that_is_unclear_is_taken_as_where_it_is_clear() {
    // Alone, the first sentence has a person in it.
    let found = names(
        "Corvane declined to comment. Shares of Corvane Inc. fell 3 percent. Corvane Inc. makes \
         engines for “Émile”.",
    );
    let company: Vec<_> = found.iter().filter(|(name, _)| name.starts_with("Corvane")).collect();
    assert_eq!(company.len(), 3, "{found:?}");
    assert!(company.iter().all(|(_, kind)| *kind == EntityKind::Organization), "{found:?}");
}

#[test]
fn ships_are_products() {
    use EntityKind::{Location, Product};
    assert_names(
        "The destroyer USS Cole and the HMS Queen Élisabeth left Norfolk.",
        &[("USS Cole", Product), ("HMS Queen Élisabeth", Product), ("Norfolk", Location)],
    );
}

#[test]
fn towns_are_teams_in_sport_only() {
    use EntityKind::{Location, Organization};
    assert_names(
        "Kyiv wants the alliance to act, “naïve” or not. Work on a partnership with Kyiv goes on.",
        &[("Kyiv", Location), ("Kyiv", Location)],
    );
    assert_names("Kyiv beat Madrid 2-1.", &[("Kyiv", Organization), ("Madrid", Organization)]);
}

#[test]
fn titles_and_possessives_stay_outside() {
    use EntityKind::{Group, Location, Person};
    assert_names(
        "Yesterday Peruvian President Zoé Márquez’s plane left Lima.",
        &[("Peruvian", Group), ("Zoé Márquez", Person), ("Lima", Location)],
    );
}

#[test]
fn the_article_belongs_to_some_titles_only() {
    use EntityKind::Organization;
    assert_names(
        "The Guardian and the Interior Ministry disagreed.",
        &[("The Guardian", Organization), ("Interior Ministry", Organization)],
    );
}

#[test]
fn heads_make_organisations_and_places() {
    use EntityKind::{Location, Organization};
    assert_names(
        "Officials at the Bank of Ruritania crossed the Emerald Sea.",
        &[("Bank of Ruritania", Organization), ("Emerald Sea", Location)],
    );
}

#[test]
fn compounds_are_one_name() {
    use EntityKind::Group;
    assert_names(
        "A pro-Russian party met a New York-based lawyer.",
        &[("pro-Russian", Group), ("New York-based", Group)],
    );
}

#[test]
fn words_that_begin_sentences_are_no_names() {
    assert_names("However, nothing moved. Meanwhile it rained. “Perhaps,” they said.", &[]);
}

#[test]
fn values_are_normalised_from_the_date_of_the_story() {
    let text = " date 2022-06-26 In 2019 it cost $5bn, or 12%. On February 24 at 5 p.m. they met; \
                they meet again next week, on Tuesday.";
    let document = document(text);
    let found: Vec<Option<String>> = values(&document).into_iter().map(|v| v.value).collect();
    let found: Vec<&str> = found.iter().map(|value| value.as_deref().unwrap_or("-")).collect();
    assert_eq!(
        found,
        [
            "2022-06-26",
            "2019",
            "USD 5000000000",
            "12%",
            "2022-02-24",
            "17:00",
            "2022-W26",
            "2022-06-21",
        ]
    );
}

#[test]
fn headers_and_datelines_date_a_story() {
    let date = |text: &str| story_date(&Document::new(text));
    assert_eq!(date(" date 2022-06-26 Rain fell."), Date::new(2022, 6, 26).ok());
    assert_eq!(date("KYIV, March 3, 2021 (Agency) - Rain fell."), Date::new(2021, 3, 3).ok());
    assert_eq!(date("He died in Riga, May 4, 1990, after an illness."), None);
    assert_eq!(date(""), None);
}

#[test]
fn own_names_go_first() {
    let gazetteer: Gazetteer = "# mine\nproduct\tZorblax Nine\n".parse().expect("two columns");
    let tagger = TAGGER.clone().with_gazetteer(gazetteer);
    let document = document("They sold the Zorblax Nine in Riga.");
    assert_eq!(tagger.tag(&document)[0].kind, EntityKind::Product);
    let error = "person\tA\nplanet\tZorb".parse::<Gazetteer>().expect_err("no such kind");
    assert!(error.to_string().starts_with("gazetteer line 2: unknown entity kind `planet`"));
    assert!(matches!(
        "person".parse::<Gazetteer>(),
        Err(GazetteerError::Columns { line: 1, found: 1 })
    ));
}

#[test]
fn no_input_makes_it_fail() {
    let long = "Zoë-Ünal (ABC) ".repeat(400);
    for text in [
        "",
        "’s",
        "$",
        "€ bn",
        "A",
        "É",
        "-É-",
        "The The",
        "of Of of",
        "5 p.m",
        "²",
        "99999999999999999999 May",
        &long,
    ] {
        let document = document(text);
        let entities = TAGGER.entities(&document);
        let mut copy = document.clone();
        copy.set_entities(entities).expect("every entity fits the text");
    }
}

#[test]
fn words_behind_a_hyphen_can_be_part_of_a_name() {
    let words: &[&str] = &["They", "met", "Lau", "Mei", "-", "lin", "at", "dusk", "."];
    let mut found = Vec::new();
    TAGGER.tag_words_with(&[words], &mut Default::default(), &mut found);
    assert_eq!((found[0].words.clone(), found[0].kind), (2..6, EntityKind::Person));
}
