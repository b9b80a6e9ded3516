//! The language of a text.

use whatlang::{Lang, Script, detect};

/// How much of a text is looked at, in characters: more makes it no surer.
const LOOKED_AT: usize = 3000;

/// The fewest letters by which languages in Latin letters are told apart.
const LATIN: usize = 100;

/// The fewest letters by which another script is taken for that of the text.
const OTHER: usize = 10;

/// The language of a text, as the ISO 639-1 code where there is one (`en`, `de`), else as that of
/// ISO 639-3. `None` if the text is too short or too mixed to tell; names in headlines look like
/// any language. By trigrams (Cavnar and Trenkle, 1994), in time linear in what is looked at: the
/// first 3,000 characters.
///
/// ```
/// let story = "“The café on the harbour will not close,” Mayor Zoë Ruiz said on Tuesday, and the \
///              council agreed with her after a debate of two hours that nobody had expected.";
/// assert_eq!(byline::language(story).as_deref(), Some("en"));
/// assert_eq!(byline::language("Zoë Ruiz"), None);
/// ```
pub fn language(text: &str) -> Option<String> {
    let text: String = text.chars().take(LOOKED_AT).collect();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let found = detect(&text)?;
    let is_sure = match found.script() {
        Script::Latin => letters >= LATIN && found.is_reliable(),
        _ => letters >= OTHER,
    };
    is_sure.then(|| code(found.lang()))
}

fn code(language: Lang) -> String {
    let long = language.code();
    let short = SHORT.iter().find(|(name, _)| *name == long);
    short.map_or(long, |(_, short)| short).to_owned()
}

/// The short code of each language that has one.
const SHORT: &[(&str, &str)] = &[
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];
