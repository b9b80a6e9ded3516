//! Scope and chains, with quotes made by hand.

use byline_cite::Tracking;
use byline_core::{
    Document, Entity, EntityId, EntityKind, Mention, MentionForm, Quote, QuoteId, QuoteKind, Scope,
    SourceKind, Span, Speaker,
};

/// An indirect quote of the words `content`, said by `speaker` who is written as `source`.
fn quote(text: &str, content: &str, source: &str, speaker: &str) -> Quote {
    let place = |words: &str| {
        let start = text.find(words).unwrap();
        Span::new(start, start + words.len())
    };
    let speaker = Speaker { entity: None, name: speaker.to_owned(), anonymous: false };
    let mut quote = Quote::new(QuoteKind::Indirect, vec![place(content)]);
    quote.source = vec![place(source)];
    quote.speaker = (!speaker.name.is_empty()).then_some(speaker);
    quote
}

fn track(text: &str, quotes: Vec<Quote>) -> Tracking {
    let mut document: Document = super::document(text);
    document.set_quotes(quotes).unwrap();
    let tracking = super::track(&document);
    document.set_citations(tracking.citations.clone(), tracking.quotes.clone()).unwrap();
    tracking
}

#[test]
fn a_final_clause_reaches_back_to_the_same_speaker() {
    let text = "Zoé Marin said the café would close. She added that rents had “doubled,” \
                RT reported, citing Le Monde.";
    let quotes = vec![
        quote(text, "the café would close", "Zoé Marin", "Zoé Marin"),
        quote(text, "that rents had “doubled,”", "She", "Zoé Marin"),
    ];
    let tracking = track(text, quotes);
    for quote in &tracking.quotes {
        assert_eq!(quote.chain, ["Zoé Marin", "Le Monde", "RT"]);
    }
    let scopes: Vec<Scope> = tracking.citations[0].supports.iter().map(|s| s.scope).collect();
    assert_eq!(scopes, [Scope::Explicit, Scope::Inferred]);
}

#[test]
fn a_final_clause_does_not_reach_another_speaker() {
    let text = "Jan Kos said the bridge was safe. Zoé Marin said it was not, Reuters reported.";
    let quotes = vec![
        quote(text, "the bridge was safe", "Jan Kos", "Jan Kos"),
        quote(text, "it was not", "Zoé Marin", "Zoé Marin"),
    ];
    let tracking = track(text, quotes);
    assert_eq!(tracking.quotes[0].chain, ["Jan Kos"]);
    assert_eq!(tracking.quotes[1].chain, ["Zoé Marin", "Reuters"]);
}

#[test]
fn the_cited_origin_becomes_the_speaker() {
    let text = "The bridge will close, CNN reported, citing multiple sources.";
    let tracking = track(text, vec![quote(text, "The bridge will close", "CNN", "CNN")]);
    assert_eq!(tracking.quotes[0].chain, ["multiple sources", "CNN"]);
    assert!(tracking.quotes[0].speaker.as_ref().unwrap().anonymous);
}

#[test]
fn an_outlet_alone_is_the_end_of_the_chain() {
    let text = "The bridge will close, CNN reported.";
    let tracking = track(text, vec![quote(text, "The bridge will close", "CNN", "CNN")]);
    assert_eq!(tracking.quotes[0].chain, ["CNN"]);
}

#[test]
fn a_fronted_interview_goes_on_within_its_paragraph() {
    let text = "In an interview with Politico, Zoé Marin said the plan was dead. She said \
                nobody would mourn it.\n\nZoé Marin said later that she would leave.";
    let quotes = vec![
        quote(text, "the plan was dead", "Zoé Marin", "Zoé Marin"),
        quote(text, "nobody would mourn it", "She", "Zoé Marin"),
        quote(text, "that she would leave", "Zoé Marin", "Zoé Marin"),
    ];
    let tracking = track(text, quotes);
    assert_eq!(tracking.quotes[0].chain, ["Zoé Marin", "Politico"]);
    assert_eq!(tracking.quotes[1].chain, ["Zoé Marin", "Politico"]);
    assert_eq!(tracking.quotes[2].chain, ["Zoé Marin"]);
}

#[test]
fn datelines_and_credits_enter_no_chain() {
    let text = "OSLO (Reuters) - Jan Kos said the harbour froze.\n\n(Image: AP)";
    let tracking = track(text, vec![quote(text, "the harbour froze", "Jan Kos", "Jan Kos")]);
    assert_eq!(tracking.quotes[0].chain, ["Jan Kos"]);
    assert_eq!(tracking.citations.len(), 2);
}

#[test]
fn what_modifies_a_noun_stands_in_its_sentence() {
    let text =
        "The mayor left. REUTERS/Karl Brandt\n\nA Karlin official said that the café was open.";
    let tracking = track(text, Vec::new());
    assert_eq!(tracking.citations[0].hops[0].name, "Reuters");
}

#[test]
fn joint_outlets_stand_in_the_order_of_the_text() {
    let text = "The bridge will close, the Daily Mail and Le Monde reported.";
    let source = "the Daily Mail and Le Monde";
    let tracking = track(text, vec![quote(text, "The bridge will close", source, "Le Monde")]);
    assert_eq!(tracking.quotes[0].chain, ["Daily Mail", "Le Monde"]);
}

#[test]
fn outlets_that_one_phrase_means_speak_together() {
    let text = "Le Monde and La Stampa reported a leak. The papers said the café would close.";
    let content = "the café would close";
    let tracking = track(text, vec![quote(text, content, "The papers", "papers")]);
    let quote = &tracking.quotes[0];
    assert_eq!(quote.speaker.as_ref().unwrap().name, "Le Monde and La Stampa");
    assert_eq!(quote.chain, ["Le Monde", "La Stampa"]);
}

#[test]
fn a_report_of_which_nothing_is_said_is_called_by_its_outlet() {
    let text = "Le Monde told of a leak. The report said the café was shut.";
    let mut document = super::document(text);
    let name = Mention { span: Span::new(0, 8), form: MentionForm::Name, confidence: 1.0 };
    let outlet = Entity::new("Le Monde", EntityKind::Organization, vec![name]);
    document.set_entities(vec![outlet]).unwrap();
    let mut said = quote(text, "the café was shut", "The report", "Le Monde");
    said.speaker = Some(Speaker { entity: Some(EntityId(0)), ..said.speaker.unwrap() });
    document.set_quotes(vec![said]).unwrap();
    let tracking = super::track(&document);
    let hops = tracking.citations.iter().flat_map(|citation| &citation.hops);
    let names: Vec<&str> = hops.map(|hop| hop.name.as_str()).collect();
    assert_eq!(names, ["Le Monde report"]);
    assert_eq!(tracking.quotes[0].chain, ["Le Monde"]);
}

#[test]
fn who_cites_or_reports_with_an_outlet_is_one() {
    let kinds = |text: &str| {
        let mut document = super::document(text);
        let start = text.find("Volna").unwrap();
        let span = Span::new(start, start + "Volna".len());
        let mention = Mention { span, form: MentionForm::Name, confidence: 1.0 };
        let name = Entity::new("Volna", EntityKind::Location, vec![mention]);
        document.set_entities(vec![name]).unwrap();
        let hops = super::track(&document).citations.into_iter().flat_map(|citation| citation.hops);
        let volna = hops.into_iter().find(|hop| hop.name == "Volna");
        volna.map(|hop| hop.kind)
    };
    assert_eq!(
        kinds("It shut, according to Volna, which cited two officials."),
        Some(SourceKind::Outlet)
    );
    assert_eq!(kinds("Volna and Le Monde reported that the café shut."), Some(SourceKind::Outlet));
    assert_eq!(kinds("The café shut, according to Le Monde and Volna."), Some(SourceKind::Outlet));
    assert_eq!(kinds("The café in Volna shut, Le Monde reported."), None);
}

#[test]
fn what_the_source_phrase_begins_with_is_no_carrier() {
    let text = "Meanwhile Le Monde reported that the bridge will close, citing a local official.";
    let content = "that the bridge will close";
    let tracking = track(text, vec![quote(text, content, "Meanwhile Le Monde", "Meanwhile")]);
    assert_eq!(tracking.quotes[0].chain, ["local official", "Le Monde"]);
}

#[test]
fn what_an_outlet_has_itself_is_not_what_others_said_before() {
    let text = "The army said the café was safe, hours after Reuters reported that it burned.";
    let army = quote(text, "the café was safe", "The army", "army");
    let reuters = quote(text, "that it burned", "Reuters", "Reuters");
    let with_cue = |mut quote: Quote, cue: &str| {
        let start = text.find(cue).unwrap();
        quote.cue = vec![Span::new(start, start + cue.len())];
        quote
    };
    let quotes = vec![with_cue(army, "said"), with_cue(reuters, "reported")];
    let tracking = track(text, quotes);
    assert_eq!(tracking.quotes[0].chain, ["army"]);
    assert_eq!(tracking.quotes[1].chain, ["Reuters"]);
}

#[test]
fn those_who_speak_together_carry_nothing() {
    let text = "The café was shelled, medics and witnesses said.";
    let speakers = "medics and witnesses";
    let quotes = vec![quote(text, "The café was shelled", speakers, speakers)];
    assert_eq!(track(text, quotes).quotes[0].chain, [speakers]);
}

#[test]
fn a_body_speaks_in_its_own_statement() {
    let text = "“The bridge will close,” Interfax quoted a harbour authority statement as saying.";
    let content = "“The bridge will close,”";
    let speaker = "harbour authority";
    let tracking = track(text, vec![quote(text, content, speaker, speaker)]);
    assert_eq!(tracking.quotes[0].chain, ["harbour authority", "Interfax"]);
}

#[test]
fn who_relays_a_statement_carries_it() {
    let text = "Jan Kos said the harbour office had denied that the bridge was closed.";
    let quotes = vec![
        quote(
            text,
            "the harbour office had denied that the bridge was closed",
            "Jan Kos",
            "Jan Kos",
        ),
        quote(text, "that the bridge was closed", "the harbour office", "harbour office"),
    ];
    let tracking = track(text, quotes);
    assert_eq!(tracking.quotes[1].chain, ["harbour office", "Jan Kos"]);
}

#[test]
fn an_author_speaks_in_a_document_and_editions_stay_apart() {
    let text = "The 2010 report by Zoé Marin said the bridge was safe. The 2022 report by Zoé \
                Marin said it was not.";
    let quotes = vec![
        quote(text, "the bridge was safe", "The 2010 report by Zoé Marin", "Zoé Marin"),
        quote(text, "it was not", "The 2022 report by Zoé", "Zoé Marin"),
    ];
    let mut document = super::document(text);
    document.set_quotes(quotes).unwrap();
    let tracking = super::track(&document);
    document.set_citations(tracking.citations, tracking.quotes).unwrap();
    assert_eq!(document.quotes()[0].chain, ["Zoé Marin"]);
    let editions: Vec<_> = byline_cite::chains(&document)
        .iter()
        .map(|chain| (chain.links[0].role, chain.links[1].edition.clone()))
        .collect();
    let author = byline_cite::Role::Author;
    assert_eq!(editions, [(author, Some("2010".into())), (author, Some("2022".into()))]);
}

#[test]
fn an_origin_is_lost_where_nobody_can_be_asked() {
    let text = "The bridge will close, CNN reported. Jan Kos said he knew.";
    let quotes = vec![
        quote(text, "The bridge will close", "CNN", "CNN"),
        quote(text, "he knew", "Jan Kos", "Jan Kos"),
    ];
    let mut document = super::document(text);
    document.set_quotes(quotes).unwrap();
    let tracking = super::track(&document);
    document.set_citations(tracking.citations, tracking.quotes).unwrap();
    let lost: Vec<bool> =
        byline_cite::chains(&document).iter().map(|chain| chain.lost_origin()).collect();
    assert_eq!(lost, [true, false]);
}

#[test]
fn who_speaks_after_a_venue_did_not_speak_there() {
    let text = "Jan Kos told Reuters that the bridge was safe, but a spokesman said it was not.";
    let quotes = vec![
        quote(text, "that the bridge was safe", "Jan Kos", "Jan Kos"),
        quote(text, "it was not", "a spokesman", "spokesman"),
    ];
    let tracking = track(text, quotes);
    assert_eq!(tracking.quotes[0].chain, ["Jan Kos", "Reuters"]);
    assert_eq!(tracking.quotes[1].chain, ["spokesman"]);
}

#[test]
fn a_carrier_is_found_though_content_or_source_went_too_far() {
    let text = "The office denied the plan, as later reported by Le Monde. \
                “We know nothing,” wrote Jan Kos on his Facebook page.";
    let quotes = vec![
        quote(text, "the plan, as later reported by Le Monde", "The office", "office"),
        quote(text, "“We know nothing,”", "Jan Kos on his Facebook page", "Jan Kos"),
    ];
    let tracking = track(text, quotes);
    assert_eq!(tracking.quotes[0].chain, ["office", "Le Monde"]);
    assert_eq!(tracking.quotes[1].chain, ["Jan Kos", "Facebook"]);
}

#[test]
fn the_source_of_a_heading_speaks() {
    let text = "Harbour office to close the port: sources";
    let content = "Harbour office to close the port";
    let tracking = track(text, vec![quote(text, content, "Harbour office", "Harbour office")]);
    assert_eq!(tracking.quotes[0].chain, ["sources"]);
}

#[test]
fn a_final_clause_does_not_reach_back_over_a_semicolon() {
    let text = "Jan Kos said the bridge was safe; Zoé Marin said it was not, according to Kyodo.";
    let quotes = vec![
        quote(text, "the bridge was safe", "Jan Kos", "Jan Kos"),
        quote(text, "it was not", "Zoé Marin", "Zoé Marin"),
    ];
    let tracking = track(text, quotes);
    assert_eq!(tracking.quotes[0].chain, ["Jan Kos"]);
    assert_eq!(tracking.quotes[1].chain.len(), 2);
}

#[test]
fn somebody_unnamed_is_cited_where_he_is_a_source() {
    let text = "“It shook,” some villagers hollered. Zoé Marin was sure: “It stands.”";
    let mut villagers = quote(text, "“It shook,”", "some villagers", "some villagers");
    villagers.speaker.as_mut().unwrap().anonymous = true;
    let named = quote(text, "“It stands.”", "Zoé Marin", "Zoé Marin");
    let tracking = track(text, vec![villagers, named]);
    let hops: Vec<_> = tracking.citations.iter().flat_map(|citation| &citation.hops).collect();
    assert_eq!(hops.len(), 1, "{hops:?}");
    assert_eq!((hops[0].name.as_str(), hops[0].kind), ("some villagers", SourceKind::Unnamed));
    let supports: Vec<_> = tracking.citations[0].supports.iter().map(|s| s.quote).collect();
    assert_eq!(supports, [QuoteId(0)]);
    assert_eq!(tracking.quotes[0].chain, ["some villagers"]);
}

#[test]
fn a_statement_comes_before_the_outlet_that_got_it() {
    let text = "“It stands,” Zoé Marin told Le Monde in a statement.";
    let tracking = track(text, vec![quote(text, "“It stands,”", "Zoé Marin", "Zoé Marin")]);
    assert_eq!(tracking.quotes[0].chain, ["Zoé Marin", "statement", "Le Monde"]);
}
