"""Agency files, feeds and web archives: every file read or refused in words, and what the wire files state.

``EXPECTED`` holds short facts of wire files: first words of the headline, day, agency, number of body
paragraphs, beginning of the dateline. It was drafted with the reader on 2026-11-22 and checked then; on 2026-11-25 20 files were
read without it and 25 entries put right, most of which had repeated the reader's own faults. ``EDITIONS`` holds what the
files say of their version, of corrections, and of whose copy they are; it was written from the files.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import data
from score import Score

from twosource.analyse.credits import credits_of
from twosource.model.agency import AgencyTable
from twosource.model.analysis import CreditForm
from twosource.model.report import Report, Role
from twosource.read.blocks import Known
from twosource.read.source import Source
from twosource.read.table import read_source
from twosource.settings import Settings

FOLDERS = ("wire-files", "ninjs", "newsml-g2", "feeds", "warc")
# file: headline's first words, day, agency, paragraphs, dateline
EXPECTED: dict[str, tuple[str, str, str, int | None, str]] = {
    "IPTC7901.txt": ("Germany Social Democrats:", "", "dpa", 5, "Berlin"),
    "IPTC7901_odd_charset.txt": ("German football saddened", "", "dpa", 21, "Munich"),
    "aap-1.xml": ("F1 Test", "2013-10-20", "Australian Associated Press", 1, "Sydney"),
    "aap-finance.xml": ("ASIA:Samsung sells defence,", "2014-11-26", "Agence France Presse", 13, "SEOUL"),
    "aap-sports.xml": ("RL:Ferguson returns at", "2015-02-18", "Australian Associated Press", 4, ""),
    "aap.xml": ("The main stories", "2013-10-20", "Australian Associated Press", 12, "Sydney"),
    "afp20.xml": ("Décès de Naomi", "2024-07-10", "AFP", 2, "Strasbourg"),
    "anpa-2.tst": ("Prairies vanish in", "2013-11-13", "AP", 32, "ROSCOE"),
    "ansa-newsmlg2-text.xml": ("Catalan independence declaration", "2017-10-11", "ANSA", 4, "(ANSA) - Rome, October 11"),
    "ap.xml": ("Nutrisystem beats 4Q", "2018-02-26", "Automated Insights", 9, "FORT WASHINGTON"),
    "ap_anpa-1.tst": ("Deng has 30", "2016-02-20", "AP", 16, "ATLANTA"),
    "ap_anpa-3.tst": ("$210 lobster is", "2016-08-29", "AP", 1, "CHATHAM"),
    "ap_anpa-4.tst": ("AP Exclusive: China", "2017-05-09", "AP", 24, "BEIJING"),
    "bbc-ninjs-text-test.json": ("advisory", "2018-05-28", "", 1, ""),
    "composite_email.txt": ("single image test", "2015-03-03", "", 1, ""),
    "dpa.xml": ("Eintracht in London:", "2022-10-11", "Deutsche Presse-Agentur GmbH", 3, "London"),
    "dpa_four_line.txt": ("Switzerland joins list", "", "dpa", 15, "Geneva"),
    "dpa_two_by_line.txt": ("Chiefs-Rams 2.0? Would", "", "dpa-tns", 35, "San Diego"),
    "efe_nitf.xml": ("Honduran president announces", "2017-01-02", "Agencia EFE", 1, "Tegucigalpa"),
    "handle_invalid_fields.xml": ("Man accused of", "2020-07-03", "THE CANADIAN PRESS", 26, "Ottawa"),
    "mapping_test.xml": ("*En 41-årig mand,", "2016-05-12", "Ritzau", 3, "København"),
    "ninjs1.json": ("headline", "2017-08-24", "AAP", 1, ""),
    "ninjs3.json": ("German Air Force", "2017-08-25", "AAP", 1, ""),
    "ninjs5.json": ("Oil prices edge", "2017-08-24", "Reuters", 8, ""),
    "ninjs6.json": ("German Air Force", "2017-08-25", "AAP", 1, ""),
    "ninjsExSimpleText1.json": ("Captain of wrecked", "2013-07-09", "", 4, "GROSSETO"),
    "nitf-ntb.xml": ("Faktisk.no: Nei, dette", "2020-09-07", "NTB", None, "Oslo"),
    "pa3.xml": ("UK BREAK-UP 'NOT", "2016-09-08", "Press Association", 1, ""),
    "pa5.xml": ("HARD BREXIT TO", "2016-10-11", "Press Association", 18, ""),
    "ritzau_news.xml": ("", "2018-01-30", "ritzau", 3, "Haag"),
    "ritzau_news_test_ednote.xml": ("", "2018-01-30", "ritzau", 3, "Haag"),
    "simple_email.txt": ("Test message 1234", "2015-02-19", "", 1, ""),
    "stt_archive_newsml_created_date_test.xml": ("Yleisurheilutuloksia/SM", "2013-02-16", "STT", 27, ""),
    "stt_archive_newsml_test.xml": ("Yleisurheilutuloksia/SM", "2013-02-16", "STT", 27, ""),
    "stt_newsml_endash.xml": ("Reilu kolmannes Korkeasaaren", "2018-04-04", "STT", 4, ""),
    "stt_newsml_location_rich.xml": ("Tuhannet rohingya-pakolaiset jumissa", "2017-08-29", "STT", 2, ""),
    "stt_newsml_test.xml": ("Parliament passed the", "2017-10-18", "STT", 38, "Helsinki"),
    "tag_reuters.com,0000_newsml_L4N1FL0N0_1132689232": ("PRECIOUS-Gold rises as", "2017-01-31", "Reuters", 15, "Jan 30 (Reuters)"),
    "tag_reuters.com_2014_newsml_KBN0FL0NN_version_5": ("Confident Assad launches", "2014-07-16", "Reuters", 23, "DAMASCUS"),
    "tag_reuters.com_2014_newsml_KBN0FL0ZP_version_2": ("Syria's Assad says", "2014-07-16", "Reuters", 3, "BEIRUT"),
    "tag_reuters.com_2016_newsml_L1N14N0FF_version_978556838": ("CORRECTED-S. Illinois battles", "2016-01-04", "Reuters", 15, "Jan 3 (Reuters)"),
    "text.xml": ("Soccer-Smiling Benitez pleads", "2013-03-01", "Reuters", 0, ""),
    "video.xml": ("Cardinals arrive for", "2013-03-04", "Reuters", 4, "MARCH 04"),
}  # fmt: skip

_IO = "wire-files/io/fixtures/"
# file: the words of its correction, its version, the agencies named as those whose copy it is
EDITIONS: dict[str, tuple[str, str, str]] = {
    f"{_IO}afp20.xml": ("", "1", "AFP"),
    f"{_IO}ansa-newsmlg2-text.xml": ("", "1", "ANSA"),
    f"{_IO}ap.xml": ("1st Ld", "2", "AP"),
    f"{_IO}ap_anpa-1.tst": ("1st Ld-Writethru", "", "AP"),
    f"{_IO}ap_anpa-4.tst": ("3rd Ld-Writethru", "", "AP"),
    f"{_IO}aap-finance.xml": ("", "", "AFP"),
    f"{_IO}dpa.xml": ("", "1", "dpa"),
    f"{_IO}dpa_four_line.txt": ("REFILE, 1ST LEAD", "", "dpa"),
    f"{_IO}efe_nitf.xml": ("", "", "EFE"),
    f"{_IO}handle_invalid_fields.xml": ("", "", "CP"),
    f"{_IO}ninjs5.json": ("", "4", "AAP Reuters"),
    f"{_IO}pa5.xml": ("", "", "PA"),
    f"{_IO}ritzau_news.xml": ("", "1", "Ritzau"),
    f"{_IO}stt_newsml_location_rich.xml": ("", "1", "AFP STT"),
    f"{_IO}stt_newsml_note_test.xml": ("Korjattu", "1", "STT"),
    f"{_IO}tag_reuters.com_2014_newsml_KBN0FL0NN_version_5": ("", "5", "Reuters"),
    f"{_IO}tag_reuters.com_2016_newsml_L1N14N0FF_version_978556838": ("CORRECTED", "978556838", "Reuters"),
    "newsml-g2/examples/LISTING_2_NewsML-G2_Text_Document.xml": ("", "11", "AP"),
}


def scores(folder: Path, agencies: AgencyTable) -> Iterator[Score]:
    """Files that crash a reader or go without a word, and the share of expected facts that are right."""
    known = Known(agencies=agencies)
    for name in FOLDERS:
        files = [file for file in (folder / "formats" / name).rglob("*") if file.is_file()]
        counts = Counter(outcome for file in files for outcome in outcomes(file, known))
        shown = ", ".join(f"{counts[kind]} {kind}" for kind in ("read", "partial", "refused", "crashed"))
        yield Score(
            name=f"formats {name} crashed",
            value=float(counts["crashed"]),
            target="0",
            peers=shown,
            digest=data.digest(*files),
            higher_is_better=False,
        )
    place = folder / "formats" / "wire-files" / "io" / "fixtures"
    right = [fact for file, facts in EXPECTED.items() for fact in _right(place / file, facts, known)]
    yield Score(
        name="formats wire-files facts",
        value=sum(right) / len(right),
        target="≥ .98",
        peers="",
        digest=data.digest(*(place / file for file in EXPECTED)),
    )
    stated = [fact for file, facts in EDITIONS.items() for fact in _stated(folder / "formats" / file, facts, known)]
    yield Score(
        name="formats wire-files editions",
        value=sum(stated) / len(stated),
        target="≥ .98",
        peers="",
        digest=data.digest(*(folder / "formats" / file for file in EDITIONS)),
    )


def outcomes(file: Path, known: Known) -> Iterator[str]:
    """What became of each report of a file: read, partial, refused or crashed."""
    try:
        for entry in read_source(Source(path=str(file), raw=file.read_bytes()), known, Settings()):
            if isinstance(entry, Report):
                yield "partial" if entry.partial else "read"
            else:
                yield "refused" if entry.what and entry.where else "crashed"
    except Exception as error:  # noqa: BLE001  a crash of any kind is what is counted here
        yield "crashed"
        print(f"gate: {file.name}: {type(error).__name__}: {error}")  # noqa: T201


def _stated(file: Path, facts: tuple[str, str, str], known: Known) -> list[bool]:
    """Which of correction, version and credited agencies are as expected."""
    found = next(read_source(Source(path=str(file), raw=file.read_bytes()), known, Settings()), None)
    if not isinstance(found, Report):
        return [False] * len(facts)
    named = {credit.agency for credit in credits_of(found, known.agencies) if credit.form is not CreditForm.TOLD}
    right = [found.correction == facts[0], found.version == facts[1], named == set(facts[2].split())]
    if not all(right):
        print(f"gate: {file.name}: {found.correction!r}, {found.version!r}, {sorted(named)}")  # noqa: T201
    return right


def _right(file: Path, facts: tuple[str, str, str, int | None, str], known: Known) -> list[bool]:
    """Which of the five facts are as expected."""
    found = next(read_source(Source(path=str(file), raw=file.read_bytes()), known, Settings()), None)
    if not isinstance(found, Report):
        return [False] * len(facts)
    title, day, agency, paragraphs, dateline = facts
    made = [block.span.of(found.text) for block in found.blocks if block.role is Role.DATELINE]
    right = [
        found.title.startswith(title) if title else not found.title,
        (found.published.day.isoformat() if found.published.day else "") == day,
        found.provider == agency,
        paragraphs is None or sum(block.role is Role.PARAGRAPH for block in found.blocks) == paragraphs,
        any(words.startswith(dateline) for words in made) if dateline else not made,
    ]
    for fact, so in zip(("title", "day", "agency", "paragraphs", "dateline"), right, strict=True):
        if not so:
            print(f"gate: {file.name}: {fact} is not as expected")  # noqa: T201
    return right
