//! Who followed whom in an office: `Roe replaced Cole as mayor`, `Cole was followed by Roe`.

use super::cast::Cast;
use super::describe::FORMER;
use crate::story::Story;
use byline_core::Deprel;
use byline_lexicon::Words;

/// Marks whoever has been followed by somebody as the former holder of the office. Needs trees.
pub(crate) fn successions(story: &Story<'_>, cast: &mut Cast) {
    for verb in 0..story.words.document.syntax().len() {
        let over = story.lists.is(Words::TAKES_OVER, story.words.at(verb))
            && story.words.at(verb + 1) == "over";
        let active = over || story.lists.is(Words::SUCCEEDS, story.words.at(verb));
        let passive = story.lists.is(Words::SUCCEEDED, story.words.at(verb));
        if !active && !passive {
            continue;
        }
        let who = |relations: &[Deprel], preposition: &str| {
            let token = dependent(story, verb, relations, preposition)?;
            Some((token, cast.name_at(token)?.who))
        };
        use Deprel::{Nsubj, NsubjPass, Obj, Obl, OblAgent};
        // `was followed as coach by Roe` may hang on the coach.
        let beside_office = || {
            let office = dependent(story, verb, &[Obl], "as")?;
            let token = dependent(story, office, &[Deprel::Nmod], "by")?;
            Some((token, cast.name_at(token)?.who))
        };
        let agent = who(&[OblAgent, Obl], "by").or_else(beside_office).filter(|_| passive);
        let pair = match agent {
            Some((_, new)) => who(&[NsubjPass, Nsubj], "").map(|(_, old)| (old, new)),
            None => {
                let old = who(&[Obj], "").or_else(|| who(&[Obl], "from"));
                old.zip(who(&[Nsubj], "")).map(|((_, old), (_, new))| (old, new))
            }
        };
        let Some((old, new)) = pair.filter(|(old, new)| old != new) else { continue };
        let office = dependent(story, verb, &[Obl], "as").or_else(|| {
            // `replaced Cole as mayor` may hang on Cole.
            let (object, _) = who(&[Obj], "").or_else(|| who(&[Obl], "from"))?;
            dependent(story, object, &[Deprel::Nmod, Deprel::Appos], "as")
        });
        let mut words: Vec<String> = office.map_or(Vec::new(), |office| {
            let first = (office.saturating_sub(3)..office)
                .rev()
                .take_while(|&at| !story.words.is_preposition(at) && story.words.is_word(at))
                .last();
            let start = first.unwrap_or(office);
            (start..=office).flat_map(|at| story.lists.content_words(story.words.at(at))).collect()
        });
        for who in [old, new] {
            let name = cast.referents[who].name.to_lowercase();
            let said = cast.referents[who].words.iter();
            words.extend(said.filter(|word| !name.contains(word.as_str())).cloned());
        }
        words.retain(|word| word != FORMER);
        words.sort_unstable();
        cast.referents[new].words.extend(words.iter().cloned());
        cast.referents[old].words.extend(words);
        cast.referents[old].words.insert(FORMER.to_owned());
    }
}

/// The token that hangs on another by one of the relations, behind the preposition if one is given.
fn dependent(
    story: &Story<'_>,
    head: usize,
    relations: &[Deprel],
    preposition: &str,
) -> Option<usize> {
    let document = story.words.document;
    let case = |token: usize| {
        let mut children = document.children(token).iter();
        children.any(|&child| {
            document.syntax()[child as usize].relation() == Deprel::Case
                && story.words.at(child as usize) == preposition
        })
    };
    let children = document.children(head).iter().map(|&child| child as usize);
    children.into_iter().find(|&child| {
        relations.contains(&document.syntax()[child].relation())
            && (preposition.is_empty() || case(child))
    })
}
