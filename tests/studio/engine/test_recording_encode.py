"""Which encode a recording takes, and how often that has a picture to go to."""

from mixer.clock import NS_PER_S
from studio.engine.recording_encode import RecordingEncode
from studio.output.output import OutputState
from studio.output.packet import StreamKind
from tests.parts.renditions import RATE, Kept, running
from tests.waiting import wait_until

_PICTURES, _ON_THE_WAY = 70, 4
_KNOWN = _PICTURES - _ON_THE_WAY - 1


def test_one_that_is_its_own_has_a_key_picture_in_each_half_second_and_what_is_sent_has_not() -> (
    None
):
    with running() as (renditions, show):
        encode = RecordingEncode(renditions, lambda: True)
        rendition = encode.begin()
        assert rendition is not renditions.main
        kept, sent = Kept(), Kept()
        rendition.fan_out.add(kept)
        renditions.main.fan_out.add(sent)
        for number in range(_PICTURES):
            show.play(1)
            # The last ones may be on their way.
            due = number - _ON_THE_WAY
            wait_until(lambda n=due: len(kept.of(StreamKind.VIDEO)) >= n, 10, "its own")  # type: ignore[misc]  # mypy cannot type a default in a lambda
            wait_until(lambda n=due: len(sent.of(StreamKind.VIDEO)) >= n, 10, "the sent one")  # type: ignore[misc]  # mypy cannot type a default in a lambda
        rendition.fan_out.remove(kept, show.due_ns)
        encode.end(rendition)
    half = RATE / 2
    for output, every in ((kept, half), (sent, 4 * half)):
        pictures = output.of(StreamKind.VIDEO)
        begin_ns = pictures[0].pts_ns
        keys = [round((p.pts_ns - begin_ns) * RATE / NS_PER_S) for p in pictures if p.is_key]
        assert [key for key in keys if key < _KNOWN] == list(range(0, _KNOWN, int(every)))
        assert output.status.state is not OutputState.FAILED


def test_one_that_is_shared_is_the_one_that_is_sent() -> None:
    with running() as (renditions, _show):
        encode = RecordingEncode(renditions, lambda: False)
        assert encode.begin() is renditions.main
        encode.end(renditions.main)
        assert len(renditions.costs()) == 2
