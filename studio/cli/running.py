"""What ``run`` and ``demo`` share: a plan carried out, its outcome told."""

import json
import sys

import msgspec

from mixer.errors import StudioError
from studio.supervisor.early import EarlyEngine
from studio.supervisor.errors import AlreadyRunningError, EngineLostError, LaunchError
from studio.supervisor.plan import Plan
from studio.supervisor.supervisor import Outcome, Reopen, Supervisor

from .exit_codes import FAILED, LOST, NOT_ALLOWED, NOT_RUNNING, OK, WRONG_INPUT


def carry_out(
    plan: Plan, reopen: Reopen, early: EarlyEngine | None = None
) -> tuple[int, Outcome | None]:
    """Run the show; return the exit status and, where there was one, the outcome.

    *reopen* makes the plan of another show file that is opened at the window;
    *early*: an engine that loads already.
    """
    try:
        outcome = Supervisor(plan, _say, reopen, early).run()
    except LaunchError as error:
        return _told(error, NOT_ALLOWED if error.refused else WRONG_INPUT), None
    except AlreadyRunningError as error:
        return _told(error, NOT_RUNNING), None
    except EngineLostError as error:
        return _told(error, LOST), None
    except StudioError as error:
        return _told(error, FAILED), None
    return _status(outcome), outcome


def as_json(outcome: Outcome, more: dict[str, object]) -> str:
    """Return the outcome as one JSON object."""
    fields: dict[str, object] = {}
    if outcome.report is not None:
        fields = msgspec.to_builtins(outcome.report)
    fields |= {
        "restarts": outcome.restarts,
        "recordings": outcome.recordings,
        "lost": [msgspec.to_builtins(health) for health in outcome.lost],
    }
    return json.dumps(fields | more)


def in_words(outcome: Outcome) -> str:
    """Return the outcome for a person."""
    report = outcome.report
    if report is None:
        return _unreported(outcome)
    lines = [
        f"{report.show}: {report.seconds:.1f} s at {report.format}",
        (
            f"pictures   {report.pictures_mixed} mixed, {report.pictures_late} late, "
            f"{report.pictures_dropped} dropped"
        ),
    ]
    if report.live:
        lines.append(
            f"live       {report.live}: {report.pictures_sent} pictures sent, "
            f"{report.live_packets_dropped} packets dropped, {report.reconnects} reconnects"
        )
    lines += [f"recording  {path}" for path in outcome.recordings]
    if outcome.recordings and not report.protected:
        lines.append("           not protected: sealed with the demo's key, in a file beside it")
    if report.recording_fault:
        lines.append(report.recording_fault)
    if outcome.restarts:
        lost = outcome.lost
        lines.append(
            f"engine     brought back {_times(outcome.restarts)}; those lost had mixed "
            f"{sum(health.pictures_mixed for health in lost)} more pictures, "
            f"{sum(health.pictures_late for health in lost)} late"
        )
    return "\n".join(lines)


def _unreported(outcome: Outcome) -> str:
    if outcome.ended_early and not outcome.restarts:
        return "Nothing was shown."
    kept = [f"recording  {path}" for path in outcome.recordings]
    return "\n".join(["The show ended without a report.", *kept])


def _status(outcome: Outcome) -> int:
    if outcome.report is None:
        return OK if outcome.ended_early and not outcome.restarts else LOST
    return FAILED if outcome.report.recording_fault else OK


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def _told(error: StudioError, status: int) -> int:
    sys.stderr.write(f"{error}\n")
    return status
