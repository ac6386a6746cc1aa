#!/usr/bin/env python3
"""Draws the palette of all legends as docs/palette.png, as four kinds of eye see it. ::

draw_palette.py [FILE]

Each code is a swatch with its hatch; beside it the same swatch for protanopia, deuteranopia,
tritanopia and in grey.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl

CHECKOUT = Path(__file__).resolve().parent.parent
ROWS_PER_COLUMN = 46
EYES = ("normal", "protanopia", "deuteranopia", "tritanopia", "grey")


def _measures() -> Any:
    """The formulas that the test of the palette uses."""
    path = CHECKOUT / "tests" / "library" / "seen_colours.py"
    spec = importlib.util.spec_from_file_location("seen_colours", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is not there")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(arguments: list[str]) -> int:
    """Draw and save."""
    mpl.use("Agg")
    from matplotlib import pyplot
    from matplotlib.patches import Rectangle

    from sedp_spatial.codes import load_codes
    from sedp_spatial.report.looks import look_of

    seen = _measures()
    legends = {
        "category": [*load_codes("categories"), "unassigned"],
        "land_kind": list(load_codes("land_kinds")),
        "regime": list(load_codes("regimes")),
        "restriction_kind": list(load_codes("restriction_kinds")),
        "hazard": list(load_codes("hazards")),
        "level": list(load_codes("hazard_levels")),
        "use": [*load_codes("land_uses"), "unchanged"],
        "status": ["free", "conditional", "after_transformation", "no"],
        "outcome": ["blocks", "needs", "ok"],
        "fate": list(load_codes("proposal_fates")),
        "severity": ["error", "warning", "info"],
        "misfit": ["overlap", "gap", "outside"],
        "zone": [f"{number}." for number in range(1, 9)],
    }
    lines: list[tuple[str, str, list[str]]] = []
    for legend, codes in legends.items():
        lines.append((legend, "", codes))
        lines += [(legend, code, codes) for code in codes]
    columns = -(-len(lines) // ROWS_PER_COLUMN)
    figure = pyplot.figure(figsize=(5.2 * columns, 0.225 * ROWS_PER_COLUMN + 0.3))
    axes = figure.add_axes((0.01, 0.01, 0.98, 0.98))
    axes.set_xlim(0, 10 * columns)
    axes.set_ylim(-ROWS_PER_COLUMN, 0)
    axes.set_axis_off()
    for place, (legend, code, codes) in enumerate(lines):
        x, y = 10 * (place // ROWS_PER_COLUMN), -(place % ROWS_PER_COLUMN) - 1
        if not code:
            axes.text(x, y + 0.25, legend, fontsize=9, fontweight="bold")
            continue
        look = look_of(legend, code, codes)
        for turn, eye in enumerate(EYES):
            shade = seen.as_seen(look.colour, eye)
            box = Rectangle((x + turn * 1.05, y + 0.1), 1.0, 0.8, facecolor=shade, linewidth=0.3)
            if look.hatch:
                box.set_hatch(look.hatch)
            box.set_edgecolor([part * 0.55 for part in mpl.colors.to_rgb(shade)])
            axes.add_patch(box)
        axes.text(x + 5.4, y + 0.28, code, fontsize=7.5)
    target = Path(arguments[0]) if arguments else CHECKOUT / "docs" / "palette.png"
    figure.savefig(target, dpi=90, metadata={"Software": None})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
