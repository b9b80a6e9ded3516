//! Prints the people, organisations, places and values of a story.

use byline::Pipeline;

fn main() {
    let pipeline = Pipeline::builder().quotes(false).citations(false).build();
    let document = pipeline.analyze(include_str!("data/bridge.txt"));
    for entity in document.entity_refs().map(|entity| entity.entity()) {
        print!("{:12} {} ({}x)", entity.kind, entity.name, entity.mentions.len());
        if let Some(role) = &entity.role {
            print!(", {role}");
        }
        if let Some(value) = &entity.value {
            print!(" = {value}");
        }
        println!();
    }
}
