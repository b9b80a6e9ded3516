#!/usr/bin/env python3
"""Makes `encoder.bin`, a network of some kilobytes with all that the real one is made of, and
`scores.txt`, what ONNX Runtime computes with it for the rows of `tests/it/scores.rs`.

Needs what `train/requirements.txt` names.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

HERE = Path(__file__).parent
sys.path.append(str(HERE.parents[1] / "train"))
from store import NAMES, QUOTES, RELATIONS, TAGS, Network, converted, write  # noqa: E402

WIDTH, ROW = 8, 64
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "“", "”", ",", ".", "the", "cafe", "##s", "said", "zoe"]

#: What the first numbers of a piece say: an opening mark, quoted, a capital, a verb of saying, one, the
#: mark at the beginning of a row.
MARK, QUOTED, CAPITAL, SAYS, ONE, START = range(6)


def main() -> None:
    dice = np.random.default_rng(1)

    def table(rows: int) -> np.ndarray:
        return (dice.normal(size=(rows, WIDTH)) * 0.05).astype(np.float32)

    pieces, cases, quoted, places = table(len(VOCABULARY)), table(6), table(3), table(ROW + 1)
    pieces[VOCABULARY.index("“"), MARK] += 1
    pieces[VOCABULARY.index("said"), SAYS] += 1
    quoted[2, QUOTED] += 1
    cases[4, CAPITAL] += 1
    pieces[:, ONE] += 1
    quotes, names = table(len(QUOTES)).T.copy(), table(len(NAMES)).T.copy()
    quotes[ONE, 0] += 2
    quotes[SAYS, 1] += 6
    quotes[MARK, 5] += 6
    quotes[QUOTED, 6] += 4
    names[ONE, 0] += 2
    names[CAPITAL, 1] += 4
    pieces[VOCABULARY.index("[CLS]"), START] += 1
    tags = table(len(TAGS)).T.copy()
    tags[ONE, TAGS.index("NN")] += 2
    tags[SAYS, TAGS.index("VBD")] += 6
    # Everything hangs on the verb of saying, and this on the root; capitals are its subjects.
    arc_child, arc_head = table(WIDTH), table(WIDTH)
    arc_child[ONE, 0] += 1
    arc_head[SAYS, 0] += 6
    arc_child[SAYS, 1] += 1
    arc_head[START, 1] += 40
    relation_child, relation_head = (table(2 * len(RELATIONS)).T.copy() for _ in range(2))
    relation_child[ONE, 2 * RELATIONS.index("dep")] += 2
    relation_child[CAPITAL, 2 * RELATIONS.index("nsubj") + 1] += 3
    relation_head[SAYS, 2 * RELATIONS.index("nsubj") + 1] += 3
    scale = np.abs(pieces).max(1, keepdims=True) / 127
    tensors = {
        "piece_bytes": np.round(pieces / scale).astype(np.int8),
        "piece_scale": scale.astype(np.float32),
        "case_table": cases,
        "quoted_table": quoted,
        "place_table": places,
        "query": table(WIDTH),
        "quote_head": quotes,
        "name_head": names,
        "tag_head": tags,
        "arc_child_head": arc_child,
        "arc_head_head": arc_head,
        "relation_child_head": relation_child,
        "relation_head_head": relation_head,
        "one": np.float32(1),
        "low": np.float32(-10000),
        "zero": np.array([0], np.int64),
        "second": np.array([1], np.int64),
        "first_axis": np.array([1], np.int64),
    }
    node = helper.make_node
    nodes = [
        node("Gather", ["piece_bytes", "pieces"], ["bytes"]),
        node("Cast", ["bytes"], ["floats"], to=TensorProto.FLOAT),
        node("Gather", ["piece_scale", "pieces"], ["scales"]),
        node("Mul", ["floats", "scales"], ["words"]),
        node("Gather", ["case_table", "cases"], ["case"]),
        node("Gather", ["quoted_table", "quoted"], ["quote"]),
        node("Shape", ["pieces"], ["shape"]),
        node("Gather", ["shape", "second"], ["length"]),
        node("Slice", ["place_table", "zero", "length", "zero"], ["place"]),
        node("Add", ["words", "case"], ["sum1"]),
        node("Add", ["sum1", "quote"], ["sum2"]),
        node("Add", ["sum2", "place"], ["x"]),
        node("MatMul", ["x", "query"], ["asked"]),
        node("Transpose", ["x"], ["turned"], perm=[0, 2, 1]),
        node("MatMul", ["asked", "turned"], ["fit"]),
        node("Cast", ["mask"], ["kept"], to=TensorProto.FLOAT),
        node("Sub", ["one", "kept"], ["left_out"]),
        node("Mul", ["left_out", "low"], ["bias"]),
        node("Unsqueeze", ["bias", "first_axis"], ["wide_bias"]),
        node("Add", ["fit", "wide_bias"], ["biased"]),
        node("Softmax", ["biased"], ["weights"], axis=-1),
        node("MatMul", ["weights", "x"], ["around"]),
        node("Mul", ["around", "around"], ["squared"]),
        node("Erf", ["squared"], ["bent"]),
        node("Add", ["x", "bent"], ["y"]),
        node("MatMul", ["y", "quote_head"], ["quote_scores"]),
        node("MatMul", ["y", "name_head"], ["name_scores"]),
        node("MatMul", ["y", "tag_head"], ["tag_scores"]),
        node("MatMul", ["y", "arc_child_head"], ["arc_child"]),
        node("MatMul", ["y", "arc_head_head"], ["arc_head"]),
        node("MatMul", ["y", "relation_child_head"], ["relation_child"]),
        node("MatMul", ["y", "relation_head_head"], ["relation_head"]),
    ]
    inputs = ["pieces", "cases", "quoted", "mask"]
    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        nodes,
        "tiny",
        [value(name, TensorProto.INT64, ["batch", "length"]) for name in inputs],
        [value(name, TensorProto.FLOAT, ["batch", "length", "width"]) for name in Network.OUTPUTS],
        [numpy_helper.from_array(np.asarray(tensor), name) for name, tensor in tensors.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    with tempfile.TemporaryDirectory() as folder:
        plain, rounded = Path(folder) / "plain.onnx", Path(folder) / "rounded.onnx"
        plain.write_bytes(model.SerializeToString())
        quantize_dynamic(
            plain,
            rounded,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True},
        )
        about = "Knows a quotation mark, a capital and a verb."
        write(HERE / "encoder.bin", VOCABULARY, ROW, converted(rounded), about)
        score(rounded.read_bytes())


def score(network: bytes) -> None:
    """`“The cafés”, said Zoé.`, as one row."""
    row = {
        "pieces": [2, 4, 8, 9, 10, 5, 6, 11, 12, 7, 3],
        "cases": [0, 1, 4, 2, 2, 1, 1, 2, 4, 1, 0],
        "quoted": [0, 2, 2, 2, 2, 2, 1, 1, 1, 1, 0],
        "mask": [1] * 11,
    }
    session = onnxruntime.InferenceSession(network)
    inputs = {name: np.array([values], np.int64) for name, values in row.items()}
    found = session.run(["quote_scores", "name_scores"], inputs)
    firsts = [1, 2, 3, 5, 6, 7, 8, 9]
    lines = [" ".join(f"{score:.6f}" for head in found for score in head[0, at]) for at in firsts]
    (HERE / "scores.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
