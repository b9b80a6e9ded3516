//! The people, organisations, places and values of a story.

use crate::Span;

/// Position of an entity in its document's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

impl EntityId {
    /// The position as an index.
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

named_enum! {
    /// What an entity is.
    #[non_exhaustive]
    "entity kind" EntityKind {
        /// A human being.
        Person = "person",
        /// A body of people: company, party, ministry, army unit, news outlet.
        Organization = "organization",
        /// A place, also where it stands for its government.
        Location = "location",
        /// A nationality, or a religious or political group, and its adjective.
        Group = "group",
        /// A named happening: war, summit, storm.
        Event = "event",
        /// A document, law, treaty, book, programme.
        Work = "work",
        /// A thing that is made or sold; a ship, an aircraft.
        Product = "product",
        /// A name of another kind.
        Other = "other",
        /// A day, month, year or stretch of them.
        Date = "date",
        /// A time of the day.
        Time = "time",
        /// A sum of money.
        Money = "money",
        /// A share of a hundred.
        Percent = "percent",
        /// A number with its unit.
        Quantity = "quantity",
    }
}

impl EntityKind {
    /// True for dates, times and amounts, which are values rather than names.
    pub const fn is_value(self) -> bool {
        matches!(self, Self::Date | Self::Time | Self::Money | Self::Percent | Self::Quantity)
    }
}

named_enum! {
    /// How a mention refers to its entity.
    "mention form" MentionForm {
        /// By name: `Zhovkva`.
        Name = "name",
        /// By a description: `the military alliance`.
        Nominal = "nominal",
        /// By a pronoun: `he`.
        Pronoun = "pronoun",
    }
}

/// One place where an entity is spoken of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mention {
    /// The words of the mention: no title, no possessive 's, no leading `the` for a name.
    pub span: Span,
    /// How it refers.
    pub form: MentionForm,
    /// How sure the tagger is, from 0 to 1.
    pub confidence: f32,
}

impl Mention {
    /// A mention by name that is certain.
    pub fn name(span: Span) -> Self {
        Self { span, form: MentionForm::Name, confidence: 1.0 }
    }
}

/// A person, organisation, place, thing or value, with all its mentions.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Entity {
    /// The fullest name used in the story.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// The other names it goes by in the story.
    pub aliases: Vec<String>,
    /// What the story says the person or body is: `NATO Secretary-General`.
    pub role: Option<String>,
    /// For a value, its normalised form: `2022-02-24`, `USD 5000000000`.
    pub value: Option<String>,
    /// What a list of the caller's own calls it, such as an id of Wikidata: `Q90`.
    pub key: Option<String>,
    /// Where it is mentioned, in the order of the text. Never empty.
    pub mentions: Vec<Mention>,
}

impl Entity {
    /// An entity with its name and mentions, and nothing else.
    pub fn new(name: impl Into<String>, kind: EntityKind, mentions: Vec<Mention>) -> Self {
        Self {
            name: name.into(),
            kind,
            aliases: Vec::new(),
            role: None,
            value: None,
            key: None,
            mentions,
        }
    }
}
