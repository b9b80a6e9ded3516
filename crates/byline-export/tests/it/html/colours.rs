//! The colours of the page can be read (WCAG 2, level AA).

use std::collections::HashMap;

const STYLE: &str = include_str!("../../../templates/page.css");

type Colour = [f64; 3];

/// The colours and the tint, in percent, that a block of the style sets.
fn block(nth: usize) -> (HashMap<&'static str, Colour>, f64) {
    let rules = STYLE.split(":root {").nth(nth).unwrap().split('}').next().unwrap();
    let set = rules.split(';').filter_map(|rule| rule.trim().strip_prefix("--")?.split_once(": "));
    let mut colours = HashMap::new();
    let mut tint = 0.0;
    for (name, value) in set {
        if let Some(hex) = value.strip_prefix('#') {
            let hex = if hex.len() == 3 { hex.repeat(2) } else { hex.to_owned() };
            let part = |at: usize| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap());
            colours.insert(name, [part(0), part(2), part(4)]);
        } else if name == "tint" {
            tint = value.trim_end_matches('%').parse().unwrap();
        }
    }
    (colours, tint)
}

fn luminance(colour: Colour) -> f64 {
    let [r, g, b] = colour.map(|part| {
        let part = part / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn text_stands_out_from_every_ground() {
    // Light, dark, print.
    for nth in 1..=3 {
        let (colours, tint) = block(nth);
        let of = |name: &str| *colours.get(name).or(block(1).0.get(name)).unwrap();
        let mut pairs = Vec::new();
        for kind in ["person", "organization", "location", "group", "other", "value"] {
            for ground in ["paper", "quote", "marked", "active"] {
                let (kind, under) = (of(kind), of(ground));
                let blend = |i: usize| under[i] + (kind[i] - under[i]) * tint / 100.0;
                pairs.push((format!("a name on {ground}"), kind, [blend(0), blend(1), blend(2)]));
            }
        }
        for ink in ["ink", "soft", "link"] {
            for ground in ["paper", "raised", "quote"] {
                pairs.push((format!("{ink} on {ground}"), of(ink), of(ground)));
            }
        }
        for ground in ["quote", "marked", "active"] {
            pairs.push((format!("ink on {ground}"), of("ink"), of(ground)));
        }
        pairs.push(("number".to_owned(), of("cue"), of("quote")));
        pairs.push(("number of a quote".to_owned(), of("cue"), of("paper")));
        for (what, text, ground) in pairs {
            let found = contrast(text, ground);
            assert!(found >= 4.5, "block {nth}, {what}: {found:.2}, {text:?} on {ground:?}");
        }
    }
}
