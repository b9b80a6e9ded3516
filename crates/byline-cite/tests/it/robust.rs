//! Odd input must do no harm.

use byline_cite::Tracker;
use byline_core::Document;

#[test]
fn odd_texts_do_no_harm() {
    let odd = [
        "",
        " ",
        "“",
        "the",
        "told",
        "by",
        ":",
        "(AP)",
        "(",
        "the Times",
        "’s Reuters",
        "citing citing",
        "X/Getty Images",
        "— AP —",
        "ČTK",
        "Reuters\u{a0}said",
        "é: CNN",
        "according to",
        "a, b, c: d",
        "Reporting by",
        "h/t",
        "via",
        "the agency",
        "the website",
        "press release said",
        "https://a.example/é",
        "op-ed in",
        "By , AP",
        "the Polish agency",
        "citing the Ministry of",
        "WKRP-TV",
        "volna.ru",
        "one of",
        "his book, “",
        "the papers",
        "/Reuters/",
        "reports that",
        "CNN’s",
    ];
    for first in odd {
        for second in odd {
            let text = format!("{first} {second}\n\n{second}{first}");
            let mut document = super::document(&text);
            let tracking = super::track(&document);
            document.set_citations(tracking.citations, tracking.quotes).unwrap();
        }
    }
}

#[test]
fn without_tokens_there_are_no_citations() {
    let tracking = Tracker::new().track(&Document::new("CNN reported that Zoë won."));
    assert!(tracking.citations.is_empty());
}

#[test]
fn time_grows_with_the_text() {
    let units = [
        "the Times said ",
        "a source told Reuters ",
        "citing the report, CNN, ",
        "by the ",
        "citing the Ministry of ",
        "Karlin News and ",
        "his book, titled ",
        "the papers said. ",
        "one of ",
        "AP/",
        "the report that ",
    ];
    for unit in units {
        let text = unit.repeat(20_000);
        let document = super::document(&text);
        let start = std::time::Instant::now();
        super::track(&document);
        // Generous, for a slow machine without optimisation; quadratic work takes minutes.
        assert!(start.elapsed().as_secs() < 30, "{unit}: {:?}", start.elapsed());
    }
}
