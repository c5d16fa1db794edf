"""What is fuzzed: each format of the visible table of readers, with its seeds and where real files of it lie.

Packed formats are fuzzed from the inside: damage to a compressed stream ends in its checksum, so the fuzzer's bytes
are packed before they are read, unless the first of them is even.
"""

import gzip
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from seeds import SEEDS

# What is longer is left out: the fuzzer makes a hundred short inputs in the time of one long one.
LONGEST_BYTES = 24_000
# With thousands of files the fuzzer spends its minutes on the first pass.
_MOST_FILES = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One format to fuzz.

    Attributes:
        path: the name under which its bytes are read.
        seeds: names of seeds.py.
        corpus: where the development data has files of it (patterns under ``formats``).
        instrumented: packages whose branches guide the fuzzer, beside twosource: pure Python that reads the bytes.
        packed: what packs the bytes before they are read, for formats with checksums.
        inner: bytes to be packed, to begin with.
    """

    path: str
    seeds: tuple[str, ...]
    corpus: tuple[str, ...] = ()
    instrumented: tuple[str, ...] = ()
    packed: Callable[[bytes], bytes] | None = None
    inner: tuple[bytes, ...] = ()

    def given(self, raw: bytes) -> bytes:
        """The file that the fuzzer's bytes stand for."""
        if self.packed is None:
            return raw
        return raw[1:] if not raw or raw[0] % 2 == 0 else self.packed(raw[1:])

    def inputs(self, data: Path | None) -> Iterator[tuple[str, bytes]]:
        """Names and bytes to begin with: our seeds, then real files of the format as far as they are there."""
        mark = b"\x00" if self.packed else b""
        yield from ((f"seed-{name}", mark + SEEDS[name]) for name in self.seeds)
        yield from ((f"inner-{n}", b"\x01" + raw) for n, raw in enumerate(self.inner))
        if data is None:
            return
        found = sorted({file for pattern in self.corpus for file in data.glob(pattern) if file.is_file()})
        short = [file for file in found if file.stat().st_size <= LONGEST_BYTES]
        step = max(1, len(short) // _MOST_FILES)
        yield from ((f"{n:04}-{file.name[-60:]}", mark + _plain(file)) for n, file in enumerate(short[::step]))


def _plain(file: Path) -> bytes:
    raw = file.read_bytes()
    return gzip.decompress(raw) if file.name.endswith(".html.gz") else raw


def _gzipped(raw: bytes) -> bytes:
    return gzip.compress(raw, 1, mtime=0)


def _zipped(raw: bytes) -> bytes:
    """A zip of up to three members: name and content parted by line ends, members by NUL bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for member in raw.split(b"\x00\x00", 2):
            name, _, content = member.partition(b"\n")
            named = zipfile.ZipInfo(name[:80].decode("utf-8", "replace") or "a")
            if named.filename not in archive.NameToInfo:
                archive.writestr(named, content)
    return stream.getvalue()


def _word(raw: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml"), raw)
    return stream.getvalue()


_DOCUMENT = b'<w:document xmlns:w="w"><w:p><w:r><w:t>Ferry<w:br/>aground off Kovar</w:t></w:r></w:p></w:document>'
_WIRE = "wire-files/io/fixtures/"
TARGETS: dict[str, Target] = {
    "plain": Target(path="a.txt", seeds=("a.txt",), corpus=(f"{_WIRE}*.txt", f"{_WIRE}*.tst")),
    "html": Target(path="a.html", seeds=("a.html",), corpus=("html-pages/*/*.html.gz", "html-bodies/**/*.html*")),
    "jsonl": Target(path="a.jsonl", seeds=("a.jsonl", "many.jsonl", "own.jsonl"), corpus=("html-pages/*/*.json",)),
    "ninjs": Target(path="a.json", seeds=("a.json", "ninjs3.json"), corpus=("ninjs/examples/**/*.json", f"{_WIRE}*.json")),
    "feed": Target(path="a.rss", seeds=("a.rss", "a.atom"), corpus=("feeds/tests/**/*.xml",), instrumented=("feedparser",)),
    "warc": Target(path="a.warc", seeds=("a.warc", "a.arc"), corpus=("warc/test/data/*",), instrumented=("warcio",)),
    "g2": Target(path="a.xml", seeds=("g2.xml",), corpus=("newsml-g2/examples/*.xml", f"{_WIRE}*newsmlg2*", f"{_WIRE}tag_reuters*newsml*", f"{_WIRE}*.xml")),
    "newsml": Target(path="a.xml", seeds=("newsml.xml", "ritzau.xml"), corpus=("ninjs/examples/NewsML/*.xml", f"{_WIRE}*.xml")),
    "nitf": Target(path="a.xml", seeds=("nitf.xml",), corpus=(f"{_WIRE}*.xml",)),
    "telegraph": Target(path="a.tst", seeds=("dpa.txt", "ap.tst"), corpus=(f"{_WIRE}*.tst", f"{_WIRE}dpa*.txt", f"{_WIRE}IPTC*.txt")),
    "mail": Target(path="a.eml", seeds=("a.eml", "parts.eml"), corpus=(f"{_WIRE}*email*.txt", f"{_WIRE}googleform.txt"), instrumented=("email",)),
    "table": Target(path="a.csv", seeds=("a.csv", "a.tsv", "listed.csv"), instrumented=("csv",)),
    "parquet": Target(path="a.parquet", seeds=("a.parquet",)),
    "word": Target(path="a.docx", seeds=("a.docx", "export.docx"), packed=_word, inner=(_DOCUMENT,)),
    "rtf": Target(path="a.rtf", seeds=("a.rtf", "export.rtf"), instrumented=("striprtf",)),
    "export": Target(path="a.html", seeds=("nexis.html", "factiva.html")),
    "zip": Target(path="a.zip", seeds=("a.zip",), instrumented=("zipfile",), packed=_zipped, inner=(b"a.html\n" + SEEDS["a.html"] + b"\x00\x00../b.txt\n" + SEEDS["a.txt"],)),
    "gzip": Target(path="a.gz", seeds=("a.html.gz",), corpus=("warc/test/data/*.gz",), packed=_gzipped, inner=(SEEDS["a.html"], SEEDS["a.txt"])),
}  # fmt: skip
"""One line a format, in the order of the table of readers' own documentation."""
