"""Covered versions: what is covered in a picture or film, and who is thereby unrecognisable."""
