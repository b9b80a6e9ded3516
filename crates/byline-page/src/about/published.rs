//! When a story was published.

use super::Page;
use super::linked::strings;
use crate::date::{self, Order, When};
use crate::{furniture::is_any_class, words};
use dom_query::NodeRef;
use serde_json::Value;

/// The longest text, in bytes, that shows a date and no more.
const LONGEST: usize = 80;

/// The date of the story: as JSON-LD has it, as `meta` elements have it, as the page shows it.
pub fn of(page: &Page) -> Option<When> {
    let order = order(page);
    let when = |text: &str| date::when(text, order);
    let stated = |object: &Value| strings(&object["datePublished"]).find_map(when);
    let counted = || page.meta.first("parsely-page").and_then(counted);
    page.linked
        .story()
        .and_then(stated)
        .or_else(|| page.linked.all("page-type").find_map(stated))
        .or_else(|| words::all("date-meta").flat_map(|name| page.meta.all(name)).find_map(when))
        .or_else(|| counted().as_deref().and_then(when))
        .or_else(|| page.elements.iter().find_map(|node| shown(node, order)))
}

/// The date in an address: `/2024/03/05/`.
pub fn in_address(url: &str) -> Option<When> {
    let parts: Vec<&str> = url.split('/').collect();
    parts.windows(3).find_map(|three| {
        let is_date = three[0].len() == 4
            && three.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
        is_date.then(|| date::when(&three.join("-"), Order::Unknown))?
    })
}

/// How dates of numbers are written where the page comes from, if it says so.
fn order(page: &Page) -> Order {
    let html = page.elements.iter().find(|node| node.has_name("html"));
    let lang = html.and_then(|html| html.attr("lang")).map(|lang| lang.to_string());
    let locale = lang.into_iter().chain(page.meta.first("og:locale").map(str::to_owned));
    for place in locale.filter_map(|name| Some(name.split(['-', '_']).nth(1)?.to_uppercase())) {
        if words::is("month-first", &place) {
            return Order::MonthFirst;
        }
        if words::is("day-first", &place) {
            return Order::DayFirst;
        }
    }
    Order::Unknown
}

/// The date in the JSON that a page holds for a service that counts its readers.
fn counted(json: &str) -> Option<String> {
    let data: Value = serde_json::from_str(json).ok()?;
    data["pub_date"].as_str().map(str::to_owned)
}

/// The date that an element shows: microdata, a `time` element, a line that is named so.
fn shown(node: &NodeRef, order: Order) -> Option<When> {
    let has = |attribute: &str, value: &str| {
        node.attr(attribute).is_some_and(|found| found.to_ascii_lowercase().contains(value))
    };
    let is_published = has("itemprop", "datepublished");
    let is_changed = has("itemprop", "datemodified") || has("class", "updated") && !is_published;
    let is_line = || node.attr("class").is_some_and(|class| is_any_class(&class, "date-class"));
    if is_changed || !(is_published || node.has_name("time") || is_line()) {
        return None;
    }
    let mut given = words::all("date-value").filter_map(|name| node.attr(name));
    given.find_map(|text| date::when(&text, order)).or_else(|| {
        let text = node.text();
        (text.len() < LONGEST).then(|| date::when(&text, order))?
    })
}
