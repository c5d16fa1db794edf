"""Coverage-guided fuzzing of the readers (extra ``fuzz``): ``python tests/fuzz/fuzz.py [NAME] [-max_total_time=600]``.

NAME is a seed of seeds.py ("a.html"); without one the name is drawn from the input. A finding is anything
but a report or a ReadError, and is left as crash-… in the working directory.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from seeds import SEEDS

NAMES = tuple(SEEDS)


def main() -> None:
    """Fuzz until told to stop."""
    import atheris

    with atheris.instrument_imports(include=["twosource"]):
        import readers

    names = [argument for argument in sys.argv[1:] if argument in SEEDS]
    arguments = [argument for argument in sys.argv if argument not in SEEDS]

    def one(raw: bytes) -> None:
        if names:
            readers.read(names[0], raw)
        elif raw:
            readers.read(NAMES[raw[0] % len(NAMES)], raw[1:])

    with tempfile.TemporaryDirectory() as corpus:
        for number, (name, seed) in enumerate(SEEDS.items()):
            if not names or name in names:
                Path(corpus, name).write_bytes(seed if names else bytes([number]) + seed)
        atheris.Setup([*arguments, corpus], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
