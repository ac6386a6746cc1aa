"""Pages from templates: one frame for all, and whatever people typed is escaped."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from typing import Any

from ..optional import need


def asset_text(name: str) -> str:
    """A template, style or script that ships with the reports."""
    folder = resources.files(__package__).joinpath("templates")
    return folder.joinpath(name).read_text(encoding="utf-8")


def rendered(
    template: str,
    purpose: str,
    /,
    *,
    filters: dict[str, Callable[..., str]] | None = None,
    **values: Any,
) -> str:
    """A page as an HTML document.

    Parameters
    ----------
    template : str
        A file of ``templates``; it extends ``frame.html``.
    purpose : str
        What the page is, for the sentence that asks for jinja2.
    filters : dict of callable, optional
        Filters of this template.
    **values
        What it shows: lang, words, title, style, and what is its own.

    Raises
    ------
    MissingDependency
        If jinja2 is not installed.
    """
    jinja2 = need("jinja2", purpose=purpose)
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(asset_text),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters.update(filters or {})
    page: str = environment.get_template(template).render(**values)
    return page
