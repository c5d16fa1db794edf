"""Coverage-guided fuzzing of the readers (extra ``fuzz``): ``make fuzz READER=feed SECONDS=600``.

READER is a line of targets.py, or "all". The corpus grows in ``build/fuzz/READER/corpus`` and is taken up by the next
run; each finding is written once, beside it, and the run goes on. The exit status is 1 where there is one.
"""

import faulthandler
import hashlib
import json
import subprocess
import sys
import time
import traceback
from pathlib import Path

# On the clock, on a busy machine: after this where an input hangs is shown; after twice this the fuzzer ends the run.
_STUCK_SECONDS = 30
FOLDER = Path(__file__).parents[2] / "build" / "fuzz"
_ONE = "--one"


class Run:
    """One run on one format: what it has read, and what it has found.

    Atheris ends the process itself, so that the account is kept on disk as the run goes on.
    """

    def __init__(self, name: str) -> None:
        import readers
        from data import data_folder
        from targets import TARGETS

        self.target, self.read = TARGETS[name], readers.read
        self.folder = FOLDER / name
        self.corpus = self.folder / "corpus"
        self.corpus.mkdir(parents=True, exist_ok=True)
        self.begun, self.count, self.found = time.monotonic(), 0, set[str]()
        data = data_folder()
        for seed, raw in self.target.inputs(data / "formats" if data else None):
            (self.corpus / seed).write_bytes(raw)
        self.account()

    def one(self, raw: bytes) -> None:
        """Read one input, and keep it where it is a finding of a new kind."""
        self.count += 1
        faulthandler.dump_traceback_later(_STUCK_SECONDS)
        try:
            self.read(self.target.path, self.target.given(raw))
        except Exception as error:  # noqa: BLE001  whatever a reader lets through is what is looked for
            self.keep(raw, error)
        faulthandler.cancel_dump_traceback_later()
        if self.count % 100 == 0:
            self.account()

    def keep(self, raw: bytes, error: Exception) -> None:
        """Write a finding down, once a place in the code."""
        trace = traceback.extract_tb(error.__traceback__)[-3:]
        frames = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in trace]
        kind = f"{type(error).__name__} {' '.join(frames)}"
        if kind in self.found:
            return
        self.found.add(kind)
        place = self.folder / f"finding-{hashlib.sha256(kind.encode()).hexdigest()[:12]}"
        place.write_bytes(raw)
        place.with_suffix(".txt").write_text("".join(traceback.format_exception(error)))
        sys.stderr.write(f"\nFINDING {kind}: {error!s:.300}\n  kept as {place}\n")
        self.account()

    def account(self) -> None:
        """Note how far the run has come."""
        told = {
            "inputs": self.count,
            "seconds": round(time.monotonic() - self.begun),
            "cpu_seconds": round(time.process_time()),
            "findings": sorted(self.found),
        }
        (self.folder / "account.json").write_text(json.dumps(told, indent=1))


def fuzz_one(name: str, arguments: list[str]) -> None:
    """Fuzz one format in this process, until the fuzzer ends it."""
    import atheris
    from targets import LONGEST_BYTES, TARGETS

    with atheris.instrument_imports(include=["twosource", *TARGETS[name].instrumented]):
        import readers  # noqa: F401
    run = Run(name)
    # Time and memory are measured input by input in readers.py; the fuzzer's own limits catch what never returns.
    limits = [
        f"-max_len={LONGEST_BYTES}",
        f"-timeout={2 * _STUCK_SECONDS}",
        "-rss_limit_mb=3000",
        f"-artifact_prefix={run.folder}/",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *limits, *arguments, str(run.corpus)], run.one)
    atheris.Fuzz()


def fuzz_each(names: list[str], seconds: str) -> int:
    """Fuzz formats one after the other, each in a process of its own; how many had a finding or hung."""
    failed = 0
    for name in names:
        command = [sys.executable, __file__, _ONE, name, f"-max_total_time={seconds}"]
        status = subprocess.run(command, check=False).returncode
        told = json.loads((FOLDER / name / "account.json").read_text())
        failed += bool(status or told["findings"])
        sys.stdout.write(f"{name}: {told['inputs']} inputs in {told['seconds']} s, {len(told['findings'])} findings\n")
    return failed


def main() -> None:
    """Fuzz one format or all of them."""
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "gate")]
    from targets import TARGETS

    arguments = sys.argv[1:]
    if arguments[:1] == [_ONE]:
        fuzz_one(arguments[1], arguments[2:])
        return
    name, seconds = (*arguments, "all", "600")[:2] if not arguments else (*arguments, "600")[:2]
    if name != "all" and name not in TARGETS:
        sys.exit(f"no format is called {name!r}; there are: {', '.join(TARGETS)}")
    sys.exit(1 if fuzz_each(list(TARGETS) if name == "all" else [name], seconds) else 0)


if __name__ == "__main__":
    main()
