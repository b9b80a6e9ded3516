//! Which quotation marks belong together.

use crate::document;
use byline_lexicon::Lexicon;
use byline_view::View;

/// The quotations of a text, with `…` for an end that nothing closes and `+` before what goes on
/// from the paragraph before.
fn quotations(text: &str) -> Vec<String> {
    let document = document(text);
    let view = View::new(&document, Lexicon::embedded());
    let shown = view.quotations().iter().map(|quotation| {
        let before = if quotation.reopened { "+" } else { "" };
        let after = if quotation.closed { "" } else { "…" };
        format!("{before}{}{after}", view.text(quotation.tokens))
    });
    shown.collect()
}

#[test]
fn marks_of_every_kind_are_paired() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("curly", "“Oui,” Zoë said. “Non.”", &["“Oui,”", "“Non.”"]),
        (
            "straight, told apart by blanks",
            "\"Oui,\" Zoë said. \"Non.\"",
            &["\"Oui,\"", "\"Non.\""],
        ),
        ("guillemets", "« Le café », dit-elle", &["« Le café »"]),
        ("low opening marks", "„Das Café“ said “no”", &["„Das Café“ said “no”"]),
        ("single", "‘The café is shut,’ Zoë said.", &["‘The café is shut,’"]),
        ("an apostrophe opens nothing", "The ’90s and the café’s owners’ names", &[]),
        ("within another", "“He said ‘no’ to Zoë,” she said", &["“He said ‘no’ to Zoë,”"]),
        ("straight within curly", "“The \"café\" is shut”", &["“The \"café\" is shut”"]),
        (
            "opened by one keyboard, closed by another",
            "“The café is shut\" said Zoë",
            &["“The café is shut\""],
        ),
        ("opened with the closing mark", "”Oui,” Zoë said.", &["”Oui,”"]),
        ("inches are no quotation", "A 12\" cake of the café", &[]),
    ];
    for (why, text, wanted) in cases {
        assert_eq!(quotations(text), *wanted, "{why}");
    }
}

#[test]
fn a_mark_without_partner_disturbs_its_paragraph_alone() {
    let text =
        "“We wait,” Zoë said.\n\n“The café is shut.\n\n“It will open.”\n\nIt has a “new oven.";
    let wanted = ["“We wait,”", "“The café is shut.…", "+“It will open.”"];
    assert_eq!(quotations(text), wanted);
}

#[test]
fn a_line_break_inside_a_paragraph_parts_nothing() {
    let text =
        "“We have waited for the café to open\nsince May,” said Zoë, who sells ‘hot\nbread’ there.";
    assert_eq!(
        quotations(text),
        ["“We have waited for the café to open\nsince May,”", "‘hot\nbread’"]
    );
}
