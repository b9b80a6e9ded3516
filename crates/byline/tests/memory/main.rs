//! How much memory is taken, by an allocator that counts: for a text, for damaged files, and over
//! a long run. It is a binary of its own because the allocator counts for a whole program.
#![cfg(all(feature = "ner", feature = "quote", feature = "cite", feature = "model-en"))]

mod files;
mod growth;
mod soak;
#[path = "../it/stories.rs"]
mod stories;

use peak_alloc::PeakAlloc;
use std::sync::{Mutex, MutexGuard, PoisonError};

#[global_allocator]
static COUNTER: PeakAlloc = PeakAlloc;

/// Memory is measured by one test at a time.
fn alone() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does something, and returns what comes of it and the most memory that was held meanwhile beyond
/// what was held before, in bytes.
fn measured<T>(work: impl FnOnce() -> T) -> (T, usize) {
    COUNTER.reset_peak_usage();
    let before = COUNTER.current_usage();
    let result = work();
    (result, COUNTER.peak_usage().saturating_sub(before))
}
