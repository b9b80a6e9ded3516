//! Tests with a network of some kilobytes, which `tests/tiny/make.py` makes.

mod files;
mod scores;

const FILE: &[u8] = include_bytes!("../tiny/encoder.bin");
