"""Stories as reports arrive: which reports tell one happening.

``Grouper`` takes reports one by one and says what happens to stories, as events. No storage, no clock.
"""

from twosource.relate.stories.grouper import Grouper
from twosource.relate.stories.options import GrouperOptions

__all__ = ["Grouper", "GrouperOptions"]
