"""The taggers behind one interface: who says so, by rules or as learned from annotated reports.

The rules are the default and need no model. The learned ones read the same parsed report and give the same
:class:`~twosource.analyse.attribution.frames.Attribution`, so that speakers, channels and quotations are built from
all alike.
"""

from functools import cache
from importlib import import_module
from typing import Protocol

from twosource import tables
from twosource.analyse.attribution.frames import Attribution
from twosource.analyse.taggers.rules import Parsed, by_rules
from twosource.errors import SettingsError


class Tagger(Protocol):
    """Finds the attributions of a parsed report, in order of their clauses and cues; the same ones every time."""

    def __call__(self, parsed: Parsed) -> tuple[Attribution, ...]:
        """The attributions, none raising for any text."""


# What the learned taggers are called, the modules that hold them, and the extra that brings what those need.
_LEARNED = {
    "learned": ("twosource.analyse.taggers.learned", "learned"),
    "encoder": ("twosource.analyse.taggers.encoded", "learned"),
    "encoder-onnx": ("twosource.analyse.taggers.graphs", "onnx"),
}
_NEEDED = ("numpy", "onnx", "onnxruntime")


@cache
def tagger(name: str) -> Tagger:
    """The tagger called ``name``.

    Args:
        name: "rules", "learned" (fields over features), "encoder" (a small transformer) or "encoder-onnx" (the same
            transformer, run by onnxruntime).

    Raises:
        SettingsError: there is none of that name, or what it needs is not installed.
    """
    if name == "rules":
        return by_rules
    if name not in _LEARNED:
        raise SettingsError(f"no tagger is called {name!r}; there are rules (the default), {', '.join(_LEARNED)}")
    place, extra = _LEARNED[name]
    try:
        module = import_module(place)  # needs numpy, and 0.1 s to load
    except ModuleNotFoundError as error:
        if error.name not in _NEEDED:
            raise
        raise SettingsError(
            f"the tagger {name} needs {error.name}: pip install 'twosource[{extra}]', or leave the tagger at rules"
        ) from error
    found: Tagger = module.packaged()
    return found


def weights_of(name: str, script: str) -> bytes:
    """The file of weights of that name.

    Raises:
        SettingsError: this copy of twosource comes without it.
    """
    weights = tables.weights(name)
    if weights is None:
        raise SettingsError(f"this tagger's weights ({name}) are not here: make them with {script}, or use the rules")
    return weights
