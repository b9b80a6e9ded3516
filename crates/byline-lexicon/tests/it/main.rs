//! What the layers rely on in the lists.

use byline_core::{Act, Polarity};
use byline_lexicon::{Class, Features, Forms, Lexicon, Nouns, Strength, Takes, Words};

#[test]
fn verbs_are_known_in_all_forms() {
    let lexicon = Lexicon::embedded();
    for (word, lemma, forms, class) in [
        ("said", "say", Forms::PAST.or(Forms::PARTICIPLE), Class::Say),
        (
            "put forward",
            "put forward",
            Forms::BASE.or(Forms::PAST).or(Forms::PARTICIPLE),
            Class::Say,
        ),
        ("written", "write", Forms::PARTICIPLE, Class::Write),
        ("denies", "deny", Forms::THIRD, Class::Deny),
        ("admitting", "admit", Forms::GERUND, Class::Say),
        ("labelling", "label", Forms::GERUND, Class::Name),
        ("labeling", "label", Forms::GERUND, Class::Name),
        ("pointed out", "point out", Forms::PAST.or(Forms::PARTICIPLE), Class::Say),
        ("fears", "fear", Forms::THIRD, Class::Feel),
    ] {
        let found = lexicon.word(word);
        let verb = found.verb.unwrap_or_else(|| panic!("{word} is no verb"));
        assert_eq!((lexicon.lemma(verb.lemma), found.forms, verb.class), (lemma, forms, class));
    }
    assert!(lexicon.word("saided").verb.is_none());
}

#[test]
fn a_class_tells_act_and_polarity() {
    let class = |word| Lexicon::embedded().word(word).verb.unwrap().class;
    assert_eq!(
        (class("denied").act(), class("denied").polarity()),
        (Act::Statement, Polarity::Deny)
    );
    assert_eq!(
        (class("feared").act(), class("feared").polarity()),
        (Act::Attitude, Polarity::Assert)
    );
    assert_eq!(
        (class("declined").act(), class("declined").polarity()),
        (Act::Attitude, Polarity::Deny)
    );
}

#[test]
fn one_word_may_be_verb_and_noun() {
    let claims = Lexicon::embedded().word("claims");
    assert!(claims.verb.is_some_and(|verb| verb.strength == Strength::Always));
    assert!(claims.noun.is_some_and(|noun| noun.takes(Takes::THAT)));
    assert!(Lexicon::embedded().word("laughed").verb.unwrap().strength == Strength::Marks);
}

#[test]
fn nouns_have_a_number_and_a_concept() {
    let lexicon = Lexicon::embedded();
    for (noun, singular, concept, plural) in [
        ("advisors", "advisor", "adviser", true),
        ("policemen", "policeman", "police", true),
        ("people", "people", "people", true),
        ("news", "news", "news", false),
        ("chairwoman", "chairwoman", "chairman", false),
        ("cafés", "café", "café", true),
        ("census", "census", "census", false),
        ("boxes", "box", "box", true),
    ] {
        let found = (&*lexicon.singular(noun), &*lexicon.concept(noun), lexicon.is_plural(noun));
        assert_eq!(found, (singular, concept, plural), "{noun}");
    }
}

#[test]
fn several_words_are_found_as_long_as_they_can_be() {
    let lexicon = Lexicon::embedded();
    let longest = |words: &str| lexicon.longest(words.split(' '));
    let (length, words) = longest("in the words of zoë").unwrap();
    assert!(length == 4 && words.preposition.is_some());
    let (length, words) = longest("press conferences in bern").unwrap();
    assert!(length == 2 && words.is_noun(Nouns::VENUE));
    assert!(longest("in the café").is_none() && longest("according").is_none());
}

#[test]
fn nouns_have_kinds_number_and_gender() {
    let lexicon = Lexicon::embedded();
    let spokeswomen = lexicon.word("spokeswomen");
    assert!(spokeswomen.is_noun(Nouns::PERSON) && spokeswomen.is_noun(Nouns::UNNAMED));
    assert!(
        spokeswomen.features.has(Features::PLURAL) && spokeswomen.features.has(Features::FEMALE)
    );
    assert!(!spokeswomen.features.has(Features::SINGULAR));
    assert_eq!(spokeswomen.singular.map(|lemma| lexicon.lemma(lemma)), Some("spokeswoman"));
    assert!(lexicon.word("fiancée").is_noun(Nouns::KIN));
    assert!(lexicon.word("dailies").is_noun(Nouns::OUTLET));
    assert!(lexicon.word("analyses").is_noun(Nouns::DOCUMENT));
    assert!(lexicon.word("zoé").first_name == Features::FEMALE);
}

#[test]
fn pronouns_have_person_number_gender_and_case() {
    let her = Lexicon::embedded().word("her");
    assert!(her.is(Words::PRONOUN) && her.is(Words::DETERMINER));
    for feature in [Features::THIRD, Features::SINGULAR, Features::FEMALE, Features::POSSESSIVE] {
        assert!(her.features.has(feature), "{feature:?}");
    }
    assert!(!her.features.has(Features::SUBJECT));
}

#[test]
fn what_a_user_adds_wins() {
    let own = Lexicon::builder()
        .verbs("[feel seldom quote]\nsay/said\n[manner always quote]\nécrier")
        .nouns("[body]\nspokesman\n[unnamed]\ncafetier")
        .prepositions("[say always]\nin_the_tweets_of")
        .first_names("[female]\nzaphira")
        .build()
        .unwrap();
    let said = own.word("said").verb.unwrap();
    assert!(said.own && said.class == Class::Feel && own.word("said").forms.has(Forms::PAST));
    assert!(own.word("écriers").forms.has(Forms::THIRD));
    assert!(own.word("spokesmen").is_noun(Nouns::BODY));
    assert!(own.longest(["in", "the", "tweets", "of"]).is_some());
    assert!(Lexicon::embedded().longest(["in", "the", "tweets", "of"]).is_none());
    assert_eq!(own.word("zaphira").first_name, Features::FEMALE);
}

#[test]
fn errors_name_line_and_value() {
    let error = |list: &str| Lexicon::builder().verbs(list).build().unwrap_err().to_string();
    assert_eq!(
        error(
            "[say always]
“quip”"
        ),
        "line 2: expected words with `/`, `,` or `_` between, found `“quip”`"
    );
    assert_eq!(error("quip"), "line 1: expected a heading in brackets first, found `quip`");
    assert_eq!(
        error("# x\n[say always"),
        "line 2: expected a heading such as `[say always that]`, found `[say always`"
    );
    assert_eq!(
        error("[say]\nquip"),
        "line 2: expected `[CLASS STRENGTH PATTERN...]` above, found `[say]`"
    );
    assert!(
        error("[say always quot]\nquip")
            .contains("line 2: unknown pattern `quot`, expected one of that")
    );
    let nouns = Lexicon::builder().nouns("[persn]\ncafetier").build().unwrap_err();
    assert!(nouns.to_string().starts_with("line 2: unknown kind of noun `persn`"), "{nouns}");
}
