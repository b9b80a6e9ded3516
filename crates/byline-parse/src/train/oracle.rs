//! Which moves lose nothing: the dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013).

use crate::state::{MOVES, Move, ROOT, State};

/// The right tree, as far as it is known.
pub(super) struct Gold {
    /// The head of each word; [`UNKNOWN`] where it is not known, and for the root.
    heads: Vec<u32>,
    children: Vec<Vec<u32>>,
}

const UNKNOWN: u32 = u32::MAX;

impl Gold {
    pub fn new(heads: &[Option<u32>]) -> Self {
        let mut all = vec![UNKNOWN];
        all.extend(heads.iter().map(|head| head.unwrap_or(UNKNOWN)));
        let mut children = vec![Vec::new(); all.len()];
        for (child, &head) in (0..).zip(&all) {
            if head != UNKNOWN {
                children[head as usize].push(child);
            }
        }
        Self { heads: all, children }
    }

    /// Of the allowed moves those after which the most arcs can still be had.
    pub fn best(&self, state: &State, allowed: [bool; MOVES]) -> [bool; MOVES] {
        let cost =
            |chosen| if allowed[chosen as usize] { self.cost(state, chosen) } else { u32::MAX };
        let costs = Move::ALL.map(cost);
        let least = costs.into_iter().min().unwrap_or(0);
        let mut best = costs.map(|cost| cost == least);
        for (best, allowed) in best.iter_mut().zip(allowed) {
            *best &= allowed;
        }
        best
    }

    /// How many arcs a move loses.
    fn cost(&self, state: &State, chosen: Move) -> u32 {
        let (top, under, next) = (state.stack(0), state.stack(1), state.ahead(0));
        let ahead = |word: u32| word >= next;
        let lost_children =
            |word: u32| self.children[word as usize].iter().filter(|&&child| ahead(child)).count();
        match chosen {
            Move::Shift => {
                let stack = state.whole_stack();
                let head = self.heads[next as usize];
                let below = &stack[..stack.len() - 1];
                let on_stack = |word: &u32| below.contains(word);
                let head_lost = head != UNKNOWN && head < next && on_stack(&head);
                let children = &self.children[next as usize];
                let children =
                    children.iter().filter(|child| **child < next && stack.contains(child));
                u32::from(head_lost) + children.count() as u32
            }
            Move::Left => {
                let head = self.heads[top as usize];
                let lost = head != UNKNOWN && (head == under || (ahead(head) && head != next));
                u32::from(lost && head != top) + lost_children(top) as u32
            }
            Move::Right => {
                let head = self.heads[top as usize];
                let lost = head != UNKNOWN && head != ROOT && ahead(head);
                u32::from(lost) + lost_children(top) as u32
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The most arcs of the gold tree that a state can still lead to, by trying everything.
    fn most(state: &State, gold: &Gold) -> u32 {
        let right = |state: &State| {
            let heads = state.words().iter().zip(&gold.heads[1..]);
            heads.filter(|(node, head)| node.head == **head).count() as u32
        };
        if state.is_done() {
            return right(state);
        }
        let allowed = Move::ALL.into_iter().filter(|chosen| state.allowed()[*chosen as usize]);
        let after = allowed.map(|chosen| {
            let mut next = state.clone();
            next.make(chosen, 0);
            most(&next, gold)
        });
        after.max().unwrap_or(0)
    }

    /// A tree without crossing arcs: what some moves give.
    fn tree(words: usize, moves: &[usize]) -> Vec<Option<u32>> {
        let mut state = State::default();
        state.begin(words);
        for wish in moves.iter().copied().chain(std::iter::repeat(0)) {
            if state.is_done() {
                break;
            }
            state.make(pick(&state, wish), 0);
        }
        state.words().iter().map(|node| Some(node.head)).collect()
    }

    fn pick(state: &State, wish: usize) -> Move {
        let allowed: Vec<Move> =
            Move::ALL.into_iter().filter(|chosen| state.allowed()[*chosen as usize]).collect();
        allowed[wish % allowed.len()]
    }

    proptest! {
        /// From any state, right or wrong, the oracle's moves lose nothing that can be had.
        #[test]
        fn the_best_moves_lose_nothing(
            moves in prop::collection::vec(0_usize..6, 12),
            astray in prop::collection::vec(0_usize..6, 0..8),
        ) {
            let gold = Gold::new(&tree(5, &moves));
            let mut state = State::default();
            state.begin(5);
            for wish in astray {
                if !state.is_done() {
                    state.make(pick(&state, wish), 0);
                }
            }
            while !state.is_done() {
                let before = most(&state, &gold);
                let best = gold.best(&state, state.allowed());
                for chosen in Move::ALL.into_iter().filter(|chosen| state.allowed()[*chosen as usize]) {
                    let mut next = state.clone();
                    next.make(chosen, 0);
                    prop_assert_eq!(best[chosen as usize], most(&next, &gold) == before);
                }
                let first = Move::ALL.into_iter().find(|chosen| best[*chosen as usize]);
                state.make(first.unwrap(), 0);
            }
        }
    }
}
