//! The view for people.

use super::{byline, stdout};

const STORY: &str = "“No,” said Zoë Ruiz. The café stays, Le Monde reported.";

/// Standard output, with the environment given.
fn show(args: &[&str], environment: &[(&str, &str)], story: &str) -> String {
    let mut command = byline(&[&["annotate"], args].concat());
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    stdout(command.envs(environment.iter().copied()).write_stdin(story))
}

#[test]
fn a_pipe_gets_signs_and_no_colours() {
    let out = show(&[], &[], STORY);
    assert!(!out.contains('\x1B'), "{out}");
    for part in ["Zoë Ruiz¹ │ «¹“No,”» said", "[P:Zoë Ruiz]", "reported_", "1 direct", "\nMarks: "]
    {
        assert!(out.contains(part), "{part} is not in {out}");
    }
    assert!(show(&[], &[], "“No,” said Zoë.").contains("\nZoë¹ │ «¹“No,”» said"), "a short name");
    let words = stdout(byline(&["tokens"]).write_stdin("Don’t go."));
    assert_eq!(words, "Do·n’t·go·.\n");
}

#[test]
fn colours_come_where_they_are_asked_for() {
    let has_colours = |args, environment| {
        let out = show(args, environment, STORY);
        assert_ne!(out.contains('\x1B'), out.contains("[P:"), "{out}");
        out.contains('\x1B')
    };
    assert!(has_colours(&["--color", "always"], &[]));
    assert!(has_colours(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(has_colours(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!has_colours(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!has_colours(&[], &[("NO_COLOR", "1")]));
}

#[test]
fn the_view_has_what_is_asked_for() {
    let parts = |view| {
        let out = show(&["--view", view], &[], STORY);
        ["[P:Zoë Ruiz]", "Who said what", "1 Zoë Ruiz direct\n  “No,”"]
            .map(|part| out.contains(part))
    };
    assert_eq!(parts("full"), [true, true, false]);
    assert_eq!(parts("story"), [true, false, false]);
    assert_eq!(parts("summary"), [false, true, false]);
    assert_eq!(parts("quotes"), [false, false, true]);
}

#[test]
fn lines_are_as_wide_as_asked_for() {
    let story = STORY.repeat(5);
    for (args, width) in [(&["--width", "44"][..], 44), (&[], 80)] {
        let out = show(args, &[], &story);
        let longest = out.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(longest <= width && longest > width - 12, "{longest}\n{out}");
    }
    byline(&["annotate", "--width", "5"]).assert().code(2);
}

#[test]
fn stories_and_messages_cannot_command_the_terminal() {
    let story = "\x1B]0;title\x07“No\x1B[2J,” said \u{9B}31mZoë\x08 Ruiz.\r\nNext\u{202E}.";
    for args in [&["--view", "full"][..], &["--view", "quotes"], &["--color", "always"]] {
        let out = show(args, &[], story);
        let out = if args.contains(&"always") { out.replace("\x1B[", "") } else { out };
        let commands = ['\x1B', '\x07', '\x08', '\r', '\u{9B}', '\u{202E}'];
        assert_eq!(out.find(commands), None, "{out:?}");
        assert!(out.contains("␛[2J"), "{out}");
    }
    let words = stdout(byline(&["tokens"]).write_stdin(story));
    assert_eq!(words.find('\x1B'), None, "{words:?}");
    let line = "{\"text\":\"a\",\"date\":\"\\u001b[2Jsoon\"}";
    let assert = byline(&["annotate", "--input", "jsonl"]).write_stdin(line).assert().failure();
    let error = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    assert!(error.contains("`date` is `␛[2Jsoon`"), "{error:?}");
}
