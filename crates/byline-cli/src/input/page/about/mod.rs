//! What a page says about its story: in JSON-LD, in `meta` elements, in microdata.

use super::date::{self, Order};
use super::words;
use byline::Date;
use dom_query::{Document, NodeRef};
use serde_json::Value;

/// What a page says about its story.
#[derive(Debug, Default, PartialEq)]
pub struct About {
    pub headlines: Vec<String>,
    pub date: Option<Date>,
    pub publisher: Option<String>,
    pub authors: Vec<String>,
    pub url: Option<String>,
    /// The text of the story, where JSON-LD holds it.
    pub body: Option<String>,
}

/// The types of JSON-LD that are stories.
const STORIES: [&str; 3] = ["Article", "Posting", "Report"];

/// Attributes by which `meta` elements are named.
const NAMES: [&str; 4] = ["property", "name", "itemprop", "http-equiv"];

const DATES: [&str; 20] = [
    "article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "article.published",
    "pubdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publicationdate",
    "published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "cxenseparse:recs:publishtime",
    "dc.date",
    "date",
];

const AUTHORS: [&str; 6] =
    ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"];

const PUBLISHERS: [&str; 5] =
    ["og:site_name", "publisher", "dc.publisher", "application-name", "cre"];

const HEADLINES: [&str; 5] =
    ["og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title"];

/// Reads what a page says.
pub fn read(page: &Document) -> About {
    let nodes: Vec<NodeRef> = page.root().descendants_it().filter(NodeRef::is_element).collect();
    let linked = linked_data(&nodes);
    let meta = Meta::of(&nodes);
    let story = linked.iter().find(|object| is_type(object, &STORIES));
    let order = order(&nodes, &meta);
    let url = canonical(&nodes, &meta);
    let publisher = publisher(&linked, story, &meta);
    let mut authors = authors(&linked, story, &meta, &nodes);
    authors.retain(|name| Some(name) != publisher.as_ref());
    let from_data = story.and_then(|story| story["headline"].as_str()).map(tidy);
    let from_meta = HEADLINES.iter().flat_map(|name| meta.all(name)).map(tidy);
    let title = nodes.iter().find(|node| node.has_name("title")).map(|node| tidy(node.text()));
    About {
        headlines: from_data.into_iter().chain(from_meta).chain(title).collect(),
        date: published(&linked, story, &meta, &nodes, order)
            .or_else(|| url.as_deref().and_then(in_address)),
        publisher,
        authors,
        url,
        body: story.and_then(|story| story["articleBody"].as_str()).map(str::to_owned),
    }
}

fn tidy(text: impl AsRef<str>) -> String {
    text.as_ref().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All objects of the JSON-LD of a page, those in others too.
fn linked_data(nodes: &[NodeRef]) -> Vec<Value> {
    let is_data = |node: &&NodeRef| {
        node.has_name("script")
            && node.attr("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
    };
    let mut objects = Vec::new();
    for script in nodes.iter().filter(is_data) {
        let text = script.text();
        let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
        // Line ends inside strings are the commonest fault.
        let value = serde_json::from_str(text)
            .or_else(|_| serde_json::from_str(&text.replace(['\n', '\r', '\t'], " ")));
        if let Ok(value) = value {
            collect(&value, &mut objects, 0);
        }
    }
    objects
}

/// The deepest that objects of JSON-LD are looked into.
const DEEPEST: usize = 6;

fn collect(value: &Value, objects: &mut Vec<Value>, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, objects, depth + 1)),
        Value::Object(fields) => {
            objects.push(value.clone());
            fields.values().for_each(|field| collect(field, objects, depth + 1));
        }
        _ => {}
    }
}

fn is_type(object: &Value, names: &[&str]) -> bool {
    strings(&object["@type"]).any(|kind| names.iter().any(|name| kind.ends_with(name)))
}

/// A string, or the strings of a list.
fn strings(value: &Value) -> impl Iterator<Item = &str> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    value.as_str().into_iter().chain(list.iter().filter_map(Value::as_str))
}

/// The objects that a field holds or refers to by `@id`.
fn referred<'a>(linked: &'a [Value], value: &'a Value) -> Vec<&'a Value> {
    match value {
        Value::Array(items) => items.iter().flat_map(|item| referred(linked, item)).collect(),
        Value::Object(fields) if fields.get("name").is_none() => {
            let id = fields.get("@id").and_then(Value::as_str);
            let is_it = |object: &&Value| object["@id"].as_str() == id && !object["name"].is_null();
            id.and_then(|_| linked.iter().find(is_it)).into_iter().collect()
        }
        Value::Null => Vec::new(),
        _ => vec![value],
    }
}

/// A name: a string, or the field of an object.
fn name_of(value: &Value) -> Option<String> {
    let name = value.as_str().or_else(|| strings(&value["name"]).next())?;
    Some(tidy(name)).filter(|name| !name.is_empty() && !name.contains("://") && !name.contains('@'))
}

/// The `meta` elements of a page: names in small letters, and contents.
struct Meta(Vec<(String, String)>);

impl Meta {
    fn of(nodes: &[NodeRef]) -> Self {
        let mut found = Vec::new();
        for node in nodes.iter().filter(|node| node.has_name("meta")) {
            let Some(content) = node.attr("content").filter(|text| !text.trim().is_empty()) else {
                continue;
            };
            for name in NAMES.iter().filter_map(|name| node.attr(name)) {
                found.push((name.trim().to_ascii_lowercase(), content.trim().to_owned()));
            }
        }
        Self(found)
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let same = move |entry: &&(String, String)| entry.0 == name;
        self.0.iter().filter(same).map(|(_, content)| content.as_str())
    }

    fn first(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }
}

fn canonical(nodes: &[NodeRef], meta: &Meta) -> Option<String> {
    let is_link = |node: &&NodeRef| {
        node.has_name("link")
            && node.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
    };
    let link = nodes.iter().find(is_link).and_then(|node| node.attr("href"));
    let url = link.map(|href| href.to_string()).or_else(|| meta.first("og:url").map(str::to_owned));
    url.map(|url| url.trim().to_owned()).filter(|url| url.starts_with("http"))
}

/// How dates of numbers are written where the page comes from, if it says so.
fn order(nodes: &[NodeRef], meta: &Meta) -> Order {
    let lang = nodes.iter().find(|node| node.has_name("html")).and_then(|html| html.attr("lang"));
    let locale = lang.map(|lang| lang.to_string()).into_iter();
    let locale = locale.chain(meta.first("og:locale").map(str::to_owned));
    for place in locale.filter_map(|name| Some(name.split(['-', '_']).nth(1)?.to_uppercase())) {
        return match place.as_str() {
            "US" => Order::MonthFirst,
            "GB" | "UK" | "AU" | "NZ" | "IE" | "IN" | "ZA" => Order::DayFirst,
            _ => continue,
        };
    }
    Order::Unknown
}

fn published(
    linked: &[Value],
    story: Option<&Value>,
    meta: &Meta,
    nodes: &[NodeRef],
    order: Order,
) -> Option<Date> {
    let day = |text: &str| date::day(text, order);
    let stated = |object: &Value| strings(&object["datePublished"]).find_map(day);
    let pages = linked.iter().filter(|object| is_type(object, &["WebPage", "NewsItem"]));
    story
        .and_then(stated)
        .or_else(|| pages.filter(|_| true).find_map(stated))
        .or_else(|| DATES.iter().flat_map(|name| meta.all(name)).find_map(day))
        .or_else(|| parsely(meta).as_ref().and_then(|data| data["pub_date"].as_str()).and_then(day))
        .or_else(|| nodes.iter().find_map(|node| shown(node, order)))
}

/// The JSON that a page holds for a service that counts its readers.
fn parsely(meta: &Meta) -> Option<Value> {
    serde_json::from_str(meta.first("parsely-page")?).ok()
}

/// The date that an element shows: microdata, a `time` element, a line that is named so.
fn shown(node: &NodeRef, order: Order) -> Option<Date> {
    let has = |attribute: &str, value: &str| {
        node.attr(attribute).is_some_and(|found| found.to_ascii_lowercase().contains(value))
    };
    let is_published = has("itemprop", "datepublished");
    let is_time = node.has_name("time");
    let is_line = [
        "published",
        "pubdate",
        "publish-date",
        "post-date",
        "article-date",
        "timestamp",
        "entry-date",
    ]
    .iter()
    .any(|name| has("class", name));
    if has("itemprop", "datemodified")
        || has("class", "updated") && !is_published
        || !(is_published || is_time || is_line)
    {
        return None;
    }
    let given = ["datetime", "content", "data-datetime", "title"]
        .into_iter()
        .filter_map(|name| node.attr(name));
    given.into_iter().find_map(|text| date::day(&text, order)).or_else(|| {
        let text = node.text();
        (text.len() < 80).then(|| date::day(&text, order))?
    })
}

/// The date in an address: `/2024/03/05/`.
fn in_address(url: &str) -> Option<Date> {
    let parts: Vec<&str> = url.split('/').collect();
    parts.windows(3).find_map(|three| {
        let is_date = three[0].len() == 4
            && three.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
        is_date.then(|| date::day(&three.join("-"), Order::Unknown))?
    })
}

fn publisher(linked: &[Value], story: Option<&Value>, meta: &Meta) -> Option<String> {
    let stated = story.into_iter().flat_map(|story| referred(linked, &story["publisher"]));
    let sites =
        linked.iter().filter(|object| is_type(object, &["WebSite", "NewsMediaOrganization"]));
    let stated = stated.filter_map(name_of);
    let named = PUBLISHERS.iter().flat_map(|name| meta.all(name)).map(str::to_owned);
    let names = stated.chain(named).chain(sites.filter_map(name_of)).map(|name| site(&name));
    names.into_iter().find(|name| {
        !name.is_empty() && !name.contains("://") && !words::is("site", &name.to_lowercase())
    })
}

/// The name of a site, without what it says of itself behind a bar.
fn site(name: &str) -> String {
    let end =
        [" | ", " - ", " – ", " — ", " :: ", ": "].iter().filter_map(|mark| name.find(mark)).min();
    tidy(&name[..end.unwrap_or(name.len())])
}

fn authors(linked: &[Value], story: Option<&Value>, meta: &Meta, nodes: &[NodeRef]) -> Vec<String> {
    let stated = story.into_iter().flat_map(|story| referred(linked, &story["author"]));
    let mut found: Vec<String> = stated.filter_map(name_of).collect();
    if found.is_empty() {
        found = AUTHORS.iter().flat_map(|name| meta.all(name)).map(str::to_owned).collect();
    }
    if found.is_empty() {
        let is_author = |node: &&NodeRef| {
            node.attr("rel").is_some_and(|rel| &*rel == "author")
                || node.attr("itemprop").is_some_and(|name| &*name == "author")
        };
        found = nodes.iter().filter(is_author).map(|node| tidy(node.text())).collect();
    }
    let mut names: Vec<String> = Vec::new();
    for name in found.iter().flat_map(|line| people(line)) {
        let is_known = |known: &String| known.to_lowercase() == name.to_lowercase();
        if !names.iter().any(is_known) {
            names.push(name);
        }
    }
    names
}

/// The names in “By Zoë Ruiz and Ben Holt, The Harbour Post”.
fn people(line: &str) -> Vec<String> {
    let line = tidy(line);
    let line = match line.get(..3) {
        Some(start) if start.eq_ignore_ascii_case("by ") => &line[3..],
        _ => &line,
    };
    let parts = line
        .split([',', ';', '|'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "));
    let names = parts.map(str::trim).filter(|name| {
        let words = name.split_whitespace().count();
        (2..=5).contains(&words)
            && !name.contains("://")
            && !name.contains('@')
            && !name.contains(|c: char| c.is_ascii_digit())
    });
    names.map(str::to_owned).collect()
}
