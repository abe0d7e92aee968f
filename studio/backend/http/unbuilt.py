"""FastAPI loaded without building what it knows of OpenAPI documents: hardly anybody asks for one.

Building the validators of these models is half of what loading FastAPI costs. Pydantic builds one
of a class with ``defer_build`` when it is used first.
"""

import importlib

from pydantic import BaseModel, ConfigDict


def load_fastapi() -> None:
    """Load it so; models that are made afterwards are built as usual. Before any other thread."""
    usual = BaseModel.model_config
    BaseModel.model_config = ConfigDict(**{**usual, "defer_build": True})
    try:
        importlib.import_module("fastapi")
    finally:
        BaseModel.model_config = usual
