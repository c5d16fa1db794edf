"""Bytes damaged at random, and the same for the same chance: what the suite does in the fuzzer's place."""

import random

# What means something to a reader: marks of markup, of encodings, of records and of archives.
_TELLING = (
    b"<", b">", b"\x00", b"]]>", b"&#0;", b'"', b"\xff\xfe", b"{", b"[", b"<p>", b"\r\n\r\n", b"<!--", b"-->", b"<!DOCTYPE a [", b"\xef\xbb\xbf",
    b"\\u", b"\xed\xa0\x80", b"&amp;", b"=?utf-8?q?", b"\\bin9", b"PK\x01\x02", b"WARC/1.0\r\n", b"End of Document", b"99999999999",
)  # fmt: skip


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them changed, dropped, doubled or moved."""
    made = bytearray(raw)
    for _ in range(chance.randint(1, 8)):
        start, length = chance.randrange(len(made) + 1), chance.randint(1, 40)
        piece = made[start : start + length]
        match chance.randrange(5):
            case 0:
                made[start : start + length] = bytes(chance.randrange(256) for _ in piece)
            case 1:
                del made[start : start + length]
            case 2:
                made[start:start] = piece * chance.randint(1, 30)
            case 3:
                place = chance.randrange(len(made) + 1)
                made[place:place] = piece
            case _:
                made[start:start] = chance.choice(_TELLING) * chance.choice((1, 1, 1, 50))
    return bytes(made)
