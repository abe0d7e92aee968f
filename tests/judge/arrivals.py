"""When each tag of a stored file reached the receiver, from the file that it wrote beside it."""

from pathlib import Path

from .flv_tags import read_tags


def video_arrivals_ns(flv: Path) -> list[int]:
    """Return the arrival of each coded picture in file order; empty where none were kept.

    The file beside *flv* holds a line a tag: its index, kind, timestamp in ms and arrival on
    the machine's monotonic clock in ns.
    """
    beside = flv.with_name(flv.name + ".arrivals")
    if not beside.exists():
        return []
    by_index: dict[int, int] = {}
    for line in beside.read_text("ascii").splitlines():
        fields = line.split()
        if len(fields) == 4:
            by_index[int(fields[0])] = int(fields[3])
    return [
        by_index[tag.index]
        for tag in read_tags(flv)
        if tag.kind == "v" and tag.holds_media and tag.index in by_index
    ]
