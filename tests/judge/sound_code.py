"""Finds the chirps that mark whole seconds in the programme's sound."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mixer.media import SAMPLE_RATE
from mixer.stamp import CHIRP_HIGH_HZ, CHIRP_LOW_HZ, CHIRP_SAMPLES

Mono = NDArray[np.float64]
_WINDOW = SAMPLE_RATE
# A chirp's matched filter gathers CHIRP_SAMPLES samples; anything else stays well below this.
_PEAK_OVER_MEDIAN = 12.0


@dataclass(frozen=True, slots=True)
class Chirp:
    """A chirp whose first sample is ``position``; rising ones mark even seconds."""

    position: float
    rising: bool


def reference(*, rising: bool) -> Mono:
    """Return the chirp itself at full scale, computed from its definition alone."""
    t = np.arange(CHIRP_SAMPLES) / SAMPLE_RATE
    length_s = CHIRP_SAMPLES / SAMPLE_RATE
    start, end = (CHIRP_LOW_HZ, CHIRP_HIGH_HZ) if rising else (CHIRP_HIGH_HZ, CHIRP_LOW_HZ)
    phase = 2 * np.pi * (start * t + (end - start) * t * t / (2 * length_s))
    return np.asarray(np.sin(phase) * np.hanning(CHIRP_SAMPLES), np.float64)


def find_chirps(sound: Mono) -> list[Chirp]:
    """Return at most one chirp for each second of 48 kHz *sound*, in order."""
    filters = {rising: reference(rising=rising) for rising in (True, False)}
    scores = {rising: np.abs(_correlate(sound, taps)) for rising, taps in filters.items()}
    chirps: list[Chirp] = []
    for start in range(0, len(sound) - CHIRP_SAMPLES, _WINDOW):
        rising = max(scores, key=lambda key: float(scores[key][start : start + _WINDOW].max()))
        window = scores[rising][start : start + _WINDOW]
        peak = start + int(window.argmax())
        floor = float(np.median(window)) + 1e-9
        if scores[rising][peak] > _PEAK_OVER_MEDIAN * floor:
            chirps.append(Chirp(peak + _between(scores[rising], peak), rising))
    return _without_doubles(chirps)


def _correlate(sound: Mono, taps: Mono) -> Mono:
    size = 1 << (len(sound) + len(taps) - 1).bit_length()
    product = np.fft.rfft(sound, size) * np.conj(np.fft.rfft(taps, size))
    return np.asarray(np.fft.irfft(product, size)[: len(sound)], np.float64)


def _between(score: Mono, peak: int) -> float:
    """Return the fraction of a sample by which a parabola's top lies beside *peak*."""
    if not 0 < peak < len(score) - 1:
        return 0.0
    before, at, after = score[peak - 1 : peak + 2]
    bend = before - 2 * at + after
    return float((before - after) / (2 * bend)) if bend else 0.0


def _without_doubles(chirps: list[Chirp]) -> list[Chirp]:
    """Drop the echo that a chirp on a window's edge leaves in the next window."""
    kept: list[Chirp] = []
    for chirp in chirps:
        if not kept or chirp.position - kept[-1].position > SAMPLE_RATE / 2:
            kept.append(chirp)
    return kept
