//! The way of what is said, through all layers: `chains.txt` has the cases.

use byline::Pipeline;

#[test]
fn words_come_the_way_that_the_story_says() {
    let pipeline = Pipeline::new();
    let mut wrong = Vec::new();
    for case in include_str!("chains.txt").split("\n\n").skip(1) {
        let mut lines = case.lines().filter(|line| !line.starts_with('#'));
        let Some(text) = lines.next() else { continue };
        let expected: Vec<&str> = lines.collect();
        let document = pipeline.analyze(text);
        let found: Vec<String> =
            document.quotes().iter().map(|quote| quote.chain.join(" < ")).collect();
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
