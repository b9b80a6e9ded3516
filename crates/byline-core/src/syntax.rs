//! Dependency trees: which word each word hangs on, and as what.

named_enum! {
    /// How a word depends on its head: a relation of Universal Dependencies, version 2.
    ///
    /// Subtypes are kept where a reader of news needs them (who did it, and to whom); others stand
    /// under the relation that they refine, `obl:tmod` under `obl` and `flat:name` under `flat`.
    #[non_exhaustive]
    "dependency relation" Deprel {
        /// Clause that modifies a noun: *the plan* **to close** *it*.
        Acl = "acl",
        /// Relative clause: *the man who* **left**.
        AclRelcl = "acl:relcl",
        /// Clause that modifies a verb: *she left because it* **rained**.
        Advcl = "advcl",
        /// Adverb: *said* **later**.
        Advmod = "advmod",
        /// Adjective of a noun: **new** *plans*.
        Amod = "amod",
        /// Apposition: *Zoë, the* **mayor**.
        Appos = "appos",
        /// Auxiliary: **has** *left*.
        Aux = "aux",
        /// Auxiliary of a passive: **was** *told*.
        AuxPass = "aux:pass",
        /// Preposition or possessive ending: **of** *Rome*.
        Case = "case",
        /// Conjunction: *Zoë* **and** *Ana*.
        Cc = "cc",
        /// Clause that is an object: *said he* **left**.
        Ccomp = "ccomp",
        /// Part of a compound: **tax** *rise*.
        Compound = "compound",
        /// Particle of a verb: *pointed* **out**.
        CompoundPrt = "compound:prt",
        /// Second and later of coordinated words: *Zoë and* **Ana**.
        Conj = "conj",
        /// Linking verb: **is** *ill*.
        Cop = "cop",
        /// Clause that is a subject: *that he* **left** *is clear*.
        Csubj = "csubj",
        /// Clause that is the subject of a passive: *that he* **left** *was reported*.
        CsubjPass = "csubj:pass",
        /// A relation that nothing else names.
        Dep = "dep",
        /// Article and the like: **the** *mayor*.
        Det = "det",
        /// Interjection: **well**, *she left*.
        Discourse = "discourse",
        /// Part of a clause that stands outside it.
        Dislocated = "dislocated",
        /// Word without a meaning of its own: **there** *is*.
        Expl = "expl",
        /// Later word of a fixed expression: *because* **of**.
        Fixed = "fixed",
        /// Later word of a name or date: *Zoë* **Ruiz**.
        Flat = "flat",
        /// Later part of a word that was written apart.
        Goeswith = "goeswith",
        /// Indirect object: *gave* **her** *a book*.
        Iobj = "iobj",
        /// Item of a list.
        List = "list",
        /// Word that opens a clause: **that** *he left*.
        Mark = "mark",
        /// Noun that modifies a noun: *mayor of* **Rome**.
        Nmod = "nmod",
        /// Possessor: **her** *book*.
        NmodPoss = "nmod:poss",
        /// Subject: **Zoë** *left*.
        Nsubj = "nsubj",
        /// Subject of a passive: **Zoë** *was told*.
        NsubjPass = "nsubj:pass",
        /// Number of a noun: **three** *men*.
        Nummod = "nummod",
        /// Object: *told* **her**.
        Obj = "obj",
        /// Noun that modifies a verb: *said on* **Monday**.
        Obl = "obl",
        /// Who did it, of a passive: *was told by* **Zoë**.
        OblAgent = "obl:agent",
        /// What is left of a clause whose verb is left out.
        Orphan = "orphan",
        /// Clause beside another: *it will,* **said** *Zoë, rain*.
        Parataxis = "parataxis",
        /// Punctuation.
        Punct = "punct",
        /// What is said anew, corrected.
        Reparandum = "reparandum",
        /// Head of the sentence.
        Root = "root",
        /// Who is spoken to: **Zoë**, *come here*.
        Vocative = "vocative",
        /// Clause without a subject of its own: *wants to* **leave**.
        Xcomp = "xcomp",
    }
}

/// The head of a token, and how the token depends on it.
///
/// ```
/// use byline_core::{Dependency, Deprel};
///
/// let subject = Dependency::new(3, Deprel::Nsubj);
/// assert_eq!((subject.head(), subject.relation()), (Some(3), Deprel::Nsubj));
/// assert_eq!((Dependency::ROOT.head(), Dependency::ROOT.relation()), (None, Deprel::Root));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dependency {
    /// Index of the head among the tokens of the document; [`NO_HEAD`] for the root.
    head: u32,
    relation: Deprel,
}

const NO_HEAD: u32 = u32::MAX;

impl Dependency {
    /// What the head of a sentence has: no head, and the relation [`Deprel::Root`].
    pub const ROOT: Self = Self { head: NO_HEAD, relation: Deprel::Root };

    /// Makes the dependency on the token with index `head` of the document.
    ///
    /// # Panics
    ///
    /// If `head` does not fit in 32 bits, or is the largest number that does.
    #[inline]
    pub const fn new(head: usize, relation: Deprel) -> Self {
        assert!(head < NO_HEAD as usize, "a head must be one of fewer than 2^32 tokens");
        Self { head: head as u32, relation }
    }

    /// Index of the head among the tokens of the document; `None` for the root of a sentence.
    #[inline]
    pub const fn head(self) -> Option<usize> {
        if self.head == NO_HEAD { None } else { Some(self.head as usize) }
    }

    /// How the token depends on its head.
    #[inline]
    pub const fn relation(self) -> Deprel {
        self.relation
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dependency_stays_small() {
        assert_eq!(size_of::<Dependency>(), 8);
    }
}
