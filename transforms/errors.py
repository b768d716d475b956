"""The errors of the project: one root, so that a caller can catch all that we raise on purpose."""


class HarvestError(Exception):
    """Root of every error the project raises on purpose; its text is fit to show to a user."""


class UsageError(HarvestError):
    """The caller asked for something that cannot be: a bad option, an unknown council, a missing setting."""


class UnreadablePage(HarvestError):
    """A page that cannot be parsed: empty, binary, or no council page at all. The text gives the reason."""
