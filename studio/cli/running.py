"""What ``run`` and ``demo`` share: a plan carried out, its outcome told."""

import json
import sys

import msgspec

from mixer.errors import StudioError
from studio.supervisor.errors import AlreadyRunningError, EngineLostError, LaunchError
from studio.supervisor.plan import Plan
from studio.supervisor.supervisor import Outcome, Supervisor

from .exit_codes import FAILED, LOST, NOT_ALLOWED, NOT_RUNNING, OK, WRONG_INPUT


def carry_out(plan: Plan) -> tuple[int, Outcome | None]:
    """Run the show; return the exit status and, where there was one, the outcome."""
    try:
        outcome = Supervisor(plan).run()
    except LaunchError as error:
        return _told(error, NOT_ALLOWED if error.refused else WRONG_INPUT), None
    except AlreadyRunningError as error:
        return _told(error, NOT_RUNNING), None
    except EngineLostError as error:
        return _told(error, LOST), None
    except StudioError as error:
        return _told(error, FAILED), None
    fault = outcome.report.recording_fault if outcome.report else ""
    return (FAILED if outcome.report is None or fault else OK), outcome


def as_json(outcome: Outcome, more: dict[str, object]) -> str:
    """Return the outcome as one JSON object."""
    fields: dict[str, object] = {}
    if outcome.report is not None:
        fields = msgspec.to_builtins(outcome.report)
    fields |= {"restarts": outcome.restarts, "recordings": outcome.recordings}
    return json.dumps(fields | more)


def in_words(outcome: Outcome) -> str:
    """Return the outcome for a person."""
    report = outcome.report
    if report is None:
        return "The show ended without a report."
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
        lines.append(f"engine     brought back {outcome.restarts} times")
    return "\n".join(lines)


def _told(error: StudioError, status: int) -> int:
    sys.stderr.write(f"{error}\n")
    return status
