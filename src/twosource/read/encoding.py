"""Bytes to text: byte order mark, declared encoding, UTF-8, then detection; never a failure.

A few bytes in another encoding (a page glued together from two sources) are read as
Windows-1252 and counted in a note, so that they cost no more than themselves.
"""

import codecs
import re
from dataclasses import dataclass

from twosource.errors import FormatError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x7fELF", b"\x1f\x8b")
# Bytes below this share of a sample that are control characters mark a binary file
# (text has tabs, line ends and form feeds only; measured 0 on all text in ../shared/data).
_CONTROL_SHARE = 0.02
_CONTROLS = bytes(sorted(set(range(32)) - set(b"\t\n\r\f\b\x1b")))
# Invalid UTF-8 sequences, as a share of the bytes, up to which a text counts as UTF-8 with strays.
_STRAY_SHARE = 0.01
_SAMPLE_BYTES = 65_536
# A Western text has its bytes beyond ASCII one by one, Greek, Cyrillic or Chinese whole words of them: mean
# length of their runs 1.0 to 1.6 against 3 and more (own samples in 18 encodings, 2026-11).
_WESTERN_RUN = 2.0
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_LEAD_BYTES = bytes(range(0xC2, 0x100))
# Guesses that such a text leaves standing: Turkish, Vietnamese, the eastern Latin sets of ISO.
_LATIN = frozenset({"cp1254", "cp1258", "iso8859_2", "iso8859_9", "iso8859_15", "iso8859_16"})
# Names that no page is in: Python's own codecs.
_NO_CHARSETS = frozenset({"unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined"})
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.I)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text, the encoding it was in, and what had to be repaired."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(raw: bytes, *, where: str) -> Decoded:
    """The text of ``raw``.

    Raises:
        FormatError: the bytes are no text (a picture, an archive, a program).

    Example:
        >>> decode("Kiew – à".encode("cp1252"), where="x").text
        'Kiew – à'
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _marked(raw[len(mark) :], encoding)
    if (wide := _wide(raw)) is not None:
        return _marked(raw, wide)
    refuse_binary(raw, where)
    try:
        return Decoded(text=raw.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        return _decode_other(raw)


def opening(raw: bytes, size_bytes: int) -> bytes:
    """The first bytes of a file as those of an ASCII-like encoding, without mark and white space.

    Example:
        >>> opening("<nitf>".encode("utf-16"), 100)
        b'<nitf>'
    """
    head = raw[:size_bytes]
    marked = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None) or _wide(head)
    if marked is not None and marked != "utf-8":
        head = head.decode(marked, "ignore").encode("utf-8", "ignore")
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")


def printable(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with lone surrogates replaced one for one, and a note where there were any."""
    cleaned, count = _SURROGATE.subn("\ufffd", text)
    notes = (f"{count} broken characters (lone surrogates) are shown as U+FFFD",) if count else ()
    return cleaned, notes


def _marked(raw: bytes, encoding: str) -> Decoded:
    """The text of bytes whose encoding is certain; what is broken in it is repaired and noted."""
    try:
        return Decoded(text=raw.decode(encoding), encoding=encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8":
            return _with_strays(raw)
        note = f"broken characters are shown as U+FFFD (not {encoding.upper()})"
        return Decoded(text=raw.decode(encoding, "replace"), encoding=encoding, notes=(note,))


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Western text is then NUL."""
    sample = raw[:2048]
    half = len(sample) // 2
    if half < 8:
        return None
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def refuse_binary(raw: bytes, where: str) -> None:
    """Nothing.

    Raises:
        FormatError: the bytes are no text (a picture, an archive, a program).
    """
    sample = raw[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if raw.startswith(_MAGIC) or controls > _CONTROL_SHARE * len(sample):
        raise FormatError(
            "a binary file, not text", where=where, todo="Give plain text, a saved HTML page or JSON lines."
        )


def _decode_other(raw: bytes) -> Decoded:
    if (name := _declared(raw)) is not None:
        try:
            return Decoded(text=raw.decode(name), encoding=name)
        except (LookupError, UnicodeError):
            pass
    strays = raw.decode("utf-8", "replace").count("\ufffd")
    multibyte = len(raw) - len(raw.translate(None, _LEAD_BYTES))
    if strays <= _STRAY_SHARE * len(raw) and strays < multibyte / 2:
        return _with_strays(raw)
    return _detected(raw)


def _declared(raw: bytes) -> str | None:
    """The encoding that a page states of itself, as web browsers take it.

    Latin-1 means Windows-1252; UTF-16 is untrue where its own name can be read as ASCII.
    """
    found = _DECLARED.search(raw[:4096])
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name if found else ""
    except LookupError:
        return None
    if name in {"ascii", "iso8859-1"}:
        return "cp1252"
    return None if not name or name.startswith("utf") or name in _NO_CHARSETS else name


def _with_strays(raw: bytes) -> Decoded:
    """UTF-8, each of its broken sequences read as Windows-1252."""
    codecs.register_error("twosource-western", _western)
    text = raw.decode("utf-8", "twosource-western")
    strays = raw.decode("utf-8", "replace").count("\ufffd") - raw.count(b"\xef\xbf\xbd")
    note = f"{strays} characters were not UTF-8 and are read as Windows-1252"
    return Decoded(text=text, encoding="utf-8", notes=(note,))


def _western(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


def _mean_run(raw: bytes) -> float:
    """How many bytes beyond ASCII stand together, on average."""
    runs = _HIGH_RUN.findall(raw)
    return sum(map(len, runs)) / len(runs) if runs else 0.0


def _detected(raw: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415  heavy; rarely needed

    best = from_bytes(raw[:_SAMPLE_BYTES]).best()
    if best is not None and not best.encoding.startswith("utf"):
        western = best.encoding in {"cp1250", "cp1252", "cp1257", "latin_1", "mac_roman"}
        alone = best.encoding not in _LATIN and _mean_run(raw[:_SAMPLE_BYTES]) < _WESTERN_RUN
        name = "cp1252" if western or alone else best.encoding
        try:
            return Decoded(text=raw.decode(name), encoding=name, notes=(f"read as {name} (detected)",))
        except UnicodeDecodeError:
            pass
    note = "encoding not recognised: read as Windows-1252"
    return Decoded(text=raw.decode("cp1252", "replace"), encoding="cp1252", notes=(note,))
