"""Nothing of a call is in the programme: to the bit, it is what it is without one."""

from pathlib import Path

from tests.studio.talkback.untouched import hash_beside_a_call, programme_hash

BLOCKS = 1000
"""Ten seconds; ``python -m tests.soak talkback`` does an hour."""


def test_the_programme_is_the_same_to_the_bit_with_and_without_talkback(tmp_path: Path) -> None:
    beside, spoken, programme = hash_beside_a_call(BLOCKS, tmp_path)
    assert spoken > 0.05, "the producer was heard in the ear"
    assert programme > 0.02, "and so was the programme"
    assert beside == programme_hash(BLOCKS)
