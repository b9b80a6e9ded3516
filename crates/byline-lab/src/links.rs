//! Links from one file of the repository to another.

use crate::readers;
use std::path::Path;
use walkdir::{DirEntry, WalkDir};

/// Every relative link of a Markdown file that leads nowhere, with its file and line.
///
/// # Errors
///
/// If a file or folder cannot be read.
pub fn problems(root: &Path) -> anyhow::Result<Vec<String>> {
    let mut problems = Vec::new();
    // What is built and what is hidden belongs to others.
    let own = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !(name.starts_with('.') || name == "target" || name == "node_modules")
    };
    for entry in WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(own) {
        let entry = entry?;
        let path = entry.path();
        if !entry.file_type().is_file() || path.extension().is_none_or(|end| end != "md") {
            continue;
        }
        let text = readers::text(path)?;
        let folder = path.parent().unwrap_or(root);
        let dead = links(&text).into_iter().filter(|(_, link)| !folder.join(link).exists());
        problems.extend(dead.map(|(line, link)| {
            format!(
                "{} line {line}: there is no {link}",
                path.strip_prefix(root).unwrap_or(path).display()
            )
        }));
    }
    Ok(problems)
}

/// The files that a text links to, with the number of the line; code is passed over.
fn links(markdown: &str) -> Vec<(usize, &str)> {
    let mut links = Vec::new();
    let mut in_code = false;
    for (number, line) in markdown.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        } else if !in_code {
            let targets = line.split("](").skip(1).filter_map(|rest| rest.split(')').next());
            let files = targets.filter_map(|target| target.split('#').next());
            let relative = files.filter(|file| !file.is_empty() && !file.contains(':'));
            links.extend(relative.map(|file| (number + 1, file)));
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_files_are_found_and_others_passed_over() {
        let text = "See [a](a.md#é), [b](../b) and [c](https://example.org/c.md).\n\
                    ```\n[d](d.md)\n```\n[e](#e) ![f](f.png)";
        assert_eq!(links(text), [(1, "a.md"), (1, "../b"), (5, "f.png")]);
    }
}
