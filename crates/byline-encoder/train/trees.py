#!/usr/bin/env python3
"""Teaches MiniLM-L6 the trees of a treebank, and lets it read news: what the linear tagger and parser of
byline learn from; see README.md."""

from __future__ import annotations

import argparse
import gzip
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from pieces import ROW, Vocabulary, case
from store import WIDTH, Body
from torch import Tensor, nn

#: The width of what is compared to find heads, and to name relations.
ARC, RELATION = 256, 128
#: The most word pieces of a batch, in training and in use.
LEARNED, READ = 1200, 6000
#: Batches are sentences of like length out of so many.
POOL = 2000
#: Subtypes of relations that byline tells apart.
SUBTYPES = {
    "nsubj:pass",
    "csubj:pass",
    "aux:pass",
    "obl:agent",
    "acl:relcl",
    "nmod:poss",
    "compound:prt",
}
#: Stands where nothing is to be learned.
UNMARKED = -100


@dataclass
class Sentence:
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    #: Numbers of words from 1; 0 for the root.
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)


@dataclass
class Row:
    """A sentence in word pieces, with the place of the first piece of the root and of each word."""

    pieces: list[int]
    cases: list[int]
    firsts: list[int]


@dataclass
class Reading:
    """What the network makes of a sentence: for each word its tag, head and relation, and how sure it is
    of the last two."""

    tags: list[int]
    heads: list[int]
    relations: list[int]
    sure: list[tuple[float, float]]


def main() -> None:
    options = arguments()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    vocabulary = Vocabulary.read(options.base / "vocab.txt")
    treebank = read(options.data / "pos/ewt_train.conllu")
    network = Network(options.base, vocabulary, treebank)
    kept = options.out.with_suffix(".state")
    if kept.exists():
        network.load_state_dict(torch.load(kept))
    else:
        learn(network, treebank, vocabulary, options)
        torch.save(network.state_dict(), kept)
    for name in ("ewt_dev", "gum_dev"):
        measure(network, read(options.data / f"pos/{name}.conllu"), vocabulary, name)
    write(network, read(options.words), vocabulary, options)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path, help="the folder of MiniLM-L6 with its weights and vocab.txt")
    parser.add_argument("data", type=Path, help="the folder with the corpora")
    parser.add_argument("words", type=Path, help="CoNLL-U whose words are read, whatever else it says")
    parser.add_argument("out", type=Path, help="the packed CoNLL-U to write; the state is kept beside it")
    parser.add_argument("--epochs", type=int, default=10, help="rounds over the treebank")
    parser.add_argument("--sure", type=float, default=0.5, help="write heads and relations from this probability on")
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def read(path: Path) -> list[Sentence]:
    """The sentences of a CoNLL-U file; what is no number of a head is -1."""
    found = [Sentence()]
    for line in path.open(encoding="utf-8"):
        columns = line.rstrip("\n").split("\t")
        if line == "\n":
            found.append(Sentence())
        elif columns[0].isdigit():
            now = found[-1]
            now.words.append(columns[1])
            now.tags.append(columns[4])
            now.heads.append(int(columns[6]) if columns[6].isdigit() else -1)
            now.relations.append(columns[7] if columns[7] in SUBTYPES else columns[7].split(":")[0])
    return [sentence for sentence in found if sentence.words]


def row(words: list[str], vocabulary: Vocabulary) -> Row:
    found = Row([vocabulary.start], [0], [0])
    for word in words:
        pieces = vocabulary.cut(word)
        found.firsts.append(len(found.pieces))
        found.pieces += pieces
        found.cases += [1 + case(word)] * len(pieces)
    found.pieces.append(vocabulary.separator)
    found.cases.append(0)
    return found


class Network(nn.Module):
    """The body of the encoder; a layer for tags; heads and relations by biaffine attention (Dozat and
    Manning 2017)."""

    def __init__(self, folder: Path, vocabulary: Vocabulary, treebank: list[Sentence]) -> None:
        super().__init__()
        self.tag_names = sorted({tag for sentence in treebank for tag in sentence.tags})
        self.names = sorted({name for sentence in treebank for name in sentence.relations})
        self.body = Body(folder, vocabulary)
        self.case = nn.Embedding(6, WIDTH)
        nn.init.normal_(self.case.weight, std=0.02)
        self.drop = nn.Dropout(0.2)
        self.tags = nn.Linear(WIDTH, len(self.tag_names))
        self.arc_head, self.arc_child = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.name_head, self.name_child = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.name = nn.Parameter(torch.zeros(len(self.names), RELATION + 1, RELATION + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.xavier_uniform_(self.name)

    def forward(self, rows: list[Row]) -> tuple[Tensor, Tensor, tuple[Tensor, Tensor]]:
        """The scores of tags; those of each word as the head of each, the root first; and what relations
        are named by."""
        pieces, cases, mask, firsts = (
            padded(values)
            for values in (
                [row.pieces for row in rows],
                [row.cases for row in rows],
                [[1] * len(row.pieces) for row in rows],
                [row.firsts for row in rows],
            )
        )
        x = self.drop(self.body(self.body.words(pieces) + self.case(cases), mask))
        x = x.gather(1, firsts[:, :, None].expand(-1, -1, WIDTH))
        ones = torch.ones(*x.shape[:2], 1, dtype=x.dtype)

        def bent(layer: nn.Linear) -> Tensor:
            return self.drop(nn.functional.leaky_relu(layer(x), 0.1))

        child = torch.cat([bent(self.arc_child), ones], -1)
        arcs = (child @ self.arc.to(child.dtype) @ bent(self.arc_head).transpose(1, 2)).float()
        ends = torch.tensor([len(row.firsts) for row in rows])
        outside = torch.arange(arcs.shape[2])[None, :] >= ends[:, None]
        arcs = arcs.masked_fill(outside[:, None, :], -1e9)
        named = tuple(torch.cat([bent(layer), ones], -1) for layer in (self.name_child, self.name_head))
        return self.tags(x).float(), arcs, named

    def relations(self, named: tuple[Tensor, Tensor], heads: Tensor) -> Tensor:
        """The scores of the relations to these heads."""
        child, head = named
        head = head.gather(1, heads[:, :, None].expand(-1, -1, head.shape[2]))
        return torch.einsum("bni,rij,bnj->bnr", child.float(), self.name, head.float())


def padded(values: list[list[int]], fill: int = 0) -> Tensor:
    longest = max(map(len, values))
    return torch.tensor([value + [fill] * (longest - len(value)) for value in values])


def batches(rows: list[Row], size: int, dice: random.Random | None = None) -> list[list[int]]:
    """The numbers of the rows in batches of like length, in any order or by length."""
    order = list(range(len(rows)))
    pool = len(order)
    if dice:
        dice.shuffle(order)
        pool = POOL
    found: list[list[int]] = []
    for start in range(0, len(order), pool):
        batch: list[int] = []
        for number in sorted(order[start : start + pool], key=lambda number: len(rows[number].pieces)):
            if batch and len(rows[number].pieces) * (len(batch) + 1) > size:
                found.append(batch)
                batch = []
            batch.append(number)
        found.append(batch)
    if dice:
        dice.shuffle(found)
    return found


def learn(
    network: Network, treebank: list[Sentence], vocabulary: Vocabulary, options: argparse.Namespace
) -> None:
    """Trains the network in place."""
    pairs = [(sentence, row(sentence.words, vocabulary)) for sentence in treebank]
    pairs = [(sentence, row) for sentence, row in pairs if len(row.pieces) <= ROW and min(sentence.heads) >= 0]
    rows = [row for _, row in pairs]
    dice = random.Random(options.seed)
    steps = len(batches(rows, LEARNED)) * options.epochs
    own = [value for name, value in network.named_parameters() if not name.startswith("body")]
    body = [value for name, value in network.named_parameters() if name.startswith("body") and value.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": options.rate, "weight_decay": 0.01}, {"params": own, "lr": 1.5e-3}],
        betas=(0.9, 0.98),
    )
    warm = 0.08 * steps
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / warm) * max(0.0, 1 - step / steps)
    )
    step, started = 0, time.time()
    network.train()
    for _ in range(options.epochs):
        for batch in batches(rows, LEARNED, dice):
            loss = loss_of(network, [pairs[number] for number in batch])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            plan.step()
            step += 1
            if step % 50 == 0:
                pace = (time.time() - started) / step
                print(f"{step} of about {steps}, loss {loss.item():.3f}, {pace:.2f} s a step", flush=True)


def loss_of(network: Network, pairs: list[tuple[Sentence, Row]]) -> Tensor:
    """How far the network is from the tags, heads and relations of some sentences."""

    def wanted(values: list[list[int]]) -> Tensor:
        return padded([[UNMARKED, *value] for value in values], UNMARKED)

    sentences = [sentence for sentence, _ in pairs]
    tags = wanted([[network.tag_names.index(tag) for tag in sentence.tags] for sentence in sentences])
    heads = wanted([sentence.heads for sentence in sentences])
    names = wanted([[network.names.index(name) for name in sentence.relations] for sentence in sentences])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tag_scores, arcs, named = network([row for _, row in pairs])
    scores = network.relations(named, heads.clamp(min=0))
    loss = nn.CrossEntropyLoss(ignore_index=UNMARKED)
    pairs_of = ((tag_scores, tags), (arcs, heads), (scores, names))
    return sum(loss(scores.flatten(0, 1), goal.flatten()) for scores, goal in pairs_of)


@torch.no_grad()
def readings(network: Network, rows: list[Row]) -> list[Reading]:
    """What the network makes of each row, each a tree with one root and without crossing arcs."""
    network.eval()
    root = network.names.index("root")
    found: dict[int, Reading] = {}
    for batch in batches(rows, READ):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            tag_scores, arcs, named = network([rows[number] for number in batch])
        arcs.diagonal(dim1=1, dim2=2).fill_(-1e9)
        logs = torch.log_softmax(arcs, -1).numpy()
        ends = [len(rows[number].firsts) for number in batch]
        heads = padded([tree(logs[at, :end, :end]).tolist() for at, end in enumerate(ends)])
        shares = network.relations(named, heads).softmax(-1)
        # Only what hangs on nothing is called root.
        shares[:, :, root] = 0.0
        best = shares.max(-1)
        for at, (number, end) in enumerate(zip(batch, ends)):
            own = heads[at, 1:end].tolist()
            names = [root if head == 0 else name for head, name in zip(own, best.indices[at, 1:end].tolist())]
            of_heads = [float(np.exp(logs[at, child, head])) for child, head in enumerate(own, 1)]
            of_names = best.values[at, 1:end].tolist()
            of_names = [1.0 if head == 0 else share for head, share in zip(own, of_names)]
            tags = tag_scores[at, 1:end].argmax(-1).tolist()
            found[number] = Reading(tags, own, names, list(zip(of_heads, of_names)))
    return [found[number] for number in range(len(rows))]


def tree(logs: np.ndarray) -> np.ndarray:
    """The heads of the likeliest tree, by the logarithms of the probabilities of heads; row and column 0 are
    the root. One of the three likeliest words hangs on it."""
    heads = logs.argmax(1)
    heads[0] = 0
    if is_tree(heads):
        return heads
    best, kept = -np.inf, heads
    for first in 1 + np.argsort(-logs[1:, 0])[:3]:
        scores = logs.copy()
        scores[1:, 0] = -1e6
        scores[first, 0] = logs[first, 0]
        found = eisner(scores)
        total = scores[np.arange(1, len(found)), found[1:]].sum()
        if total > best:
            best, kept = total, found
    return kept


def is_tree(heads: np.ndarray) -> bool:
    """True for one root, no cycle and no crossing arcs."""
    if (heads[1:] == 0).sum() != 1:
        return False
    for child in range(1, len(heads)):
        steps, at = 0, child
        while at:
            at, steps = heads[at], steps + 1
            if steps > len(heads):
                return False
        left, right = sorted((child, heads[child]))
        inner = heads[left + 1 : right]
        if ((inner < left) | (inner > right)).any():
            return False
    return True


def eisner(scores: np.ndarray) -> np.ndarray:
    """The projective tree with the highest sum (Eisner 1996); `scores[child, head]`."""
    count = len(scores)
    whole, half = np.zeros((count, count, 2)), np.zeros((count, count, 2))
    cut_whole, cut_half = np.zeros((count, count, 2), int), np.zeros((count, count, 2), int)
    for width in range(1, count):
        for left in range(count - width):
            right = left + width
            joined = whole[left, left:right, 1] + whole[left + 1 : right + 1, right, 0]
            cut_half[left, right] = left + joined.argmax()
            half[left, right] = joined.max() + np.array([scores[left, right], scores[right, left]])
            ends = whole[left, left:right, 0] + half[left:right, right, 0]
            whole[left, right, 0], cut_whole[left, right, 0] = ends.max(), left + ends.argmax()
            ends = half[left, left + 1 : right + 1, 1] + whole[left + 1 : right + 1, right, 1]
            whole[left, right, 1], cut_whole[left, right, 1] = ends.max(), left + 1 + ends.argmax()
    heads = np.zeros(count, int)
    todo = [(0, count - 1, 1, True)]
    while todo:
        left, right, side, is_whole = todo.pop()
        if left == right:
            continue
        if not is_whole:
            cut = cut_half[left, right, side]
            heads[right if side else left] = left if side else right
            todo += [(left, cut, 1, True), (cut + 1, right, 0, True)]
        elif side:
            cut = cut_whole[left, right, 1]
            todo += [(left, cut, 1, False), (cut, right, 1, True)]
        else:
            cut = cut_whole[left, right, 0]
            todo += [(left, cut, 0, True), (cut, right, 0, False)]
    return heads


def measure(network: Network, sentences: list[Sentence], vocabulary: Vocabulary, name: str) -> None:
    """Prints how often tags, heads and relations are right, the last two without punctuation."""
    sentences = [one for one in sentences if len(row(one.words, vocabulary).pieces) <= ROW]
    found = readings(network, [row(sentence.words, vocabulary) for sentence in sentences])
    tags = heads = relations = words = counted = 0
    for sentence, reading in zip(sentences, found):
        for at, relation in enumerate(sentence.relations):
            words += 1
            tags += network.tag_names[reading.tags[at]] == sentence.tags[at]
            if relation != "punct":
                counted += 1
                right = reading.heads[at] == sentence.heads[at]
                heads += right
                relations += right and network.names[reading.relations[at]] == relation
    rates = ", ".join(
        f"{what} {100 * right / of:.2f}"
        for what, right, of in (("tags", tags, words), ("UAS", heads, counted), ("LAS", relations, counted))
    )
    print(f"{name}: {rates}", flush=True)


def lines(network: Network, words: list[str], reading: Reading, least: float) -> Iterator[str]:
    """The lines of a sentence, with `_` for what the network is not sure of."""
    for at, word in enumerate(words):
        head, relation = str(reading.heads[at]), network.names[reading.relations[at]]
        of_head, of_relation = reading.sure[at]
        if of_head < least:
            head = relation = "_"
        elif of_relation < least:
            relation = "_"
        tag = network.tag_names[reading.tags[at]]
        yield "\t".join([str(at + 1), word, "_", "_", tag, "_", head, relation, "_", "_"])


def write(
    network: Network, sentences: list[Sentence], vocabulary: Vocabulary, options: argparse.Namespace
) -> None:
    """Reads sentences and writes their trees; those that are longer than a row are left out."""
    rows = [row(sentence.words, vocabulary) for sentence in sentences]
    short = [number for number, row in enumerate(rows) if len(row.pieces) <= ROW]
    found = readings(network, [rows[number] for number in short])
    with gzip.open(options.out, "wt", encoding="utf-8") as out:
        for number, reading in zip(short, found):
            for line in lines(network, sentences[number].words, reading, options.sure):
                print(line, file=out)
            print(file=out)
    print(f"{options.out}: {len(short)} sentences")


if __name__ == "__main__":
    main()
