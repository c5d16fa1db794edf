"""XML without what makes it dangerous: no network, no DTD, no entities of its own, bounded depth."""

import re

from lxml import etree
from lxml.html.defs import tags

from twosource.errors import EmptyError, FormatError
from twosource.read.bounds import check_bytes

# What libxml2 says of a file that has no element: declarations, comments or bare words only.
_NO_ELEMENT = etree.ErrorTypes.ERR_DOCUMENT_EMPTY
# "<!DOCTYPE nitf [ <!ENTITY a …"  refused to speak: "<!DOCTYPE nitf SYSTEM "nitf.dtd">"
_ENTITY = re.compile(rb"<!ENTITY\b", re.I)
_XML_NAME = re.compile(r"^\{[^}]*\}")
# Elements that hold a line of text, as as_html has renamed them when it comes to what is inside.
_LINES = frozenset("p li span a b i em strong h1 h2 h3 h4 h5 h6 td".split())
_NITF_INLINE = frozenset(
    """alt-code chron classifier city copyrite copyrite.holder copyrite.year country event frac function
    lang location money num object.title org person postaddr pronounce region state sublocation virtloc""".split()
)


def parse_xml(raw: bytes, *, where: str, limit_bytes: int) -> etree._Element:
    """The root of an XML file.

    Raises:
        EmptyError: no element in it.
        FormatError: not well-formed, nested too deeply, or with entities of its own.
        TooLargeError: larger than one report may be.

    Example:
        >>> parse_xml(b"<nitf><body/></nitf>", where="a.xml", limit_bytes=100).tag
        'nitf'
    """
    check_bytes(raw, limit_bytes, "of XML", where=where)
    refuse_entities(raw, where=where)
    parser = etree.XMLParser(
        encoding="utf-8" if _is_utf8(raw) else None,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(raw.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if getattr(error, "code", 0) == _NO_ELEMENT:
            raise EmptyError(
                "XML without an element in it", where=where, todo="Leave it out, or save it again."
            ) from error
        raise FormatError(f"XML that cannot be read ({error})", where=where, todo="Mend the file.") from error
    return root


def _is_utf8(raw: bytes) -> bool:
    """Whether it is UTF-8 beyond ASCII: then it is, whatever it declares (agencies declare ISO 8859-1 by habit)."""
    try:
        return not raw.isascii() and bool(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def refuse_entities(raw: bytes, *, where: str) -> None:
    """Nothing.

    Raises:
        FormatError: the file declares entities: a bomb, or a way to read other files.
    """
    if _ENTITY.search(raw) or (b"\x00" in raw and _ENTITY.search(raw.replace(b"\x00", b""))):
        raise FormatError(
            "it declares XML entities, which can grow without bound or read other files",
            where=where,
            todo="Leave out the file, or take the declarations out.",
        )


def local(element: etree._Element) -> str:
    """The element's name without its namespace; "" for what is no element."""
    name: object = element.tag
    return _XML_NAME.sub("", name) if isinstance(name, str) else ""


def first(element: etree._Element, *names: str) -> etree._Element | None:
    """The first element inside that has one of these names."""
    return next((found for name in names for found in element.iter() if local(found) == name), None)


def words(element: etree._Element | None) -> str:
    """All text inside, white space collapsed; "" for no element."""
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""


def _is_own(element: etree._Element, name: str) -> bool:
    """Whether an element inside a line of text has a name that HTML does not know."""
    parent = element.getparent()
    return parent is not None and parent.tag in _LINES and name.lower() not in tags


def as_html(element: etree._Element) -> str:
    """What stands in the element, as HTML without namespaces: body text of NITF and XHTML.

    NITF names places, people and sums inside a sentence (``<location>``, ``<person>``, ``<money>``), agencies
    have names of their own (``<Company>``): inside a paragraph they become spans, so that the sentence stays one.
    """
    for inner in element.iter():
        if isinstance(inner.tag, str):
            name = _XML_NAME.sub("", inner.tag)
            inner.tag = "span" if name.lower() in _NITF_INLINE or _is_own(inner, name) else name
    etree.cleanup_namespaces(element)
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))
