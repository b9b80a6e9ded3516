//! Prints the dependency tree of a sentence: every word under the word that it depends on.

use byline::{Pipeline, TokenRef};

fn main() {
    let text = "“The café will close in May,” said Zoë Ruiz, who runs it.";
    // Trees need tags; the layers above are left out.
    let pipeline = Pipeline::builder().entities(false).quotes(false).citations(false).build();
    let document = pipeline.analyze(text);
    let roots = document.token_refs().filter(|token| token.head().is_none());
    // Words that are still to be printed, each with what stands before it.
    let mut waiting: Vec<_> = roots.map(|root| (root, String::new(), "")).collect();
    waiting.reverse();
    while let Some((token, indent, branch)) = waiting.pop() {
        println!("{indent}{branch}{}  {}", token.text(), relation(token));
        let below = match branch {
            "" => String::new(),
            "└ " => indent + "  ",
            _ => indent + "│ ",
        };
        for (place, child) in token.children().rev().enumerate() {
            waiting.push((child, below.clone(), if place == 0 { "└ " } else { "├ " }));
        }
    }
}

fn relation(token: TokenRef<'_>) -> &'static str {
    token.relation().map_or("", |relation| relation.as_str())
}
