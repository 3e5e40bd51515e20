"""`campaign new`: a file made of its form in `_mau/`, with what is known filled in."""
