"""imagebank: the desktop picture bank that knows what may be published."""

__version__ = "0.1.0"
