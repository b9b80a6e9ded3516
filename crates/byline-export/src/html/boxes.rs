//! The sizes of a drawing, and the labels of its boxes.

use super::characters::{plain, shortened};

/// How large the boxes are, how much room is between two, and what fits into one; lengths in pixels.
#[derive(Debug)]
pub(super) struct Measures {
    /// The class of the drawing.
    pub(super) class: &'static str,
    pub(super) width: f64,
    pub(super) height: f64,
    /// The room to the next box on the right, and to the next below.
    pub(super) across: f64,
    pub(super) down: f64,
    /// The most lines of a label, and the characters of one.
    lines: usize,
    length: usize,
}

/// For a desk and for paper.
pub(super) const WIDE: Measures = Measures {
    class: "wide",
    width: 176.0,
    height: 42.0,
    across: 44.0,
    down: 12.0,
    lines: 1,
    length: 22,
};

/// For a telephone, where three boxes and their arrows fit side by side.
pub(super) const NARROW: Measures = Measures {
    class: "narrow",
    width: 98.0,
    height: 50.0,
    across: 18.0,
    down: 10.0,
    lines: 2,
    length: 14,
};

/// From one line of a label to the next.
const LINE: f64 = 14.0;

/// A line of a label; `y` is its foot, counted from the middle of the box.
#[derive(Debug, Clone)]
pub(super) struct LabelLine {
    pub(super) y: f64,
    pub(super) text: String,
}

/// A name as it fits into a box: its lines, and the foot of the line below them.
pub(super) fn label(name: &str, measures: &Measures) -> (Vec<LabelLine>, f64) {
    let lines = lines(&plain(name), measures);
    let first = 5.0 - lines.len() as f64 * LINE / 2.0;
    let foot = |line: usize| first + line as f64 * LINE;
    let below = foot(lines.len()) + 1.0;
    let place = |(line, text)| LabelLine { y: foot(line), text };
    (lines.into_iter().enumerate().map(place).collect(), below)
}

/// A name in lines that are as full as its words let them be.
fn lines(name: &str, measures: &Measures) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = name;
    while lines.len() + 1 < measures.lines && rest.chars().count() > measures.length {
        let full = rest.char_indices().nth(measures.length + 1).map_or(rest.len(), |(end, _)| end);
        let Some(end) = rest[..full].rfind(' ') else { break };
        lines.push(rest[..end].to_owned());
        rest = &rest[end + 1..];
    }
    lines.push(shortened(rest, measures.length));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_broken_between_words_and_then_cut() {
        let texts = |name, measures| lines(name, measures).join("|");
        assert_eq!(texts("Zoë Ruiz", &NARROW), "Zoë Ruiz");
        assert_eq!(texts("The Harbour Gazette", &NARROW), "The Harbour|Gazette");
        assert_eq!(texts("Ministry of Fish and Ports", &NARROW), "Ministry of|Fish and Ports");
        assert_eq!(texts("Bundesverfassungsgericht", &NARROW), "Bundesverfassu…");
        assert_eq!(texts("The Organisation of Fisheries", &NARROW), "The|Organisation…");
        assert_eq!(texts("The Harbour Gazette of Ribeira", &WIDE), "The Harbour Gazette…");
    }

    #[test]
    fn a_label_stands_in_the_middle_of_its_box() {
        for (measures, name) in [(&WIDE, "Zoë"), (&NARROW, "Zoë"), (&NARROW, "The Harbour Gazette")]
        {
            let (lines, below) = label(name, measures);
            let (above, under) =
                (lines[0].y - 10.0 + measures.height / 2.0, measures.height / 2.0 - below);
            assert!(above > 1.0 && under > 1.0 && (above - under).abs() < 6.0, "{above} {under}");
        }
    }
}
