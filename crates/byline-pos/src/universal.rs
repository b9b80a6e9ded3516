//! From Penn tags to universal ones.

use byline_core::{PennTag, UniversalTag};

/// Words that, tagged as prepositions, join clauses rather than noun phrases.
const SUBORDINATORS: &[&str] = &[
    "although",
    "because",
    "cause",
    "cuz",
    "if",
    "lest",
    "once",
    "provided",
    "providing",
    "so",
    "that",
    "though",
    "unless",
    "whereas",
    "whether",
    "while",
    "whilst",
];

/// Words that do both: what follows decides.
const EITHER: &[&str] = &["after", "as", "before", "like", "since", "than", "until", "till"];

/// Forms of `be` and of the verbs that help others, in their full and short forms.
const BE: &[&str] = &[
    "be", "am", "is", "are", "was", "were", "been", "being", "'s", "'m", "'re", "s", "m", "re",
    "ai", "isn", "wasn",
];
const HAVE: &[&str] = &["have", "has", "had", "having", "'ve", "'d", "'s", "ve"];
const DO: &[&str] = &["do", "does", "did"];

/// Adds the universal tag of each word of a sentence to `universal`, from the words and their
/// Penn tags. The Penn set does not tell auxiliaries from verbs, nor prepositions from words that
/// join clauses, so word and neighbours decide there.
///
/// ```
/// use byline_core::{PennTag, UniversalTag};
/// use byline_pos::universal_tags;
///
/// let words = ["Zoë", "has", "n’t", "left"];
/// let penn = [PennTag::Nnp, PennTag::Vbz, PennTag::Rb, PennTag::Vbn];
/// let mut universal = Vec::new();
/// universal_tags(&words, &penn, &mut universal);
/// use UniversalTag::{Aux, Part, Propn, Verb};
/// assert_eq!(universal, [Propn, Aux, Part, Verb]);
/// ```
pub fn universal_tags(words: &[&str], penn: &[PennTag], universal: &mut Vec<UniversalTag>) {
    for (index, (&word, &tag)) in words.iter().zip(penn).enumerate() {
        universal.push(one(word, tag, &penn[index + 1..]));
    }
}

fn one(word: &str, tag: PennTag, rest: &[PennTag]) -> UniversalTag {
    use PennTag as P;
    use UniversalTag as U;
    match tag {
        P::Cc => U::Cconj,
        P::Cd | P::Ls => U::Num,
        P::Dt if is_pronoun(word, rest) => U::Pron,
        P::Dt | P::Pdt => U::Det,
        P::Ex | P::Prp | P::PrpS | P::Wdt | P::Wp | P::WpS => U::Pron,
        P::In if joins_clauses(word, rest) => U::Sconj,
        P::In | P::Rp => U::Adp,
        P::Jj | P::Jjr | P::Jjs | P::Afx => U::Adj,
        P::Md => U::Aux,
        P::Nn if is_any(word, INDEFINITE) => U::Pron,
        P::Nn if word == "%" => U::Sym,
        P::Nn | P::Nns => U::Noun,
        P::Nnp | P::Nnps | P::Add => U::Propn,
        P::Pos | P::To => U::Part,
        P::Rb if is_any(word, &["not", "n't", "n’t", "nt"]) => U::Part,
        P::Rb | P::Rbr | P::Rbs | P::Wrb => U::Adv,
        P::Sym | P::Dollar | P::Hash => U::Sym,
        P::Uh => U::Intj,
        P::Vb | P::Vbd | P::Vbg | P::Vbn | P::Vbp | P::Vbz => verb(word, rest),
        P::Comma if matches!(word, "/" | "\\") => U::Sym,
        P::Nfp if is_face(word) => U::Sym,
        P::Stop | P::Comma | P::Colon | P::OpenQuote | P::CloseQuote => U::Punct,
        P::OpenBracket | P::CloseBracket | P::Hyphen | P::Nfp => U::Punct,
        P::Fw | P::Gw | P::Xx => U::X,
    }
}

/// Pronouns that Penn tags as nouns.
const INDEFINITE: &[&str] = &[
    "anybody",
    "anyone",
    "anything",
    "everybody",
    "everyone",
    "everything",
    "nobody",
    "none",
    "nothing",
    "somebody",
    "someone",
    "something",
];

/// `this` stands alone; `this plan` does not.
fn is_pronoun(word: &str, rest: &[PennTag]) -> bool {
    use PennTag::{Cd, Jj, Jjr, Jjs, Nn, Nnp, Nnps, Nns, Rb, Rbr, Rbs, Vbg, Vbn};
    let alone = ["this", "that", "these", "those", "some", "both", "any", "each", "another"];
    let noun_next = match rest.first() {
        Some(Nn | Nns | Nnp | Nnps | Jj | Jjr | Jjs | Cd | Vbg | Vbn) => true,
        Some(Rb | Rbr | Rbs) => matches!(rest.get(1), Some(Jj | Nn | Nns)),
        Some(tag) => !is_any(word, &alone[..4]) && matches!(tag, PennTag::Dt | PennTag::PrpS),
        None => false,
    };
    !noun_next && is_any(word, &alone)
}

/// A subject or a verb follows the words that can do both when they join clauses.
fn joins_clauses(word: &str, rest: &[PennTag]) -> bool {
    use PennTag::{Ex, In, Prp, Stop, To, Vb, Vbd, Vbg, Vbp, Vbz};
    if is_any(word, SUBORDINATORS) {
        return true;
    }
    if word.eq_ignore_ascii_case("for") {
        return begins_infinitive(rest);
    }
    match rest.first() {
        _ if !is_any(word, EITHER) => {
            is_any(word, &["by", "of", "in", "without", "from", "about", "on", "with"])
                && matches!(rest.first(), Some(Vbg))
        }
        Some(Ex | Vb | Vbd | Vbg | Vbp | Vbz | To) => true,
        Some(Prp) => matches!(rest.get(1), Some(tag) if is_finite(*tag)),
        _ => {
            // A finite verb after the noun phrase, before anything that would begin another.
            let stretch = rest.iter().take(6).take_while(|tag| !matches!(tag, In | Stop | To));
            stretch.take_while(|&&tag| tag != PennTag::Comma).any(|&tag| is_finite(tag))
        }
    }
}

/// True if a noun phrase and `to` with a verb follow: `for the talks to begin`.
fn begins_infinitive(rest: &[PennTag]) -> bool {
    use PennTag::{Cd, Dt, Jj, Nn, Nnp, Nnps, Nns, Prp, PrpS, Vbg};
    let phrase = |tag: &&PennTag| matches!(tag, Cd | Dt | Jj | Nn | Nnp | Nnps | Nns | Prp | PrpS);
    let length = rest.iter().take(6).take_while(phrase).count();
    matches!(rest.first(), Some(Vbg)) || (length > 0 && rest.get(length) == Some(&PennTag::To))
}

/// Faces made of signs, such as `:-)`, are symbols and no punctuation.
fn is_face(word: &str) -> bool {
    word.chars().count() > 1
        && word.contains([':', ';', '=', '^'])
        && word.contains(|letter| {
            matches!(letter, '(' | ')' | '[' | ']' | 'D' | 'P' | 'p' | '/' | '^' | 'O' | 'o')
        })
}

fn is_finite(tag: PennTag) -> bool {
    matches!(tag, PennTag::Vbd | PennTag::Vbp | PennTag::Vbz | PennTag::Md)
}

/// `be` is always an auxiliary in the universal scheme; `have` and `do` where a verb follows.
fn verb(word: &str, rest: &[PennTag]) -> UniversalTag {
    use PennTag::{Dt, Prp, Rb, Rbr, Vb, Vbd, Vbn};
    let skipped = rest.iter().take(4).position(|tag| !matches!(tag, Rb | Rbr | Prp | Dt));
    let next = skipped.and_then(|index| rest.get(index));
    let helps = is_any(word, BE)
        || (is_any(word, HAVE) && matches!(next, Some(Vbn | Vbd)))
        || (is_any(word, DO) && matches!(next, Some(Vb)));
    if helps { UniversalTag::Aux } else { UniversalTag::Verb }
}

/// True if the word is in the list, whatever its capitals and apostrophes.
fn is_any(word: &str, list: &[&str]) -> bool {
    let word = word.strip_prefix('’').map_or((false, word), |rest| (true, rest));
    list.iter().any(|entry| match word {
        (true, rest) => entry.strip_prefix('\'').is_some_and(|e| e.eq_ignore_ascii_case(rest)),
        (false, whole) => entry.eq_ignore_ascii_case(whole),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(sentence: &str) -> String {
        let pairs: Vec<_> = sentence.split(' ').filter_map(|pair| pair.rsplit_once('/')).collect();
        let words: Vec<_> = pairs.iter().map(|pair| pair.0).collect();
        let penn: Vec<_> = pairs.iter().map(|pair| pair.1.parse().unwrap()).collect();
        let mut universal = Vec::new();
        universal_tags(&words, &penn, &mut universal);
        universal.iter().map(|tag| tag.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn verbs_that_help() {
        assert_eq!(tags("Zoë/NNP is/VBZ here/RB"), "PROPN AUX ADV");
        assert_eq!(tags("She/PRP ’s/VBZ got/VBN it/PRP"), "PRON AUX VERB PRON");
        assert_eq!(tags("We/PRP have/VBP cafés/NNS"), "PRON VERB NOUN");
        assert_eq!(tags("Did/VBD she/PRP not/RB go/VB ?/."), "AUX PRON PART VERB PUNCT");
        assert_eq!(tags("He/PRP did/VBD it/PRP"), "PRON VERB PRON");
    }

    #[test]
    fn words_that_join_clauses() {
        assert_eq!(tags("said/VBD that/IN"), "VERB SCONJ");
        assert_eq!(tags("after/IN the/DT war/NN"), "ADP DET NOUN");
        assert_eq!(tags("for/IN the/DT café/NN to/TO open/VB"), "SCONJ DET NOUN PART VERB");
        assert_eq!(tags("for/IN the/DT café/NN"), "ADP DET NOUN");
        assert_eq!(tags("after/IN the/DT war/NN ended/VBD"), "SCONJ DET NOUN VERB");
    }

    #[test]
    fn faces_are_symbols() {
        assert_eq!(tags(":-)/NFP ***/NFP"), "SYM PUNCT");
    }

    #[test]
    fn determiners_that_stand_alone() {
        assert_eq!(tags("This/DT is/VBZ"), "PRON AUX");
        assert_eq!(tags("This/DT plan/NN"), "DET NOUN");
        assert_eq!(tags("the/DT"), "DET");
    }
}
