"""Talk keys, by a clock of the test's."""

from hypothesis import given
from hypothesis import strategies as st

from studio.talkback.routing.keys import LATCHED_S, Keys
from studio.talkback.routing.said import KEY_RELEASED_S

_MS = 1_000_000


def test_a_key_is_down_as_long_as_it_is_said_to_be_and_three_tenths_of_a_second_more() -> None:
    keys = Keys()
    assert keys.hear(0, ("party:main",), 0)
    assert not keys.hear(1, ("party:main",), 200 * _MS)
    assert not keys.look(499 * _MS)
    assert list(keys.down) == ["party:main"]
    assert keys.look(500 * _MS)
    assert keys.down == ()
    assert not keys.look(900 * _MS)


def test_an_older_word_is_passed_over() -> None:
    keys = Keys()
    assert keys.hear(7, (), 0) is False
    assert not keys.hear(6, ("all",), 1)
    assert not keys.hear(7, ("all",), 1)
    assert keys.hear(8, ("all",), 1)


def test_a_disconnect_releases_all() -> None:
    keys = Keys()
    keys.hear(0, ("all", "party:main"), 0)
    assert keys.release()
    assert not keys.release()
    assert keys.down == ()


def test_a_latched_key_has_a_limit_and_is_let_go_of_before_it_is_down_again() -> None:
    keys = Keys(latched_s=1)
    for number in range(10):
        keys.hear(number, ("all",), number * 100 * _MS)
    assert list(keys.down) == ["all"]
    assert keys.hear(10, ("all", "party:main"), 1000 * _MS)
    assert [*keys.down, *keys.spent] == ["party:main", "all"]
    assert not keys.hear(11, ("all", "party:main"), 1100 * _MS)
    assert keys.hear(12, (), 1200 * _MS)
    assert keys.hear(13, ("all",), 1300 * _MS)
    assert LATCHED_S <= 600


@given(
    st.lists(
        st.tuples(
            st.integers(0, 250), st.integers(0, 20), st.sets(st.sampled_from(["all", "ifb:a"]))
        )
    )
)
def test_no_key_is_down_that_was_not_said_to_be_just_now(
    said: list[tuple[int, int, set[str]]],
) -> None:
    keys, now_ns = Keys(), 0
    heard: list[tuple[int, set[str]]] = []
    newest = -1
    for later_ms, sequence, down in said:
        now_ns += later_ms * _MS
        keys.look(now_ns)
        if sequence > newest:
            newest = sequence
            heard.append((now_ns, down))
        keys.hear(sequence, tuple(down), now_ns)
        at_ns, last = heard[-1]
        is_fresh = now_ns - at_ns < KEY_RELEASED_S * 1e9
        assert set(keys.down) == (last if is_fresh else set())
