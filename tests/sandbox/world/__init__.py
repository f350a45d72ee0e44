"""Tests of the simulated farm without HTTP."""
