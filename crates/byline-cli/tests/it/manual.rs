//! Help, manual pages and completions.

use super::{byline, stdout};
use std::io::Write;
use std::process::{Command, Stdio};

const COMMANDS: &[&str] = &[
    "annotate",
    "tokens",
    "track",
    #[cfg(feature = "serve")]
    "serve",
    "completions",
    "man",
];

fn help(command: &str) -> String {
    stdout(&mut byline(&[command, "--help"]))
}

/// The long options that a help text lists.
fn options(help: &str) -> Vec<&str> {
    let lines = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
    lines.filter_map(|line| line.split([' ', ',']).find(|word| word.starts_with("--"))).collect()
}

/// Gives text to a program that must accept it. False if there is no such program.
fn accepts(program: &str, args: &[&str], text: &str) -> bool {
    let child = Command::new(program)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        eprintln!("{program} is not there, so it is not asked");
        return false;
    };
    let mut input = child.stdin.take().unwrap();
    input.write_all(text.as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{program}: {errors}");
    true
}

#[test]
fn every_command_has_examples_and_its_options_stand_in_its_manual_page() {
    let program = stdout(&mut byline(&["--help"]));
    for &command in COMMANDS {
        assert!(program.contains(&format!("  {command}")), "{command}");
        let help = help(command);
        assert!(help.contains("Examples:\n  byline "), "{help}");
        let page = stdout(&mut byline(&["man", command]));
        assert!(page.contains(&format!("byline\\-{command}")), "{page}");
        for option in options(&help) {
            assert!(page.contains(&option.replace('-', "\\-")), "{command} {option}");
        }
    }
    assert!(options(&help("annotate")).len() > 10);
}

#[test]
fn the_manual_reader_accepts_every_page() {
    for args in [&["man"][..], &["man", "annotate"], &["man", "track"]] {
        let page = stdout(&mut byline(args));
        accepts("groff", &["-man", "-Tutf8", "-ww"], &page);
        accepts("mandoc", &["-T", "lint", "-W", "error"], &page);
    }
    byline(&["man", "nonsense"]).assert().code(2);
}

#[test]
fn every_shell_has_completions_that_know_every_option() {
    let options: Vec<String> = options(&help("annotate")).into_iter().map(String::from).collect();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = stdout(&mut byline(&["completions", shell]));
        for option in &options {
            // fish writes `-l no-text` for `--no-text`.
            let option = if shell == "fish" { &option[2..] } else { option };
            assert!(script.contains(option), "{shell} {option}");
        }
        match shell {
            "bash" | "zsh" => accepts(shell, &["-n"], &script),
            "fish" => accepts(shell, &["--no-execute"], &script),
            _ => false,
        };
    }
    byline(&["completions", "nonsense"]).assert().code(2);
}

#[test]
fn wrong_usage_is_told_apart_from_stories_that_fail() {
    for args in [&["annotate", "--nonsense"][..], &["annotate", "-j", "x"], &[], &["shout"]] {
        byline(args).assert().code(2);
    }
    byline(&["annotate", "no-such-file"]).assert().code(1);
}
