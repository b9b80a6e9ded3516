//! Groups of words, each for one place in a construction.

flags! {
    /// Groups of words by which citations and what they point to are told.
    "group of words" Groups: u128 {
        /// Tells somebody: told.
        TELLS = "tells",
        /// Passes on what somebody else says: quoted.
        CITES = "cites",
        /// The participles of these: citing.
        CITING = "citing",
        /// What an outlet does by its people: reported.
        REPORTS = "reports",
        /// What is done with news by whoever brings it: aired, saying.
        PUBLISHES = "publishes",
        /// What an outlet has done with news behind by: obtained.
        CARRIED = "carried",
        /// What is done with news in an outlet: printed in.
        PLACED = "placed",
        /// How something was put out, between its noun and the outlet: released.
        PUT_OUT = "put-out",
        /// What outlets publish: coverage.
        STORY = "story",
        /// What outlets hold with somebody: interview.
        TALK = "talk",
        /// What somebody writes for an outlet: column.
        ESSAY = "essay",
        /// Hands an outlet what it writes about: gave.
        GIVES = "gives",
        /// What somebody does or gives to an outlet: spoke to, statement to.
        ADDRESSED = "addressed",
        /// What somebody does on or in an outlet: appeared on.
        ON_AIR = "on-air",
        /// Before the place where something was said: on, via.
        PLACING = "placing",
        /// What is done with news by whoever has it: leaked.
        GIVEN_OUT = "given-out",
        /// What somebody says, as a noun: claims.
        SAYINGS = "sayings",
        /// What ends a clause behind its source: on, yesterday.
        AFTER_SOURCE = "after-source",
        /// People as such: persons.
        PEOPLE = "people",
        /// A man or a woman.
        MAN_OR_WOMAN = "man-or-woman",
        /// Whoever serves somebody: aide.
        AIDE = "aide",
        /// A body that stands for whoever of it speaks: family.
        FOLK = "folk",
        /// A source, as such.
        SOURCE = "source",
        /// Says how somebody knows: familiar with, briefed on.
        CLOSE = "close",
        /// Begins what is said of a source behind its noun: close, for.
        DESCRIBES_SOURCE = "describes-source",
        /// Adjectives that come in pairs: current and former.
        PAIRED = "paired",
        /// What somebody does or writes before its place is named: posted on.
        POSTED = "posted",
        /// A message on a platform: post, video.
        POST = "post",
        /// A place on a platform: account, channel.
        PLACE_ON_PLATFORM = "place-on-platform",
        /// A message on one platform: tweet.
        TWEET = "tweet",
        /// Comes to a document by and by: worked on.
        LABOURS = "labours",
        /// Lets a document out: released.
        ISSUED = "issued",
        /// Begins what is said of a document behind its noun: by, seen.
        DESCRIBES_DOCUMENT = "describes-document",
        /// Says when a document came out, or that it is online: last, out.
        OUT = "out",
        /// A part of a law that stands for it: section.
        PART = "part",
        /// No documents where they have a capital: Statistics.
        IN_CAPITALS_A_BODY = "in-capitals-a-body",
        /// What stands in an outlet and is no carrier of its own: op-ed, post.
        COLUMN = "column",
        /// Behind that they make a relative clause: could, was.
        RELATIVE_VERB = "relative-verb",
        /// What somebody has said before, as a noun: remarks.
        REMARKS = "remarks",
        /// Nouns for documents that may be verbs: notes.
        VERB_TOO = "verb-too",
        /// Before a title: called.
        TITLED = "titled",
        /// What a picture is called beside its credit: photo.
        PICTURE = "picture",
        /// Between the word for a picture and whoever it is by: copyright.
        CREDITS = "credits",
        /// What somebody did who helped with a story: contributed.
        HELPED = "helped",
        /// What a footer calls the story: report.
        THIS_STORY = "this-story",
        /// Before what somebody added: additional.
        MORE = "more",
        /// What somebody added: inputs.
        HELP = "help",
        /// What somebody did for a story, as a noun: editing.
        WORK = "work",
        /// What a station sends by: television.
        MEDIUM = "medium",
        /// Before the noun of an outlet: news, online.
        ONLINE = "online",
        /// Nouns of what is on the air: channel.
        AIR_PLACE = "air-place",
        /// Behind the name of a paper: daily.
        PAPER = "paper",
        /// Papers without a name: newspapers, media.
        PAPER_OR_MEDIA = "paper-or-media",
        /// Stations without a name: broadcasters.
        ON_AIR_OUTLET = "on-air-outlet",
        /// Outlets on the web: site, portal.
        SITE = "site",
        /// Any outlet: organization.
        WHATEVER_BRINGS_NEWS = "whatever-brings-news",
        /// Nouns that are adjectives before another: daily.
        PRESS_ADJECTIVE = "press-adjective",
        /// Whose an outlet is: state, local.
        OWNER_OF_PRESS = "owner-of-press",
        /// Ends what is said of an outlet before its noun: based, run.
        HYPHENATED = "hyphenated",
        /// Begins the name of an outlet before of: Times.
        TIMES_OF = "times-of",
        /// Networks whose stations go by a number: Fox.
        NETWORK = "network",
        /// Ends the name of a body beside nouns for bodies: intelligence.
        BODY_END = "body-end",
        /// Words on -s before such an end: customs.
        FIELD = "field",
        /// Stands before the noun of an office or trade: deputy, finance.
        BEFORE_ROLE = "before-role",
        /// Nouns for an office or trade that mean something else more often: fellow.
        ROLE = "role",
    }
}
