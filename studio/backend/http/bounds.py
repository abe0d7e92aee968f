"""Types of what a body or a path may hold: each has an end."""

from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]
"""An id in a path."""
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Word = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9._-]+$")]
Ns = Annotated[int, Field(strict=True, ge=0, le=(1 << 62))]
Revision = Annotated[int, Field(strict=True, ge=0, le=(1 << 53))]
Flag = Annotated[bool, Field(strict=True)]


class Body(BaseModel):
    """What is sent: nothing that is not named."""

    model_config = ConfigDict(extra="forbid", frozen=True)
