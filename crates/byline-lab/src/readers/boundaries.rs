//! Where one story ends and the next begins, in files that do not say.

use super::conll::Sentence;

/// How many sentences are taken for a story where nothing tells.
const WINDOW: usize = 20;

/// Cuts the sentences of a file into stories: before `-DOCSTART-`, before the heading that comes
/// before the place and date of a report (`LONDON 1996-08-30`), and else after twenty sentences.
pub fn stories(sentences: &[Sentence]) -> Vec<&[Sentence]> {
    let mut starts = vec![0];
    let marked = sentences.iter().any(|sentence| sentence[0].form == "-DOCSTART-");
    for at in 0..sentences.len() {
        let start = if marked {
            (sentences[at][0].form == "-DOCSTART-").then_some(at)
        } else {
            dateline(&sentences[at]).then(|| heading(sentences, at))
        };
        starts.extend(start);
    }
    starts.push(sentences.len());
    starts.dedup();
    let mut stories = Vec::new();
    let dated = starts.len() > 2;
    for pair in starts.windows(2) {
        let story = &sentences[pair[0]..pair[1].max(pair[0])];
        if dated {
            stories.push(story);
        } else {
            stories.extend(story.chunks(WINDOW));
        }
    }
    stories.retain(|story| !story.is_empty());
    stories
}

/// The heading of the story whose dateline is sentence `at`: the sentence before, or, if that is
/// the name of the reporter, the one before that.
fn heading(sentences: &[Sentence], at: usize) -> usize {
    let byline = |sentence: &Sentence| {
        sentence.len() <= 4
            && sentence.iter().all(|word| {
                word.form.starts_with(char::is_uppercase)
                    && word.form.chars().any(char::is_lowercase)
            })
    };
    match at {
        0 => 0,
        1 => 0,
        _ if byline(&sentences[at - 1]) => at - 2,
        _ => at - 1,
    }
}

/// True for a place with a date, such as `LONDON 1996-08-30`.
fn dateline(sentence: &Sentence) -> bool {
    let date = |word: &str| {
        word.len() == 10
            && word.bytes().enumerate().all(|(at, byte)| {
                if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() }
            })
    };
    (2..=7).contains(&sentence.len()) && sentence.last().is_some_and(|word| date(&word.form))
}
