//! From trees in the first version of Universal Dependencies, as a parser of 2016 gave them, to the
//! conventions of today's treebanks.

use byline_core::Deprel;

/// A word with its place in a tree of the first version.
#[derive(Debug, Clone, Copy)]
pub struct Old<'t> {
    /// The word in lower case or not; only small words matter.
    pub form: &'t str,
    /// The Penn tag.
    pub tag: &'t str,
    /// Part of the name of a person.
    pub person: bool,
    /// The number of the head, from 1; 0 for the root.
    pub head: usize,
    /// The relation to the head.
    pub relation: &'t str,
}

/// A word with its place in the new tree: the number of the head and the relation, each `None`
/// where the old tree does not say.
pub type New = (Option<u32>, Option<Deprel>);

/// Converts one sentence.
pub fn convert(words: &[Old<'_>]) -> Vec<New> {
    let mut tree = Tree::new(words);
    tree.coordinate();
    tree.names();
    tree.nominals(words);
    tree.finish()
}

struct Tree<'t> {
    words: &'t [Old<'t>],
    /// Heads, counted from 1; places are counted from 0.
    heads: Vec<usize>,
    relations: Vec<Option<Deprel>>,
}

impl<'t> Tree<'t> {
    fn new(words: &'t [Old<'t>]) -> Self {
        Self {
            words,
            heads: words.iter().map(|word| word.head).collect(),
            relations: words.iter().map(renamed).collect(),
        }
    }

    fn children(&self, head: usize) -> Vec<usize> {
        (0..self.heads.len()).filter(|&child| self.heads[child] == head + 1).collect()
    }

    /// A conjunction hangs on what follows it rather than on what is before.
    fn coordinate(&mut self) {
        for at in 0..self.heads.len() {
            let joins = match self.relations[at] {
                Some(Deprel::Cc) => true,
                Some(Deprel::Punct) => self.words[at].form == ",",
                _ => false,
            };
            if !joins || self.heads[at] == 0 {
                continue;
            }
            let head = self.heads[at];
            let next = (at + 1..self.heads.len()).find(|&other| {
                self.heads[other] == head
                    && !matches!(self.relations[other], Some(Deprel::Punct | Deprel::Cc))
            });
            let Some(next) = next.filter(|&next| self.relations[next] == Some(Deprel::Conj)) else {
                continue;
            };
            let first = self.relations[at] == Some(Deprel::Cc) || self.follows_conjunct(at, head);
            if first && at + 1 >= head {
                self.heads[at] = next + 1;
            }
        }
    }

    /// A comma that separates a conjunct from the one before, rather than something else.
    fn follows_conjunct(&self, at: usize, head: usize) -> bool {
        let before = (0..at).rev().find(|&other| {
            self.heads[other] == head && self.relations[other] != Some(Deprel::Punct)
        });
        before.is_none_or(|before| before < head || self.relations[before] == Some(Deprel::Conj))
    }

    /// The name of a person hangs on its first word, and a title on the name.
    fn names(&mut self) {
        let mut at = 0;
        while at < self.words.len() {
            let run = self.words[at..].iter().take_while(|word| is_name(word)).count();
            if run == 0 {
                at += 1;
                continue;
            }
            self.name(at, at + run);
            at += run;
        }
    }

    fn name(&mut self, mut start: usize, end: usize) {
        while start + 1 < end && is_title(self.words[start].form) {
            start += 1;
        }
        let inside = |head: usize| head > start && head <= end;
        let heads: Vec<usize> = (start..end).filter(|&at| !inside(self.heads[at])).collect();
        let [head] = heads[..] else { return };
        let parts = (start..end).filter(|&at| at != head);
        if !parts
            .clone()
            .all(|at| self.heads[at] == head + 1 && self.relations[at] == Some(Deprel::Compound))
        {
            return;
        }
        if head != start {
            (self.heads[start], self.relations[start]) = (self.heads[head], self.relations[head]);
            for child in 0..self.heads.len() {
                if self.heads[child] == head + 1 {
                    self.heads[child] = start + 1;
                }
            }
        }
        for at in start + 1..end {
            (self.heads[at], self.relations[at]) = (start + 1, Some(Deprel::Flat));
        }
        self.title(start);
    }

    fn title(&mut self, name: usize) {
        let Some(title) = name.checked_sub(1) else { return };
        if self.heads[title] != name + 1 || self.relations[title] != Some(Deprel::Compound) {
            return;
        }
        self.relations[title] = Some(Deprel::Nmod);
        for at in 0..title {
            let modifies = matches!(self.relations[at], Some(Deprel::Compound | Deprel::Amod));
            if self.heads[at] == name + 1 && modifies {
                self.heads[at] = title + 1;
            }
        }
    }

    /// What modifies a verb is told from what modifies a noun, and agents of passives from others.
    fn nominals(&mut self, words: &[Old<'_>]) {
        for at in 0..words.len() {
            if self.relations[at] != Some(Deprel::Nmod) || self.heads[at] == 0 {
                continue;
            }
            let head = self.heads[at] - 1;
            if words[at].relation == "compound" {
                continue;
            }
            let of_head = self.children(head);
            let has =
                |relation| of_head.iter().any(|&child| self.relations[child] == Some(relation));
            let verbal = words[head].tag.starts_with(['V', 'J', 'R', 'M'])
                || (has(Deprel::Cop) && (has(Deprel::Case) || at < head));
            if !verbal {
                continue;
            }
            let passive =
                words[head].tag == "VBN" || has(Deprel::AuxPass) || has(Deprel::NsubjPass);
            let by = self.children(at).iter().any(|&child| {
                self.relations[child] == Some(Deprel::Case)
                    && words[child].form.eq_ignore_ascii_case("by")
            });
            self.relations[at] = Some(if passive && by { Deprel::OblAgent } else { Deprel::Obl });
        }
    }

    fn finish(self) -> Vec<New> {
        let word = |(head, relation): (usize, Option<Deprel>)| match relation {
            None => (None, None),
            Some(relation) => (Some(head as u32), Some(relation)),
        };
        self.heads.into_iter().zip(self.relations).map(word).collect()
    }
}

fn is_name(word: &Old<'_>) -> bool {
    word.person && matches!(word.tag, "NNP" | "NNPS" | "NN" | "FW")
}

fn is_title(form: &str) -> bool {
    matches!(form, "Mr." | "Mrs." | "Ms." | "Dr." | "Mr" | "Mrs" | "Ms" | "Dr")
}

/// The relation as it is called today; `None` for one that says nothing.
fn renamed(word: &Old<'_>) -> Option<Deprel> {
    Some(match word.relation {
        "dep" => return None,
        "dobj" => Deprel::Obj,
        "nsubjpass" => Deprel::NsubjPass,
        "csubjpass" => Deprel::CsubjPass,
        "auxpass" => Deprel::AuxPass,
        "neg" if word.tag == "DT" => Deprel::Det,
        "neg" => Deprel::Advmod,
        "mwe" => Deprel::Fixed,
        other => crate::readers::conllu::relation(other)?,
    })
}
