//! Quotations across stories, as people see them.

use super::{byline, stdout};

const STATEMENT: &str = include_str!("../../../../examples/data/statement.jsonl");

#[test]
fn a_quotation_is_a_table_of_its_stories() {
    let out = stdout(byline(&["track", "--input", "jsonl"]).write_stdin(STATEMENT));
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines[0].starts_with("“We will not sell the harbour"), "{out}");
    assert_eq!(lines[1], "  Renée Okafor, in 3 stories");
    let first = "2024-03-06  Le Monde      origin  FIRST  Renée Okafor → Le Monde";
    assert_eq!(lines[3].trim_start(), first);
    assert!(out.contains("They cite each other for it: Daily Mail, Sky News."), "{out}");
    assert!(out.contains("None of the stories names anybody who could be asked."), "{out}");
    assert!(!out.contains("not among these"), "both outlets are there: {out}");
    assert!(out.contains("Reuters → The Guardian  passed on"), "{out}");
    assert!(!out.contains('\x1B'), "{out}");
}

#[test]
fn a_copy_without_credit_is_marked() {
    let stories = "{\"id\":\"a\",\"publisher\":\"Reuters\",\"date\":\"2024-03-01\",\"text\":\"“We \
                   will never sell the café,” Zoë Ruiz said.\"}\n{\"id\":\"b\",\"publisher\":\"Le \
                   Monde\",\"date\":\"2024-03-02\",\"text\":\"“We will never sell the café,” Zoë \
                   Ruiz said.\"}";
    let out = stdout(byline(&["track", "--input", "jsonl"]).write_stdin(stories));
    assert!(out.contains("2024-03-01  Reuters   a      FIRST      Zoë Ruiz"), "{out}");
    assert!(out.contains("2024-03-02  Le Monde  b      no credit  Zoë Ruiz"), "{out}");
    let out =
        stdout(byline(&["track", "--input", "jsonl", "--min-stories", "3"]).write_stdin(stories));
    assert!(out.starts_with("No quotation stands in 3 or more of the 2 stories.\n"), "{out}");
}

#[test]
fn of_two_on_one_day_the_time_says_who_was_first() {
    let story = |id: &str, date: &str| {
        format!(
            "{{\"id\":\"{id}\",\"date\":\"{date}\",\"text\":\"“We will never sell the café,” Zoë \
             Ruiz said.\"}}\n"
        )
    };
    let stories =
        story("noon", "2024-03-01T12:00:00Z") + &story("morning", "2024-03-01T09:30:00+01:00");
    let out = stdout(byline(&["track", "--input", "jsonl"]).write_stdin(stories.as_str()));
    assert!(out.contains("2024-03-01 08:30 UTC  unknown  morning  FIRST"), "{out}");
    assert!(out.contains("2024-03-01 12:00 UTC  unknown  noon     no credit"), "{out}");
    let args = ["track", "--input", "jsonl", "--format", "jsonl"];
    let out = stdout(byline(&args).write_stdin(stories));
    assert!(out.contains("\"published\":\"2024-03-01T08:30:00Z\""), "{out}");
}

#[test]
fn without_times_or_dates_nobody_is_said_to_have_copied() {
    let stories = |date: &str| {
        ["a", "b"].map(|id| {
            format!(
                "{{\"id\":\"{id}\"{date},\"text\":\"“We will never sell the café,” Zoë Ruiz \
                 said.\"}}\n"
            )
        })
    };
    let run = |date: &str| {
        stdout(byline(&["track", "--input", "jsonl"]).write_stdin(stories(date).concat()))
    };
    let out = run(",\"date\":\"2024-03-01\"");
    assert!(out.contains("2024-03-01  unknown  a      FIRST     Zoë Ruiz"), "{out}");
    assert!(out.contains("2024-03-01  unknown  b      same day  Zoë Ruiz"), "{out}");
    let out = run("");
    assert!(out.contains("no date  unknown  a        Zoë Ruiz"), "{out}");
    assert!(out.contains("no date  unknown  b        Zoë Ruiz"), "{out}");
}

#[test]
fn a_named_file_holds_what_standard_output_would() {
    let directory = tempfile::tempdir().unwrap();
    for format in ["terminal", "jsonl", "dot", "graphml"] {
        let args = ["track", "--input", "jsonl", "--format", format];
        let path = directory.path().join(format);
        let mut to_file = byline(&args);
        to_file.arg("--out").arg(&path);
        assert_eq!(stdout(to_file.write_stdin(STATEMENT)), "");
        let wanted = stdout(byline(&args).write_stdin(STATEMENT));
        assert_eq!(std::fs::read_to_string(path).unwrap(), wanted, "{format}");
    }
}
