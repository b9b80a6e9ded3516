//! What the help of each command ends with.

/// For the program as a whole.
pub const ALL: &str = "\
Examples:
  byline annotate story.txt                      read it with names, speakers and sources marked
  byline annotate stories/ --format jsonl        a directory, one JSON object a story
  byline track stories.jsonl                     who had a quotation first

Exit codes:
  0    every story was read
  1    a story could not be read (the others were), or the output could not be written
  2    the command line is wrong
  130  stopped by Ctrl-C, after the stories in work were written";

/// For `annotate`.
pub const ANNOTATE: &str = "\
Examples:
  byline annotate story.txt
  byline annotate page.html --format json
  byline annotate 'news/**/*.jsonl.gz' --text-field body --id-field url --format jsonl
  zcat stories.jsonl.gz | byline annotate --input jsonl --format jsonl > annotated.jsonl
  byline annotate letters/ --encoding windows-1252 -j 4

Positions count in the text after decoding; of a page, in the extracted article, which JSON holds
as \"text\".";

/// For `tokens`.
pub const TOKENS: &str = "\
Examples:
  byline tokens story.txt
  byline tokens story.txt --format json --offsets chars
  byline tokens stories.jsonl --format jsonl";

/// For `track`.
pub const TRACK: &str = "\
Examples:
  byline track stories.jsonl
  byline track monday.jsonl --index quotes.idx
  byline track tuesday.jsonl --index quotes.idx --min-stories 3
  byline annotate stories.jsonl --format jsonl > annotated.jsonl
  byline track annotated.jsonl --format dot | dot -Tsvg > who-cites-whom.svg

Ctrl-C leaves the index file as it was.";

/// For `completions`.
pub const COMPLETIONS: &str = "\
Examples:
  byline completions bash > ~/.local/share/bash-completion/completions/byline
  byline completions zsh > ~/.zfunc/_byline
  byline completions fish > ~/.config/fish/completions/byline.fish
  byline completions powershell >> $PROFILE";

/// For `man`.
pub const MAN: &str = "\
Examples:
  byline man | man -l -
  byline man annotate > ~/.local/share/man/man1/byline-annotate.1";
