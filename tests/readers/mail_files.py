"""Small messages of Outlook for the tests: a compound file, written sector by sector."""

from __future__ import annotations

import struct

_SECTOR, _END, _FREE, _TABLE = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_LEAST = 4096  # shorter streams would stand in a stream of their own kind


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file; a name may hold one folder: ``folder/stream``."""
    entries: list[tuple[str, int, int, int, int, int]] = []  # name, kind, next, child, start, size
    sectors: list[bytes] = []
    chains: list[int] = []
    folders: dict[str, list[str]] = {"": []}
    for name in streams:
        folder, _, _ = name.rpartition("/")
        folders.setdefault(folder, []).append(name)
    for folder in folders:
        if folder:
            folders[""].append(folder)

    def add(names: list[str]) -> int:
        """Add entries that follow each other; return the number of the first."""
        first = len(entries)
        for order, name in enumerate(names):
            following = first + order + 1 if order + 1 < len(names) else _FREE
            entries.append((name.rpartition("/")[2], 2, following, _FREE, 0, 0))
        for order, name in enumerate(names):
            _, _, following, _, _, _ = entries[first + order]
            short = name.rpartition("/")[2]
            if name in folders:
                child = add(folders[name])
                entries[first + order] = (short, 1, following, child, 0, 0)
            else:
                data = streams[name].ljust(_LEAST, b"\0")
                start = len(sectors)
                count = -(-len(data) // _SECTOR)
                sectors.extend(
                    data[i * _SECTOR : (i + 1) * _SECTOR].ljust(_SECTOR, b"\0")
                    for i in range(count)
                )
                chains.extend([*range(start + 1, start + count), _END])
                entries[first + order] = (short, 2, following, _FREE, start, len(data))
        return first

    entries.append(("Root Entry", 5, _FREE, 1, _END, 0))
    add(folders[""])
    directory = b"".join(_entry(*entry) for entry in entries)
    directory = directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0")
    first_directory = len(sectors)
    count = len(directory) // _SECTOR
    chains += [*range(first_directory + 1, first_directory + count), _END]
    sectors += [directory[i * _SECTOR : (i + 1) * _SECTOR] for i in range(count)]
    table = len(sectors)
    chains.append(_TABLE)
    assert len(chains) <= _SECTOR // 4
    chains += [_FREE] * (_SECTOR // 4 - len(chains))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, first_directory, 0,
                          _LEAST, _END, 0, _END, 0)  # fmt: skip
    header += struct.pack("<I", table) + struct.pack("<I", _FREE) * 108
    return header + b"".join(sectors) + struct.pack(f"<{_SECTOR // 4}I", *chains)


def _entry(name: str, kind: int, following: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", len(text) + 2, kind, 1)
        + struct.pack("<III", _FREE, following, child)
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )


def msg(
    *, subject: str = "", body: str = "", html: bytes = b"", attachments: tuple[str, ...] = ()
) -> bytes:
    """Return a message as Outlook saves it."""
    streams = {"__substg1.0_0037001F": subject.encode("utf-16-le")}
    if body:
        streams["__substg1.0_1000001F"] = body.encode("utf-16-le")
    if html:
        streams["__substg1.0_10130102"] = html
    for order, name in enumerate(attachments):
        streams[f"__attach_version1.0_#{order:08X}/__substg1.0_3707001F"] = name.encode("utf-16-le")
    return compound(streams)
