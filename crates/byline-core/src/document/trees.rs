//! Dependency trees as a document holds them: checked, and indexed from heads to children.

use super::DocumentError;
use crate::{Dependency, Deprel, Sentence, TokenRange};

/// One dependency for each token, and what follows from them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Trees {
    dependencies: Vec<Dependency>,
    /// Where the children of each token begin in `children`; one entry more than tokens.
    starts: Vec<u32>,
    /// The children of the first token, of the second, and so on; those of one in text order.
    children: Vec<u32>,
    /// How far the subtree of each token reaches.
    extents: Vec<Extent>,
}

impl Trees {
    /// Checks that every sentence is a tree, in time linear in the number of tokens.
    pub fn new(
        dependencies: Vec<Dependency>,
        sentences: &[Sentence],
    ) -> Result<Self, DocumentError> {
        check_heads(&dependencies, sentences)?;
        let (starts, children) = index(&dependencies);
        let mut trees = Self { dependencies, starts, children, extents: Vec::new() };
        trees.extents = trees.measure(sentences)?;
        Ok(trees)
    }

    pub fn dependencies(&self) -> &[Dependency] {
        &self.dependencies
    }

    /// The children of a token, in text order; none if there are no trees.
    pub fn children(&self, token: usize) -> &[u32] {
        match self.starts.get(token..token + 2) {
            Some(&[start, end]) => &self.children[start as usize..end as usize],
            _ => &[],
        }
    }

    pub fn subtree(&self, token: usize) -> Option<TokenRange> {
        let extent = self.extents.get(token)?;
        let range = extent.range();
        (range.len() == extent.count as usize).then_some(range)
    }

    pub fn extent(&self, token: usize) -> Option<TokenRange> {
        self.extents.get(token).map(|extent| extent.range())
    }

    /// Walks every sentence from its root. A token that is not reached hangs on a cycle.
    fn measure(&self, sentences: &[Sentence]) -> Result<Vec<Extent>, DocumentError> {
        let mut order: Vec<u32> = Vec::with_capacity(self.dependencies.len());
        for sentence in sentences {
            let first = order.len();
            let roots = sentence.tokens.range().filter(|&token| self.head(token).is_none());
            order.extend(roots.map(|token| token as u32));
            let mut next = first;
            while let Some(&token) = order.get(next) {
                order.extend_from_slice(self.children(token as usize));
                next += 1;
            }
            if order.len() < sentence.tokens.end() {
                let mut reached = vec![false; sentence.tokens.len()];
                for &token in &order[first..] {
                    reached[token as usize - sentence.tokens.start()] = true;
                }
                let cycle = reached.iter().position(|&reached| !reached).unwrap_or_default();
                return Err(DocumentError::Cycle { index: sentence.tokens.start() + cycle });
            }
        }
        let mut extents: Vec<Extent> =
            (0..self.dependencies.len() as u32).map(Extent::of).collect();
        for &token in order.iter().rev() {
            if let Some(head) = self.head(token as usize) {
                let below = extents[token as usize];
                extents[head].join(below);
            }
        }
        Ok(extents)
    }

    fn head(&self, token: usize) -> Option<usize> {
        self.dependencies[token].head()
    }
}

/// How far a subtree reaches, and how many tokens it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Extent {
    first: u32,
    last: u32,
    count: u32,
}

impl Extent {
    fn of(token: u32) -> Self {
        Self { first: token, last: token, count: 1 }
    }

    fn join(&mut self, other: Self) {
        self.first = self.first.min(other.first);
        self.last = self.last.max(other.last);
        self.count += other.count;
    }

    fn range(self) -> TokenRange {
        TokenRange::new(self.first as usize, self.last as usize + 1)
    }
}

/// Heads stand in the sentence of their dependents, and one token of each sentence has none.
fn check_heads(dependencies: &[Dependency], sentences: &[Sentence]) -> Result<(), DocumentError> {
    let covered = sentences.last().map_or(0, |sentence| sentence.tokens.end());
    if dependencies.len() != covered {
        let (expected, found) = (covered, dependencies.len());
        return Err(DocumentError::DependencyCount { expected, found });
    }
    for (index, sentence) in sentences.iter().enumerate() {
        let mut roots = 0;
        for token in sentence.tokens.range() {
            let dependency = dependencies[token];
            let inside = |head| sentence.tokens.range().contains(&head);
            if dependency.head().is_some_and(|head| !inside(head)) {
                return Err(DocumentError::Head { index: token });
            }
            if dependency.head().is_none() != (dependency.relation() == Deprel::Root) {
                return Err(DocumentError::RootRelation { index: token });
            }
            roots += usize::from(dependency.head().is_none());
        }
        if roots != 1 {
            return Err(DocumentError::Roots { index, found: roots });
        }
    }
    Ok(())
}

/// The children of each token, one after the other, by counting.
fn index(dependencies: &[Dependency]) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0; dependencies.len() + 1];
    let heads = || dependencies.iter().map(|dependency| dependency.head());
    for head in heads().flatten() {
        starts[head + 1] += 1;
    }
    let mut total = 0;
    for start in &mut starts {
        total += *start;
        *start = total;
    }
    let mut children = vec![0; total as usize];
    let mut next = starts.clone();
    for (token, head) in heads().enumerate() {
        if let Some(head) = head {
            children[next[head] as usize] = token as u32;
            next[head] += 1;
        }
    }
    (starts, children)
}
