//! Quotes within quotes: `Roe said that Cole had told him that the café was shut`.

use crate::Said;
use byline_core::{Quote, TokenRange};

/// How many quotes before one are looked at for one that holds it.
const REACH: usize = 40;

/// How deep quotes are followed outwards.
const DEPTH: usize = 6;

/// For each quote the innermost one in whose content it is attributed. The quotes are in the order
/// of their content.
pub(crate) fn outer(found: &[Said]) -> Vec<Option<usize>> {
    (0..found.len())
        .map(|inner| {
            let holds = |&outer: &usize| outer != inner && holds(&found[outer], &found[inner]);
            let last = found.len().min(inner + 3);
            (inner.saturating_sub(REACH)..last)
                .filter(holds)
                .min_by_key(|&outer| length(&found[outer]))
        })
        .collect()
}

/// The speaker, then whoever is quoted with what the speaker said, outwards.
pub(crate) fn chain(quotes: &[Quote], outer: &[Option<usize>], index: usize) -> Vec<String> {
    let mut chain: Vec<String> = Vec::new();
    let mut at = Some(index);
    // Nobody writes deeper, and quotes that hold each other must not go round for ever.
    for _ in 0..DEPTH {
        let Some(quote) = at else { break };
        if let Some(speaker) = &quotes[quote].speaker {
            if !speaker.name.is_empty() && !chain.contains(&speaker.name) {
                chain.push(speaker.name.clone());
            }
        } else if chain.is_empty() {
            break;
        }
        at = outer[quote];
    }
    chain
}

/// True if a quote with its source and cue lies within what another one says.
fn holds(outer: &Said, inner: &Said) -> bool {
    let within = |range: &TokenRange| {
        outer
            .content
            .iter()
            .any(|whole| whole.start() <= range.start() && range.end() <= whole.end())
    };
    let Some(attributed) = inner.source.or(inner.cue) else { return false };
    within(&attributed) && inner.content.iter().all(within) && inner.cue.iter().all(within)
}

fn length(found: &Said) -> usize {
    found.content.iter().map(|range| range.len()).sum()
}
