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
  130  stopped by Ctrl-C; stories that had been begun were still written";

/// For `annotate`.
pub const ANNOTATE: &str = "\
Examples:
  byline annotate story.txt
  byline annotate page.html --format json
  byline annotate 'news/**/*.jsonl.gz' --text-field body --id-field url --format jsonl
  zcat stories.jsonl.gz | byline annotate --input jsonl --format jsonl > annotated.jsonl
  byline annotate letters/ --encoding windows-1252 -j 4
  byline annotate story.txt --names people.tsv --outlets local.txt
  byline annotate story.txt --tier accurate --encoder encoder-en.bin

What the view for people says:
  direct, indirect, mixed   all of a quote stands in quotation marks, none of it, or a part
  ✗ denied                  the source says that it is not so
  ∅ no answer               the source was asked and declined to comment
  ? doubtful                its confidence is below a half
  A → B                     B got it from A; the origin stands first
  reported                  the source reports it
  passed on                 the source got it from somebody else, who stands before it
  said there                it was said to the source, or on or in it: an interview, a platform
  document                  a document says it
  dateline, credit, link    the story names its agency, a contributor, an address
  named again               a source that was named before: \"the newspaper\"

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
  byline track stories.jsonl --format jsonl --out quotations.jsonl
  byline track monday.jsonl --index quotes.idx
  byline track tuesday.jsonl --index quotes.idx --min-stories 3
  byline annotate stories.jsonl --format jsonl > annotated.jsonl
  byline track annotated.jsonl --format dot | dot -Tsvg > who-cites-whom.svg

What the tables say:
  Date        the moment in UTC where a story gives time and zone, else the day
  FIRST       no other story is earlier, or others say that they got it from this one
  same day    of the same day as the first, and no time says which was earlier
  no credit   later than the first, and names no outlet that it took the words from
  A → B       B got it from A; the origin stands first

What --format jsonl writes, a quotation a line (\"type\":\"cluster\"):
  id, quotation, speaker      its number in the index, its words as first met, who said it (may be empty)
  stories                     how many have it
  first, first_by             the id of the first story; whether a date or a citation makes it that
  earlier                     the outlet that the first story got it from, if it names one
  lost_origin                 true if no story names anybody who could be asked
  circle                      outlets that cite each other for it
  occurrences                 story, publisher, date, published (the moment, in UTC, where it is
                              known), quote (its place in the story), span (in bytes),
                              direct (a part is in quotation marks), chain (origin first)
and then who cites whom (\"type\":\"edge\"):
  from, to, relation          who cites whom, and how, as in the JSON of annotate
  citations, quotes, days     how often, how many quotations, and on which days

Ctrl-C leaves the index file as it was.";

/// For `serve`.
#[cfg(feature = "serve")]
pub const SERVE: &str = "\
Examples:
  byline serve
  curl -H 'Content-Type: text/plain' --data-binary @story.txt http://127.0.0.1:8080/v1/annotate
  curl -H 'Content-Type: application/x-ndjson' -T stories.jsonl -X POST http://127.0.0.1:8080/v1/annotate
  byline serve --listen 0.0.0.0:8080 --max-size 20 --log json

What it answers:
  /                  a form: a story is pasted or dropped, and comes back as a page
  /v1/annotate       POST: text/plain, text/html, application/json (a story or a list) or
                     application/x-ndjson (each line answered as it comes, in their order);
                     ?offsets=chars, ?text=false and ?tokens=true as --offsets, --no-text and --tokens
  /v1/track          POST: JSON of stories, plain or analysed; ?min_stories=3
  /v1/health         whether the service is up
  /v1/openapi.json   all of this for programs

A request that cannot be answered gets JSON with a reason; a line of JSON Lines that cannot be read is
answered by {\"error\": reason} in its place. Ctrl-C stops the service when all requests that have come
in are answered; a second Ctrl-C stops it at once.";

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
