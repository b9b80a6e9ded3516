//! Texts that nobody would write, by name and in any length: what is repeated, never closed, never
//! the same twice, or not a word at all. The laboratory measures them, tests analyse them.

/// A kind of text.
#[derive(Debug, Clone, Copy)]
pub struct Input {
    /// What it is called.
    pub name: &'static str,
    make: Make,
}

#[derive(Debug, Clone, Copy)]
enum Make {
    /// The same piece again and again.
    Repeat(&'static str),
    /// A piece that is another each time.
    Count(fn(usize) -> String),
    /// A beginning, and a piece that goes on with it again and again.
    After(&'static str, &'static str),
}

impl Input {
    /// A text of this kind of about `length` bytes, and of one piece at least.
    pub fn text(&self, length: usize) -> String {
        let (mut text, piece): (String, &dyn Fn(usize) -> String) = match &self.make {
            Make::Repeat(piece) => (String::new(), &|_| (*piece).to_owned()),
            Make::After(start, piece) => ((*start).to_owned(), &|_| (*piece).to_owned()),
            Make::Count(piece) => (String::new(), piece),
        };
        for number in 0.. {
            text.push_str(&piece(number));
            if text.len() >= length {
                break;
            }
        }
        text
    }
}

const fn repeat(name: &'static str, piece: &'static str) -> Input {
    Input { name, make: Make::Repeat(piece) }
}

const fn count(name: &'static str, piece: fn(usize) -> String) -> Input {
    Input { name, make: Make::Count(piece) }
}

const fn after(name: &'static str, start: &'static str, piece: &'static str) -> Input {
    Input { name, make: Make::After(start, piece) }
}

/// All kinds.
pub const INPUTS: &[Input] = &[
    // Quotation marks.
    repeat("straight marks", "\""),
    repeat("opening marks", "“"),
    repeat("closing marks", "”"),
    repeat("single marks", "‘"),
    repeat("apostrophes", "’ "),
    repeat("straight marks apart", "\" "),
    repeat("nested marks", "“‘"),
    repeat("mixed marks", "“\""),
    repeat("marks within marks", "“a \"b "),
    count("nested quotations", nested),
    repeat("paragraphs of one quotation", "“Bread is dear today.\n\n"),
    repeat("quotations in one paragraph", "“Bread is dear,” he said. "),
    repeat("quotations in paragraphs", "“Bread is dear,” he said.\n\n"),
    // Letters, words and names.
    repeat("one long word", "a"),
    repeat("short words", "a "),
    repeat("capital letters", "A"),
    repeat("capital letters apart", "A "),
    repeat("words in capitals", "NATO "),
    repeat("one name", "Zoë Ruiz "),
    repeat("one name without blanks", "Zoe"),
    count("names", |n| format!("{} {} ", word(n), word(n / 7 + 3))),
    count("names that share a surname", |n| format!("{} Ruiz said no. ", word(n))),
    count("names that share a first name", |n| format!("Zoë {} said no. ", word(n))),
    count("names and pronouns", |n| {
        format!("{} {} came. He said she left. ", word(n), word(n + 1))
    }),
    count("bodies with short forms", |n| {
        let (a, b) = (word(n), word(n / 3));
        format!("{a} {b} Organization ({}{}O) paid. ", &a[..1], &b[..1])
    }),
    repeat("prefixed name", "Ms. Zoë "),
    repeat("family", "Jill Biden, Joe Biden, Biden. "),
    repeat("short form", "North Atlantic Treaty Organization (NATO) "),
    repeat("ship", "USS Cole "),
    repeat("joined names", "Smith and "),
    repeat("body without end", "Ministry of the "),
    repeat("descriptions", "the mayor of the town, the agency, "),
    after("one name and pronouns", "Zoë Ruiz came. ", "he she they it "),
    repeat("pronouns", "he "),
    // Words that report.
    repeat("he said", "he said "),
    repeat("sentences of he said", "He said he won. "),
    repeat("said", "said "),
    repeat("that", "that "),
    repeat("said that", "said that "),
    repeat("citing", "Reuters reported, citing "),
    repeat("according to", "according to "),
    repeat("the report", "the report said "),
    repeat("the paper", "the Times said. "),
    repeat("chain of speakers", "Smith said Jones told Reuters that "),
    repeat("chain of said", "Zoë said Jan said "),
    repeat("says the mayor", ", says the mayor"),
    repeat("quoted as saying", "quoted him as saying "),
    repeat("was said", "is said to "),
    repeat("asked whether", "Asked whether it rains, "),
    repeat("was quoted", "he was quoted by Reuters as saying it rains, "),
    repeat("while others", "he said it rains, while officials told Reuters it pours, "),
    repeat("closed and cited", "it rains, people close to Ruiz told Reuters, citing a memo, "),
    repeat("published by", "the memo, first published by Reuters, which cited officials, said "),
    repeat("in which", "a film in which a doctor said it rains, without citing a source, that "),
    repeat("said in clauses", "he said it rains; "),
    repeat("official", "a senior official said. "),
    repeat("on Twitter", "on Twitter, "),
    repeat("who", "Smith, who "),
    count("outlets", |n| {
        format!("The {} Times reported, citing the {} Post. ", word(n), word(n + 5))
    }),
    count("outlets in one sentence", |n| {
        format!("the {} Times reported, citing the {} Post, ", word(n), word(n + 5))
    }),
    count("documents in one sentence", |n| format!("a {} report by {} said, ", word(n), word(n))),
    count("speakers in one sentence", |n| format!("{} Cole said that ", word(n))),
    count("quotations in one sentence", |n| format!("“we go on,” {} Cole said; ", word(n))),
    repeat("datelines", "KYIV (Reuters) - "),
    repeat("credits", "(Image: AP) "),
    repeat("with files from", "With files from Reuters and "),
    repeat(
        "speakers in capitals",
        "RUIZ: Bread is dear today.\nCOLE: Bread is dear today, and it will be tomorrow.\n",
    ),
    repeat("signed", "“Bread is dear today.” — Zoë Ruiz\n"),
    repeat("headings", "Bread is dear today – bakers\n"),
    repeat("poll", "Poll: "),
    // Small words, clitics, abbreviations.
    repeat("and", "and "),
    repeat("if", "if "),
    repeat("to", "to "),
    repeat("title", "Mr. "),
    repeat("abbreviation", "U.S. "),
    repeat("possessive", "'s "),
    repeat("possessives", "Smith's "),
    // Numbers and dates.
    repeat("digits", "1"),
    repeat("digits apart", "1 "),
    repeat("dates", "June 3, "),
    repeat("days ago", "two years ago, "),
    repeat("money", "$5bn "),
    repeat("number words", "million and "),
    // Marks.
    repeat("comma", "x, "),
    repeat("commas", ","),
    repeat("stops", "."),
    repeat("stops apart", ". "),
    repeat("ellipses", "... "),
    repeat("hyphens", "-"),
    repeat("hyphenated", "a-"),
    repeat("dashes", "— "),
    repeat("colons", ": "),
    repeat("brackets", "("),
    repeat("in brackets", "(Reuters) "),
    repeat("at", "@"),
    repeat("addresses", "http://a.b/c "),
    repeat("one long address", "http://a.b/"),
    // Blanks and characters.
    repeat("clauses in clauses", "he said that "),
    repeat("prepositions", "of the café "),
    repeat("line feeds", "\n"),
    repeat("paragraphs", "\n\n"),
    repeat("carriage returns and line feeds", "a\r\nb\rc\n\r"),
    repeat("blanks", " "),
    repeat("byte order marks", "\u{feff}"),
    repeat("combining marks", "\u{301}"),
    repeat("letters with combining marks", "e\u{301}\u{302}"),
    repeat("joiners", "👨\u{200d}"),
    repeat("flags", "🇺🇦"),
    repeat("right to left", "שלום \u{202e}עולם\u{202c} "),
    repeat("nul", "\0"),
    repeat("signs before numbers", "\u{600} "),
    repeat("ideographs", "日本語"),
    count("all of Unicode", any_character),
    count("prose", prose),
];

/// Every code point once, in an order in which a short text has some of all scripts too.
fn any_character(number: usize) -> String {
    char::from_u32((number * 7919 % 0x11_0000) as u32).unwrap_or(' ').to_string()
}

/// A quotation in a quotation in a quotation, of both kinds of marks, closed after sixteen.
fn nested(number: usize) -> String {
    match number % 32 {
        depth @ 0..16 if depth % 2 == 0 => "“a said ".to_owned(),
        0..16 => "‘b said ".to_owned(),
        depth if depth % 2 == 0 => "c’ ".to_owned(),
        _ => "d” ".to_owned(),
    }
}

/// A capitalised word that is another for each number.
fn word(mut number: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu", "gar", "den", "mil", "tor",
        "sun", "fel",
    ];
    let mut word = String::from(["B", "K", "L", "M", "R", "S", "T", "V"][number % 8]);
    number /= 8;
    for _ in 0..2 {
        word.push_str(SYLLABLES[number % 16]);
        number /= 16;
    }
    while number > 0 {
        word.push_str(SYLLABLES[number % 16]);
        number /= 16;
    }
    word
}

/// News without a line break.
fn prose(number: usize) -> String {
    let (name, place) = (word(number / 3 % 50), word(number % 11 + 90));
    format!(
        "The council of {place} will meet on Tuesday, {name} Cole said in an interview with Reuters. \
         “We have waited for {number} days,” she added, “and nobody called.” According to a report \
         of the ministry, the harbour costs $5 million a year. "
    )
}
