//! The embedded models, each read once, when a pipeline first needs it.

use once_cell::sync::OnceCell;
use std::sync::Arc;

/// The part-of-speech tagger.
#[cfg(feature = "pos")]
pub(crate) fn pos() -> Option<Arc<byline_pos::Tagger>> {
    static TAGGER: OnceCell<Arc<byline_pos::Tagger>> = OnceCell::new();
    let files = byline_pos::ModelFiles {
        weights: byline_model_en::POS,
        classes: byline_model_en::NER_CLASSES,
    };
    let load = || byline_pos::Tagger::from_files(files).map(Arc::new);
    sound(TAGGER.get_or_try_init(load)).cloned()
}

/// The parser.
#[cfg(feature = "parse")]
pub(crate) fn parse() -> Option<Arc<byline_parse::Parser>> {
    static PARSER: OnceCell<Arc<byline_parse::Parser>> = OnceCell::new();
    let files = byline_parse::ModelFiles {
        weights: byline_model_en::PARSE,
        classes: byline_model_en::NER_CLASSES,
    };
    let load = || byline_parse::Parser::from_files(files).map(Arc::new);
    sound(PARSER.get_or_try_init(load)).cloned()
}

/// The tagger of names.
#[cfg(feature = "ner")]
pub(crate) fn ner() -> Option<Arc<byline_ner::Tagger>> {
    static TAGGER: OnceCell<Arc<byline_ner::Tagger>> = OnceCell::new();
    let files = byline_ner::ModelFiles {
        weights: byline_model_en::NER,
        classes: byline_model_en::NER_CLASSES,
        lists: byline_model_en::NER_LISTS,
    };
    let load = || byline_ner::Tagger::from_files(files).map(Arc::new);
    sound(TAGGER.get_or_try_init(load)).cloned()
}

/// The quote attributor.
#[cfg(all(feature = "quote", feature = "pos"))]
pub(crate) fn quotes() -> Option<Arc<byline_quote::Attributor>> {
    static ATTRIBUTOR: OnceCell<Arc<byline_quote::Attributor>> = OnceCell::new();
    let files = byline_quote::ModelFiles {
        weights: byline_model_en::QUOTES,
        classes: byline_model_en::NER_CLASSES,
    };
    let load = || byline_quote::Attributor::from_files(files).map(Arc::new);
    sound(ATTRIBUTOR.get_or_try_init(load)).cloned()
}

/// The files are embedded and a test reads them, so a refusal is a bug of this crate: tests stop
/// at it, and a release goes on without the model rather than panic in its user's program.
fn sound<T, E: std::fmt::Debug>(loaded: Result<T, E>) -> Option<T> {
    debug_assert!(loaded.is_ok(), "an embedded model is damaged: {:?}", loaded.as_ref().err());
    loaded.ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_embedded_model_is_read() {
        #[cfg(feature = "pos")]
        assert!(super::pos().is_some());
        #[cfg(feature = "parse")]
        assert!(super::parse().is_some());
        #[cfg(feature = "ner")]
        assert!(super::ner().is_some());
        #[cfg(all(feature = "quote", feature = "pos"))]
        assert!(super::quotes().is_some());
    }
}
