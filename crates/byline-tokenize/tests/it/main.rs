//! Tests of the tokenizer from outside: point cases from files, and properties of any text.

mod cases;
mod properties;
