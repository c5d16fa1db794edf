"""Units that figures are stated in, and which of them convert into one another.

Factors are exact by definition where there is one (international yard and pound, 1959). Money does
not convert: a rate belongs to a day, and the reports do not state it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of measurement.

    Attributes:
        dimension: what it measures; units of one dimension convert.
        factor, offset: value in the base unit = factor * value + offset.
        forms: how it is written, in small letters; the first is its name.
    """

    dimension: str
    factor: float
    forms: tuple[str, ...]
    offset: float = 0.0


def _unit(dimension: str, factor: float, forms: str, offset: float = 0.0) -> Unit:
    return Unit(dimension, factor, tuple(forms.split("|")), offset)


UNITS: tuple[Unit, ...] = (
    _unit("length", 1e-3, "millimetres|millimetre|millimeters|millimeter|mm"),
    _unit("length", 1e-2, "centimetres|centimetre|centimeters|centimeter|cm"),
    _unit("length", 1.0, "metres|metre|meters|meter"),
    _unit("length", 1e3, "kilometres|kilometre|kilometers|kilometer|km|kms"),
    _unit("length", 0.0254, "inches|inch"),
    _unit("length", 0.3048, "feet|foot|ft"),
    _unit("length", 0.9144, "yards|yard"),
    _unit("length", 1609.344, "miles|mile"),
    _unit("length", 1852.0, "nautical miles|nautical mile"),
    _unit("speed", 1 / 3.6, "kilometres an hour|km/h|kph|kmh|kilometers per hour|kilometres per hour"),
    _unit("speed", 0.44704, "miles an hour|mph|miles per hour"),
    _unit("area", 1e4, "hectares|hectare"),
    _unit("area", 4046.8564224, "acres|acre"),
    _unit("area", 1.0, "square metres|square meters|sq m"),
    _unit("area", 0.09290304, "square feet|sq ft|square foot"),
    _unit("area", 1e6, "square kilometres|square kilometers|sq km"),
    _unit("area", 2589988.110336, "square miles|square mile|sq miles"),
    _unit("mass", 1e-3, "grams|gram"),
    _unit("mass", 1.0, "kilograms|kilogram|kilos|kilo|kg"),
    _unit("mass", 1e3, "tonnes|tonne|metric tons|metric ton"),
    _unit("mass", 907.18474, "tons|ton"),
    _unit("mass", 0.028349523125, "ounces|ounce"),
    _unit("mass", 6.35029318, "stone"),
    _unit("volume", 1.0, "litres|litre|liters|liter"),
    _unit("volume", 3.785411784, "gallons|gallon"),
    _unit("volume", 158.987294928, "barrels|barrel"),
    _unit("temperature", 1.0, "degrees Celsius|degrees celsius|degree celsius|celsius|°c|c"),
    _unit("temperature", 5 / 9, "degrees Fahrenheit|degrees fahrenheit|degree fahrenheit|fahrenheit|°f|f", -160 / 9),
    _unit("time", 1.0, "seconds|second"),
    _unit("time", 60.0, "minutes|minute"),
    _unit("time", 3600.0, "hours|hour"),
    _unit("time", 86400.0, "days|day"),
    _unit("time", 604800.0, "weeks|week"),
    _unit("age", 12.0, "years|year"),
    _unit("age", 1.0, "months|month"),
    _unit("age", 120.0, "decades|decade"),
    _unit("share", 1.0, "percent|per cent|pct|%"),
    _unit("share", 100.0, "fraction"),
)
"""Every unit; years and months convert into each other but not into days, which they do not count exactly."""

_BY_FORM = {form: unit for unit in UNITS for form in unit.forms}


def unit_named(form: str) -> Unit | None:
    """The unit that a form writes, in small letters; None where it is no unit of measurement.

    Example:
        >>> unit_named("km").forms[0], unit_named("tweets")
        ('kilometres', None)
    """
    return _BY_FORM.get(form) or _BY_FORM.get(form.lower())


def converted(value: float, one: str, two: str) -> float | None:
    """A value stated in one unit, in the other; None where they do not convert.

    Example:
        >>> round(converted(100, "miles", "kilometres"), 1), converted(1, "USD", "EUR")
        (160.9, None)
    """
    here, there = unit_named(one), unit_named(two)
    if here is None or there is None or here.dimension != there.dimension:
        return None
    return (value * here.factor + here.offset - there.offset) / there.factor
