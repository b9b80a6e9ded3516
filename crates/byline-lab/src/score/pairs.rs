//! One-to-one matches.

/// Pairs found items with gold items, one to one, the greatest values first; among equals the
/// earlier gold item, then the earlier found one. A value of 0 is no match.
pub fn best_pairs(
    found: usize,
    gold: usize,
    value: impl Fn(usize, usize) -> f64,
) -> Vec<(usize, usize)> {
    let mut candidates: Vec<(f64, usize, usize)> = (0..found)
        .flat_map(|one| (0..gold).map(move |other| (one, other)))
        .map(|(one, other)| (value(one, other), one, other))
        .filter(|candidate| candidate.0 > 0.0)
        .collect();
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.2, a.1).cmp(&(b.2, b.1))));
    let (mut used_found, mut used_gold) = (vec![false; found], vec![false; gold]);
    candidates.retain(|&(_, one, other)| {
        let free = !used_found[one] && !used_gold[other];
        if free {
            (used_found[one], used_gold[other]) = (true, true);
        }
        free
    });
    candidates.into_iter().map(|(_, one, other)| (one, other)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_match_goes_first_and_each_item_once() {
        let values = [[0.5, 0.9], [0.5, 0.9], [0.0, 0.0]];
        assert_eq!(best_pairs(3, 2, |found, gold| values[found][gold]), [(0, 1), (1, 0)]);
    }
}
