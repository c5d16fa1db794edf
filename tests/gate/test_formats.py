"""The expectations for wire files, where the development data is there."""

import data
import formats
import pytest

from twosource.model.agency import load_agencies


@pytest.mark.data
def test_wire_files_state_what_they_are_expected_to() -> None:
    folder = data.data_folder()
    if folder is None:
        pytest.skip("no development data: put it in ../shared/data or name it with TWOSOURCE_DATA")
    found = {score.name: score for score in formats.scores(folder, load_agencies())}
    assert len(formats.EXPECTED) >= 40
    assert found["formats wire-files facts"].value >= 0.98
    assert found["formats wire-files editions"].value >= 0.98
    assert all(score.value == 0 for name, score in found.items() if name.endswith("crashed"))
