//! The tokens of a text found in three ways, which must agree. For tests and fuzzing only.

use crate::Token;
use crate::scan::Scanner;
use crate::simd::{self, Classify, Scalar, Task};
use crate::window::{NO_TOKEN, ROOM};

/// By the rules alone, without windows.
pub fn by_rules(text: &str) -> Vec<Token> {
    let mut scanner = Scanner::new(text);
    std::iter::from_fn(|| scanner.scan_one()).collect()
}

/// By windows whose bytes are looked at one after the other.
pub fn without_simd(text: &str) -> Vec<Token> {
    Windows(text).run(Scalar)
}

/// By windows, in the way that is the fastest on this processor.
pub fn with_simd(text: &str) -> Vec<Token> {
    simd::with_fastest(Windows(text))
}

struct Windows<'t>(&'t str);

impl Task for Windows<'_> {
    type Output = Vec<Token>;
    fn run<C: Classify>(self, classify: C) -> Vec<Token> {
        let mut scanner = Scanner::new(self.0);
        let mut room = [NO_TOKEN; ROOM];
        let mut tokens = Vec::new();
        loop {
            let count = scanner.scan(classify, &mut room);
            if count == 0 {
                return tokens;
            }
            tokens.extend(room.iter().take(count));
        }
    }
}
