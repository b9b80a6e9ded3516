//! Which person a name means.

use super::entries;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How many bearers of one surname are looked at, the last ones: more would take too long in a
/// story that is nothing but names.
const MOST: usize = 16;

/// Somebody who is named in full, or by one name alone throughout.
#[derive(Debug)]
struct Person {
    /// The name without its suffix, folded.
    words: Vec<String>,
    suffix: Option<String>,
    /// How often the story has named this person so far. A first name alone does not count: whoever
    /// goes by it leaves the surname to others.
    named: usize,
    /// When this person was named last so; 0 before the first time.
    last: usize,
}

/// The persons of a story. All full names must be [learned](Self::learn) before the first name is
/// [looked up](Self::find), so that a surname can go before its full name.
#[derive(Debug, Default)]
pub(super) struct People {
    persons: Vec<Person>,
    by_surname: FxHashMap<String, Vec<usize>>,
    by_first: FxHashMap<String, Vec<usize>>,
    /// Counts the names that were looked up, first names left out.
    clock: usize,
}

impl People {
    /// Takes a name in, if it is a full one.
    pub(super) fn learn(&mut self, name: &str) {
        let (words, suffix) = folded(name);
        if words.len() < 2 || self.full(&words, suffix.as_deref()).is_some() {
            return;
        }
        self.add(words, suffix);
    }

    fn add(&mut self, words: Vec<String>, suffix: Option<String>) -> usize {
        let person = self.persons.len();
        if let [first, .., last] = &words[..] {
            self.by_first.entry(first.clone()).or_default().push(person);
            self.by_surname.entry(last.clone()).or_default().push(person);
        } else if let [only] = &words[..] {
            self.by_surname.entry(only.clone()).or_default().push(person);
        }
        self.persons.push(Person { words, suffix, named: 0, last: 0 });
        person
    }

    /// The number of the person that a name means where it stands. `fits` says whether what is
    /// said before the name is known of a person.
    pub(super) fn find(&mut self, name: &str, fits: impl Fn(usize) -> bool) -> usize {
        let (words, suffix) = folded(name);
        let found = match &words[..] {
            [] => None,
            [only] => self.bare(only, suffix.as_deref(), fits),
            _ => self.full(&words, suffix.as_deref()),
        };
        let person = found.unwrap_or_else(|| self.add(words.clone(), suffix));
        let by_first = words.len() == 1 && self.persons[person].words.last() != words.first();
        if !by_first {
            self.clock += 1;
            self.persons[person].named += 1;
            self.persons[person].last = self.clock;
        }
        person
    }

    /// The bearer of a full name, the last one named if there are several.
    fn full(&self, words: &[String], suffix: Option<&str>) -> Option<usize> {
        let bearers = self.by_surname.get(words.last()?)?;
        let same = |&&person: &&usize| {
            let known = &self.persons[person];
            known.suffix.as_deref() == suffix && one_person(&known.words, words)
        };
        bearers.iter().rev().take(MOST).filter(same).max_by_key(|&&p| self.persons[p].last).copied()
    }

    /// Whom a surname or first name alone means: the bearer named last, unless another one is what
    /// the story is about.
    fn bare(
        &self,
        word: &str,
        suffix: Option<&str>,
        fits: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let Some(bearers) = self.by_surname.get(word) else {
            let named = self.by_first.get(word)?;
            let known = |person: &usize| self.persons[*person].words.len() <= 3;
            let one = named.len() == 1 && suffix.is_none();
            return one.then(|| named[0]).filter(known);
        };
        let bearers = || bearers.iter().rev().take(MOST).copied();
        let person = |at: usize| &self.persons[at];
        if suffix.is_some() {
            return bearers().find(|&at| person(at).suffix.as_deref() == suffix);
        }
        // A surname alone means the elder.
        let elder = bearers().any(|at| person(at).suffix.is_none());
        let able = |&at: &usize| !elder || person(at).suffix.is_none();
        let seen = || bearers().filter(able).filter(|&at| person(at).last > 0);
        let Some(last) = seen().max_by_key(|&at| person(at).last) else {
            return bearers().rfind(able);
        };
        if let Some(fitting) = seen().filter(|&at| fits(at)).max_by_key(|&at| person(at).last) {
            return Some(fitting);
        }
        let main = seen().max_by_key(|&at| person(at).named).unwrap_or(last);
        let others: usize = seen().filter(|&at| at != main).map(|at| person(at).named).sum();
        let clear = person(main).named >= 4 && person(main).named >= 3 * others;
        Some(if clear { main } else { last })
    }
}

/// For each short first name its full forms, folded.
static NICKNAMES: LazyLock<FxHashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut nicknames: FxHashMap<String, Vec<String>> = FxHashMap::default();
    for line in entries(include_str!("../../data/en/nicknames.txt")) {
        let mut names = line.split('\t').map(fold);
        let Some(full) = names.next() else { continue };
        for name in names {
            nicknames.entry(name).or_default().push(full.clone());
        }
    }
    nicknames
});

/// True if two full names of one surname may be one person's: a middle name more or less, an
/// initial, a short first name make no other person.
fn one_person(a: &[String], b: &[String]) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    if long.ends_with(short) {
        // More words than two in front are a headline taken for a name.
        return long.len() <= short.len() + 2;
    }
    let (first, middle) = (&short[0], &short[1..short.len() - 1]);
    if !same_first(&long[0], first) {
        return false;
    }
    let rest = &long[1..long.len() - 1];
    middle.iter().zip(rest).all(|(name, other)| same_or_initial(name, other))
}

fn same_first(a: &str, b: &str) -> bool {
    let nick = |short: &str, full: &str| {
        NICKNAMES.get(short).is_some_and(|names| names.iter().any(|name| name == full))
    };
    same_or_initial(a, b) || nick(a, b) || nick(b, a)
}

fn same_or_initial(a: &str, b: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    a == b || initial(a, b) || initial(b, a)
}

/// The words of a name, folded, and its suffix: `J.F. Kennedy Jr.` is j, f, kenedi and Jr.
fn folded(name: &str) -> (Vec<String>, Option<String>) {
    let (name, suffix) = match name.rsplit_once(char::is_whitespace) {
        Some((rest, last)) if matches!(last.trim_end_matches('.'), "Jr" | "II" | "III" | "IV") => {
            (rest.trim_end_matches(','), Some(last.trim_end_matches('.').to_owned()))
        }
        Some((rest, "Sr." | "Sr")) => (rest.trim_end_matches(','), None),
        _ => (name, None),
    };
    let parts = name.split(|c: char| c.is_whitespace() || c == '-' || c == '.');
    (parts.map(fold).filter(|part| !part.is_empty()).collect(), suffix)
}

/// A name as its spellings share it: small letters without accents, `y` and `j` as `i`, nothing
/// twice in a row. Zelensky, Zelenskyy and Zelenskiy are one.
fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        let plain = match letter {
            'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
            'ç' | 'ć' | 'č' => 'c',
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
            'ì'..='ï' | 'ī' | 'į' | 'ı' | 'y' | 'ý' | 'ÿ' => 'i',
            'j' if !out.is_empty() => 'i',
            'ð' | 'ď' | 'đ' => 'd',
            'ğ' => 'g',
            'ł' | 'ľ' => 'l',
            'ñ' | 'ń' | 'ň' => 'n',
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
            'ř' => 'r',
            'ś' | 'š' | 'ş' | 'ș' => 's',
            'ť' | 'ţ' | 'ț' => 't',
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
            'ź' | 'ż' | 'ž' => 'z',
            letter if letter.is_alphanumeric() => letter,
            _ => continue,
        };
        if !out.ends_with(plain) {
            out.push(plain);
        }
    }
    out
}
