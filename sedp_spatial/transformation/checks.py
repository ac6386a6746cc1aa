"""Rules against a site: what blocks, what is needed, and what is in order."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..errors import UsageError
from ..geometry.rings import Floats
from ..layers.cells import shortened
from ..messages import Label, Message
from .catalogue import PURPOSES
from .documents import missing_of, names_of
from .judged import OVERLAID, Asked, Judged, Mask, of_land
from .overlays import Overlays
from .rules import OUTCOMES, Rule, Rules
from .site import Site
from .texts import said


def judge(site: Site, rules: Rules, asked: Asked, overlays: Overlays) -> Judged:
    """Apply every rule to the site."""
    _check_period(rules, asked)
    judged = Judged([], np.full(len(site.pieces), OUTCOMES.index("ok")))
    for rule in rules.entries.values():
        if rule.kind in ("authority", "exception") or not rule.concerns(
            asked.target, asked.purpose
        ):
            continue
        if rule.kind == "document":
            _judge_documents(rule, site, asked, judged)
            continue
        area, names = _area(rule, site, asked, overlays)
        if area is None:
            judged.not_judged.append(rule)
            continue
        _judge_land(rule, area, names, site, rules, asked, judged)
    return judged


def _check_period(rules: Rules, asked: Asked) -> None:
    """A day on which no rule held at all is a slip: say from when there are rules."""
    of_site = [
        rule for rule in rules.entries.values() if rule.kind not in ("authority", "exception")
    ]
    if asked.day is not None and of_site and not any(rule.holds(asked.day) for rule in of_site):
        begins = [rule.valid_from.isoformat() for rule in of_site if rule.valid_from]
        first = min(begins, default="–")
        raise UsageError("error.transformation_rules_period", on=str(asked.day), first=first)


def _area(
    rule: Rule, site: Site, asked: Asked, overlays: Overlays
) -> tuple[Floats | None, list[str]]:
    """Hectares of each piece that the rule speaks of; ``None`` where they cannot be known."""
    whole = site.pieces["area_ha"].to_numpy()
    mask = of_land(rule, site)
    if rule.kind == "same_category":
        mask &= (site.pieces["category"] == asked.target).to_numpy()
    if rule.kind in OVERLAID:
        hit = overlays.of(rule, asked.target)
        return (None, []) if hit is None else (np.where(mask, hit.area_ha, 0.0), hit.names)
    if rule.kind in ("uncovered", "overlap"):
        return np.zeros(len(whole)), []
    return np.where(mask, whole, 0.0), []


def _judge_land(
    rule: Rule,
    area: Floats,
    names: list[str],
    site: Site,
    rules: Rules,
    asked: Asked,
    judged: Judged,
) -> None:
    mask, extra = area > 0, 0.0
    if rule.kind == "uncovered" and site.gap_parts:
        extra = site.gap_ha
    if rule.kind == "overlap":
        extra = site.overlap_ha
    if not mask.any() and not extra:
        _add(
            judged,
            rule,
            "ok",
            site,
            mask,
            area,
            Message("transformation.untouched", rule=rule.name),
        )
        return
    if not rule.holds(asked.day):
        message = Message(
            "transformation.not_in_force", rule=rule.name, period=rule.period(), on=str(asked.day)
        )
        _add(judged, rule, "ok", site, mask, area, message)
        return
    lapsed = []
    for exception in rules.exceptions_of(rule.code):
        if not exception.concerns(asked.target, asked.purpose) or not exception.lists["purposes"]:
            continue
        if not exception.holds(asked.day):
            lapsed.append(exception)
            continue
        mask = _except(exception, rule, mask, area, site, asked, judged)
    if mask.any() or extra:
        _settle(rule, mask, area, extra, names, lapsed, site, asked, judged)


def _except(
    exception: Rule,
    rule: Rule,
    mask: Mask,
    area: Floats,
    site: Site,
    asked: Asked,
    judged: Judged,
) -> Mask:
    """Let through what an exception covers; returns what it does not cover."""
    covered = mask & of_land(exception, site)
    if exception.quality_below is not None:
        quality = site.pieces["quality"].to_numpy(dtype=float)
        unknown = covered & np.isnan(quality)
        covered &= quality < exception.quality_below
        if unknown.any():
            message = Message(
                "transformation.quality_needed",
                rule=rule.name,
                area_ha=asked.said_ha(site, area, unknown),
                below=exception.quality_below,
            )
            _require(judged, exception)
            _add(judged, exception, "needs", site, unknown, area, message)
        mask = mask & ~unknown
    if covered.any():
        missing = missing_of(exception.lists["settled_by"], asked.documents)
        _require(judged, exception)
        code = "transformation.exempt_needs" if missing else "transformation.exempt"
        message = Message(
            code,
            rule=rule.name,
            exception=exception.name,
            period=exception.period(),
            area_ha=asked.said_ha(site, area, covered),
            documents=names_of(missing),
        )
        _add(judged, exception, "needs" if missing else "ok", site, covered, area, message)
    return mask & ~covered


def _settle(
    rule: Rule,
    mask: Mask,
    area: Floats,
    extra: float,
    names: list[str],
    lapsed: list[Rule],
    site: Site,
    asked: Asked,
    judged: Judged,
) -> None:
    """What the rule touches and no exception covers: it stands, or documents settle it."""
    outcome, params = rule.outcome, _params(rule, mask, area, extra, site, asked)
    _require(judged, rule)
    settling = rule.lists["settled_by"]
    if settling and outcome == "needs" and not missing_of(settling, asked.documents):
        outcome, message = (
            "ok",
            Message("transformation.settled", **params, documents=names_of(settling)),
        )
    elif lapsed:
        message = Message(
            "transformation.lapsed",
            **params,
            purpose=Label(PURPOSES, asked.purpose),
            period=lapsed[-1].period(),
            on=str(asked.day or "–"),
        )
    elif outcome == "ok":
        message = Message("transformation.notice", **params)
    else:
        message = Message(f"transformation.{outcome}", **params)
    if names:
        message = Message("transformation.named", text=message, names=names)
    _add(judged, rule, outcome, site, mask, area, message, extra)


def _params(
    rule: Rule, mask: Mask, area: Floats, extra: float, site: Site, asked: Asked
) -> dict[str, Any]:
    ids = [str(name) for name in site.pieces["parcel_id"].to_numpy()[mask]]
    return {
        "rule": rule.name,
        "advice": rule.advice,
        "area_ha": asked.said_ha(site, area, mask) + extra,
        "ids": shortened(ids or ["–"], 4),
    }


def _judge_documents(rule: Rule, site: Site, asked: Asked, judged: Judged) -> None:
    """Documents that every such case needs; nothing is judged where nothing was said of them."""
    mask = of_land(rule, site)
    if not mask.any() or not rule.holds(asked.day):
        return
    for code in rule.lists["documents"]:
        judged.required.setdefault(code, []).append(rule)
    if asked.documents is None:
        return
    nothing = np.zeros(len(mask))  # papers are no fault of a parcel
    missing = missing_of(rule.lists["documents"], asked.documents)
    if missing:
        message = Message(
            "transformation.missing",
            rule=rule.name,
            documents=names_of(missing),
            advice=rule.advice,
        )
        _add(judged, rule, rule.outcome, site, nothing > 0, nothing, message)
        return
    message = Message("transformation.complete", rule=rule.name)
    _add(judged, rule, "ok", site, nothing > 0, nothing, message)


def _require(judged: Judged, rule: Rule) -> None:
    for code in rule.lists["settled_by"]:
        judged.required.setdefault(code, []).append(rule)


def _add(
    judged: Judged,
    rule: Rule,
    outcome: str,
    site: Site,
    mask: Mask,
    area: Floats,
    message: Message,
    extra: float = 0.0,
) -> None:
    rank = OUTCOMES.index(outcome)
    judged.worst[mask] = np.minimum(judged.worst[mask], rank)
    judged.rows.append(
        {
            "rule": rule.code,
            "outcome": outcome,
            "parcel_ids": tuple(str(one) for one in site.pieces["parcel_id"].to_numpy()[mask]),
            "area_ha": float(area[mask].sum()) + extra,
            "citation": said(rule.citation),
            "message": message,
            "checked": rule.checked,
        }
    )
