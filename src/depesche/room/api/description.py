"""The page that describes the API, made from its OpenAPI description; no script of others is needed to read it."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from depesche.room.pages.common import page_router
from depesche.room.rendering import page

router = page_router()


@router.get("/api")
def api(request: Request) -> HTMLResponse:
    """Every address with its parameters and what comes back."""
    described: dict[str, Any] = request.app.openapi()
    calls = [
        {"path": path, "method": method.upper(), "returns": _returned(call), **call}
        for path, methods in described["paths"].items()
        for method, call in methods.items()
    ]
    schemas = {name: _fields(schema) for name, schema in sorted(described["components"]["schemas"].items())}
    return page(request, "api.html", calls=calls, schemas=schemas)


def _returned(call: dict[str, Any]) -> str:
    content = call["responses"].get("200", {}).get("content", {})
    return _named(content.get("application/json", {}).get("schema", {}))


def _named(schema: dict[str, Any]) -> str:
    """The type in a word or two."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for union in ("anyOf", "oneOf"):
        if union in schema:
            return " | ".join(_named(one) for one in schema[union])
    if schema.get("type") == "array":
        return f"[{_named(schema.get('items', {}))}]"
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"])
    return str(schema.get("const", schema.get("type", "any")))


def _fields(schema: dict[str, Any]) -> dict[str, Any]:
    fields = {name: _named(field) for name, field in schema.get("properties", {}).items()}
    return {"about": schema.get("description", ""), "fields": fields}
