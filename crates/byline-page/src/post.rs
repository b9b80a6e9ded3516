//! Posts of social networks that a page shows: quotations of whoever wrote them.

use crate::text::tidy;
use crate::words;
use dom_query::{Document, NodeRef};

/// Makes each post a paragraph: its words in quotation marks, and who wrote them and when.
pub fn keep(page: &Document) {
    let classes = words::all("post-class").map(|name| format!("blockquote.{name}"));
    for node in page.select(&classes.collect::<Vec<_>>().join(", ")).nodes() {
        let Some(post) = read(node) else {
            node.remove_from_parent();
            continue;
        };
        node.remove_children();
        node.rename("p");
        node.remove_all_attrs();
        node.set_text(post);
    }
}

/// “Words,” Name (@handle) posted on day. `None` for a post that shows no words.
fn read(node: &NodeRef) -> Option<String> {
    let said =
        node.descendants_it().filter(|inner| inner.has_name("p")).map(|inner| tidy(inner.text()));
    let said = said.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
    let all = tidy(node.text());
    let rest = tidy(all.replacen(&said, " ", 1));
    let rest = rest.trim_start_matches(['—', '–', '-', ' ']);
    let date = node.descendants_it().filter(|inner| inner.has_name("a")).last();
    let date = date
        .map(|link| tidy(link.text()))
        .filter(|text| text.contains(|c: char| c.is_ascii_digit()));
    let who = match &date {
        Some(date) => rest.strip_suffix(date.as_str()).unwrap_or(rest).trim(),
        None => rest,
    };
    if said.is_empty() || who.is_empty() {
        return None;
    }
    let said = said.replace(['“', '"'], "‘").replace('”', "’");
    let said = said.trim_end_matches('.');
    let end = if said.ends_with(['!', '?', '…']) { "" } else { "," };
    let sentence = words::all("post").find(|form| form.contains("{when}") == date.is_some())?;
    let when = date.unwrap_or_default();
    let sentence = sentence.replacen("{who}", who, 1).replacen("{when}", &when, 1);
    Some(sentence.replacen("{words}", &format!("{said}{end}"), 1))
}
