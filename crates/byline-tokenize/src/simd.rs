//! Which bytes of a block belong to which class: 64 bytes at a time, one bit for each.
//!
//! This is the only module with `unsafe` code. On x86-64 it uses SSE2, which is always there, or
//! AVX2 where the processor has it; elsewhere [`Scalar`] looks at one byte after the other. All
//! give the same answer, which tests compare.
#![allow(unsafe_code)]

/// The length of a block in bytes.
pub(crate) const BLOCK: usize = 64;

/// For each class, the bytes of a block that belong to it: bit 0 is the first byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Classes {
    /// `A` to `Z`, `a` to `z`.
    pub letters: u64,
    /// `0` to `9`.
    pub digits: u64,
    /// ASCII white space.
    pub blanks: u64,
    /// Line feeds.
    pub feeds: u64,
    /// `,`
    pub commas: u64,
    /// `.`
    pub stops: u64,
    /// `!` `?`
    pub calls: u64,
    /// `:` `;`
    pub colons: u64,
    /// `(` `)` `[` `]` `{` `}`
    pub brackets: u64,
    /// `$` `%`
    pub signs: u64,
    /// `"`
    pub quotes: u64,
    /// `-`
    pub hyphens: u64,
    /// `'`
    pub apostrophes: u64,
    /// Bytes of characters that are not ASCII.
    pub wide: u64,
}

/// A way to find the classes of a block.
pub(crate) trait Classify: Copy {
    /// The classes of the bytes of a block.
    fn classify(self, block: &[u8; BLOCK]) -> Classes;

    /// First bytes of Latin letters with marks from `Ā` on and of Cyrillic letters, all of which
    /// have two bytes. Asked for only where a block is not ASCII.
    fn pairs(self, block: &[u8; BLOCK]) -> u64;
}

/// One byte after the other.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(all(target_arch = "x86_64", not(any(test, feature = "fuzzing"))), expect(dead_code))]
pub(crate) struct Scalar;

impl Classify for Scalar {
    fn classify(self, block: &[u8; BLOCK]) -> Classes {
        let mut classes = Classes::default();
        for (index, byte) in block.iter().enumerate() {
            let class = match byte {
                b'A'..=b'Z' | b'a'..=b'z' => &mut classes.letters,
                b'0'..=b'9' => &mut classes.digits,
                b'\t'..=b'\r' | b' ' => &mut classes.blanks,
                b',' => &mut classes.commas,
                b'.' => &mut classes.stops,
                b'!' | b'?' => &mut classes.calls,
                b':' | b';' => &mut classes.colons,
                b'(' | b')' | b'[' | b']' | b'{' | b'}' => &mut classes.brackets,
                b'$' | b'%' => &mut classes.signs,
                b'"' => &mut classes.quotes,
                b'-' => &mut classes.hyphens,
                b'\'' => &mut classes.apostrophes,
                128.. => &mut classes.wide,
                _ => continue,
            };
            *class |= 1 << index;
            if *byte == b'\n' {
                classes.feeds |= 1 << index;
            }
        }
        classes
    }

    fn pairs(self, block: &[u8; BLOCK]) -> u64 {
        let is_first = |byte: &u8| matches!(byte, 0xC4..=0xCA | 0xD0..=0xD1);
        let firsts = block.iter().enumerate().filter(|(_, byte)| is_first(byte));
        firsts.fold(0, |pairs, (index, _)| pairs | 1 << index)
    }
}

/// Runs a task with the fastest way to classify that this processor has.
#[inline]
pub(crate) fn with_fastest<R>(task: impl Task<Output = R>) -> R {
    #[cfg(target_arch = "x86_64")]
    {
        if x86::has_avx2() {
            // SAFETY: The processor has the features that the function is compiled for.
            return unsafe { x86::with_avx2(task) };
        }
        task.run(x86::Sse2)
    }
    #[cfg(not(target_arch = "x86_64"))]
    task.run(Scalar)
}

/// Something to be done with a way to classify. The implementation of `run` is to be inlined, so
/// that it is compiled for the processor at hand.
pub(crate) trait Task {
    /// What comes out.
    type Output;
    /// Does it.
    fn run<C: Classify>(self, classify: C) -> Self::Output;
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::{BLOCK, Classes, Classify, Task};
    use std::arch::x86_64::*;

    /// The features that [`with_avx2`] is compiled for. Every processor with AVX2 that was ever
    /// made has the others too.
    #[inline]
    pub(super) fn has_avx2() -> bool {
        is_x86_feature_detected!("avx2")
            && is_x86_feature_detected!("bmi1")
            && is_x86_feature_detected!("bmi2")
            && is_x86_feature_detected!("lzcnt")
            && is_x86_feature_detected!("popcnt")
    }

    /// Runs a task that is compiled for AVX2.
    ///
    /// # Safety
    ///
    /// [`has_avx2`] must be true.
    #[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
    pub(super) unsafe fn with_avx2<T: Task>(task: T) -> T::Output {
        task.run(Avx2(()))
    }

    /// Sixteen bytes at a time.
    #[derive(Clone, Copy)]
    pub(super) struct Sse2;

    /// Thirty-two bytes at a time. Only [`with_avx2`] and tests make one.
    #[derive(Clone, Copy)]
    pub(super) struct Avx2(());

    impl Classify for Sse2 {
        #[inline(always)]
        fn classify(self, block: &[u8; BLOCK]) -> Classes {
            // SAFETY: Every processor of this architecture has SSE2.
            unsafe { classify::<__m128i>(block) }
        }

        #[inline(always)]
        fn pairs(self, block: &[u8; BLOCK]) -> u64 {
            // SAFETY: Every processor of this architecture has SSE2.
            unsafe { pairs::<__m128i>(block) }
        }
    }

    impl Classify for Avx2 {
        #[inline(always)]
        fn classify(self, block: &[u8; BLOCK]) -> Classes {
            // SAFETY: A value of this type exists only where `has_avx2` was true.
            unsafe { classify::<__m256i>(block) }
        }

        #[inline(always)]
        fn pairs(self, block: &[u8; BLOCK]) -> u64 {
            // SAFETY: A value of this type exists only where `has_avx2` was true.
            unsafe { pairs::<__m256i>(block) }
        }
    }

    /// A register of bytes.
    ///
    /// # Safety
    ///
    /// The processor must have the instructions that the methods are made of.
    trait Register: Copy {
        const LANES: usize;
        /// Loads `LANES` bytes, which must be readable at `from`.
        unsafe fn load(from: *const u8) -> Self;
        unsafe fn splat(byte: u8) -> Self;
        unsafe fn or(self, other: Self) -> Self;
        /// Subtraction of each byte, which wraps around.
        unsafe fn minus(self, other: Self) -> Self;
        unsafe fn equals(self, other: Self) -> Self;
        /// Comparison of each byte as a signed number.
        unsafe fn less(self, other: Self) -> Self;
        /// The highest bit of each byte.
        unsafe fn mask(self) -> u32;

        /// Which bytes are `first` or `last` or between them.
        #[inline(always)]
        unsafe fn within(self, first: u8, last: u8) -> Self {
            // SAFETY: The caller vouches for the instructions.
            unsafe {
                // The bytes from `first` to `last` become the smallest signed numbers.
                let moved = self.minus(Self::splat(first.wrapping_add(128)));
                moved.less(Self::splat((last - first + 1).wrapping_add(128)))
            }
        }
    }

    /// # Safety
    ///
    /// The processor must have the instructions of the register.
    #[inline(always)]
    unsafe fn pairs<R: Register>(block: &[u8; BLOCK]) -> u64 {
        let mut pairs = 0;
        // SAFETY: As in `classify` below.
        unsafe {
            let mut at = 0;
            while at < BLOCK {
                let bytes = R::load(block.as_ptr().add(at));
                let found = bytes.within(0xC4, 0xCA).or(bytes.within(0xD0, 0xD1));
                pairs |= u64::from(found.mask()) << at;
                at += R::LANES;
            }
        }
        pairs
    }

    /// # Safety
    ///
    /// The processor must have the instructions of the register.
    #[inline(always)]
    unsafe fn classify<R: Register>(block: &[u8; BLOCK]) -> Classes {
        let mut classes = Classes::default();
        // SAFETY: The caller vouches for the instructions. `LANES` divides the length of the
        // block, so that every load lies inside it.
        unsafe {
            let is = |bytes: R, byte: u8| bytes.equals(R::splat(byte));
            let mut at = 0;
            while at < BLOCK {
                let bytes = R::load(block.as_ptr().add(at));
                let small = bytes.or(R::splat(0x20));
                // Pairs of marks that differ in their lowest bit only.
                let odd = bytes.or(R::splat(1));
                let put = |class: &mut u64, found: R| *class |= u64::from(found.mask()) << at;
                put(&mut classes.letters, small.within(b'a', b'z'));
                put(&mut classes.digits, bytes.within(b'0', b'9'));
                put(&mut classes.blanks, is(bytes, b' ').or(bytes.within(b'\t', b'\r')));
                put(&mut classes.feeds, is(bytes, b'\n'));
                put(&mut classes.commas, is(bytes, b','));
                put(&mut classes.stops, is(bytes, b'.'));
                put(&mut classes.calls, is(bytes, b'!').or(is(bytes, b'?')));
                put(&mut classes.colons, is(odd, b';'));
                let curly_or_square = is(small, b'{').or(is(small, b'}'));
                put(&mut classes.brackets, is(odd, b')').or(curly_or_square));
                put(&mut classes.signs, is(odd, b'%'));
                put(&mut classes.quotes, is(bytes, b'"'));
                put(&mut classes.hyphens, is(bytes, b'-'));
                put(&mut classes.apostrophes, is(bytes, b'\''));
                put(&mut classes.wide, bytes);
                at += R::LANES;
            }
        }
        classes
    }

    /// Makes the methods of [`Register`] from instructions.
    macro_rules! register {
        ($register:ty, $lanes:literal, $load:ident, $splat:ident, $or:ident, $minus:ident, $equals:ident, $less:ident, $mask:ident) => {
            impl Register for $register {
                const LANES: usize = $lanes;
                #[inline(always)]
                unsafe fn load(from: *const u8) -> Self {
                    // SAFETY: The caller vouches for the bytes and the instructions; the load
                    // needs no alignment.
                    unsafe { $load(from.cast()) }
                }
                #[inline(always)]
                unsafe fn splat(byte: u8) -> Self {
                    // SAFETY: The caller vouches for the instructions.
                    unsafe { $splat(byte as i8) }
                }
                #[inline(always)]
                unsafe fn or(self, other: Self) -> Self {
                    // SAFETY: The caller vouches for the instructions.
                    unsafe { $or(self, other) }
                }
                #[inline(always)]
                unsafe fn minus(self, other: Self) -> Self {
                    // SAFETY: The caller vouches for the instructions.
                    unsafe { $minus(self, other) }
                }
                #[inline(always)]
                unsafe fn equals(self, other: Self) -> Self {
                    // SAFETY: The caller vouches for the instructions.
                    unsafe { $equals(self, other) }
                }
                #[inline(always)]
                unsafe fn less(self, other: Self) -> Self {
                    // SAFETY: The caller vouches for the instructions.
                    unsafe { $less(other, self) }
                }
                #[inline(always)]
                unsafe fn mask(self) -> u32 {
                    // SAFETY: The caller vouches for the instructions.
                    unsafe { $mask(self) as u32 }
                }
            }
        };
    }

    register!(
        __m128i,
        16,
        _mm_loadu_si128,
        _mm_set1_epi8,
        _mm_or_si128,
        _mm_sub_epi8,
        _mm_cmpeq_epi8,
        _mm_cmpgt_epi8,
        _mm_movemask_epi8
    );
    register!(
        __m256i,
        32,
        _mm256_loadu_si256,
        _mm256_set1_epi8,
        _mm256_or_si256,
        _mm256_sub_epi8,
        _mm256_cmpeq_epi8,
        _mm256_cmpgt_epi8,
        _mm256_movemask_epi8
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Found<'b>(&'b [u8; BLOCK]);

    impl Task for Found<'_> {
        type Output = (Classes, u64);
        fn run<C: Classify>(self, classify: C) -> (Classes, u64) {
            (classify.classify(self.0), classify.pairs(self.0))
        }
    }

    fn check(block: &[u8; BLOCK]) {
        let expected = Found(block).run(Scalar);
        assert_eq!(with_fastest(Found(block)), expected);
        #[cfg(target_arch = "x86_64")]
        assert_eq!(Found(block).run(x86::Sse2), expected);
    }

    #[test]
    fn every_byte_has_the_same_class_in_every_way() {
        for byte in 0..=255 {
            for place in 0..BLOCK {
                let mut block = [b'k'; BLOCK];
                block[place] = byte;
                check(&block);
            }
        }
    }

    #[test]
    fn every_pair_of_bytes_has_the_same_classes_in_every_way() {
        for first in 0..=255u8 {
            let mut block = [0; BLOCK];
            for second in 0..=255u8 {
                let index = usize::from(second) * 2 % BLOCK;
                (block[index], block[index + 1]) = (first, second);
                check(&block);
            }
        }
    }
}
