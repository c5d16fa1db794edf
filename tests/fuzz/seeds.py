"""Small files of every format, written for fuzzing: invented, and each read without a complaint."""

import base64
import gzip
import io
import zipfile
import zlib

from twosource.model.report import digest

FIRST = "The ferry Marisol ran aground off Kovar on Monday, the harbour master said."
SECOND = "Two cranes were on their way from the mainland, and the quay would stay closed until Friday, he added."
_PAGE = (
    '<!doctype html><html lang="en"><head><title>Ferry</title><meta property="og:title" content="Ferry aground"><script '
    'type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry aground","datePublished":"2031-05-06"}</script></head>'
    f"<body><article><h1>Ferry aground</h1><p>{FIRST}</p><figure><img src='a.jpg'><figcaption>The quay. AFP</figcaption></figure>"
    f"<h2>The cranes</h2><p>{SECOND}</p><ul><li>one crane and another</li></ul></article></body></html>"
)
_WARC = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{_PAGE}"
_EXPORT = (
    "Ferry aground", "The Kovar Ledger", "May 6, 2031 Tuesday", "Copyright 2031 The Kovar Ledger", "Length: 320 words",
    "Byline: Mara Lind", "Body", FIRST, SECOND, "Classification", "Language: ENGLISH", "End of Document",
)  # fmt: skip
_FACTIVA = (
    "Ferry aground", "By Mara Lind", "320 words", "6 May 2031", "The Kovar Ledger", "LEDG", "English",
    "(c) 2031 The Kovar Ledger", FIRST, SECOND, "Document LEDG000020310506e7560000a",
)  # fmt: skip
# A table of one row (title, text, date) as pyarrow writes it without compression, packed for this file.
_PARQUET = (
    "c-n1|&1wQM5XWbOE=4>x!N4MOaq-~FYSELIf)t7$Na+itZmbKsvDs+ri}c)cpQq2z=jiPA0}H}r5@!CtnMty^zUy(|P2TKqMhBn!0RXUKc~$Z^"
    "+S(%}-aWE2nhE*)wZ>JU!<n*aZZ>FDhU(FpeU_kEt#D!v%A(0|X0k*bJLm{mEBj#f7Pl&Q+G4KKq)X-7ynUumjeI}8>P7J&iif-+rvqsC`Esqd"
    "iu=IpE!L>I)NOPNrUh0;Do($+e}P1~Uxi>YkfRU+UY9K&<PXm&A;w}HUfc#W1#ku<QIoz5%TZ4BW%W}2;gN;Y6X4Z5OBC%(VlL+48#@6m|McRM"
    "2^L<^25sCa`?S|CTJCm{verD~LEAi~r|b{AaknQ&bd_%d;Q=h@L%#rBol_t"
)  # fmt: skip
# What `read --json` writes of a page with a link over its headline.
_OWN = (
    f'{{"id": "ID", "path": "a.html", "outlet": null, "title": "Ferry", "url": null, "authors": [], "language": "en", "published": null, "published_moment": null, "published_origin": "unknown", "published_reason": null, "blocks": [{{"role": "promotion", "start": 0, "end": 4, "reason": "a link"}}, {{"role": "headline", "start": 6, "end": 11, "reason": null}}, {{"role": "paragraph", "start": 13, "end": {13 + len(FIRST)}, "reason": null}}], "notes": [], "partial": null, "provider": null, "version": null, "correction": null, "text": "Home\\n\\nFerry\\n\\n{FIRST}"}}\n'
).replace("ID", digest("", "a.html", "Ferry", f"Home\n\nFerry\n\n{FIRST}"))
_ARC = "1 1 Ours\nURL IP-address Archive-date Content-type Archive-length\n"
_NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def _paragraphs(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def _word(lines: tuple[str, ...]) -> bytes:
    told = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return _zip(**{"word__document.xml": f'<w:document xmlns:w="w">{told}</w:document>'})


def _zip(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


SEEDS: dict[str, bytes] = {
    "a.txt": f"Ferry aground\n\nKOVAR (AFP) — {FIRST}\n\n{SECOND}\n\nSource: AFP\n".encode(),
    "a.html": _PAGE.encode(),
    "a.jsonl": f'{{"title": "Ferry", "text": "{FIRST}", "date": "2031-05-06"}}\n'.encode(),
    "many.jsonl": f'[{{"title": "Ferry", "maintext": "{FIRST}", "authors": ["Mara Lind"]}}, {{"html": "<p>{SECOND}</p>", "source": {{"name": "Ledger"}}}}]'.encode(),
    "own.jsonl": _OWN.encode(),
    "ninjs3.json": f'{{"uri": "urn:2", "standard": {{"name": "ninjs"}}, "type": "text", "versionCreated": "2031-05-06T10:00:00Z", "language": "en", "edNote": "CORRECTED", "headlines": [{{"role": "main", "value": "Ferry"}}], "bodies": [{{"role": "main", "contentType": "text/html", "value": "<p>{FIRST}</p>"}}], "infoSources": [{{"name": "AFP"}}]}}'.encode(),
    "a.json": f'{{"uri": "urn:1", "pubstatus": "usable", "headline": "Ferry", "body_xhtml": "<p>{FIRST}</p>"}}'.encode(),
    "a.rss": f"<rss version='2.0'><channel><title>L</title><item><title>Ferry</title><description>{FIRST}</description></item></channel></rss>".encode(),
    "a.atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Ferry</title><content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;</content></entry></feed>'.encode(),
    "nitf.xml": f"<nitf><head><docdata><date.issue norm='20310506'/></docdata></head><body><body.head><hedline><hl1>Ferry</hl1></hedline><dateline><location>KOVAR</location></dateline></body.head><body.content><p>{FIRST}</p></body.content></body></nitf>".encode(),
    "newsml.xml": f"<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Ferry</HeadLine></NewsLines><DataContent><p>{FIRST}</p></DataContent></NewsComponent></NewsItem></NewsML>".encode(),
    "g2.xml": f'<newsItem {_NAR}><itemMeta><provider literal="AFP"/></itemMeta><contentMeta><headline>Ferry</headline></contentMeta><contentSet><inlineXML><html><body><p>{FIRST}</p></body></html></inlineXML></contentSet></newsItem>'.encode(),
    "ritzau.xml": f"<RBNews><headline>Ferry</headline><PublishDate>2031-05-06T10:00:00</PublishDate><origin>/ritzau/</origin><town>Kovar</town><version>2</version><content><![CDATA[<p>{FIRST}</p>]]></content></RBNews>".encode(),
    "dpa.txt": f"eca100 3 s 586 ccccb   dpa 099\r\n\r\nFerry/\r\nFerry aground =\r\n\r\nKovar (dpa) - {FIRST}\r\n".encode(),
    "ap.tst": f"W2607asian\r\nr a BC-KOV--Ferry   11-13 1693\r\n^BC-KOV--Ferry,40<\r\n^Ferry aground<\r\n\tKOVAR (AP) _ {FIRST}\r\n".encode(),
    "a.eml": f"Subject: Ferry\nFrom: Mara Lind <m@a.example>\nDate: Tue, 06 May 2031 10:00:00 +0000\n\n{FIRST}\n".encode(),
    "parts.eml": (
        "Subject: =?utf-8?Q?F=C3=A6rge?=\nFrom: Mara Lind <m@a.example>\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n"
        f"--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{FIRST}=\n\n\n"
        f"--b\nContent-Type: text/html; charset=iso-8859-1\n\n<p>{FIRST}</p>\n\n--b--\n"
    ).encode(),
    "a.csv": f'title,text,url\nFerry,"{FIRST}",https://a.example/1\n'.encode(),
    "a.tsv": f"headline\tbody\tpublisher\nFerry\t{FIRST}\tLedger\n".encode(),
    "listed.csv": b"stories_id,title,url,publish_date,media_name,language\n1,Ferry aground off Kovar,https://a.example/1,2031-05-06,Ledger,en\n",
    "a.parquet": zlib.decompress(base64.b85decode("".join(_PARQUET))),
    "a.arc": (
        f"filedesc://a.arc 0.0.0.0 20310506100000 text/plain {len(_ARC)}\n{_ARC}\n"
        f"http://a.example/1 192.0.2.1 20310506100000 text/html {len(_WARC)}\n{_WARC}\n"
    ).encode(),
    "a.warc": (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\nWARC-Date: 2031-05-06T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(_WARC)}\r\n\r\n{_WARC}\r\n\r\n"
    ).encode(),
    "a.html.gz": gzip.compress(_PAGE.encode(), mtime=0),
    "a.zip": _zip(**{"a.html": _PAGE, "b.txt": FIRST}),
    "a.docx": _word((FIRST,)),
    "export.docx": _word(_EXPORT),
    "nexis.html": f"<html><body>{_paragraphs(_EXPORT)}</body></html>".encode(),
    "factiva.html": f"<html><body>{_paragraphs(_FACTIVA)}</body></html>".encode(),
    "export.rtf": ("{\\rtf1\\ansi " + "\\par ".join(_EXPORT) + "\\par}").encode(),
    "a.rtf": ("{\\rtf1\\ansi Ferry aground\\par " + FIRST + "\\par}").encode(),
}  # fmt: skip
