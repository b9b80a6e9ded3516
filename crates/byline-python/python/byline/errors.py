"""What the package raises beside TypeError and ValueError for wrong arguments."""


class BylineError(Exception):
    """Whatever the package raises on account of its input."""


class TextError(BylineError, ValueError):
    """Not a text: it has a lone surrogate, or more than 4 GiB."""


class PageError(BylineError, ValueError):
    """An HTML page without an article, or one that is nested too deep to be read."""


class JsonError(BylineError, ValueError):
    """JSON that is no story; the message names the place."""


class ListError(BylineError, ValueError):
    """A list for a pipeline that cannot be read; the message names line and value."""
