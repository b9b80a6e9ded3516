"""Reads what `byline annotate` writes with the readers of other people.

Usage: readers.py BYLINE STORIES; STORIES is written, for other readers to use. Every format is read
by a package that knows nothing of byline, and what it finds is compared with the JSON that the
program writes for the same stories.
"""

import csv
import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import bratsubset.annotation
import conllu
import pandas
import pydot
from bratsubset.message import Messager
from pyld import jsonld
from rdflib import URIRef
from rdflib.namespace import SDO

OA = "http://www.w3.org/ns/oa#"
# What the Web Annotation Vocabulary has, as far as it is used here; rdflib knows schema.org alone.
OA_TERMS = {
    *("Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector", "TextualBody"),
    *("describing", "identifying", "end", "exact", "hasBody", "hasPurpose", "hasSelector"),
    *("hasSource", "hasTarget", "motivatedBy", "prefix", "start", "suffix"),
}

# The contexts of the two vocabularies are on the web. These stand in for them: names become IRIs of
# the vocabulary, and rdflib's lists, which are closed, say whether it has them.
CONTEXTS = {
    "https://schema.org": {"@vocab": str(SDO)},
    "http://www.w3.org/ns/anno.jsonld": {
        "@vocab": OA,
        "id": "@id",
        "type": "@type",
        "format": "http://purl.org/dc/elements/1.1/format",
        "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "body": {"@type": "@id", "@id": "oa:hasBody"},
        "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "source": {"@type": "@id", "@id": "oa:hasSource"},
        "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
        "oa": OA,
        "as": "https://www.w3.org/ns/activitystreams#",
        "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
        "first": {"@id": "as:first", "@type": "@id"},
        "total": "as:totalItems",
        "startIndex": "as:startIndex",
        "AnnotationCollection": "as:OrderedCollection",
        "AnnotationPage": "as:OrderedCollectionPage",
    },
}


# All that formats stumble over: ends of lines of several kinds, tabs, marks, markup, emoji.
HOSTILE = (
    "“The café\r\nstays \"open\";\topen | <script>alert(1)</script>,” said Zoë Ruiz 🇺🇦, mayor of "
    "Brno.\u2028“1. We’ll see ]] --> end,\nall \\of #us; %% `md` &amp; style a:b#c;” she told "
    "Reuters. The mayor told Le Monde that\r\n\r\n“it”, _she_ said = *no*."
)


def write_stories(path):
    bridge = Path("examples/data/bridge.txt").read_bytes().decode()
    texts = {
        "bridge": bridge,
        "../a|b\"]-->\n<script>": HOSTILE,
        "https://news.example/café?x=1#top": HOSTILE.replace("\r\n", "\r"),
        "1. end": HOSTILE.replace("\n", "\n\n"),
    }
    with open(path, "w", encoding="utf-8") as file:
        for name, text in texts.items():
            story = {"id": name, "text": text, "publisher": "Le “Monde” <b>", "date": "2024-05-01"}
            file.write(json.dumps(story) + "\n")


def run(program, stories, form, *more):
    command = [program, "annotate", "--format", form, *more, stories]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def expect(found, wanted, what):
    if found != wanted:
        sys.exit(f"{what}: found {found!r}, expected {wanted!r}")


def check_csv(text, stories):
    path = Path(tempfile.mkdtemp()) / "quotes.csv"
    path.write_text(text, newline="")
    quotes = [(story, quote) for story in stories for quote in story["quotes"]]
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    table = pandas.read_csv(path, keep_default_na=False, dtype={"story": str})
    expect((len(rows), len(table)), (len(quotes), len(quotes)), "csv: rows")
    for row, framed, (story, quote) in zip(rows, table.to_dict("records"), quotes):
        words = " … ".join(story["text"][start:end] for start, end in quote["content"])
        for found in (row, framed):
            expect((found["story"], found["content"]), (story["id"], words), "csv: content")
            expect(int(found["start"]), quote["content"][0][0], "csv: start")


def check_brat(folder, stories):
    texts = {}
    for path in sorted(folder.glob("*.txt")):
        # Python puts all ends of lines down as one character, which must not move an offset.
        annotations = bratsubset.annotation.TextAnnotations(str(path.with_suffix("")), read_only=True)
        expect(annotations.failed_lines, [], f"{path}: lines that brat does not understand")
        texts[path.stem] = [ann for ann in annotations if getattr(ann, "type", "") == "Quote"]
    expect(len(texts), len(stories), "brat: files")
    found = sorted(len(quotes) for quotes in texts.values())
    expect(found, sorted(len(story["quotes"]) for story in stories), "brat: quotes")


def check_conllu(text, stories):
    sentences = conllu.parse(text)
    expect(len(sentences), sum(len(story["sentences"]) for story in stories), "conllu: sentences")
    tokens = [token for sentence in sentences for token in sentence]
    places = [(story, place) for story in stories for place in story["tokens"]]
    expect(len(tokens), len(places), "conllu: tokens")
    for token, (story, (start, end)) in zip(tokens, places):
        expect(token["form"], story["text"][start:end], "conllu: form")
        expect(token["misc"]["TokenRange"], f"{start}:{end}", "conllu: place")
    relations = [relation for story in stories for relation in story["relations"]]
    expect([token["deprel"] for token in tokens], relations, "conllu: relations")
    for sentence in sentences:
        # The reader refuses what is no tree with one root.
        waiting, count = [sentence.to_tree()], 0
        while waiting:
            waiting.extend(waiting.pop().children)
            count += 1
        expect(count, len(sentence), "conllu: tree")
    for sentence in sentences:
        gap = lambda token: "" if token["misc"].get("SpaceAfter") == "No" else " "
        whole = "".join(token["form"] + gap(token) for token in sentence)
        expect(whole.strip(), sentence.metadata["text"], "conllu: text")


def load(url, options):
    if url not in CONTEXTS:
        sys.exit(f"JSON-LD: no context at {url}")
    context = {"@context": CONTEXTS[url]}
    return {"contextUrl": None, "documentUrl": url, "document": context, "contentType": None}


def terms(node, vocabulary):
    """Every IRI of the vocabulary in expanded JSON-LD, as property, type or value."""
    if isinstance(node, list):
        return set().union(*(terms(item, vocabulary) for item in node))
    if isinstance(node, dict):
        found = {name for name in node if name.startswith(vocabulary)}
        return found.union(*(terms(value, vocabulary) for value in node.values()))
    return {node} if isinstance(node, str) and node.startswith(vocabulary) else set()


def check_json_ld(text, stories, vocabulary, knows, needed):
    documents = json.loads(text)
    expect(len(documents), len(stories), "JSON-LD: documents")
    for document in documents:
        expanded = jsonld.expand(document, {"documentLoader": load})
        unknown = [term for term in terms(expanded, vocabulary) if not knows(term)]
        expect(unknown, [], f"JSON-LD: names that {vocabulary} does not have")
        # Whatever cannot be a triple is lost to a graph, so nothing may be.
        if not jsonld.to_rdf(expanded)["@default"]:
            sys.exit("JSON-LD: no triples")
    whole = terms(jsonld.expand(documents, {"documentLoader": load}), vocabulary)
    missing = [name for name in needed if vocabulary + name not in whole]
    expect(missing, [], "JSON-LD: names that should be there")


def check_dot(text, stories):
    graphs = pydot.graph_from_dot_data(text)
    expect(len(graphs), len(stories), "dot: graphs")
    for graph, story in zip(graphs, stories):
        if len(graph.get_nodes()) <= len(story["quotes"]):
            sys.exit("dot: a quote has no node")


def main(program, path):
    write_stories(path)
    options = ("--offsets", "chars")
    lines = run(program, path, "jsonl", "--tokens", *options).split("\n")
    stories = [json.loads(line) for line in lines if line]
    if not all(story["quotes"] and story["citations"] for story in stories):
        sys.exit("every story should have quotes and citations, or this would check nothing")
    # Complaints of brat's reader are errors here.
    Messager.error = Messager.warning = lambda message, *_: sys.exit(f"brat: {message}")

    check_csv(run(program, path, "csv", *options), stories)
    for form, layer, part in [("citations", "citations", "hops"), ("entities", "entities", "mentions")]:
        text = run(program, path, f"csv-{form}", *options)
        wanted = sum(len(item[part]) for story in stories for item in story[layer])
        expect(len(pandas.read_csv(io.StringIO(text))), wanted, f"csv-{form}: rows")
    folder = Path(tempfile.mkdtemp()) / "collection"
    run(program, path, "brat", "--out", str(folder))
    check_brat(folder, stories)
    check_conllu(run(program, path, "conllu"), stories)
    in_oa = lambda term: term.removeprefix(OA) in OA_TERMS
    in_schema_org = lambda term: URIRef(term) in SDO
    needed = ["Annotation", "TextPositionSelector", "exact", "hasBody", "describing"]
    check_json_ld(run(program, path, "web-annotation"), stories, OA, in_oa, needed)
    needed = ["NewsArticle", "Quotation", "Claim", "spokenByCharacter", "isBasedOn", "citation"]
    check_json_ld(run(program, path, "json-ld"), stories, str(SDO), in_schema_org, needed)
    check_dot(run(program, path, "dot"), stories)
    print(f"csv (and pandas), brat, conllu, web-annotation, json-ld, dot: {len(stories)} stories read")


if __name__ == "__main__":
    main(*sys.argv[1:])
