"""Logos and badges, drawn from a name: small, valid, and the same in every run. Pure."""

from __future__ import annotations

import hashlib
import struct
import zlib

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20">'
    '<rect width="{width}" height="20" fill="#{color}"/>'
    '<text x="6" y="14" fill="#fff" font-size="11">{text}</text></svg>\n'
)
_PNG_SIDE = 8


def logo(name: str, extension: str) -> bytes:
    return _png(_color(name)) if extension == "png" else _svg(name, _color(name).hex())


def badge(label: str, count: int) -> bytes:
    return _svg(f"{label}: {count}", "4a5459")


def _color(name: str) -> bytes:
    return hashlib.sha256(name.encode()).digest()[:3]


def _svg(text: str, color: str) -> bytes:
    return _SVG.format(width=12 + 7 * len(text), color=color, text=text).encode()


def _png(color: bytes) -> bytes:
    """A square of one colour."""
    header = struct.pack(">IIBBBBB", _PNG_SIDE, _PNG_SIDE, 8, 2, 0, 0, 0)
    pixels = (b"\0" + color * _PNG_SIDE) * _PNG_SIDE
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(pixels)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
