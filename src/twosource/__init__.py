"""How many independent sources really stand behind each statement of the news.

The public names are these; everything else may change between versions.

Note for developers: ``read`` is both the public verb and a room of the house. The room is imported
first and the verb bound over it, and so it stays; import from the room with
``from twosource.read import …``, never with ``import twosource.read.…``.
"""

import twosource.read as _room
from twosource.api import Comparison, compare, figures, names, read, report, times
from twosource.errors import ReadError, TwosourceError, UsageError
from twosource.model.report import Report
from twosource.settings import Settings

__all__ = [  # one a line, as users read it
    "Comparison",
    "ReadError",
    "Report",
    "Settings",
    "TwosourceError",
    "UsageError",
    "compare",
    "figures",
    "names",
    "read",
    "report",
    "times",
]

del _room
