#!/usr/bin/env python3
"""Puts a network into the format that rten 0.21 reads: later versions read ONNX, but need a newer Rust.

As a program it does so with the network in the file of an encoder.
"""

from __future__ import annotations

import argparse
import json
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

MAGIC = b"byline encoder 1\n"


def converted(model: bytes) -> bytes:
    """A network in ONNX in the format of the runtime."""
    with tempfile.TemporaryDirectory() as folder:
        onnx, rten = Path(folder) / "network.onnx", Path(folder) / "network.rten"
        onnx.write_bytes(model)
        command = [sys.executable, "-c", "from rten_convert.converter import main; main()", onnx, rten]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return rten.read_bytes()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="the file of an encoder, with a network in ONNX")
    parser.add_argument("out", type=Path, help="the file to write")
    options = parser.parse_args()
    content = options.file.read_bytes()
    if not content.startswith(MAGIC):
        sys.exit(f"{options.file}: not the file of an encoder")
    start = len(MAGIC) + 4
    (length,) = struct.unpack("<I", content[len(MAGIC) : start])
    header = json.loads(content[start : start + length])
    at, sections = start + length, []
    for name, size in header["sections"]:
        section = content[at : at + size]
        sections.append((name, converted(section) if name == "network" else section))
        at += size
    header["sections"] = [[name, len(section)] for name, section in sections]
    written = json.dumps(header, ensure_ascii=False).encode()
    content = MAGIC + struct.pack("<I", len(written)) + written + b"".join(section for _, section in sections)
    options.out.write_bytes(content + struct.pack("<I", zlib.crc32(content)))


if __name__ == "__main__":
    main()
