//! Stories without end, of our own making: paragraphs with the turns of news, in any order, about
//! ever other people, places, outlets and numbers. The same seed gives the same stories.

const PARAGRAPHS: &[&str] = &[
    "{PERSON}, a spokeswoman for {TITLE} {PERSON}, said that {PLACE} will not reopen the {THING} \
     before the autumn. She stressed that engineers of the {BODY} have refused to sign off on the \
     “quick fix” and that nobody in {PLACE} will overrule them, {OUTLET} reported, citing {OUTLET}.",
    "“We will not close the café in {PLACE}, whatever it costs,” {TITLE} {PERSON} told {OUTLET} on \
     {DAY}. “Not for {NUMBER} million, and not for a day.”",
    "According to {PERSON}, {PLACE} wants the {BODY} to share its measurements. The statement comes \
     ahead of the conference in {PLACE}, which is due to open next week.",
    "A senior official, who asked not to be named because the inquiry is not over, told {OUTLET} \
     that \"the cracks were known for years.\" Another official said the file had been lost twice.",
    "{PERSON} denied that he had ignored warnings; his deputy, {PERSON}, declined to comment. They \
     had met on {DAY}, the {BODY} said in a statement.",
    "{PLACE} ({OUTLET}) - Shares of the operator fell {NUMBER}.5% after {OUTLET} reported that \
     the {THING} would cost $ {NUMBER} billion, up from €{NUMBER}m in 2019.",
    "In an interview with {OUTLET}, {PERSON} called the {THING} ‘the clearest warning in {NUMBER} \
     years’ and wrote on Twitter that it had “shaken trust.” He’s 54, she’s 49.",
    "“I don’t know,” said {PERSON}. “Ask {PERSON}.”\n\n“I did,” {PERSON} replied, “and he said: \
     ‘No.’”",
    "Residents on both banks have accused the {BODY} of putting profit before safety, as per a report \
     seen by {OUTLET}. See https://example.org/{NUMBER}?q=caf%C3%A9 or write to desk@example.org.",
    "(Image: {OUTLET})",
    "{BODY} TO SEND INSPECTORS TO EVERY {THING}: {PERSON}",
    "“Die Brücke bleibt zu”, sagte {PERSON}. «Le pont est fermé», a déclaré {PERSON}. 橋は閉鎖です。\
     🇺🇦🇫🇷 \u{200B}e\u{301}\u{FEFF}",
];

const FIRST: &[&str] =
    &["Zoë", "Renée", "João", "Karin", "Tomás", "Marta", "Igor", "Anne-Marie", "D’Arcy", "Li"];
const LAST: &[&str] = &[
    "Ruiz",
    "Okafor",
    "Brás",
    "Lindqvist",
    "Figueira",
    "Vilhena",
    "O’Neil",
    "van der Berg",
    "Wei",
];
const PLACES: &[&str] =
    &["Lisbon", "Porto", "Almada", "New York", "São Tomé", "the U.S.", "Kyiv", "Santarém"];
const OUTLETS: &[&str] =
    &["Reuters", "The Guardian", "Sky News", "Le Monde", "AP", "the BBC", "CNN", "Politico"];
const BODIES: &[&str] = &["European Bridge Safety Agency", "EBSA", "NATO", "U.N. Security Council"];
const TITLES: &[&str] = &["Transport Minister", "Mayor", "Sen.", "Prime Minister", "Mr.", "Dr."];
const THINGS: &[&str] = &["bridge", "harbour", "café", "Long Span Manual", "tunnel"];
const DAYS: &[&str] = &["Monday", "Tuesday", "April 3", "the weekend"];

/// A generator of stories.
pub struct Stories {
    state: u64,
}

impl Stories {
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next number (SplitMix64), below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut value = self.state;
        value = (value ^ value >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ value >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((value ^ value >> 31) % end as u64) as usize
    }

    fn one(&mut self, list: &[&'static str]) -> &'static str {
        list[self.below(list.len())]
    }

    fn fill(&mut self, slot: &str, out: &mut String) {
        let words = match slot {
            "PERSON" => {
                out.push_str(self.one(FIRST));
                out.push(' ');
                self.one(LAST)
            }
            "PLACE" => self.one(PLACES),
            "OUTLET" => self.one(OUTLETS),
            "BODY" => self.one(BODIES),
            "TITLE" => self.one(TITLES),
            "THING" => self.one(THINGS),
            "DAY" => self.one(DAYS),
            "NUMBER" => return out.push_str(&self.below(2_000).to_string()),
            _ => slot,
        };
        out.push_str(words);
    }

    /// A story of so many paragraphs.
    pub fn story(&mut self, paragraphs: usize) -> String {
        let mut story = String::new();
        for _ in 0..paragraphs {
            for (nth, piece) in self.one(PARAGRAPHS).split(['{', '}']).enumerate() {
                match nth % 2 {
                    0 => story.push_str(piece),
                    _ => self.fill(piece, &mut story),
                }
            }
            story.push_str("\n\n");
        }
        story
    }
}
