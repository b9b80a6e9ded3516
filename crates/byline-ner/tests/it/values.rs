//! Values in sentences of their own: `values.txt` marks each and gives its form.

use super::document;
use byline_core::Date;
use byline_ner::values;

/// The text of a marked line, and what it says is in it.
fn unmark(line: &str) -> (String, Vec<(&str, &str)>) {
    let (mut text, mut marked) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((plain, opened)) = rest.split_once('[') {
        let (mark, after) = opened.split_once(']').expect("an open mark is closed");
        let (words, form) = mark.split_once('|').expect("a mark has words and a form");
        text.push_str(plain);
        text.push_str(words);
        marked.push((words, form));
        rest = after;
    }
    text.push_str(rest);
    (text, marked)
}

#[test]
fn values_have_the_forms_of_the_cases() {
    let mut wrong = Vec::new();
    let mut reason = "";
    for line in include_str!("values.txt").lines().filter(|line| !line.is_empty()) {
        if line.starts_with('#') {
            reason = line;
            continue;
        }
        let (text, expected) = unmark(line);
        let mut document = document(&text);
        document.date = Date::new(2022, 6, 29).ok();
        let found: Vec<(&str, String)> = values(&document)
            .into_iter()
            .map(|value| {
                let form = value.value.as_deref().unwrap_or("-");
                (&text[value.span.range()], format!("{} {form}", value.kind))
            })
            .collect();
        for (words, form) in &found {
            if !expected.contains(&(*words, form.as_str())) {
                wrong.push(format!("{reason}\n  {line}\n  found [{words}|{form}]"));
            }
        }
        for (words, form) in expected {
            if !found.iter().any(|(w, f)| *w == words && f == form) {
                wrong.push(format!("{reason}\n  {line}\n  missed [{words}|{form}]"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn without_a_date_of_the_story_relative_dates_have_no_form() {
    let document = document("They met on Tuesday, last week and in May, and on February 24.");
    let found = values(&document);
    assert_eq!(found.len(), 4);
    assert!(found.iter().all(|value| value.value.is_none()), "{found:?}");
}
