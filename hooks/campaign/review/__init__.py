"""`campaign report`: what a change to the editors' files does to what is published.

Two campaigns, before and after, are compared as records and as pages; both with the templates as they
are now, so that what differs comes from the editors' files.
"""
