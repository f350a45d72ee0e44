"""The Open Filament Database as published: a static site of JSON, CSV, SQLite and pictures.

In reality a host of its own, without a key. Served here under `/filament-database/` from a small
made-up data set in the real format. Imports nothing of the farm.
"""

from connector.sandbox.filament_database.site import Edition, published

__all__ = ["Edition", "published"]
