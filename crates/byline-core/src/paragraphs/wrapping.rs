//! Whether lines were broken at a width, and which line breaks are more than that.
//!
//! Who wraps a text puts as many words into a line as it holds. So a line reaches: with the first
//! word of the next line it would be too wide. A paragraph that stands in one line ends anywhere,
//! ends with a stop, and the next one begins with a capital letter.

use super::lines::Line;

/// Texts that no letter case tells of count as wrapped from this width on: shorter lines are
/// names, dates or rows of a table.
const NARROWEST: u32 = 40;

/// The lines of a text, measured.
#[derive(Debug)]
pub(super) struct Wrapping {
    shapes: Vec<Shape>,
    /// The width that the lines seem to have been broken at.
    width: u32,
    /// What a line and the first word of the next take together at least where a line was broken.
    reach: u32,
    /// True if the lines were broken where they were full, and not about there.
    even: bool,
    /// The indent of the lines that do not begin a paragraph.
    indent: u32,
}

/// A line as far as it can tell of wrapping. Widths are in characters.
#[derive(Debug)]
struct Shape {
    width: u32,
    indent: u32,
    /// Width of the line before, a blank, and the first word of this one; nothing where a blank
    /// line stands between, or none before.
    reach: Option<u32>,
    /// True if the line has more words than one.
    words: bool,
    /// True if it begins with a small letter.
    goes_on: bool,
    /// True if it ends with a stop, or marks behind one.
    stops: bool,
}

impl Wrapping {
    /// Measures the lines of a text; nothing if all are parted by blank lines.
    pub fn of(text: &str, lines: &[Line]) -> Option<Self> {
        if lines.iter().skip(1).all(|line| line.parted) {
            return None;
        }
        let mut shapes: Vec<Shape> = Vec::with_capacity(lines.len());
        for line in lines {
            let before = shapes.last().filter(|_| !line.parted).map(|before| before.width);
            shapes.push(Shape::of(&text[line.span], line.indent, before));
        }
        let width = width(&shapes);
        let inside = || shapes.iter().filter(|shape| shape.goes_on && shape.reach.is_some());
        let mut indents: Vec<u32> = inside().map(|shape| shape.indent).collect();
        let indent = quantile(&mut indents, 1, 2).unwrap_or_default();
        // One line in fifty may be broken by hand or by accident.
        let mut reaches: Vec<u32> = inside().filter_map(|shape| shape.reach).collect();
        let least = quantile(&mut reaches, 1, 50).unwrap_or(width + 1);
        let even = least >= width - width / 10;
        let reach = if even { least.min(width + 1) } else { least.saturating_sub(width / 8) };
        Some(Self { shapes, width, reach, even, indent })
    }

    /// True if the text as a whole looks wrapped.
    pub fn is_likely(&self) -> bool {
        let wide = self.shapes.iter().filter(|shape| self.is_wide(shape)).count();
        let (mut breaks, mut full, mut stopped) = (0, 0, 0);
        let (mut going_on, mut going_on_full) = (0, 0);
        for pair in self.shapes.windows(2) {
            let [before, shape] = pair else { continue };
            let Some(reach) = shape.reach else { continue };
            breaks += 1;
            let reaches = reach > self.width - self.width / 12;
            full += usize::from(reaches);
            going_on += usize::from(shape.goes_on);
            going_on_full += usize::from(shape.goes_on && reaches);
            stopped += usize::from(before.stops);
        }
        let by_case = going_on * 4 >= breaks
            && (going_on_full * 2 >= going_on || stopped * 4 <= breaks)
            && wide * 4 <= self.shapes.len();
        let by_width =
            self.width >= NARROWEST && full * 5 >= breaks * 4 && stopped * 3 <= breaks && wide == 0;
        // A sentence in lines of any width.
        let in_one = going_on == breaks
            && stopped == 0
            && self.shapes.last().is_some_and(|shape| shape.stops);
        by_case || by_width || in_one
    }

    /// True if a paragraph ends before a line that no blank line parts from the one before.
    pub fn ends_before(&self, index: usize) -> bool {
        let [before, shape] = &self.shapes[index.saturating_sub(1)..=index] else { return false };
        if shape.goes_on {
            return false;
        }
        let short = shape.reach.is_some_and(|reach| reach < self.reach);
        let indented = shape.indent > self.indent + 1;
        self.is_wide(before)
            || self.is_wide(shape)
            // The lines of a block are all indented.
            || indented && (shape.indent != before.indent || before.stops)
            // Where lines are of uneven width, a short one is no more than a hint.
            || short && (self.even || before.stops)
    }

    /// True if the line is too wide to have been wrapped like the others.
    fn is_wide(&self, shape: &Shape) -> bool {
        shape.words && shape.width > self.width
    }
}

impl Shape {
    /// Measures a line; `before` is the width of the line that it goes on from.
    fn of(line: &str, indent: u32, before: Option<u32>) -> Self {
        let word = line.split(char::is_whitespace).next().unwrap_or_default();
        let width = count(line);
        let end = line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
        Self {
            width: width + indent,
            indent,
            reach: before.map(|before| before + 1 + count(word)),
            words: word.len() < line.len(),
            goes_on: line.starts_with(char::is_lowercase),
            stops: end.ends_with(['.', '!', '?', '…', ':', '。']),
        }
    }
}

/// The width that lines were broken at: that of the widest line but for those that stand out. A
/// line of one word could not be broken, so it tells nothing.
fn width(shapes: &[Shape]) -> u32 {
    let broken = shapes.windows(2).filter(|pair| pair[0].words && pair[1].reach.is_some());
    let mut widths: Vec<u32> = broken.map(|pair| pair[0].width).collect();
    let most = quantile(&mut widths, 3, 4).unwrap_or_default();
    let within = shapes.iter().filter(|shape| shape.words && shape.width <= most + most / 5);
    within.map(|shape| shape.width).max().unwrap_or(most)
}

/// The value that `part` of `parts` values stand before.
fn quantile(values: &mut [u32], part: usize, parts: usize) -> Option<u32> {
    let place = (values.len() * part / parts).min(values.len().checked_sub(1)?);
    Some(*values.select_nth_unstable(place).1)
}

fn count(text: &str) -> u32 {
    text.chars().count() as u32
}
