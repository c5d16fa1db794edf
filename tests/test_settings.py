"""Settings: file before environment, and wrong values refused with where they stand."""

import os
import re
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import SettingsError
from twosource.settings import Settings, load_settings


def written(folder: Path, toml: str, name: str = "twosource.toml") -> Path:
    (folder / name).write_text(toml, "utf-8")
    return folder


def test_without_file_and_environment_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings({}, tmp_path) == Settings()


def test_by_default_a_report_has_five_megabytes_and_a_file_two_thousand() -> None:
    settings = Settings()
    assert (settings.report_bytes, settings.file_bytes, settings.page_depth) == (5_000_000, 2_000_000_000, 400)
    assert (settings.strict, settings.agencies, settings.published) == (False, (), "")
    assert settings.tagger == "rules"


def test_limits_are_stated_in_megabytes_and_used_in_bytes() -> None:
    settings = Settings(report_megabytes=3, file_megabytes=40)
    assert (settings.report_bytes, settings.file_bytes) == (3_000_000, 40_000_000)


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ("", Settings()),
        ('published = "2031-05-06"', Settings(published="2031-05-06")),
        ('agencies = ["a.toml", "b.toml"]', Settings(agencies=("a.toml", "b.toml"))),
        ('agencies = "a.toml"', Settings(agencies=("a.toml",))),
        ("agencies = []", Settings()),
        ("report_megabytes = 9\nfile_megabytes = 10", Settings(report_megabytes=9, file_megabytes=10)),
        ("page_depth = 50", Settings(page_depth=50)),
        ("page_depth = 1", Settings(page_depth=1)),
        ("page_depth = 999999999", Settings(page_depth=999_999_999)),
        ("strict = true", Settings(strict=True)),
        ('tagger = "learned"', Settings(tagger="learned")),
        ("strict = false", Settings(strict=False)),
    ],
)
def test_a_settings_file_overrides_the_defaults(tmp_path: Path, toml: str, expected: Settings) -> None:
    assert load_settings({}, written(tmp_path, toml)) == expected


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TWOSOURCE_PUBLISHED": "2031-05-06"}, Settings(published="2031-05-06")),
        ({"TWOSOURCE_AGENCIES": f"a.toml{os.pathsep}b.toml"}, Settings(agencies=("a.toml", "b.toml"))),
        ({"TWOSOURCE_AGENCIES": ""}, Settings()),
        ({"TWOSOURCE_REPORT_MEGABYTES": "9"}, Settings(report_megabytes=9)),
        ({"TWOSOURCE_FILE_MEGABYTES": "10"}, Settings(file_megabytes=10)),
        ({"TWOSOURCE_PAGE_DEPTH": "50"}, Settings(page_depth=50)),
        ({"TWOSOURCE_PAGE_DEPTH": "999999999"}, Settings(page_depth=999_999_999)),
        ({"TWOSOURCE_STRICT": "yes"}, Settings(strict=True)),
        ({"TWOSOURCE_STRICT": "ON"}, Settings(strict=True)),
        ({"TWOSOURCE_STRICT": "0"}, Settings(strict=False)),
        ({"STRICT": "yes", "TWOSOURCE_DATA": "/data", "HOME": "/root"}, Settings()),
    ],
)
def test_the_environment_overrides_the_defaults(
    tmp_path: Path, environment: dict[str, str], expected: Settings
) -> None:
    assert load_settings(environment, tmp_path) == expected


def test_every_setting_can_be_set_in_the_environment(tmp_path: Path) -> None:
    stated = {str: "2031-05-06", tuple: "own.toml", int: "7", bool: "true"}
    environment = {f"TWOSOURCE_{field.name.upper()}": stated[type(field.default)] for field in fields(Settings)}
    settings = load_settings(environment, tmp_path)
    assert all(getattr(settings, field.name) != field.default for field in fields(Settings))


def test_the_environment_wins_over_the_file_and_leaves_the_rest(tmp_path: Path) -> None:
    folder = written(tmp_path, "page_depth = 50\nreport_megabytes = 2")
    settings = load_settings({"TWOSOURCE_PAGE_DEPTH": "60"}, folder)
    assert (settings.page_depth, settings.report_megabytes) == (60, 2)


def test_a_named_file_is_read_instead_of_the_one_in_the_folder(tmp_path: Path) -> None:
    folder = written(written(tmp_path, "page_depth = 50"), "report_megabytes = 2", "desk.toml")
    settings = load_settings({"TWOSOURCE_CONFIG": str(tmp_path / "desk.toml")}, folder)
    assert settings == Settings(report_megabytes=2)


def test_the_working_directory_and_the_process_environment_are_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in os.environ if name.startswith("TWOSOURCE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(written(tmp_path, "page_depth = 50"))
    monkeypatch.setenv("TWOSOURCE_STRICT", "yes")
    assert load_settings() == Settings(page_depth=50, strict=True)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("page_dpeth = 50", "no setting is called 'page_dpeth'; known: published, agencies, review, report_megabytes"),
        ("[page]\ndepth = 50", "no setting is called 'page'"),
        ("page_depth = ", "not a TOML file"),
        (f"page_depth = {'9' * 5000}", "not a TOML file"),
        (f"page_depth = {'[' * 5000}", "not a TOML file"),
        ("page_depth = 1000000000", "page_depth cannot be 1000000000; the default is 400"),
        ("page_depth = 0", "page_depth cannot be 0; the default is 400"),
        ("page_depth = -3", "page_depth cannot be -3; the default is 400"),
        ("page_depth = 1.5", "page_depth cannot be 1.5; the default is 400"),
        ("page_depth = true", "page_depth cannot be True; the default is 400"),
        ("file_megabytes = 0xFFFFFFFFFFFF", "file_megabytes cannot be 281474976710655; the default is 2000"),
        ("published = 2031-05-06", "published cannot be datetime.date(2031, 5, 6); the default is ''"),
        ("agencies = 5", "agencies cannot be 5; the default is ()"),
        ("agencies = { a = 1 }", "agencies cannot be {'a': 1}; the default is ()"),
        ("agencies = [1]", "agencies cannot be [1]; the default is ()"),
        ('strict = "perhaps"', "strict cannot be 'perhaps'; the default is False"),
    ],
)
def test_a_wrong_settings_file_says_what_where_and_what_instead(tmp_path: Path, toml: str, message: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(message)) as refused:
        load_settings({}, written(tmp_path, toml))
    assert str(refused.value).startswith(f"{tmp_path / 'twosource.toml'}: ")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("REPORT_MEGABYTES", "much"),
        ("REPORT_MEGABYTES", ""),
        ("REPORT_MEGABYTES", "-1"),
        ("REPORT_MEGABYTES", "0"),
        ("REPORT_MEGABYTES", "²"),
        ("REPORT_MEGABYTES", "9" * 5000),
        ("STRICT", "perhaps"),
        ("STRICT", ""),
    ],
)
def test_a_wrong_value_in_the_environment_is_refused(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=rf"^the environment: {name.lower()} cannot be '"):
        load_settings({f"TWOSOURCE_{name}": value}, tmp_path)


def test_a_named_file_must_be_there_and_be_text(tmp_path: Path) -> None:
    absent = tmp_path / "absent.toml"
    with pytest.raises(SettingsError, match=r"absent\.toml: cannot read the settings \(No such file"):
        load_settings({"TWOSOURCE_CONFIG": str(absent)}, tmp_path)
    absent.write_bytes(b'published = "\xe9"')
    with pytest.raises(SettingsError, match=r"absent\.toml: not a TOML file"):
        load_settings({"TWOSOURCE_CONFIG": str(absent)}, tmp_path)


@given(st.sampled_from([field.name.upper() for field in fields(Settings)]), st.text(max_size=12))
def test_any_value_in_the_environment_is_taken_or_refused_with_its_name(name: str, value: str) -> None:
    try:
        outcome: Settings | SettingsError = load_settings({f"TWOSOURCE_{name}": value}, Path("/nonexistent"))
    except SettingsError as refused:
        outcome = refused
    if isinstance(outcome, SettingsError):
        assert name.lower() in str(outcome)
    else:
        assert all(type(getattr(outcome, field.name)) is type(field.default) for field in fields(Settings))


def test_settings_cannot_be_changed_in_the_run() -> None:
    settings = Settings()
    with pytest.raises(FrozenInstanceError):
        settings.strict = True  # type: ignore[misc]
