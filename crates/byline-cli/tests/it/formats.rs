//! The formats, and the files that they are written to.

use super::{byline, failure, file, json_lines, stdout};
use std::fs;

const STORY: &str = "“No,” said Zoë Ruiz. “The café, she said, “stays.”";

#[test]
fn a_table_has_a_row_for_each_quote_of_all_stories() {
    let directory = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.txt"] {
        file(&directory, name, "“No,” said Zoë Ruiz.".as_bytes());
    }
    let path = directory.path().to_str().unwrap();
    let out = stdout(&mut byline(&["annotate", "--format", "csv", "--offsets", "chars", path]));
    let rows: Vec<_> = out.lines().collect();
    assert!(rows[0].starts_with("story,publisher,date,quote,kind"), "{out}");
    assert!(
        rows[1].starts_with("a,,,0,direct") && rows[1].ends_with(",0,5,0-5,0-5,6-10,11-19,,,"),
        "{out}"
    );
    assert!(rows[2].starts_with("b,,,0,direct"), "{out}");
    assert_eq!(rows.len(), 3);
}

#[test]
fn a_file_holds_what_standard_output_would() {
    let directory = tempfile::tempdir().unwrap();
    let formats = [
        "terminal",
        "json",
        "jsonl",
        "csv",
        "csv-citations",
        "csv-entities",
        "conllu",
        "web-annotation",
        "json-ld",
        "dot",
        "mermaid",
        "html",
    ];
    for format in formats {
        let path = directory.path().join(format);
        let name = path.to_str().unwrap();
        let args = ["annotate", "--format", format];
        let expected = stdout(byline(&args).write_stdin(STORY));
        let args = ["annotate", "--format", format, "--out", name];
        assert_eq!(stdout(byline(&args).write_stdin(STORY)), "");
        assert_eq!(fs::read_to_string(&path).unwrap(), expected, "{format}");
    }
    let count = fs::read_dir(directory.path()).unwrap().count();
    assert_eq!(count, formats.len(), "no half file is left");
}

#[test]
fn a_file_is_replaced_at_the_end_and_broken_stories_are_left_out_of_it() {
    let directory = tempfile::tempdir().unwrap();
    let target = file(&directory, "out.jsonl", b"what was there before");
    let lines = file(&directory, "in.jsonl", b"{\"id\":\"a\",\"text\":\"One.\"}\nnot json\n");
    let (_, error) =
        failure(&mut byline(&["annotate", "--format", "jsonl", "--out", &target, &lines]));
    assert!(error.contains("in.jsonl:2: expected"), "{error}");
    assert_eq!(json_lines(&fs::read_to_string(&target).unwrap())[0]["id"], "a");
}

#[test]
fn a_file_that_cannot_be_written_is_an_error_that_names_it() {
    let directory = tempfile::tempdir().unwrap();
    let folder = directory.path().to_str().unwrap();
    let missing = directory.path().join("missing").join("out.csv");
    for (path, reason) in [(folder, "is a directory"), (missing.to_str().unwrap(), "No such file")]
    {
        let args = ["annotate", "--format", "csv", "--out", path];
        let (out, error) = failure(byline(&args).write_stdin(STORY));
        assert_eq!(out, "");
        assert!(error.contains(path) && error.contains(reason), "{error}");
    }
}

#[test]
fn tokens_alone_are_no_table() {
    let (_, error) = failure(byline(&["tokens", "--format", "csv"]).write_stdin(STORY));
    assert!(error.contains("csv") && error.contains("possible values"), "{error}");
}

/// Two stories of one name and one without any letter.
const STORIES: &str = r#"{"id":"a/b","text":"“No,” said Zoë Ruiz."}
{"id":"a_b","text":"“Yes,” Zoë Ruiz told Le Monde."}
{"id":"..","text":"Nothing."}
"#;

fn annotate(format: &str) -> String {
    stdout(byline(&["annotate", "--input", "jsonl", "--format", format]).write_stdin(STORIES))
}

#[test]
fn brat_has_two_files_for_each_story_in_a_directory() {
    let directory = tempfile::tempdir().unwrap();
    let out = directory.path().join("collection").to_str().unwrap().to_owned();
    let args = ["annotate", "--input", "jsonl", "--format", "brat", "--out", &out];
    assert_eq!(stdout(byline(&args).write_stdin(STORIES)), "");
    let entries = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = entries.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    let expected = [
        "a_b-2.ann",
        "a_b-2.txt",
        "a_b.ann",
        "a_b.txt",
        "annotation.conf",
        "story.ann",
        "story.txt",
    ];
    assert_eq!(names, expected);
    let read = |name| fs::read_to_string(format!("{out}/{name}")).unwrap();
    assert_eq!(read("a_b-2.txt"), "“Yes,” Zoë Ruiz told Le Monde.");
    assert!(read("a_b-2.ann").contains("\tQuote 0 6\t“Yes,”\n"));
    assert_eq!(read("story.ann"), "");
    let (_, error) = failure(byline(&args).write_stdin(STORIES));
    assert!(error.contains(&out) && error.contains("is not empty"), "{error}");
    let one = stdout(byline(&["annotate", "--format", "brat"]).write_stdin("“No,” said Zoë Ruiz."));
    assert_eq!(one, read("a_b.ann"));
}

#[test]
fn brat_of_several_stories_needs_a_directory() {
    let args = ["annotate", "--input", "jsonl", "--format", "brat"];
    let (out, error) = failure(byline(&args).write_stdin(STORIES));
    assert_eq!(out, "");
    assert!(error.contains("--out"), "{error}");
}

#[test]
fn formats_say_which_story_is_which() {
    assert_eq!(annotate("conllu").matches("# newdoc id = a").count(), 2);
    assert_eq!(annotate("dot").matches("digraph {").count(), 3);
    let chart = annotate("mermaid");
    assert_eq!(chart.matches("flowchart LR").count(), 1);
    assert!(chart.contains("s2n0[[\"#46;.\"]]"), "{chart}");
    for (format, id) in [("web-annotation", "id"), ("json-ld", "@id")] {
        let list: serde_json::Value = serde_json::from_str(&annotate(format)).unwrap();
        let ids: Vec<_> = list.as_array().unwrap().iter().map(|story| &story[id]).collect();
        assert!(ids[0].as_str().unwrap().starts_with("urn:byline:story:a%2Fb"), "{ids:?}");
        assert!(ids[1].as_str().unwrap().starts_with("urn:byline:story:a_b"), "{ids:?}");
        let one = stdout(byline(&["annotate", "--format", format]).write_stdin(STORY));
        assert!(serde_json::from_str::<serde_json::Value>(&one).unwrap().is_object());
    }
}

#[test]
fn tokens_alone_can_be_sentences_without_tags() {
    let out = stdout(byline(&["tokens", "--format", "conllu"]).write_stdin("Café?"));
    assert!(out.contains("1\tCafé\t_\t_\t_\t"), "{out}");
}

#[test]
fn a_page_holds_all_stories() {
    let directory = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.txt"] {
        file(&directory, name, "“No <b>,” said Zoë Ruiz.".as_bytes());
    }
    let path = directory.path().to_str().unwrap();
    let out = stdout(&mut byline(&["annotate", "--format", "html", path]));
    assert!(out.starts_with("<!doctype html>") && out.ends_with("</html>\n"), "{out}");
    assert!(out.contains("<title>2 stories</title>"), "{out}");
    assert_eq!(out.matches("<article class=\"story\"").count(), 2);
    assert_eq!(out.matches("data-number=\"1\"").count(), 2);
    assert!(!out.contains("<b>"));
}

#[test]
fn more_stories_than_a_browser_opens_are_pages_with_contents() {
    let directory = tempfile::tempdir().unwrap();
    let stories = "{\"text\":\"“No,” said Zoë Ruiz.\"}\n".repeat(201);
    let page = directory.path().join("page.html");
    let args = ["annotate", "--input", "jsonl", "--format", "html", "--out"];
    let done = byline(&args).arg(&page).write_stdin(stories).assert().success();
    let message = String::from_utf8(done.get_output().stderr.clone()).unwrap();
    assert!(message.contains("page.html has the contents of 3 pages beside it"), "{message}");
    let read = |name: &str| fs::read_to_string(directory.path().join(name)).unwrap();
    let stories = |name: &str| read(name).matches("<article").count();
    assert_eq!(
        ["page.html", "page-1.html", "page-2.html", "page-3.html"].map(stories),
        [0, 100, 100, 1]
    );
    assert!(read("page.html").contains("href=\"page-3.html#s201\""));
}
