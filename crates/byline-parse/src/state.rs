//! The state of a parse, and what moves do to it: the arc-hybrid system of Kuhlmann,
//! Gómez-Rodríguez and Satta (2011).

/// Position of the root above every sentence. Words stand from 1 on.
pub(crate) const ROOT: u32 = 0;

/// What a parser may do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Move {
    /// The next word goes on the stack.
    Shift = 0,
    /// The top of the stack hangs on the next word, and leaves the stack.
    Left = 1,
    /// The top of the stack hangs on what is under it, and leaves the stack.
    Right = 2,
}

/// How many moves there are.
pub(crate) const MOVES: usize = 3;

impl Move {
    pub const ALL: [Self; MOVES] = [Self::Shift, Self::Left, Self::Right];
}

/// A word of the tree so far.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    pub head: u32,
    pub label: u8,
    /// How many children it has on each side, up to 255.
    pub lefts: u8,
    pub rights: u8,
    /// The outermost and second outermost children on each side; the end where there is none.
    pub left: [u32; 2],
    pub right: [u32; 2],
    /// The relations of its children on each side, one bit for each.
    pub left_labels: u64,
    pub right_labels: u64,
}

/// A partial tree: a stack of words, and the words after them.
#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    pub nodes: Vec<Node>,
    stack: Vec<u32>,
    next: u32,
}

impl State {
    /// Begins a sentence with this many words.
    pub fn begin(&mut self, words: usize) {
        let end = words as u32 + 1;
        let fresh = Node {
            head: ROOT,
            label: 0,
            lefts: 0,
            rights: 0,
            left: [end; 2],
            right: [end; 2],
            left_labels: 0,
            right_labels: 0,
        };
        self.nodes.clear();
        self.nodes.resize(words + 2, fresh);
        self.stack.clear();
        self.stack.push(ROOT);
        self.next = 1;
    }

    /// The words, without what stands before and after them.
    pub fn words(&self) -> &[Node] {
        &self.nodes[1..self.nodes.len() - 1]
    }

    /// What stands for a word that is not there.
    #[inline]
    pub fn end(&self) -> u32 {
        self.nodes.len() as u32 - 1
    }

    /// The word at a depth of the stack, from 0 on.
    #[inline]
    pub fn stack(&self, depth: usize) -> u32 {
        match self.stack.len().checked_sub(depth + 1) {
            Some(at) => self.stack[at],
            None => self.end(),
        }
    }

    /// All of the stack, the top last.
    #[cfg(feature = "train")]
    pub fn whole_stack(&self) -> &[u32] {
        &self.stack
    }

    /// A word that is not on the stack yet, the next one being 0.
    #[inline]
    pub fn ahead(&self, distance: u32) -> u32 {
        (self.next + distance).min(self.end())
    }

    /// True if every word has its head.
    #[inline]
    pub fn is_done(&self) -> bool {
        self.next == self.end() && self.stack.len() == 1
    }

    /// Whether each move can be made. One always can, until all is done.
    #[inline]
    pub fn allowed(&self) -> [bool; MOVES] {
        let more = self.next < self.end();
        let depth = self.stack.len();
        // One word hangs on the root, which is the last to leave the stack.
        [more, more && depth > 1, depth > 2 || (depth == 2 && !more)]
    }

    /// The head and the child of the arc that a move makes.
    #[inline]
    pub fn arc(&self, chosen: Move) -> Option<(u32, u32)> {
        match chosen {
            Move::Shift => None,
            Move::Left => Some((self.next, self.stack(0))),
            Move::Right => Some((self.stack(1), self.stack(0))),
        }
    }

    /// Makes a move that is allowed. An arc has the relation `label`.
    #[inline]
    pub fn make(&mut self, chosen: Move, label: u8) {
        let Some((head, child)) = self.arc(chosen) else {
            self.stack.push(self.next);
            self.next += 1;
            return;
        };
        self.stack.pop();
        let node = &mut self.nodes[child as usize];
        node.head = head;
        node.label = label;
        let node = &mut self.nodes[head as usize];
        if child < head {
            node.lefts = node.lefts.saturating_add(1);
            node.left = [child, node.left[0]];
            node.left_labels |= 1 << label;
        } else {
            node.rights = node.rights.saturating_add(1);
            node.right = [child, node.right[0]];
            node.right_labels |= 1 << label;
        }
    }
}
