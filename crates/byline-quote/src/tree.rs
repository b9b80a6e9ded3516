//! The trees of a story's sentences, laid out for looking up and down.

use byline_core::{Deprel, Document, TokenRange};

/// How many children on each side are near.
const NEAR: usize = 24;

/// The dependency trees of all sentences. Without a parse every token stands alone.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    heads: Vec<u32>,
    relations: Vec<Deprel>,
    /// The first and the last token of each token's subtree.
    extents: Vec<(u32, u32)>,
    /// The children of all tokens, and where those of each end.
    children: Vec<u32>,
    ends: Vec<u32>,
}

impl Tree {
    /// Lays out the trees of a document. Takes time linear in the number of tokens.
    pub fn new(document: &Document) -> Self {
        let count = document.tokens().len();
        let syntax = document.syntax();
        let head = |at: usize| syntax.get(at).and_then(|found| found.head());
        let mut tree = Self {
            heads: (0..count).map(|at| head(at).map_or(u32::MAX, |head| head as u32)).collect(),
            relations: (0..count)
                .map(|at| syntax.get(at).map_or(Deprel::Root, |found| found.relation()))
                .collect(),
            extents: (0..count as u32).map(|at| (at, at)).collect(),
            ..Self::default()
        };
        tree.order_children();
        tree.measure();
        tree
    }

    fn order_children(&mut self) {
        let count = self.heads.len();
        let mut ends = vec![0; count];
        for &head in self.heads.iter().filter(|&&head| head != u32::MAX) {
            ends[head as usize] += 1;
        }
        let mut total = 0;
        for end in &mut ends {
            total += *end;
            *end = total - *end;
        }
        self.children = vec![0; total as usize];
        for (at, &head) in (0..).zip(&self.heads) {
            if let Some(next) = ends.get_mut(head as usize) {
                self.children[*next as usize] = at;
                *next += 1;
            }
        }
        self.ends = ends;
    }

    /// Finds the extent of every subtree: leaves first, each token after all its children.
    fn measure(&mut self) {
        let mut waiting: Vec<u32> =
            (0..self.heads.len()).map(|at| self.children(at).len() as u32).collect();
        let mut ready: Vec<usize> = (0..self.heads.len()).filter(|&at| waiting[at] == 0).collect();
        while let Some(at) = ready.pop() {
            let Some(head) = self.head(at) else { continue };
            let (first, last) = self.extents[at];
            let extent = &mut self.extents[head];
            *extent = (extent.0.min(first), extent.1.max(last));
            waiting[head] -= 1;
            if waiting[head] == 0 {
                ready.push(head);
            }
        }
    }

    /// All tokens, each after its head.
    pub fn top_down(&self) -> impl Iterator<Item = usize> + '_ {
        let mut stack: Vec<usize> =
            (0..self.heads.len()).rev().filter(|&at| self.head(at).is_none()).collect();
        std::iter::from_fn(move || {
            let at = stack.pop()?;
            stack.extend(self.children(at).iter().rev().map(|&child| child as usize));
            Some(at)
        })
    }

    /// The head of a token.
    #[inline]
    pub fn head(&self, at: usize) -> Option<usize> {
        self.heads.get(at).filter(|&&head| head != u32::MAX).map(|&head| head as usize)
    }

    /// How a token hangs on its head.
    #[inline]
    pub fn relation(&self, at: usize) -> Deprel {
        self.relations.get(at).copied().unwrap_or(Deprel::Root)
    }

    /// The tokens that hang on a token, in the order of the text.
    #[inline]
    pub fn children(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.children[start..self.ends[at] as usize]
    }

    /// The children nearest to a token, on both sides, in the order of the text. There are more only
    /// in lists and in texts that nobody would write; a bound keeps the work for a token constant.
    #[inline]
    pub fn near(&self, at: usize) -> &[u32] {
        let children = self.children(at);
        if children.len() <= 2 * NEAR {
            return children;
        }
        let middle = children.partition_point(|&child| (child as usize) < at);
        &children[middle.saturating_sub(NEAR)..children.len().min(middle + NEAR)]
    }

    /// Of the [`near`](Self::near) children those with one of some relations.
    pub fn children_of<'t>(
        &'t self,
        at: usize,
        relations: &'t [Deprel],
    ) -> impl DoubleEndedIterator<Item = usize> + 't {
        let children = self.near(at).iter().map(|&child| child as usize);
        children.filter(|&child| relations.contains(&self.relation(child)))
    }

    /// The first token of a subtree.
    #[inline]
    pub fn left(&self, at: usize) -> usize {
        self.extents[at].0 as usize
    }

    /// The place behind the last token of a subtree.
    #[inline]
    pub fn right(&self, at: usize) -> usize {
        self.extents[at].1 as usize + 1
    }

    /// From the first token of a subtree to its last.
    pub fn range(&self, at: usize) -> TokenRange {
        TokenRange::new(self.left(at), self.right(at))
    }
}
