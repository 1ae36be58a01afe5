"""A sandboxed contest judge and problem library."""

__version__ = "0.1.0"
