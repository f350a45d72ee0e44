"""SimplyPrint connector: one spec, compiled for automation platforms and runnable from Python."""

__version__ = "0.1.0"
