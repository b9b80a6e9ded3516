//! Part-of-speech tags: the Penn Treebank set and the universal one.

/// The tags of one token in both sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tag {
    /// The Penn Treebank tag.
    pub penn: PennTag,
    /// The universal tag.
    pub universal: UniversalTag,
}

named_enum! {
    /// A Penn Treebank tag, with the additions of OntoNotes and the English Web Treebank.
    "Penn tag" PennTag {
        /// Coordinating conjunction: and.
        Cc = "CC",
        /// Cardinal number: 28, two.
        Cd = "CD",
        /// Determiner: the.
        Dt = "DT",
        /// Existential there.
        Ex = "EX",
        /// Foreign word.
        Fw = "FW",
        /// Preposition or subordinating conjunction: of, that.
        In = "IN",
        /// Adjective: military.
        Jj = "JJ",
        /// Comparative adjective: stricter.
        Jjr = "JJR",
        /// Superlative adjective: strictest.
        Jjs = "JJS",
        /// List item marker.
        Ls = "LS",
        /// Modal verb: will.
        Md = "MD",
        /// Singular or mass noun: summit.
        Nn = "NN",
        /// Plural noun: partners.
        Nns = "NNS",
        /// Singular proper noun: Madrid.
        Nnp = "NNP",
        /// Plural proper noun: Ukrainians.
        Nnps = "NNPS",
        /// Predeterminer: all the.
        Pdt = "PDT",
        /// Possessive ending: 's.
        Pos = "POS",
        /// Personal pronoun: she.
        Prp = "PRP",
        /// Possessive pronoun: their.
        PrpS = "PRP$",
        /// Adverb: meanwhile.
        Rb = "RB",
        /// Comparative adverb: longer.
        Rbr = "RBR",
        /// Superlative adverb: longest.
        Rbs = "RBS",
        /// Particle: up.
        Rp = "RP",
        /// Symbol.
        Sym = "SYM",
        /// The word to.
        To = "TO",
        /// Interjection: oh.
        Uh = "UH",
        /// Verb, base form: take.
        Vb = "VB",
        /// Verb, past tense: said.
        Vbd = "VBD",
        /// Verb, gerund or present participle: citing.
        Vbg = "VBG",
        /// Verb, past participle: called.
        Vbn = "VBN",
        /// Verb, present tense, not third person singular: want.
        Vbp = "VBP",
        /// Verb, present tense, third person singular: says.
        Vbz = "VBZ",
        /// Wh-determiner: which.
        Wdt = "WDT",
        /// Wh-pronoun: who.
        Wp = "WP",
        /// Possessive wh-pronoun: whose.
        WpS = "WP$",
        /// Wh-adverb: when.
        Wrb = "WRB",
        /// Mark that ends a sentence.
        Stop = ".",
        /// Comma.
        Comma = ",",
        /// Colon, semicolon, dash or ellipsis.
        Colon = ":",
        /// Opening quotation mark.
        OpenQuote = "``",
        /// Closing quotation mark.
        CloseQuote = "''",
        /// Opening bracket.
        OpenBracket = "-LRB-",
        /// Closing bracket.
        CloseBracket = "-RRB-",
        /// Currency sign.
        Dollar = "$",
        /// Number sign.
        Hash = "#",
        /// Hyphen inside a compound.
        Hyphen = "HYPH",
        /// Superfluous punctuation.
        Nfp = "NFP",
        /// E-mail or web address.
        Add = "ADD",
        /// Affix.
        Afx = "AFX",
        /// Part of a word written apart.
        Gw = "GW",
        /// Unknown.
        Xx = "XX",
    }
}

impl PennTag {
    /// True for the tags of verb forms, modals left out.
    #[inline]
    pub const fn is_verb(self) -> bool {
        matches!(self, Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz)
    }

    /// True for the tags of nouns, common and proper.
    #[inline]
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns | Self::Nnp | Self::Nnps)
    }

    /// True for the tags of adjectives.
    #[inline]
    pub const fn is_adjective(self) -> bool {
        matches!(self, Self::Jj | Self::Jjr | Self::Jjs)
    }

    /// True for the tags of finite verbs, modals among them.
    #[inline]
    pub const fn is_finite(self) -> bool {
        matches!(self, Self::Md | Self::Vbd | Self::Vbp | Self::Vbz)
    }
}

named_enum! {
    /// A universal part-of-speech tag (universaldependencies.org, version 2).
    "universal tag" UniversalTag {
        /// Adjective.
        Adj = "ADJ",
        /// Adposition.
        Adp = "ADP",
        /// Adverb.
        Adv = "ADV",
        /// Auxiliary.
        Aux = "AUX",
        /// Coordinating conjunction.
        Cconj = "CCONJ",
        /// Determiner.
        Det = "DET",
        /// Interjection.
        Intj = "INTJ",
        /// Noun.
        Noun = "NOUN",
        /// Numeral.
        Num = "NUM",
        /// Particle.
        Part = "PART",
        /// Pronoun.
        Pron = "PRON",
        /// Proper noun.
        Propn = "PROPN",
        /// Punctuation.
        Punct = "PUNCT",
        /// Subordinating conjunction.
        Sconj = "SCONJ",
        /// Symbol.
        Sym = "SYM",
        /// Verb.
        Verb = "VERB",
        /// Other.
        X = "X",
    }
}
