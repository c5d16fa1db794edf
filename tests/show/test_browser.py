"""The page in a real browser: Debian's chromium, where it is installed."""

import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest

import twosource

CHROMIUM = shutil.which("chromium")
EXAMPLES = Path(__file__).parents[2] / "examples"
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (apt-get install chromium)")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "page.html"
    file.write_text(twosource.compare(twosource.read(EXAMPLES / "ferry")).to_html(), "utf-8")
    return file


def screenshot(page: Path, folder: Path, width: int, *flags: str) -> bytes:
    """The PNG of the page at this width."""
    picture = folder / "page.png"
    assert CHROMIUM is not None
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={folder / 'profile'}", f"--window-size={width},900", *flags]
    subprocess.run([*command, f"--screenshot={picture}", page.as_uri()], check=True, capture_output=True, timeout=90)
    return picture.read_bytes()


def first_pixel(png: bytes) -> tuple[int, ...]:
    """Red, green and blue of the upper left pixel, which is the page's background."""
    assert png.startswith(b"\x89PNG")
    data, place = b"", 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        if png[place + 4 : place + 8] == b"IDAT":
            data += png[place + 8 : place + 8 + length]
        place += 12 + length
    return tuple(zlib.decompress(data)[1:4])


def test_the_page_is_light_by_day_and_dark_by_night(page: Path, tmp_path: Path) -> None:
    light = first_pixel(screenshot(page, tmp_path, 1200))
    dark = first_pixel(screenshot(page, tmp_path, 390, "--blink-settings=preferredColorScheme=0"))
    assert min(light) > 200
    assert max(dark) < 60


def test_the_page_prints(page: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "page.pdf"
    assert CHROMIUM is not None
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={pdf}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=90)
    assert pdf.read_bytes().startswith(b"%PDF")


def test_the_browser_runs_the_page_without_complaint(page: Path, tmp_path: Path) -> None:
    assert CHROMIUM is not None
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", "--enable-logging=stderr", "--dump-dom"]
    done = subprocess.run([*command, page.as_uri()], check=True, capture_output=True, timeout=90, text=True)
    assert "Content Security Policy" not in done.stderr
    assert "Statement by statement" in done.stdout
