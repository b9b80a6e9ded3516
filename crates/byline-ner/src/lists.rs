//! What is known about words beforehand: their classes, and the lists of names they are on.

use byline_seq::{CLASS_SIZES, Classes, ModelError, Records, hash_bytes, key};

/// The task in the file of lists.
pub const LISTS_TASK: &str = "ner-lists/1";

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $text:literal;)+) => {
        /// A list of words or names. In the file of lists each is a bit of a record.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[cfg_attr(
            not(feature = "train"),
            expect(dead_code, reason = "some are features only, and no rule asks for them")
        )]
        pub enum List { $($(#[$doc])* $name = $bit,)+ }

        impl List {
            /// The name of its file, without the ending.
            #[cfg(feature = "train")]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }
    };
}

lists! {
    /// Countries.
    Country = 0, "countries";
    /// Cities with a hundred thousand people or more.
    City = 1, "cities";
    /// Smaller towns.
    Town = 2, "towns";
    /// Continents, states, provinces, and other places.
    Region = 3, "regions";
    /// Places that the newswire names.
    Place = 4, "locations";
    /// Nationalities and the like.
    Group = 5, "groups";
    /// Bodies.
    Organization = 6, "organizations";
    /// News outlets.
    Outlet = 7, "outlets";
    /// Events.
    Event = 8, "events";
    /// Documents, laws, books.
    Work = 9, "works";
    /// Products.
    Product = 10, "products";
    /// First names, most frequent ones.
    FirstName = 11, "frequent_first_names";
    /// First names, others.
    RareFirstName = 12, "other_first_names";
    /// Surnames, most frequent ones.
    Surname = 13, "frequent_surnames";
    /// Surnames, others.
    RareSurname = 14, "other_surnames";
    /// First names of people in the news.
    NewsFirstName = 15, "first_names";
    /// Words that make a name that of an organisation.
    OrganizationHead = 16, "organization_heads";
    /// Words that suggest an organisation.
    OrganizationWord = 17, "organization_words";
    /// Words of which a place's name is made.
    PlaceHead = 18, "place_heads";
    /// First words of places.
    PlacePrefix = 19, "place_prefixes";
    /// Last words of events.
    EventHead = 20, "event_heads";
    /// Last words of documents.
    WorkHead = 21, "work_heads";
    /// Titles before personal names.
    Title = 22, "titles";
    /// First words of titles of several words.
    TitleWord = 23, "title_words";
    /// Role nouns in lower case.
    Role = 24, "roles";
    /// Verbs of saying.
    ReportVerb = 25, "report_verbs";
    /// Days and months.
    Calendar = 26, "calendar";
    /// Words that are no names when capitalised for their place.
    Common = 27, "common_words";
    /// Small words inside personal names.
    Particle = 28, "surname_particles";
    /// First words of ships and aircraft.
    ProductPrefix = 29, "product_prefixes";
}

/// A set of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListSet(u32);

impl ListSet {
    /// Set if a longer name begins with these words.
    const LONGER: u32 = 1 << 31;

    /// The lists of names, which may have several words.
    const NAMES: u32 = (1 << 11) - 1;

    /// True if the list is in the set.
    #[inline]
    pub const fn has(self, list: List) -> bool {
        self.0 & 1 << list as u32 != 0
    }

    /// The numbers of the lists in the set.
    #[inline]
    pub(crate) fn numbers(self) -> impl Iterator<Item = u64> {
        let mut rest = self.0 & !Self::LONGER;
        std::iter::from_fn(move || {
            let number = rest.trailing_zeros();
            rest &= rest.wrapping_sub(1);
            (number < 32).then_some(u64::from(number))
        })
    }

    #[inline]
    pub(crate) const fn names(self) -> Self {
        Self(self.0 & Self::NAMES)
    }

    #[inline]
    pub(crate) const fn words(self) -> Self {
        Self(self.0 & !Self::NAMES & !Self::LONGER)
    }

    #[inline]
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    #[inline]
    pub(crate) const fn longer(self) -> bool {
        self.0 & Self::LONGER != 0
    }

    #[inline]
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The hash of a name of several words: begin with that of the first and join the others to it.
/// The words are in lower case.
#[inline]
pub fn join(so_far: u64, word: u64) -> u64 {
    so_far.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29) ^ word
}

/// Makes the file of lists from names in lower case.
///
/// # Errors
///
/// Never, with the lists of this crate.
#[cfg(feature = "train")]
pub fn lists_file(names: impl IntoIterator<Item = (List, String)>) -> Result<Vec<u8>, ModelError> {
    let mut records = std::collections::BTreeMap::new();
    for (list, name) in names {
        let mut hash = None;
        let mut words = name.split(' ').filter(|word| !word.is_empty()).peekable();
        while let Some(word) = words.next() {
            let word = hash_bytes(word.as_bytes());
            let so_far = hash.map_or(word, |so_far| join(so_far, word));
            hash = Some(so_far);
            let bit = if words.peek().is_some() { ListSet::LONGER } else { 1 << list as u32 };
            *records.entry(key(so_far)).or_insert(0_u32) |= bit;
        }
    }
    let entries = records.into_iter().map(|(key, bits)| (key, bits.to_le_bytes().to_vec()));
    Ok(Records::new(LISTS_TASK, 4, entries)?.to_bytes())
}

/// The classes and lists that the model was trained with.
#[derive(Debug, Clone)]
pub struct Lists {
    classes: Classes,
    lists: Records,
    fingerprint: u64,
}

impl Lists {
    /// Reads the file of classes and the file of lists.
    ///
    /// # Errors
    ///
    /// If one is damaged or for something else.
    pub fn from_bytes(classes: &[u8], lists: &[u8]) -> Result<Self, ModelError> {
        let classes = Classes::from_bytes(classes)?;
        let fingerprint = join(classes.fingerprint(), hash_bytes(lists));
        let lists = Records::for_task(lists, LISTS_TASK, 4)?;
        Ok(Self { classes, lists, fingerprint })
    }

    /// A number that tells these two files from all others.
    pub(crate) fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// True if a name is that of a nationality, religion or political group.
    #[cfg(feature = "train")]
    pub fn is_group(&self, name: &[&str]) -> bool {
        let hashes = name.iter().map(|word| hash_bytes(word.to_lowercase().as_bytes()));
        hashes.reduce(join).is_some_and(|hash| self.lists(hash).has(List::Group))
    }

    /// The classes of a word, by the hash of its lower case.
    #[inline]
    pub(crate) fn classes(&self, word: u64) -> [u16; CLASS_SIZES.len()] {
        self.classes.of(word)
    }

    /// The lists that have a word or name, by its hash.
    #[inline]
    pub(crate) fn lists(&self, name: u64) -> ListSet {
        let record = self.lists.get(key(name));
        ListSet(record.map_or(0, |r| u32::from_le_bytes([r[0], r[1], r[2], r[3]])))
    }
}
