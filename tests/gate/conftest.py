"""The gate's modules import one another by name, as ``run.py`` does."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
