"""The grouper's memory as bytes: versioned, compressed, the same state always the same bytes."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from twosource.errors import UsageError
from twosource.relate.stories.options import GrouperOptions

# Raised when the meaning of anything in it changes: options, terms, weights.
STATE_VERSION = 2
_MARK = b"twosource stories "
_LEVEL = 6
# What a state may grow to when unpacked: a window of 200,000 reports has about 500 MB.
_MOST_BYTES = 2_000_000_000


def write_state(values: Mapping[str, Any], options: GrouperOptions) -> bytes:
    """The values and options, packed."""
    plain = json.dumps({"options": asdict(options), **values}, ensure_ascii=False, separators=(",", ":"))
    return _MARK + str(STATE_VERSION).encode() + b"\n" + zlib.compress(plain.encode(), _LEVEL)


def read_state(state: bytes) -> tuple[GrouperOptions, dict[str, Any]]:
    """The options and the values again.

    Raises:
        UsageError: not such a state, or one of another version.
    """
    head, _, packed = state.partition(b"\n")
    if head != _MARK + str(STATE_VERSION).encode():
        raise UsageError(
            f"the state of the stories begins with {head[:40]!r}, not with version {STATE_VERSION} of this engine: "
            "start a new grouper and add the reports of the last days again"
        )
    try:
        values = json.loads(zlib.decompressobj().decompress(packed, _MOST_BYTES))
        options = values.pop("options")
        return GrouperOptions(**options | {"undated_weights": tuple(options["undated_weights"])}), values
    except (zlib.error, ValueError, TypeError, KeyError) as error:
        raise UsageError(
            f"the state of the stories is damaged ({error}): start a new grouper and add the last days' reports again"
        ) from error
