"""Reads English news: who is named in a story, who said what, and where the story has it from.

>>> import byline
>>> doc = byline.analyze("“We will not close the café,” Mayor Zoë Ruiz told Reuters.")
>>> doc.to_dict()["quotes"][0]["chain"]
['Zoë Ruiz', 'Reuters']
"""

from byline._byline import Document, __version__, analyze

__all__ = ["Document", "__version__", "analyze"]
