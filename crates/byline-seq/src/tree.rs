//! The best tree of a sentence, where somebody says how well each word fits each other as its head.

/// Finds the tree whose arcs have the highest sum of scores, among those with one root and without
/// crossing arcs (Eisner 1996). `score(word, head)` says how well a word hangs on a head, and for `None`
/// how well it is the root; words are counted from 0, and so are the heads that come back.
///
/// Time is mostly that of `words * words` scores, and that of their third power where the best heads of
/// all words are no tree.
///
/// ```
/// use byline_seq::best_tree;
///
/// // In `“Zoë left the café”` each word likes its right head best, but for `the`, which likes `Zoë`.
/// let likes = [Some(1), None, Some(0), Some(1)];
/// let score = |word: usize, head| match (word, head) {
///     (2, Some(3)) => 0.5,
///     _ => f32::from(u8::from(head == likes[word])),
/// };
/// assert_eq!(best_tree(4, score), [Some(1), None, Some(3), Some(1)]);
/// ```
pub fn best_tree(words: usize, score: impl Fn(usize, Option<usize>) -> f32) -> Vec<Option<usize>> {
    let roots: Vec<f32> = (0..words).map(|word| score(word, None)).collect();
    let mut arcs = vec![f32::MIN; words * words];
    for word in 0..words {
        for head in (0..words).filter(|&head| head != word) {
            arcs[word * words + head] = score(word, Some(head));
        }
    }
    let favourite = |word: usize| {
        let heads = &arcs[word * words..][..words];
        let best = (0..words).max_by(|&a, &b| heads[a].total_cmp(&heads[b]));
        best.filter(|&head| head != word && heads[head] > roots[word])
    };
    let heads: Vec<Option<usize>> = (0..words).map(favourite).collect();
    if is_tree(&heads) { heads } else { Chart::new(words, &arcs).tree(&roots) }
}

/// True for one root, no cycle and no crossing arcs.
fn is_tree(heads: &[Option<usize>]) -> bool {
    let one_root = heads.iter().filter(|head| head.is_none()).count() == 1;
    let reaches_root = |mut word: usize| {
        (0..heads.len()).any(|_| match heads[word] {
            Some(head) => {
                word = head;
                false
            }
            None => true,
        })
    };
    // What lies within an arc hangs on something within it, ends included.
    let is_free = |(word, head): (usize, &Option<usize>)| {
        let Some(head) = *head else { return true };
        let (left, right) = (word.min(head), word.max(head));
        let within = |at: Option<usize>| at.is_some_and(|at| (left..=right).contains(&at));
        heads[left + 1..right].iter().all(|&head| within(head))
    };
    one_root && (0..heads.len()).all(reaches_root) && heads.iter().enumerate().all(is_free)
}

/// A stretch of words, both ends included, and what is known of it.
#[derive(Debug, Clone, Copy, Default)]
struct Best {
    sum: f32,
    /// Where it is put together.
    cut: usize,
}

/// The best part of a tree over each stretch of words.
struct Chart {
    words: usize,
    /// One end hangs on the other; in the second the left one is the head.
    arcs: [Vec<Best>; 2],
    /// All words hang on one end, through each other; in the second on the left one.
    wholes: [Vec<Best>; 2],
}

/// What a stretch hangs on.
const RIGHT_END: usize = 0;
const LEFT_END: usize = 1;

impl Chart {
    fn new(words: usize, arcs: &[f32]) -> Self {
        let empty = || [vec![Best::default(); words * words], vec![Best::default(); words * words]];
        let mut chart = Self { words, arcs: empty(), wholes: empty() };
        for width in 1..words {
            for left in 0..words - width {
                let right = left + width;
                let at = left * words + right;
                let inner = chart.best(left..right, |cut| {
                    chart.whole(LEFT_END, left, cut) + chart.whole(RIGHT_END, cut + 1, right)
                });
                let sum = |word: usize, head: usize| inner.sum + arcs[word * words + head];
                chart.arcs[RIGHT_END][at] = Best { sum: sum(left, right), ..inner };
                chart.arcs[LEFT_END][at] = Best { sum: sum(right, left), ..inner };
                chart.wholes[RIGHT_END][at] = chart.best(left..right, |cut| {
                    chart.whole(RIGHT_END, left, cut) + chart.arc(RIGHT_END, cut, right)
                });
                chart.wholes[LEFT_END][at] = chart.best(left + 1..right + 1, |cut| {
                    chart.arc(LEFT_END, left, cut) + chart.whole(LEFT_END, cut, right)
                });
            }
        }
        chart
    }

    fn best(&self, cuts: std::ops::Range<usize>, sum: impl Fn(usize) -> f32) -> Best {
        let all = cuts.map(|cut| Best { sum: sum(cut), cut });
        all.max_by(|a, b| a.sum.total_cmp(&b.sum)).unwrap_or_default()
    }

    fn arc(&self, end: usize, left: usize, right: usize) -> f32 {
        self.arcs[end][left * self.words + right].sum
    }

    fn whole(&self, end: usize, left: usize, right: usize) -> f32 {
        self.wholes[end][left * self.words + right].sum
    }

    /// The heads of the best tree, by how well each word is its root.
    fn tree(&self, roots: &[f32]) -> Vec<Option<usize>> {
        let mut heads = vec![None; self.words];
        let Some(last) = self.words.checked_sub(1) else { return heads };
        let sum = |root: usize| {
            roots[root] + self.whole(RIGHT_END, 0, root) + self.whole(LEFT_END, root, last)
        };
        let root = self.best(0..self.words, sum).cut;
        // Stretches that are whole, with the end that they hang on.
        let mut todo = vec![(RIGHT_END, 0, root), (LEFT_END, root, last)];
        while let Some((end, left, right)) = todo.pop() {
            if left == right {
                continue;
            }
            let cut = self.wholes[end][left * self.words + right].cut;
            let (from, to) = if end == LEFT_END { (left, cut) } else { (cut, right) };
            let (child, head) = if end == LEFT_END { (to, from) } else { (from, to) };
            heads[child] = Some(head);
            let inner = self.arcs[end][from * self.words + to].cut;
            todo.push((LEFT_END, from, inner));
            todo.push((RIGHT_END, inner + 1, to));
            todo.push(if end == LEFT_END { (end, cut, right) } else { (end, left, cut) });
        }
        heads
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every way to give each word a head, tried.
    fn by_trial(words: usize, score: impl Fn(usize, Option<usize>) -> f32) -> f32 {
        let ways = (words as u32 + 1).pow(words as u32);
        let way = |number: u32| -> Vec<Option<usize>> {
            let base = words as u32 + 1;
            let digit = |word: u32| (number / base.pow(word) % base) as usize;
            (0..words as u32).map(|word| digit(word).checked_sub(1)).collect()
        };
        let trees = (0..ways).map(way).filter(|heads| is_tree(heads));
        trees.map(|heads| total(&heads, &score)).fold(f32::MIN, f32::max)
    }

    fn total(heads: &[Option<usize>], score: impl Fn(usize, Option<usize>) -> f32) -> f32 {
        heads.iter().enumerate().map(|(word, &head)| score(word, head)).sum()
    }

    #[test]
    fn crossing_arcs_and_cycles_are_no_trees() {
        assert!(is_tree(&[None]) && is_tree(&[Some(1), None, Some(3), Some(1)]));
        assert!(!is_tree(&[]) && !is_tree(&[None, None]));
        assert!(!is_tree(&[Some(1), Some(0), None]));
        assert!(!is_tree(&[Some(2), Some(3), None, Some(2)]));
    }

    #[test]
    fn no_words_have_no_tree() {
        assert_eq!(best_tree(0, |_, _| 0.0), []);
        assert_eq!(best_tree(1, |_, _| f32::NAN), [None]);
    }

    proptest! {
        #[test]
        fn no_tree_has_a_higher_sum(
            words in 1_usize..6,
            scores in prop::collection::vec(-8_i8..8, 30),
        ) {
            let score = |word: usize, head: Option<usize>| {
                f32::from(scores[word * 6 % 30 + head.map_or(5, |head| head)])
            };
            let found = best_tree(words, score);
            prop_assert!(is_tree(&found));
            prop_assert_eq!(total(&found, score), by_trial(words, score));
        }

        #[test]
        fn whatever_the_scores_there_is_a_tree(
            words in 1_usize..40,
            scores in prop::collection::vec(prop::num::f32::ANY, 97),
        ) {
            let score = |word: usize, head: Option<usize>| {
                scores[(word * 41 + head.map_or(0, |head| head + 1)) % 97]
            };
            prop_assert!(is_tree(&best_tree(words, score)));
        }
    }
}
