"""The kinds of boxes that a handbook has, each a class in its HTML."""

WRITTEN = ("law", "example", "exercise", "answer", "check", "trainer", "warning", "note")
"""What editors write: `!!! law`."""
HEADS = ("aims", "messages", "plan")
"""What our templates write at the head of a chapter."""
BOXES = (*WRITTEN, *HEADS)
CLOSED = ("answer", "trainer", "plan")
"""What the web shows when asked, and a print for participants leaves out."""
