//! A look up and down the trees of a story's sentences.

use byline_core::{Deprel, Document, TokenRange};

/// How many children on each side are near.
const NEAR: usize = 24;

/// The dependency trees of a document's sentences. Without a parse every token stands alone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tree<'d> {
    document: &'d Document,
}

impl<'d> Tree<'d> {
    /// The trees of a document.
    pub fn new(document: &'d Document) -> Self {
        Self { document }
    }

    /// All tokens, each after its head.
    pub fn top_down(self) -> impl Iterator<Item = usize> {
        let mut stack: Vec<usize> =
            (0..self.document.tokens().len()).rev().filter(|&at| self.head(at).is_none()).collect();
        std::iter::from_fn(move || {
            let at = stack.pop()?;
            stack.extend(self.children(at).iter().rev().map(|&child| child as usize));
            Some(at)
        })
    }

    /// The head of a token.
    #[inline]
    pub fn head(self, at: usize) -> Option<usize> {
        self.document.syntax().get(at).and_then(|found| found.head())
    }

    /// How a token hangs on its head.
    #[inline]
    pub fn relation(self, at: usize) -> Deprel {
        self.document.syntax().get(at).map_or(Deprel::Root, |found| found.relation())
    }

    /// The tokens that hang on a token, in the order of the text.
    #[inline]
    pub fn children(self, at: usize) -> &'d [u32] {
        self.document.children(at)
    }

    /// The children nearest to a token, on both sides, in the order of the text. There are more only
    /// in lists and in texts that nobody would write; a bound keeps the work for a token constant.
    #[inline]
    pub fn near(self, at: usize) -> &'d [u32] {
        let children = self.children(at);
        if children.len() <= 2 * NEAR {
            return children;
        }
        let middle = children.partition_point(|&child| (child as usize) < at);
        &children[middle.saturating_sub(NEAR)..children.len().min(middle + NEAR)]
    }

    /// Of the [`near`](Self::near) children those with one of some relations.
    pub fn children_of(
        self,
        at: usize,
        relations: &[Deprel],
    ) -> impl DoubleEndedIterator<Item = usize> {
        let children = self.near(at).iter().map(|&child| child as usize);
        children.filter(move |&child| relations.contains(&self.relation(child)))
    }

    /// The first token of a subtree.
    #[inline]
    pub fn left(self, at: usize) -> usize {
        self.range(at).start()
    }

    /// The place behind the last token of a subtree.
    #[inline]
    pub fn right(self, at: usize) -> usize {
        self.range(at).end()
    }

    /// From the first token of a subtree to its last.
    #[inline]
    pub fn range(self, at: usize) -> TokenRange {
        self.document.extent(at).unwrap_or(TokenRange::new(at, at + 1))
    }
}
