//! Names, reporting words and outlets of one's own, and what a mistake in a list looks like.

use byline::Pipeline;
use byline::lexicon::Lexicon;
use byline::ner::Gazetteer;
use byline::quote::Cues;

const STORY: &str = "“Not one café on the quay will close,” thundered Amber Tide, the club of Zoë \
                     Ruiz, the Harbour Gazette reported.";

/// Kind, tab, name.
const NAMES: &str =
    "# clubs and people of the harbour\norganization\tAmber Tide\nperson\tZoë Ruiz\n";

/// Lemma, act, polarity, patterns.
const CUES: &str = "thunder statement assert quote,that\n";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let lexicon = Lexicon::builder().outlet("The Harbour Gazette", &["Harbour Gazette"]).build()?;
    let own =
        Pipeline::builder().gazetteer(NAMES.parse()?).cues(CUES.parse()?).lexicon(lexicon).build();

    for (title, pipeline) in [("built in", Pipeline::new()), ("with lists of one's own", own)] {
        println!("{title}:");
        let document = pipeline.analyze(STORY);
        for entity in document.entities() {
            println!("    {}: {}", entity.kind, entity.name);
        }
        for quote in document.quotes() {
            println!("    said by way of {}", quote.chain.join(", then "));
        }
    }

    let Err(error) = "persn\tZoë Ruiz".parse::<Gazetteer>() else { return Ok(()) };
    println!("{error}");
    let Err(error) = "thunder statement quote".parse::<Cues>() else { return Ok(()) };
    println!("{error}");
    Ok(())
}
