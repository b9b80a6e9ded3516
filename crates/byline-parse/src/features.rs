//! From the state of a parse to features.

use crate::state::{ROOT, State};
use crate::words::{Word, spread};

/// Small numbers as hashes.
static SMALL: [u64; 256] = small();

const fn small() -> [u64; 256] {
    let mut table = [0; 256];
    let mut at = 0;
    while at < table.len() {
        table[at] = spread(3 << 32 | at as u64);
        at += 1;
    }
    table
}

/// The features at hand. Each is a hash of its template and its values.
#[derive(Debug, Clone)]
pub(crate) struct Features {
    hashes: [u32; Self::MOST],
    count: usize,
}

impl Default for Features {
    fn default() -> Self {
        Self { hashes: [0; Self::MOST], count: 0 }
    }
}

impl Features {
    /// Room for so many.
    const MOST: usize = 120;

    #[inline]
    pub fn all(&self) -> &[u32] {
        &self.hashes[..self.count]
    }

    #[inline]
    fn one(&mut self, a: u64) {
        self.add(a);
    }

    #[inline]
    fn two(&mut self, a: u64, b: u64) {
        self.add(a ^ b.rotate_left(23));
    }

    #[inline]
    fn three(&mut self, a: u64, b: u64, c: u64) {
        self.add(a ^ b.rotate_left(23) ^ c.rotate_left(46));
    }

    #[inline]
    fn four(&mut self, a: u64, b: u64, c: u64, d: u64) {
        self.add(a ^ b.rotate_left(23) ^ c.rotate_left(46) ^ d.rotate_left(11));
    }

    /// The template is the position in the list, since all are always there.
    #[inline]
    fn add(&mut self, value: u64) {
        let salted = value.wrapping_add((self.count as u64).wrapping_mul(0xa24b_aed4_963e_e407));
        let mixed = (salted ^ salted >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.hashes[self.count] = (mixed >> 32) as u32;
        self.count += 1;
    }
}

#[inline]
fn count(number: u8) -> u64 {
    SMALL[usize::from(number.min(6))]
}

/// How far two words stand from each other: exactly up to four, then roughly.
#[inline]
fn distance(from: u32, to: u32) -> u64 {
    let distance = match to.abs_diff(from) {
        far @ 0..=4 => far,
        5..=6 => 5,
        7..=10 => 6,
        11..=20 => 7,
        _ => 8,
    };
    SMALL[16 + distance as usize]
}

#[inline]
fn label(state: &State, at: u32) -> u64 {
    SMALL[32 + usize::from(state.nodes[at as usize].label)]
}

/// The features that a move is chosen by.
pub(crate) fn of_move(state: &State, words: &[Word], between: &Marks, out: &mut Features) {
    out.count = 0;
    let (s0, s1, s2) = (state.stack(0), state.stack(1), state.stack(2));
    let (b0, b1, b2, b3) = (state.ahead(0), state.ahead(1), state.ahead(2), state.ahead(3));
    let word = |at: u32| &words[at as usize];
    let (ws0, ws1, ws2) = (word(s0), word(s1), word(s2));
    let (wb0, wb1, wb2) = (word(b0), word(b1), word(b2));
    let (n0, n1, nb) =
        (&state.nodes[s0 as usize], &state.nodes[s1 as usize], &state.nodes[b0 as usize]);

    out.one(0x1234_5678_9abc);
    // Words alone.
    for w in [ws0, ws1, wb0] {
        out.one(w.form);
        out.one(w.tag);
        out.one(w.both);
    }
    out.one(wb1.form);
    out.one(wb1.both);
    out.one(wb2.both);
    out.one(ws2.both);
    out.one(word(b3).tag);
    // Pairs.
    out.two(ws0.both, wb0.both);
    out.two(ws0.form, wb0.form);
    out.two(ws0.both, wb0.tag);
    out.two(ws0.tag, wb0.both);
    out.two(ws0.tag, wb0.tag);
    out.two(ws1.form, ws0.form);
    out.two(ws1.both, ws0.tag);
    out.two(ws1.tag, ws0.both);
    out.two(ws1.tag, ws0.tag);
    out.two(ws1.both, wb0.tag);
    out.two(ws1.tag, wb0.both);
    out.two(wb0.tag, wb1.tag);
    out.two(wb0.form, wb1.form);
    out.two(ws0.form, wb1.form);
    out.two(ws2.tag, ws0.tag);
    out.two(wb0.both, wb1.tag);
    // Triples.
    out.three(ws0.tag, wb0.tag, wb1.tag);
    out.three(wb0.tag, wb1.tag, wb2.tag);
    out.three(ws1.tag, ws0.tag, wb0.tag);
    out.three(ws2.tag, ws1.tag, ws0.tag);
    out.three(ws1.form, ws0.tag, wb0.tag);
    out.three(ws1.tag, ws0.form, wb0.tag);
    out.three(ws1.tag, ws0.tag, wb0.form);
    out.four(ws1.tag, ws0.tag, wb0.tag, wb1.tag);
    out.four(ws2.tag, ws1.tag, ws0.tag, wb0.tag);
    out.four(ws0.tag, wb0.tag, wb1.tag, wb2.tag);
    // Classes.
    for at in 0..2 {
        out.two(ws0.classes[at], wb0.classes[at]);
        out.two(ws1.classes[at], ws0.classes[at]);
        out.one(ws0.classes[at]);
        out.one(wb0.classes[at]);
    }
    out.two(ws0.classes[0], wb0.tag);
    out.two(ws0.tag, wb0.classes[0]);
    out.two(ws1.classes[0], ws0.tag);
    out.two(ws1.tag, ws0.classes[0]);
    out.three(ws1.classes[0], ws0.tag, wb0.tag);
    out.three(ws1.tag, ws0.tag, wb0.classes[0]);
    out.three(ws1.classes[0], ws0.classes[0], wb0.classes[0]);
    // Children.
    let (l0, l0b, r0, r0b) = (n0.left[0], n0.left[1], n0.right[0], n0.right[1]);
    let (l1, r1, r1b) = (n1.left[0], n1.right[0], n1.right[1]);
    let (lb, lbb) = (nb.left[0], nb.left[1]);
    out.three(ws0.tag, word(l0).tag, wb0.tag);
    out.three(ws0.tag, word(r0).tag, wb0.tag);
    out.three(ws0.tag, wb0.tag, word(lb).tag);
    out.three(ws1.tag, ws0.tag, word(l0).tag);
    out.three(ws1.tag, ws0.tag, word(r0).tag);
    out.three(ws1.tag, word(r1).tag, ws0.tag);
    out.three(ws1.tag, word(l1).tag, ws0.tag);
    out.three(ws0.tag, label(state, l0), label(state, l0b));
    out.three(ws0.tag, label(state, r0), label(state, r0b));
    out.three(ws1.tag, label(state, r1), label(state, r1b));
    out.three(wb0.tag, label(state, lb), label(state, lbb));
    out.two(ws0.form, label(state, r0));
    out.two(ws1.form, label(state, r1));
    out.two(ws0.both, word(l0).form);
    out.two(ws0.tag, word(r0).both);
    out.two(ws1.tag, word(r1).both);
    out.two(ws0.tag, spread(n0.left_labels));
    out.two(ws0.tag, spread(n0.right_labels));
    out.two(ws1.tag, spread(n1.left_labels));
    out.two(ws1.tag, spread(n1.right_labels));
    out.two(wb0.tag, spread(nb.left_labels));
    out.four(ws1.tag, spread(n1.right_labels), ws0.tag, wb0.tag);
    out.four(ws0.tag, spread(n0.left_labels), wb0.tag, spread(nb.left_labels));
    out.two(ws0.both, count(n0.rights));
    out.two(ws0.both, count(n0.lefts));
    out.two(ws1.both, count(n1.rights));
    out.two(wb0.both, count(nb.lefts));
    // Distances, and what stands between.
    let (near, far) = (distance(s0, b0), distance(s1, s0));
    out.two(ws0.both, near);
    out.two(wb0.both, near);
    out.three(ws0.tag, wb0.tag, near);
    out.three(ws1.tag, ws0.tag, far);
    out.two(ws1.form, far);
    out.three(ws0.tag, wb0.tag, between.of(s0, b0));
    out.three(ws1.tag, ws0.tag, between.of(s1, s0));
    out.four(ws1.tag, ws0.tag, wb0.tag, between.of(s1, s0));
    out.three(ws1.tag, wb0.tag, between.of(s0, b0));
    // The end of the sentence.
    out.two(SMALL[usize::from(s1 == ROOT) + 8], ws0.tag);
    out.three(SMALL[usize::from(b1 == state.end()) + 8], ws0.tag, wb0.tag);
    out.two(ws0.suffix, wb0.suffix);
}

/// The features that the relation of an arc is chosen by.
pub(crate) fn of_relation(
    state: &State,
    words: &[Word],
    between: &Marks,
    (head, child): (u32, u32),
    out: &mut Features,
) {
    out.count = 0;
    let word = |at: u32| &words[at.min(state.end()) as usize];
    let (h, c) = (word(head), word(child));
    let (nh, nc) = (&state.nodes[head as usize], &state.nodes[child as usize]);
    let left = child < head;
    let side = SMALL[8 + usize::from(left)];
    let away = distance(head, child);
    let siblings = spread(if left { nh.left_labels } else { nh.right_labels });
    let others = spread(if left { nh.right_labels } else { nh.left_labels });
    let (own_left, own_right) = (spread(nc.left_labels), spread(nc.right_labels));
    let sibling = if left { nh.left[0] } else { nh.right[0] };
    let opener = word(nc.left[0]);

    out.one(side);
    out.two(side, h.tag);
    out.two(side, c.tag);
    out.two(side, h.form);
    out.two(side, c.form);
    out.two(side, c.both);
    out.two(side, c.suffix);
    out.three(side, h.tag, c.tag);
    out.three(side, h.both, c.tag);
    out.three(side, h.tag, c.both);
    out.three(side, h.form, c.form);
    out.four(side, h.tag, c.tag, away);
    out.three(side, c.tag, siblings);
    out.three(side, c.tag, others);
    out.four(side, h.tag, c.tag, siblings);
    out.three(side, c.tag, own_left);
    out.three(side, c.tag, own_right);
    out.four(side, h.tag, c.tag, own_left);
    out.four(side, h.tag, c.tag, own_right);
    out.four(side, c.tag, own_left, own_right);
    out.four(side, h.form, c.tag, own_left);
    out.three(side, h.tag, opener.form);
    out.four(side, h.tag, c.tag, opener.form);
    out.four(side, h.form, c.tag, opener.form);
    out.four(side, h.tag, c.form, opener.form);
    out.three(side, c.classes[0], opener.form);
    out.three(side, h.classes[0], c.classes[0]);
    out.three(side, h.classes[1], c.classes[1]);
    out.three(side, h.classes[0], c.tag);
    out.three(side, h.tag, c.classes[0]);
    out.three(side, h.tag, c.classes[1]);
    out.four(side, h.tag, c.tag, word(sibling).both);
    out.four(side, h.tag, c.tag, label(state, sibling));
    out.four(side, c.tag, word(child + 1).tag, word(child.saturating_sub(1)).tag);
    out.four(side, c.tag, h.tag, word(child + 1).form);
    out.four(side, c.tag, h.tag, word(child.saturating_sub(1)).form);
    out.four(side, h.tag, c.tag, word(head + 1).tag);
    out.four(side, h.tag, c.tag, word(head.saturating_sub(1)).tag);
    out.four(side, h.tag, c.tag, between.of(head.min(child), head.max(child)));
    out.four(side, h.both, c.tag, siblings);
    out.four(side, h.tag, c.tag, word(nc.right[0]).tag);
    out.four(side, h.tag, c.tag, others);
    out.three(side, h.suffix, c.suffix);
}

/// Which marks stand where in a sentence, so that what lies between two words is known at once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks {
    /// For each position how many commas, quotation marks, verbs and conjunctions come before it.
    before: Vec<[u16; 4]>,
}

impl Marks {
    /// `kinds` gives for each position, from the root to the end, what it is, if any.
    pub fn fill(&mut self, kinds: impl Iterator<Item = Option<usize>>) {
        self.before.clear();
        let mut counts = [0_u16; 4];
        for kind in kinds {
            self.before.push(counts);
            if let Some(kind) = kind {
                counts[kind] = counts[kind].wrapping_add(1);
            }
        }
    }

    /// What stands between two positions.
    #[inline]
    fn of(&self, from: u32, to: u32) -> u64 {
        if from >= to {
            return SMALL[255];
        }
        let (before, after) = (self.before[from as usize + 1], self.before[to as usize]);
        let count =
            |kind: usize, most: u16| usize::from(after[kind].wrapping_sub(before[kind]).min(most));
        SMALL[100 + ((count(0, 2) * 3 + count(1, 2)) * 3 + count(2, 2)) * 2 + count(3, 1)]
    }
}
