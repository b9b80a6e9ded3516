//! What is known of a word.

use crate::{Forms, Groups, Lemma, Report, Strength};
use byline_core::Medium;

flags! {
    /// What a noun may stand for.
    "kind of noun" Nouns: u32 {
        /// A human being: teacher, banker. The plural is several.
        PERSON = "person",
        /// One who holds a post that one at a time has, or who bears its title: mayor, chairman.
        OFFICE = "office",
        /// A relative, who is somebody's: sister, widow.
        KIN = "kin",
        /// People whom stories quote without their names: official, resident, critic.
        UNNAMED = "unnamed",
        /// What anybody without a name may be called who tells something: source, insider.
        INFORMANT = "informant",
        /// Means something else more often than what the other kinds say: plan, account, senior.
        DOUBTFUL = "doubtful",
        /// People as one: crowd, opposition, police.
        PEOPLE = "people",
        /// A word by which a story takes up somebody whom it has named: the billionaire, the striker.
        EPITHET = "epithet",
        /// Stands before a name: president, detective.
        TITLE = "title",
        /// A courtesy title, which says nothing but the gender: Mr, Lady.
        COURTESY = "courtesy",
        /// A body with members, staff or an office: ministry, union, company.
        BODY = "body",
        /// A body that does business: company, airline.
        COMPANY = "company",
        /// A body of the state: ministry, court, police.
        PUBLIC = "public",
        /// People joined for a purpose: union, party, charity.
        GROUP = "group",
        /// A place, building or team that stands for a body: embassy, headquarters, side.
        METONYM = "metonym",
        /// Text or figures: report, statement, survey.
        DOCUMENT = "document",
        /// A recording: video, audio, footage.
        RECORDING = "recording",
        /// A document that carries the words of one person or body: statement, letter, tweet.
        VOICE = "voice",
        /// A paper, magazine or site: newspaper, daily.
        OUTLET = "outlet",
        /// Radio or television: broadcaster, channel.
        BROADCASTER = "broadcaster",
        /// A news agency: newswire.
        NEWSWIRE = "newswire",
        /// One who works for an outlet: reporter, correspondent.
        PRESS = "press",
        /// Stands behind the name of an outlet: a Reuters witness, an AFP report.
        BESIDE_OUTLET = "beside-outlet",
        /// A place where posts are put: platform, account, page.
        PLATFORM = "platform",
        /// An occasion on which things are said: interview, press conference, hearing.
        VENUE = "venue",
        /// An amount of people: dozens, majority.
        AMOUNT = "amount",
        /// A time: week, evening.
        TIME = "time",
        /// Closes the name of an outlet: Times, Herald.
        OUTLET_ENDING = "outlet-ending",
        /// Closes the name of a broadcaster: Television, FM.
        BROADCASTER_ENDING = "broadcaster-ending",
        /// Closes the name of a news agency: Service.
        AGENCY_ENDING = "agency-ending",
        /// Stands for an outlet after "the": the Times.
        SHORT = "short",
        /// Opens the name of an outlet: Daily, Jornal.
        OUTLET_BEGINNING = "outlet-beginning",
    }
}

flags! {
    /// Small classes of words, most of them closed.
    "class of words" Words: u64 {
        /// the, a, this, her, several.
        DETERMINER = "determiner",
        /// a, an, another: somebody who has not been spoken of.
        INDEFINITE = "indefinite",
        /// the, this, those: somebody who has been spoken of.
        DEFINITE = "definite",
        /// two, dozen, hundreds.
        NUMERAL = "numeral",
        /// several, many, most.
        QUANTIFIER = "quantifier",
        /// Says that somebody else is meant: another, new, second.
        OTHER = "other",
        /// he, themselves, whose.
        PRONOUN = "pronoun",
        /// in, of, by.
        PREPOSITION = "preposition",
        /// is, had, do.
        AUXILIARY = "auxiliary",
        /// A form of be, which makes passives with a participle.
        BE = "be",
        /// A form of have.
        HAVE = "have",
        /// will, could.
        MODAL = "modal",
        /// not, never, no.
        NEGATION = "negation",
        /// that, because, while.
        SUBORDINATOR = "subordinator",
        /// and, or, but.
        COORDINATOR = "coordinator",
        /// who, which, how.
        WH = "wh",
        /// Before a clause that depends on a word: that.
        COMPLEMENTIZER = "complementizer",
        /// Before any clause or infinitive: who, because, to.
        OPENER = "opener",
        /// Prepositions that stand within a noun phrase: of, from.
        INNER = "inner",
        /// Endings that are tokens of their own: 's.
        CLITIC = "clitic",
        /// The first of two conjunctions: both, either.
        CORRELATIVE = "correlative",
        /// Before an example: like, including.
        EXAMPLE = "example",
        /// Before who does something, in the passive: by.
        AGENT = "agent",
        /// Before whose something is: of, by, from.
        OWNER = "owner",
        /// Adverbs that stand beside a verb: also, reportedly, repeatedly.
        ADVERB = "adverb",
        /// Stands before a phrase and never inside: also, even, there.
        FOCUS = "focus",
        /// Adverbs that say how somebody speaks: quietly, angrily.
        MANNER = "manner",
        /// Adverbs by which a story says that it only reports: allegedly, reportedly.
        HEARSAY = "hearsay",
        /// When something was said: yesterday, earlier, late.
        TIME = "time",
        /// Before a time that it points to: last, this.
        BEFORE_TIME = "before-time",
        /// A time that stands alone: yesterday, later.
        MOMENT = "moment",
        /// Monday, Tuesday.
        DAY = "day",
        /// January, Feb.
        MONTH = "month",
        /// Somebody held an office once: former, ex, then.
        FORMER = "former",
        /// Somebody holds an office for now: acting, interim.
        ACTING = "acting",
        /// Somebody is to hold an office: incoming, designate.
        INCOMING = "incoming",
        /// Somebody is dead: late, slain.
        DEAD = "dead",
        /// Rank below the holder of an office: deputy, vice.
        DEPUTY = "deputy",
        /// Rank above others: senior, chief.
        SENIOR = "senior",
        /// Whoever holds it may be called the leader: president, mayor.
        LEADING = "leading",
        /// Verbs whose subject follows somebody in an office: replaced.
        SUCCEEDS = "succeeds",
        /// The same before over: took.
        TAKES_OVER = "takes-over",
        /// Participles whose subject is followed in an office: followed.
        SUCCEEDED = "succeeded",
        /// Ends an age: old.
        AGE = "age",
        /// The first of two who were named: the former.
        FIRST_OF_TWO = "first-of-two",
        /// The second of them: the latter.
        SECOND_OF_TWO = "second-of-two",
        /// Ends the name of a son: Jr.
        SUFFIX = "suffix",
        /// A short form leaves it out of the name of a body: Inc.
        LEGAL_FORM = "legal-form",
        /// A body of its own, also where a longer name begins with it: Senate.
        OWN_BODY = "own-body",
        /// With it no description of somebody begins.
        NO_ROLE = "no-role",
        /// Stands behind a participle: the, with.
        AFTER_PARTICIPLE = "after-participle",
        /// Ends a description of somebody: who, was.
        ENDS_ROLE = "ends-role",
        /// Participles of somebody who is asked: pressed.
        ASKS = "asks",
        /// What an outlet does: report.
        REPORT = "report",
        /// What is done with a document by somebody who did not write it: seen, obtained.
        CONSULTED = "consulted",
        /// Verbs whose subject writes a document or lets it go out: issued, wrote.
        ISSUING = "issuing",
        /// Nouns for whoever wrote a document: author.
        WRITER = "writer",
        /// Bodies that keep documents which others have written: court.
        REGISTRY = "registry",
        /// Said beside a source that is not named: anonymity, authorized.
        WITHHELD = "withheld",
        /// Says that nobody names the source: unnamed, anonymous.
        NAMELESS = "nameless",
        /// How a story came by a document: seen, leaked, published.
        OBTAINED = "obtained",
        /// After "according to" it is no source: plan, schedule.
        NO_SOURCE = "no-source",
        /// Stands between a source's name and its verb: later, widely.
        FILLER = "filler",
        /// Ends in s and is no plural: news.
        UNCOUNTED = "uncounted",
    }
}

flags! {
    /// Person, number, gender and case of pronouns and nouns.
    "feature" Features: u16 {
        /// I, we.
        FIRST = "first",
        /// you.
        SECOND = "second",
        /// he, it, they.
        THIRD = "third",
        /// One.
        SINGULAR = "singular",
        /// Several.
        PLURAL = "plural",
        /// A man.
        MALE = "male",
        /// A woman.
        FEMALE = "female",
        /// A thing.
        NEUTER = "neuter",
        /// he, who.
        SUBJECT = "subject",
        /// him, whom.
        OBJECT = "object",
        /// his, whose.
        POSSESSIVE = "possessive",
        /// himself.
        REFLEXIVE = "reflexive",
        /// who, whom: the person is in the words before it.
        RELATIVE = "relative",
    }
}

/// Everything that is known of a word, or of several words that belong together, in lower case.
/// The default is an unknown word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Word {
    /// As a verb that reports.
    pub verb: Option<Report>,
    /// Which forms of that verb it may be.
    pub forms: Forms,
    /// As a noun that reports: the claim, her view.
    pub noun: Option<Report>,
    /// As an adjective that reports: confident that.
    pub adjective: Option<Report>,
    /// As a preposition whose noun is the source: according to.
    pub preposition: Option<Report>,
    /// What it may stand for as a noun.
    pub nouns: Nouns,
    /// The singular of that noun.
    pub singular: Option<Lemma>,
    /// The small classes it belongs to.
    pub words: Words,
    /// The medium that it stands for as a noun.
    pub medium: Option<Medium>,
    /// The groups it belongs to.
    pub groups: Groups,
    /// Number and gender as a noun; person, number, gender and case as a pronoun.
    pub features: Features,
    /// As a first name: male, female, or both.
    pub first_name: Features,
    /// True if a longer entry begins with it: `according` for `according to`.
    pub(crate) longer: bool,
}

impl Word {
    /// True if it may be a noun of one of these kinds.
    #[inline]
    pub const fn is_noun(&self, kinds: Nouns) -> bool {
        self.nouns.has(kinds)
    }

    /// True if it belongs to one of these groups.
    #[inline]
    pub const fn of(&self, groups: Groups) -> bool {
        self.groups.has(groups)
    }

    /// True if it belongs to one of these classes.
    #[inline]
    pub const fn is(&self, classes: Words) -> bool {
        self.words.has(classes)
    }

    /// True for a form by which a sentence reports: said, warns.
    pub fn reports(&self) -> bool {
        let finite = self.forms.has(Forms::PAST.or(Forms::THIRD));
        finite && self.verb.is_some_and(|verb| verb.strength == Strength::Always)
    }
}
