#!/usr/bin/env python3
"""Fine-tunes the encoder of byline and writes the file that byline-encoder reads; see README.md."""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
import time
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from pieces import Row, Vocabulary, rows
from store import Network, export, relation_scores
from torch import Tensor, nn

#: What an optimiser step learns from, in rows of word pieces.
BATCH = 16
#: Batches are rows of like length out of so many batches.
POOL = 20
#: A word as far as it matters for counting.
WORD = re.compile(r"\w+|[^\w\s]")
#: How often a piece has to be met to be kept.
LEAST = 16
#: Stands where no label is wanted.
UNMARKED = -100



@dataclass
class Trees:
    """Tags, heads and relations of the tokens of a row."""

    tags: list[int]
    #: The place of the first piece of each head in the row; 0 for that of a root.
    heads: list[int]
    relations: list[int]
    #: The number of the sentence of each token.
    sentences: list[int]


#: A row with the labels of quotes and names, and with trees, as far as they are known.
Labelled = tuple[Row, list[int] | None, list[int] | None, Trees | None]


def main() -> None:
    options = arguments()
    torch.manual_seed(options.seed)
    dice = random.Random(options.seed)
    torch.set_num_threads(options.threads)
    texts = [json.loads(line) for line in options.examples.open(encoding="utf-8")]
    vocabulary = Vocabulary.read(options.base / "vocab.txt").used(words(texts, options.news), LEAST)
    print(f"{len(vocabulary.pieces)} pieces", flush=True)
    network = Network(options.base, vocabulary)
    if options.epochs:
        examples = list(prepared(texts, vocabulary, options))
        print(f"{len(examples)} rows", flush=True)
        learn(network, examples, options, dice)
    export(network, vocabulary, options.out, options.about, whole=options.whole)


def words(texts: list[dict[str, Any]], news: Path) -> Counter[str]:
    """How often each word stands in the examples and in unmarked news."""
    counts = Counter(word for text in texts for word in text["words"])
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        for line in lines:
            counts.update(WORD.findall(json.loads(line)["text"]))
    return counts


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path, help="the folder of MiniLM-L6 with its weights and vocab.txt")
    parser.add_argument("examples", type=Path, help="what `cargo lab train encoder-examples` wrote")
    parser.add_argument("out", type=Path, help="the file to write; the state is kept beside it")
    parser.add_argument("--news", type=Path, required=True, help="unmarked news, which says what pieces are of use")
    parser.add_argument("--about", default="", help="a line to be kept in the file")
    parser.add_argument("--whole", action="store_true", help="write weights of four bytes")
    parser.add_argument("--without", type=int, help="leave out this fold")
    parser.add_argument("--epochs", type=float, default=3.0, help="rounds over the marked quotes")
    parser.add_argument("--names", type=float, default=0.5, help="share of the corpora of names in a round")
    parser.add_argument("--trees", type=float, default=2.4, help="rounds over the treebank in a round")
    parser.add_argument("--constructions", type=float, default=0.34, help="share of the constructions in a round")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--save-every", type=int, default=100, help="steps between two states on disk")
    return parser.parse_args()


def prepared(
    texts: list[dict[str, Any]], vocabulary: Vocabulary, options: argparse.Namespace
) -> Iterator[tuple[float, Labelled]]:
    """The rows to learn from, each with the share of rounds in which it is taken."""
    for text in texts:
        if text["fold"] is not None and text["fold"] == options.without:
            continue
        share = 1.0
        if text["trees"]:
            share = options.trees
        elif text["quotes"] is None:
            share = options.names
        elif text["construction"]:
            share = options.constructions
        for row in rows(text, vocabulary):
            labels = [
                text[head] and [text[head][token] for token in row.tokens] for head in ("quotes", "names")
            ]
            yield share, (row, *labels, text["trees"] and trees(text["trees"], row))


def trees(text: dict[str, list[int]], row: Row) -> Trees:
    """The trees of a row. Where the head stands in another row, nothing is to be learned."""
    places = dict(zip(row.tokens, row.firsts))
    found = Trees([], [], [], [])
    for token in row.tokens:
        head = text["heads"][token]
        place = 0 if head == token else places.get(head, UNMARKED)
        tag, relation = text["tags"][token], text["relations"][token]
        found.tags.append(UNMARKED if tag < 0 else tag)
        found.heads.append(place)
        found.relations.append(UNMARKED if relation < 0 or place == UNMARKED else relation)
        found.sentences.append(bisect(text["sentences"], token))
    return found


def batches(examples: list[tuple[float, Labelled]], dice: random.Random) -> Iterator[list[Labelled]]:
    """Batches without end: in each round all rows are taken by their share, in another order."""
    while True:
        taken = [example for share, example in examples for _ in range(int(share + dice.random()))]
        dice.shuffle(taken)
        found = []
        for start in range(0, len(taken), POOL * BATCH):
            pool = sorted(taken[start : start + POOL * BATCH], key=lambda example: len(example[0].pieces))
            found += [pool[at : at + BATCH] for at in range(0, len(pool), BATCH)]
        dice.shuffle(found)
        yield from found


def padded(values: list[list[int]], longest: int, fill: int = 0) -> Tensor:
    return torch.tensor([value + [fill] * (longest - len(value)) for value in values])


def inputs(batch: list[Labelled]) -> list[Tensor]:
    longest = max(len(row.pieces) for row, *_ in batch)
    return [
        padded([row.pieces for row, *_ in batch], longest),
        padded([row.cases for row, *_ in batch], longest),
        padded([row.quoted for row, *_ in batch], longest),
        padded([[1] * len(row.pieces) for row, *_ in batch], longest),
    ]


def placed(row: Row, values: list[int] | None, longest: int) -> list[int]:
    """A value for each piece: that of the token for its first piece, and nothing for others."""
    found = [UNMARKED] * longest
    for first, value in zip(row.firsts, values or []):
        found[first] = value
    return found


def mean_loss(scores: Tensor, wanted: Tensor) -> list[Tensor]:
    """How far scores are from labels, if there are some."""
    if not bool((wanted != UNMARKED).any()):
        return []
    loss_of = nn.CrossEntropyLoss(ignore_index=UNMARKED)
    return [loss_of(scores.float().flatten(0, 1), wanted.flatten())]


def losses(outputs: list[Tensor], batch: list[Labelled]) -> list[Tensor]:
    """How far the network is from what people marked in the rows of a batch."""
    quotes, names, *of_trees = outputs
    longest = quotes.shape[1]
    found: list[Tensor] = []
    for scores, head in ((quotes, 1), (names, 2)):
        wanted = torch.tensor([placed(labelled[0], labelled[head], longest) for labelled in batch])
        found += mean_loss(scores, wanted)
    marked = [number for number, (*_, trees) in enumerate(batch) if trees]
    if marked:
        pairs = [(batch[number][0], batch[number][3]) for number in marked]
        found += tree_losses([output[marked] for output in of_trees], pairs, longest)
    return found


def tree_losses(outputs: list[Tensor], pairs: list[tuple[Row, Trees]], longest: int) -> list[Tensor]:
    """The same for tags, heads and relations, of rows that have trees."""
    tags, child, head, relation_child, relation_head = outputs

    def wanted(part: str) -> Tensor:
        return torch.tensor([placed(row, getattr(trees, part), longest) for row, trees in pairs])

    heads, sentences = wanted("heads"), wanted("sentences")
    # A head is in the same sentence, or the mark at the beginning of the row, which stands for the root.
    within = (sentences[:, :, None] == sentences[:, None, :]) & (sentences[:, None, :] != UNMARKED)
    within[:, :, 0] = True
    arcs = (child @ head.transpose(1, 2)).float().masked_fill(~within, -1e9)
    width = relation_head.shape[-1]
    of_head = relation_head.gather(1, heads.clamp(min=0)[:, :, None].expand(-1, -1, width))
    relations = relation_scores(relation_child.float(), of_head.float())
    scored = ((tags, wanted("tags")), (arcs, heads), (relations, wanted("relations")))
    return [loss for scores, labels in scored for loss in mean_loss(scores, labels)]


def learn(
    network: Network, examples: list[tuple[float, Labelled]], options: argparse.Namespace, dice: random.Random
) -> None:
    """Trains the network in place; goes on from the state beside the file, if there is one."""
    steps = math.ceil(sum(share for share, _ in examples) / BATCH * options.epochs)
    own = [value for name, value in network.named_parameters() if not name.startswith("body")]
    body = [value for name, value in network.named_parameters() if name.startswith("body") and value.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": options.rate, "weight_decay": 0.01}, {"params": own, "lr": 1e-3}]
    )
    warm = 0.06 * steps
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / warm) * max(0.0, 1 - step / steps)
    )
    kept = options.out.with_suffix(".state")
    done = 0
    if kept.exists():
        state = torch.load(kept)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        plan.load_state_dict(state["plan"])
        done = state["done"]
    network.train()
    started, mean = time.time(), None
    for step, batch in zip(range(steps), batches(examples, dice)):
        if step < done:
            continue
        with torch.autocast("cpu", dtype=torch.bfloat16):
            outputs = network(*inputs(batch))
        loss = sum(losses(outputs, batch))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        plan.step()
        mean = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item()
        if (step + 1) % 20 == 0:
            pace = (time.time() - started) / (step + 1 - done)
            print(f"{step + 1} of {steps}, loss {mean:.3f}, {pace:.2f} s a step", flush=True)
        if (step + 1) % options.save_every == 0 or step + 1 == steps:
            state = {
                "network": network.state_dict(),
                "optimizer": optimizer.state_dict(),
                "plan": plan.state_dict(),
                "done": step + 1,
            }
            fresh = kept.with_suffix(".new")
            torch.save(state, fresh)
            fresh.replace(kept)


if __name__ == "__main__":
    main()
