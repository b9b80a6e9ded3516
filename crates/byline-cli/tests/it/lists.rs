//! Names, verbs and outlets of the user's own, from files.

use super::{byline, failure, file, json_lines, stdout};

const STORY: &str = "“Not one café will close,” thundered Zoë Ruiz of Amber Tide, Zéphyr Kwb \
                     reported. EQM will fight.";

#[test]
fn own_lists_are_known_to_all_layers_and_bring_their_keys() {
    let directory = tempfile::tempdir().unwrap();
    let list = |name, text: &str| file(&directory, name, text.as_bytes());
    let names =
        list("names.tsv", "# clubs\norganization\tÉquité maintenant\tQ7\tAmber Tide | EQM\n");
    let verbs = list("verbs.txt", "[manner always quote that]\nthunder\n");
    let outlets = list("outlets.txt", "The Zéphyr | Zéphyr Kwb\n");
    let args = ["--names", &names, "--verbs", &verbs, "--outlets", &outlets];
    let args = [&["annotate", "--format", "jsonl", "--input", "text"], &args[..]].concat();
    let story = &json_lines(&stdout(byline(&args).write_stdin(STORY)))[0];
    let entities = story["entities"].as_array().unwrap();
    let club = entities.iter().find(|entity| entity["key"] == "Q7").unwrap();
    assert_eq!(club["mentions"].as_array().unwrap().len(), 2, "{club}");
    assert_eq!(story["quotes"][0]["cue_text"], "thundered");
    let chain = story["quotes"][0]["chain"].as_array().unwrap();
    assert!(chain.iter().any(|name| name == "The Zéphyr"), "{chain:?}");
    let track = [&["track", "--input", "text", "--min-stories", "1"], &args[5..]].concat();
    let told = "“We will never sell the café,” Zoë Ruiz told Zéphyr Kwb.";
    let out = stdout(byline(&track).write_stdin(told));
    assert!(out.contains("Zoë Ruiz, in 1 story\n") && out.contains("Zoë Ruiz → "), "{out}");
    assert!(out.contains("Zéphyr had it before"), "{out}");
}

#[test]
fn a_mistake_in_a_list_is_named_with_file_and_line() {
    let directory = tempfile::tempdir().unwrap();
    let list = |name, text: &str| file(&directory, name, text.as_bytes());
    for (option, path, message) in [
        ("--names", list("n", "person\tZoë\npersn\tAna"), "line 2: unknown entity kind `persn`"),
        ("--verbs", list("v", "thunder"), "line 1: expected a heading in brackets first"),
        ("--outlets", list("o", "Le Monde\n | Post"), "line 2: a name in `| Post` is empty"),
        ("--names", format!("{}/none", directory.path().display()), "No such file"),
    ] {
        let (out, error) = failure(&mut byline(&["annotate", option, &path]));
        assert!(out.is_empty() && error.contains(&path) && error.contains(message), "{error}");
    }
}
