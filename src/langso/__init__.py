"""Làng Số: a commune's yearly resolution on cultural life, as a living system."""

__version__ = "0.1.0"
