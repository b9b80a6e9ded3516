//! Names, reporting words and outlets of your own, and what a mistake in a list looks like.

use byline::Pipeline;
use byline::lexicon::Lexicon;
use byline::ner::Gazetteer;

const STORY: &str = "“Not one café on the quay will close,” thundered Amber Tide, the club of Zoë \
                     Ruiz, the Harbour Gazette reported.";

/// Kind, tab, name.
const NAMES: &str =
    "# clubs and people of the harbour\norganization\tAmber Tide\nperson\tZoë Ruiz\n";

/// Class, strength and patterns in brackets, then verbs.
const VERBS: &str = "[manner always quote that]\nthunder\n";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let lexicon = Lexicon::builder()
        .verbs(VERBS)
        .outlet("The Harbour Gazette", &["Harbour Gazette"])
        .build()?;
    let own = Pipeline::builder().gazetteer(NAMES.parse()?).lexicon(lexicon).build();

    for (title, pipeline) in [("built in", Pipeline::new()), ("with lists of your own", own)] {
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
    let broken = Lexicon::builder().verbs("[manner alway quote]\nthunder").build();
    let Err(error) = broken else { return Ok(()) };
    println!("{error}");
    Ok(())
}
