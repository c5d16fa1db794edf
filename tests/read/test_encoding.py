"""Encodings: bytes become text, and what cannot be kept costs no more than itself."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from twosource.errors import FormatError
from twosource.read.encoding import decode, printable

WESTERN = "He said “the café is closed” – and the mayor’s office didn’t reply…"
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy, řekl starosta Kovaru. "
RUSSIAN = "Мэр города сказал, что при аварии парома никто не пострадал, и поблагодарил спасателей. "
GREEK = "Ο δήμαρχος είπε ότι κανείς δεν τραυματίστηκε όταν το πλοίο προσάραξε στα ανοιχτά. "
TURKISH = "Belediye başkanı, feribotun sisli havada karaya oturduğunu ve kimsenin yaralanmadığını söyledi. "
JAPANESE = "市長は「負傷者はいなかった」と述べ、救助隊に感謝した。フェリーは月曜日に座礁した。"
CHINESE = "市长说渡轮搁浅时没有人受伤，并感谢救援人员。渡轮星期一在科瓦尔附近搁浅。"


@pytest.mark.parametrize(
    ("raw", "text", "encoding"),
    [
        (WESTERN.encode(), WESTERN, "utf-8"),
        (b"\xef\xbb\xbf" + WESTERN.encode(), WESTERN, "utf-8"),
        (b"\xff\xfe" + RUSSIAN.encode("utf-16-le"), RUSSIAN, "utf-16-le"),
        (b"\xfe\xff" + RUSSIAN.encode("utf-16-be"), RUSSIAN, "utf-16-be"),
        (b"\xff\xfe\x00\x00" + RUSSIAN.encode("utf-32-le"), RUSSIAN, "utf-32-le"),
        (b"\x00\x00\xfe\xff" + RUSSIAN.encode("utf-32-be"), RUSSIAN, "utf-32-be"),
        (WESTERN.encode("utf-16-le"), WESTERN, "utf-16-le"),
        (WESTERN.encode("utf-16-be"), WESTERN, "utf-16-be"),
        (WESTERN.encode("cp1252"), WESTERN, "cp1252"),
        ("café".encode("cp1252"), "café", "cp1252"),
        (("and others " * 9 + "Müller").encode("cp1252"), "and others " * 9 + "Müller", "cp1252"),
        ((RUSSIAN * 3).encode("cp1251"), RUSSIAN * 3, "cp1251"),
        ((GREEK * 3).encode("cp1253"), GREEK * 3, "cp1253"),
        ((TURKISH * 3).encode("cp1254"), TURKISH * 3, "cp1254"),
        (b"w" * 70_000 + b" caf\xe9", "w" * 70_000 + " café", "cp1252"),
        ((JAPANESE * 3).encode("cp932"), JAPANESE * 3, "cp932"),
        ((CHINESE * 3).encode("gb18030"), CHINESE * 3, "gb18030"),
        (b"", "", "utf-8"),
    ],
)
def test_text_is_read_in_the_encoding_it_is_in(raw: bytes, text: str, encoding: str) -> None:
    decoded = decode(raw, where="a.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("declaration", "text"),
    [
        ('<meta charset="windows-1251">', RUSSIAN),
        ("<meta charset=koi8-r>", RUSSIAN),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">', CZECH),
        ('<?xml version="1.0" encoding="iso-8859-2"?>', CZECH),
        ("<META CHARSET='Shift_JIS'>", JAPANESE),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_states(declaration: str, text: str) -> None:
    name = re.findall(r"(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", declaration, re.I)[-1]
    page = f"<html>{declaration}<p>{text}</p>"
    decoded = decode(page.encode(name), where="a.html")
    assert decoded.text == page
    assert decoded.notes == ()


@pytest.mark.parametrize("name", ["iso-8859-1", "latin1", "us-ascii"])
def test_latin_1_means_windows_1252_as_in_browsers(name: str) -> None:
    page = f"<meta charset={name}><p>{WESTERN}</p>"
    assert decode(page.encode("cp1252"), where="a.html").text == page


@pytest.mark.parametrize(
    "name",
    [
        "utf-8", "utf-16", "utf-16le", "utf-7", "undefined", "idna", "punycode", "unicode_escape",
        "raw_unicode_escape", "hex", "euc-jp", "rot13", "zlib", "nonesuch", "..", "x" * 90,
    ],
)  # fmt: skip
def test_an_encoding_that_a_page_cannot_be_in_is_not_believed(name: str) -> None:
    for page in (
        f"<meta charset={name}><p>{WESTERN} C:\\data</p>",
        f"<meta charset={name}><p>{WESTERN} C:\\data</p>\n",
    ):
        assert decode(page.encode("cp1252"), where="a.html").text == page


def test_utf_8_is_believed_before_the_declaration() -> None:
    page = f"<meta charset=windows-1251><p>{WESTERN}</p>"
    assert decode(page.encode(), where="a.html").text == page


@pytest.mark.parametrize(
    ("raw", "text", "note"),
    [
        (
            CZECH.encode() * 5 + "“quoted”".encode("cp1252"),
            CZECH * 5 + "“quoted”",
            "2 characters were not UTF-8 and are read as Windows-1252",
        ),
        (
            "\ufffd kept ".encode() + CZECH.encode() * 5 + "é".encode("cp1252"),
            "\ufffd kept " + CZECH * 5 + "é",
            "1 characters were not UTF-8 and are read as Windows-1252",
        ),
        (
            b"\xef\xbb\xbf" + "café ".encode() + "“x” é".encode("cp1252"),
            "café “x” é",
            "3 characters were not UTF-8 and are read as Windows-1252",
        ),
        (
            b"\xff\xfe" + "ferry".encode("utf-16-le") + b"\x00",
            "ferry\ufffd",
            "broken characters are shown as U+FFFD (not UTF-16-LE)",
        ),
        (WESTERN.encode("cp1252"), WESTERN, "read as cp1252 (detected)"),
        (
            b"\x81\x8d caf\xe9 and more words",
            "\ufffd\ufffd café and more words",
            "encoding not recognised: read as Windows-1252",
        ),
    ],
    ids=["mixed", "own U+FFFD not counted", "mixed behind a mark", "odd byte", "Western", "undefined bytes"],
)
def test_what_had_to_be_repaired_is_noted(raw: bytes, text: str, note: str) -> None:
    decoded = decode(raw, where="a.txt")
    assert (decoded.text, decoded.notes) == (text, (note,))


def test_text_that_needed_no_repair_has_no_note() -> None:
    assert decode(b"\xef\xbb\xbf" + CZECH.encode(), where="a.txt").notes == ()


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 40,
        b"PK\x03\x04\x14\x00\x00\x00\x08\x00reports.docx and its words",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj << /Type /Catalog >> endobj",
        b"\xff\xd8\xff\xe0\x00\x10JFIF and a picture of a ferry",
        b"GIF89a\x01\x00\x01\x00",
        b"\x7fELF\x02\x01\x01" + b"\x00" * 20,
        b"\x1f\x8b\x08\x00reports.txt",
        b"\x00" * 100,
        b"a\x00b\x00",
        bytes(range(32)) * 4 + b"some words",
        b"ID3\x04\x00\x00\x00\x00\x01\x02\x03",
    ],
    ids=[
        "PNG",
        "ZIP",
        "PDF",
        "JPEG",
        "GIF",
        "ELF",
        "gzip",
        "NUL only",
        "too short to be UTF-16",
        "control characters",
        "MP3",
    ],
)
def test_a_binary_file_is_refused_with_what_to_give_instead(raw: bytes) -> None:
    with pytest.raises(FormatError) as refused:
        decode(raw, where="a.txt")
    assert str(refused.value) == ("a.txt: a binary file, not text. Give plain text, a saved HTML page or JSON lines.")


@pytest.mark.parametrize(
    "text",
    [
        "The ferry ran aground off Kovar on Monday." + " and nobody was hurt" * 10 + "\x00 stray NUL",
        "Tabs\tand\r\nline ends\x0cand form feeds\x0cand \x1b[1mterminal\x1b[0m marks are text.",
        "The PDF said %PDF-1.7 in its first line, and the ZIP file PK.",
    ],
)
def test_a_text_with_a_few_odd_characters_is_text(text: str) -> None:
    assert decode(text.encode(), where="a.txt").text == text


@given(st.binary(max_size=400) | st.binary(max_size=60).map(lambda raw: b"<meta charset=" + raw))
@example(b"<meta charset=undefined>\xff")
@example(b"\xff\xfe\x00")
@example(b"\xef\xbb\xbf\xff")
def test_any_bytes_are_text_or_a_format_error(raw: bytes) -> None:
    try:
        decoded = decode(raw, where="a.txt")
    except FormatError:
        return
    assert not any("\ud800" <= character <= "\udfff" for character in decoded.text)


words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1)


@given(words)
def test_utf_8_comes_back_as_it_was_written(text: str) -> None:
    # the first letters of "%PDF-", "GIF8" and the like, and the mark itself, have a meaning of their own
    text = "w" + text
    assert decode(text.encode(), where="a.txt").text == text


@given(words, st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]))
def test_wide_text_behind_a_mark_comes_back_as_it_was_written(text: str, encoding: str) -> None:
    decoded = decode(("\ufeffw" + text).encode(encoding), where="a.txt")
    assert (decoded.text, decoded.encoding) == ("w" + text, encoding)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=8), st.sampled_from(["le", "be"]))
def test_western_utf_16_needs_no_mark(text: str, end: str) -> None:
    assert decode(text.encode(f"utf-16-{end}"), where="a.txt").text == text


@given(st.integers(0, len(CZECH) * 6), st.sampled_from("“”–éü€"))
def test_a_stray_byte_costs_only_itself(place: int, stray: str) -> None:
    text = CZECH * 6
    raw = text[:place].encode() + stray.encode("cp1252") + b" " + text[place:].encode()
    assert decode(raw, where="a.txt").text == f"{text[:place]}{stray} {text[place:]}"


@given(st.text(max_size=40), st.integers(0, 5))
def test_lone_surrogates_are_replaced_one_for_one_and_counted(text: str, more: int) -> None:
    broken = text + "\udc80" * more + "\ud800"
    cleaned, notes = printable(broken)
    assert len(cleaned) == len(broken)
    assert cleaned.encode("utf-8")
    assert cleaned[: len(text)] == re.sub("[\ud800-\udfff]", "\ufffd", text)
    lone = len(re.findall("[\ud800-\udfff]", broken))
    assert notes == (f"{lone} broken characters (lone surrogates) are shown as U+FFFD",)


def test_text_without_lone_surrogates_is_left_alone() -> None:
    assert printable("Kovar 🛳 café") == ("Kovar 🛳 café", ())
