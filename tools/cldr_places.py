"""Write src/twosource/tables/territories.tsv from CLDR's English names of territories (Unicode licence).

Run offline by hand when CLDR changes: ``pip install babel && python tools/cldr_places.py``. babel is no
dependency of twosource. Territories that countries.tsv or official_names.tsv know are written with the
name used there, so that the table says which are one.
"""

from pathlib import Path

from babel import Locale

from twosource.analyse.names.places import place_named
from twosource.analyse.tables import places

TABLE = Path(__file__).parents[1] / "src" / "twosource" / "tables" / "territories.tsv"
# Groupings, test codes and uninhabited places
LEFT_OUT = frozenset("AC AQ BV CP CQ DG EA EU EZ GS HM IC IO QO TA TF UM UN XA XB ZZ".split())
HEAD = """\
# Territories: code of ISO 3166-1; the name used here; its name in CLDR where that is another.
# Origin: CLDR {version} English territory names by tools/cldr_places.py (Unicode licence v3), 2026-11.
"""


def main() -> None:
    """Write the table."""
    rows = []
    for code, name in sorted(Locale("en").territories.items()):
        if len(code) != 2 or not code.isalpha() or code in LEFT_OUT:
            continue
        plain = name.replace("’", "'")
        known = place_named(plain)
        ours = plain if known is None else _written(known.country or known.level)
        rows.append("\t".join((code, ours, plain) if ours != plain else (code, ours)))
    TABLE.write_text(HEAD.format(version=47) + "\n".join(rows) + "\n", "utf-8")


def _written(key: str) -> str:
    """The name as the tables write it."""
    return next((form for form in places() if form.casefold() == key), key)


if __name__ == "__main__":
    main()
