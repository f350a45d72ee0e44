"""The whole of n8n with the package in it, used as a person uses it; see docs/n8n.md.

Run with `make n8n-full`. No test: it installs 3 GB and takes minutes, so CI leaves it alone.
"""
