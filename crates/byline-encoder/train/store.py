"""The network, and the file that byline-encoder reads."""

from __future__ import annotations

import json
import math
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from pieces import ROW, Vocabulary
from safetensors.torch import load_file
from torch import Tensor, nn

#: The labels of a token as a part of a quote, as in byline-quote.
QUOTES = ["O", "B-cue", "I-cue", "B-source", "I-source", "B-content", "I-content"]
#: The kinds of names, as in byline-ner.
KINDS = ["person", "organization", "location", "group", "other"]
NAMES = ["O", *(f"{place}-{kind}" for kind in KINDS for place in "BI")]
#: Parts of speech and relations of a token to its head, as in byline-core.
TAGS = """
    CC CD DT EX FW IN JJ JJR JJS LS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB
    VBD VBG VBN VBP VBZ WDT WP WP$ WRB . , : `` '' -LRB- -RRB- $ # HYPH NFP ADD AFX GW XX
""".split()
RELATIONS = """
    acl acl:relcl advcl advmod amod appos aux aux:pass case cc ccomp compound compound:prt conj cop
    csubj csubj:pass dep det discourse dislocated expl fixed flat goeswith iobj list mark nmod
    nmod:poss nsubj nsubj:pass nummod obj obl obl:agent orphan parataxis punct reparandum root
    vocative xcomp
""".split()

#: The width of what heads are found by, and of what relations are named by before it is spread over them.
ARC, NAMING = 256, 128
#: By how many numbers a relation compares a token with its head, after one that each has by itself.
RANK = 8

LAYERS, HEADS, WIDTH, INNER, PLACES = 6, 12, 384, 1536, ROW + 8
MAGIC = b"byline encoder 2\n"


class Layer(nn.Module):
    """Attention and a feed-forward network, each with what came in added and normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.joined = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wider, self.narrower = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.attended, self.out = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length = x.shape[0], x.shape[1]

        def heads(values: Tensor) -> Tensor:
            return values.reshape(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = heads(self.query(x)), heads(self.key(x)), heads(self.value(x))
        weights = torch.softmax(query @ key.transpose(2, 3) / math.sqrt(WIDTH // HEADS) + bias, -1)
        seen = (weights @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.attended(x + self.drop(self.joined(seen)))
        return self.out(x + self.drop(self.narrower(nn.functional.gelu(self.wider(x)))))


class Body(nn.Module):
    """MiniLM-L6 with two embeddings more: how a word is written, and whether it is quoted."""

    def __init__(self, folder: Path, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.words = nn.Embedding(len(vocabulary.pieces), WIDTH)
        self.words.requires_grad_(False)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.load(load_file(folder / "model.safetensors"), vocabulary)

    def load(self, stored: dict[str, Tensor], vocabulary: Vocabulary) -> None:
        """Takes the weights of BERT by their names there."""
        state = {
            "words.weight": stored["embeddings.word_embeddings.weight"][vocabulary.numbers],
            # Every piece is of the first segment.
            "places.weight": stored["embeddings.position_embeddings.weight"][:PLACES]
            + stored["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": stored["embeddings.LayerNorm.weight"],
            "norm.bias": stored["embeddings.LayerNorm.bias"],
        }
        parts = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "joined": "attention.output.dense",
            "attended": "attention.output.LayerNorm",
            "wider": "intermediate.dense",
            "narrower": "output.dense",
            "out": "output.LayerNorm",
        }
        for number in range(LAYERS):
            for own, theirs in parts.items():
                for kind in ("weight", "bias"):
                    state[f"layers.{number}.{own}.{kind}"] = stored[f"encoder.layer.{number}.{theirs}.{kind}"]
        self.load_state_dict(state)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = x + self.places.weight[: x.shape[1]]
        x = self.drop(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Trees(nn.Module):
    """Tags, and what heads and relations are found by: a product of two vectors each, as in biaffine
    attention (Dozat and Manning 2017), whose matrix is part of the vector of the child."""

    def __init__(self) -> None:
        super().__init__()
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.arc_child = nn.Sequential(nn.Linear(WIDTH, ARC), nn.GELU(), nn.Linear(ARC, ARC))
        self.arc_head = nn.Sequential(nn.Linear(WIDTH, ARC), nn.GELU())
        self.relation_child, self.relation_head = (
            nn.Sequential(nn.Linear(WIDTH, NAMING), nn.GELU(), nn.Linear(NAMING, len(RELATIONS) * (1 + RANK)))
            for _ in range(2)
        )

    def forward(self, x: Tensor) -> list[Tensor]:
        parts = (self.tags, self.arc_child, self.arc_head, self.relation_child, self.relation_head)
        return [part(x) for part in parts]


def relation_scores(child: Tensor, head: Tensor) -> Tensor:
    """How well each relation fits children and their heads."""

    def spread(values: Tensor) -> Tensor:
        return values.reshape(*values.shape[:-1], len(RELATIONS), 1 + RANK)

    child, head = spread(child), spread(head)
    return child[..., 0] + head[..., 0] + (child[..., 1:] * head[..., 1:]).sum(-1)


class Network(nn.Module):
    """The body, and for each task what gives the scores of its labels."""

    #: What comes out, by name.
    OUTPUTS = (
        "quote_scores",
        "name_scores",
        "tag_scores",
        "arc_child",
        "arc_head",
        "relation_child",
        "relation_head",
    )

    def __init__(self, folder: Path, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.body = Body(folder, vocabulary)
        self.case, self.quoted = nn.Embedding(6, WIDTH), nn.Embedding(3, WIDTH)
        for table in (self.case, self.quoted):
            nn.init.normal_(table.weight, std=0.02)
        self.drop = nn.Dropout(0.1)
        self.quotes, self.names = nn.Linear(WIDTH, len(QUOTES)), nn.Linear(WIDTH, len(NAMES))
        self.trees = Trees()

    def forward(self, pieces: Tensor, cases: Tensor, quoted: Tensor, mask: Tensor) -> list[Tensor]:
        x = self.body.words(pieces) + self.case(cases) + self.quoted(quoted)
        x = self.drop(self.body(x, mask))
        return [self.quotes(x), self.names(x), *self.trees(x)]


class Rounded(nn.Module):
    """A table of embeddings in bytes, each row with a scale."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-9) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("bytes", (weight / scale).round().to(torch.int8))

    def forward(self, numbers: Tensor) -> Tensor:
        return self.bytes[numbers].to(torch.float32) * self.scale[numbers]


def export(network: Network, vocabulary: Vocabulary, out: Path, about: str, *, whole: bool = False) -> None:
    """Writes the network with weights of one byte; of four bytes if it is to be `whole`."""
    network.eval()
    words = network.body.words
    if not whole:
        network.body.words = Rounded(words.weight.detach())
    inputs = tuple(torch.ones(2, 9, dtype=torch.int64) for _ in range(4))
    names = ["pieces", "cases", "quoted", "mask"]
    with tempfile.TemporaryDirectory() as folder:
        plain, rounded = Path(folder) / "plain.onnx", Path(folder) / "rounded.onnx"
        torch.onnx.export(
            network,
            inputs,
            plain,
            input_names=names,
            output_names=list(Network.OUTPUTS),
            dynamic_axes={name: {0: "batch", 1: "length"} for name in (*names, *Network.OUTPUTS)},
            opset_version=17,
            dynamo=False,
        )
        if not whole:
            quantize_dynamic(
                plain,
                rounded,
                op_types_to_quantize=["MatMul"],
                per_channel=True,
                weight_type=QuantType.QInt8,
                # Seven bits, as processors without VNNI add two products in sixteen.
                reduce_range=True,
                extra_options={"MatMulConstBOnly": True},
            )
        model = converted(plain if whole else rounded)
    network.body.words = words
    write(out, vocabulary.pieces, ROW, model, about)


def converted(onnx: Path) -> bytes:
    """A network in the format of the runtime: later versions read ONNX, but need a newer Rust."""
    out = onnx.with_suffix(".rten")
    command = [sys.executable, "-c", "from rten_convert.converter import main; main()", onnx, out]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return out.read_bytes()


def write(out: Path, pieces: list[str], longest: int, model: bytes, about: str) -> None:
    """Writes the file, for rows of so many of the pieces."""
    header = {
        "vocabulary": pieces,
        "pieces": longest,
        "quotes": QUOTES,
        "names": NAMES,
        "tags": TAGS,
        "relations": RELATIONS,
        "sections": [["network", len(model)]],
        "about": about,
    }
    written = json.dumps(header, ensure_ascii=False).encode()
    content = MAGIC + struct.pack("<I", len(written)) + written + model
    out.write_bytes(content + struct.pack("<I", zlib.crc32(content)))
    print(f"{out}: {len(content)} bytes")
