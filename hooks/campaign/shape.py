"""The shape of the records: which keys an editor may write where, in the model's order."""

from typing import Any, get_args, get_origin

from pydantic import BaseModel

from campaign.source import Path


def keys_at(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The keys that an editor may write at `path` of a record of `model`, in the model's order."""
    found = model_in(annotation_at(model, path))
    return tuple(found.model_fields) if found else ()


def is_needed(model: type[BaseModel], path: Path) -> bool:
    """Whether a record of `model` cannot do without the key at `path`."""
    found = model_in(annotation_at(model, path[:-1])) if path else None
    return bool(found and path[-1] in found.model_fields and found.model_fields[str(path[-1])].is_required())


def annotation_at(model: type[BaseModel], path: Path) -> Any:
    """The type of what stands at `path`."""
    here: Any = model
    for part in path:
        here = _inner(here, part)
    return here


def _inner(annotation: Any, part: int | str) -> Any:
    found = model_in(annotation)
    if found and isinstance(part, str) and part in found.model_fields:
        return found.model_fields[part].annotation
    return annotation  # an index of a list, or the key of a mapping: the model stays


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The record type inside `tuple[X, ...]`, `X | None`, `Mapping[str, X]` or `Annotated[X, …]`."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation if issubclass(annotation, BaseModel) else None
    for inner in get_args(annotation):
        found = model_in(inner)
        if found:
            return found
    return None
