//! From the words of a story to features.

use crate::lists::{ListSet, Lists};
use crate::story::Story;
use byline_seq::Features;
use std::ops::Range;

/// The task in the model file. The number changes whenever a feature does.
pub const TASK: &str = "ner/1";

/// Turns the words of a story into features, and keeps its memory from one story to the next.
#[derive(Debug, Clone, Default)]
pub struct Extractor {
    story: Story,
}

impl Extractor {
    /// Reads the sentences of a story.
    pub fn read<'w>(&mut self, sentences: impl IntoIterator<Item = &'w [&'w str]>, lists: &Lists) {
        self.story.read(sentences, lists);
    }

    /// The stretches of words at or beside a capital. All other words are no names.
    pub fn segments(&self) -> &[Range<usize>] {
        &self.story.segments
    }

    /// The news outlets on the list in a segment, counted from its first word.
    pub(crate) fn outlets(
        &self,
        segment: &Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> + '_ {
        let (first, end) = (segment.start, segment.end);
        let from = self.story.outlets.partition_point(|name| name.start < first);
        let inside = self.story.outlets[from..].iter().take_while(move |name| name.end <= end);
        inside.filter_map(move |name| {
            let acronym =
                self.story.words[name.start].shouted && !self.story.places[name.start].shout;
            (name.len() > 1 || acronym).then_some(name.start - first..name.end - first)
        })
    }

    /// The lists that have a name, or its first or last word.
    pub(crate) fn lists_of(&self, name: Range<usize>) -> ListSet {
        let (first, last) = (name.start, name.end - 1);
        let place = &self.story.places[first];
        let names = if first == last { place.whole } else { place.first };
        names.and(self.story.words[first].lists.words()).and(self.story.words[last].lists.words())
    }

    /// Replaces `features` by those of the words of a segment.
    pub fn extract(&self, segment: Range<usize>, features: &mut Features) {
        features.clear();
        for at in segment {
            self.story.token(at, features);
            features.end_token();
        }
    }
}
