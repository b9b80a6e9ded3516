//! What users bring of their own: tokens, names, reporting words, outlets.

use super::speaker_of;
use byline::lexicon::Lexicon;
use byline::ner::Gazetteer;
use byline::{Document, EntityKind, Pipeline, Sentence, TokenRange};

#[test]
fn own_names_go_before_the_model() {
    let text = "“No,” said Zoë Ruiz of Rising Tide.";
    let names: Gazetteer = "work\tRising Tide\nproduct\tZoë Ruiz".parse().unwrap();
    let document = Pipeline::builder().gazetteer(names).build().analyze(text);
    let kinds: Vec<_> = document.entities().iter().map(|entity| entity.kind).collect();
    assert_eq!(kinds, [EntityKind::Product, EntityKind::Work]);
}

#[test]
fn own_names_bring_their_keys_and_are_one_entity() {
    let names = "organization\tÉquité maintenant\tQ7\tAmber Tide | EQM\nperson\tZoë Ruiz\tQ42";
    let pipeline = Pipeline::builder().gazetteer(names.parse().unwrap()).build();
    let text = "“No café will close,” Zoë Ruiz of Amber Tide said. Ruiz leads Équité maintenant, and \
                EQM will fight, she added.";
    let document = pipeline.analyze(text);
    let keys: Vec<_> = document.entity_refs().map(|e| (e.key(), e.mentions().len())).collect();
    assert_eq!(keys, [(Some("Q42"), 3), (Some("Q7"), 3)], "{:?}", document.entities());
    let speaker = document.quote_refs().next().and_then(|quote| quote.speaker());
    assert_eq!(speaker.and_then(|speaker| speaker.key()), Some("Q42"));
}

/// The models have never seen such a verb, so its class and patterns alone speak for it.
#[test]
fn own_reporting_words_are_found_beside_the_model() {
    let lexicon = Lexicon::builder()
        .verbs("[say always that bare quote]\nburble")
        .prepositions("[opine always]\nin_the_eyes_of")
        .build()
        .unwrap();
    let pipeline = Pipeline::builder().lexicon(lexicon).build();
    for (text, cue, speaker) in [
        ("“The café is shut,” burbled Zoë Ruiz on Monday.", "burbled", "Zoë Ruiz"),
        ("Zoë Ruiz burbles that the café on the quay will stay shut.", "burbles", "Zoë Ruiz"),
        ("In the eyes of Zoë Ruiz, the quay is a café.", "In the eyes of", "Zoë Ruiz"),
    ] {
        let document = pipeline.analyze(text);
        let found: Vec<_> = document
            .quote_refs()
            .map(|quote| (&text[quote.quote().cue[0]], quote.speaker_name().unwrap_or_default()))
            .collect();
        assert_eq!(found, [(cue, speaker)], "{text}");
    }
}

#[test]
fn own_nouns_say_who_is_meant() {
    let lexicon = Lexicon::builder().nouns("[person epithet title]\nwreckmonger").build().unwrap();
    let text = "Wreckmonger Zoë Ruiz came to the café. “It is shut,” the wreckmonger said.\n\nShe \
                met Jan Kos, a wreckmonger of the old school, in Lyon.";
    let document = Pipeline::builder().lexicon(lexicon).build().analyze(text);
    let roles: Vec<_> = document.entity_refs().filter_map(|entity| entity.role()).collect();
    assert_eq!(roles, ["Wreckmonger", "wreckmonger of the old school"]);
    let text = "Zoë Ruiz came to the café. “It is shut,” the wreckmonger said.";
    let lexicon = Lexicon::builder().nouns("[person epithet]\nwreckmonger").build().unwrap();
    let pipelines = [Pipeline::new(), Pipeline::builder().lexicon(lexicon).build()];
    let documents = pipelines.map(|pipeline| pipeline.analyze(text));
    let speakers = documents.each_ref().map(|document| speaker_of(document, "shut"));
    assert_eq!(speakers, ["wreckmonger", "Zoë Ruiz"]);
}

#[test]
fn own_nouns_for_trades_are_no_part_of_a_name() {
    let lexicon = Lexicon::builder().nouns("[person]\nwreckmonger").build().unwrap();
    let pipelines = [Pipeline::new(), Pipeline::builder().lexicon(lexicon).build()];
    let names = pipelines.map(|pipeline| {
        let document = pipeline.analyze("Wreckmonger Zoë Ruiz sang at the café.");
        document.entities()[0].name.clone()
    });
    assert_eq!(names, ["Wreckmonger Zoë Ruiz", "Zoë Ruiz"]);
}

#[test]
fn own_outlets_are_known_to_all_layers() {
    let lexicon = Lexicon::builder().outlet("Zéphyr Kwb", &["ZKwb"]).build().unwrap();
    let document = Pipeline::builder()
        .lexicon(lexicon)
        .build()
        .analyze("“The café is shut,” Zoë Ruiz told ZKwb.");
    assert!(document.entities().iter().any(|entity| entity.name == "ZKwb"));
    assert_eq!(document.quotes()[0].chain, ["Zoë Ruiz", "Zéphyr Kwb"]);
}

#[test]
fn own_tokens_stay_as_they_are() {
    let text = "“The café won’t open,” Zoë Ruiz said.";
    let mut document = Document::new(text);
    let tokens: Vec<_> = byline::tokenize::tokens(text).collect();
    let sentences = vec![Sentence { tokens: TokenRange::new(0, tokens.len()) }];
    document.set_tokens(tokens.clone(), sentences).unwrap();
    Pipeline::new().annotate_tokens(&mut document);
    assert_eq!(document.tokens(), tokens);
    assert_eq!(document, Pipeline::new().analyze(text));
    // A second pass over an annotated document changes nothing.
    let again = document.clone();
    Pipeline::new().annotate_tokens(&mut document);
    assert_eq!(document, again);
}

#[cfg(feature = "parallel")]
#[test]
fn all_cores_give_what_one_gives_in_the_same_order() {
    let texts: Vec<String> =
        (0..600).map(|number| format!("“Café {number} is shut,” Zoë Ruiz told Reuters.")).collect();
    let pipeline = Pipeline::new();
    let one: Vec<Document> = texts.iter().map(|text| pipeline.analyze(text)).collect();
    assert_eq!(pipeline.analyze_batch(texts.iter().map(String::as_str)), one);
    let streamed = pipeline.analyze_iter(texts.iter().map(String::as_str));
    assert!(streamed.eq(one));
}
