"""Tries every operation that an OpenAPI document tells of: what it allows, and what it does not."""

from collections.abc import Mapping
from contextlib import suppress

import requests
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation

from tests.parts.backend_server import BackendServer

from .allowed import EXCLUDED


def fuzz(app: FastAPI, headers: Mapping[str, str], *, examples: int, is_random: bool) -> list[str]:
    """Return the operations tried, *examples* each way; raises what schemathesis finds."""
    tried: list[str] = []
    with BackendServer(app) as server, requests.Session() as session:
        session.headers.update(headers)
        schema = schemathesis.openapi.from_dict(app.openapi())
        schema.config.update(base_url=server.url)
        for result in schema.get_all_operations():
            assert isinstance(result, Ok), result
            operation = result.ok()
            _fuzz_operation(
                operation, GenerationMode.POSITIVE, session, examples, is_random=is_random
            )
            # Where an operation takes nothing, nothing can be wrong.
            with suppress(Unsatisfiable):
                _fuzz_operation(
                    operation, GenerationMode.NEGATIVE, session, examples, is_random=is_random
                )
            tried.append(f"{operation.method.upper()} {operation.path}")
    return tried


def _fuzz_operation(
    operation: APIOperation,  # type: ignore[type-arg]  # of any API
    mode: GenerationMode,
    session: requests.Session,
    examples: int,
    *,
    is_random: bool,
) -> None:
    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=not is_random,
        database=None,
        phases=[Phase.generate, Phase.shrink] if is_random else [Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def one(case: Case) -> None:  # type: ignore[type-arg]  # of any API
        assume(_arrives(case))
        case.call_and_validate(session=session, excluded_checks=EXCLUDED)

    one()


def _arrives(case: Case) -> bool:  # type: ignore[type-arg]  # of any API
    """Return whether all of the query is sent: a wrong part that is nothing is left out of it."""
    return all(value not in ([], {}, None) for value in (case.query or {}).values())
