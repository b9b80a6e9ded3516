//! An outlet that is the source of a quote, however far its verb is.

use super::Link;
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::{Medium, Relation};

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    let cue = page.spoken_by(&phrase.tokens).filter(|_| phrase.kind.is_press())?;
    Some(Link::new(cue, Relation::Reported, Some(Medium::Report)))
}
