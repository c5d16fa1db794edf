"""Small files of every format, written for fuzzing: invented, and each read without a complaint."""

import gzip
import io
import zipfile

FIRST = "The ferry Marisol ran aground off Kovar on Monday, the harbour master said."
SECOND = "Two cranes were on their way from the mainland, and the quay would stay closed until Friday, he added."
_PAGE = (
    '<!doctype html><html lang="en"><head><title>Ferry</title><meta property="og:title" content="Ferry aground"><script '
    'type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry aground","datePublished":"2031-05-06"}</script></head>'
    f"<body><article><h1>Ferry aground</h1><p>{FIRST}</p><figure><img src='a.jpg'><figcaption>The quay. AFP</figcaption></figure>"
    f"<h2>The cranes</h2><p>{SECOND}</p><ul><li>one crane and another</li></ul></article></body></html>"
)
_WARC = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{_PAGE}"
_NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


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
    "a.json": f'{{"uri": "urn:1", "pubstatus": "usable", "headline": "Ferry", "body_xhtml": "<p>{FIRST}</p>"}}'.encode(),
    "a.rss": f"<rss version='2.0'><channel><title>L</title><item><title>Ferry</title><description>{FIRST}</description></item></channel></rss>".encode(),
    "a.atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Ferry</title><content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;</content></entry></feed>'.encode(),
    "nitf.xml": f"<nitf><head><docdata><date.issue norm='20310506'/></docdata></head><body><body.head><hedline><hl1>Ferry</hl1></hedline><dateline><location>KOVAR</location></dateline></body.head><body.content><p>{FIRST}</p></body.content></body></nitf>".encode(),
    "newsml.xml": f"<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Ferry</HeadLine></NewsLines><DataContent><p>{FIRST}</p></DataContent></NewsComponent></NewsItem></NewsML>".encode(),
    "g2.xml": f'<newsItem {_NAR}><itemMeta><provider literal="AFP"/></itemMeta><contentMeta><headline>Ferry</headline></contentMeta><contentSet><inlineXML><html><body><p>{FIRST}</p></body></html></inlineXML></contentSet></newsItem>'.encode(),
    "dpa.txt": f"eca100 3 s 586 ccccb   dpa 099\r\n\r\nFerry/\r\nFerry aground =\r\n\r\nKovar (dpa) - {FIRST}\r\n".encode(),
    "ap.tst": f"W2607asian\r\nr a BC-KOV--Ferry   11-13 1693\r\n^BC-KOV--Ferry,40<\r\n^Ferry aground<\r\n\tKOVAR (AP) _ {FIRST}\r\n".encode(),
    "a.eml": f"Subject: Ferry\nFrom: Mara Lind <m@a.example>\nDate: Tue, 06 May 2031 10:00:00 +0000\n\n{FIRST}\n".encode(),
    "a.csv": f'title,text,url\nFerry,"{FIRST}",https://a.example/1\n'.encode(),
    "a.warc": (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\nWARC-Date: 2031-05-06T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(_WARC)}\r\n\r\n{_WARC}\r\n\r\n"
    ).encode(),
    "a.html.gz": gzip.compress(_PAGE.encode(), mtime=0),
    "a.zip": _zip(**{"a.html": _PAGE, "b.txt": FIRST}),
    "a.docx": _zip(**{"word__document.xml": f'<w:document xmlns:w="w"><w:p><w:r><w:t>{FIRST}</w:t></w:r></w:p></w:document>'}),
    "a.rtf": ("{\\rtf1\\ansi Ferry aground\\par " + FIRST + "\\par}").encode(),
}  # fmt: skip
