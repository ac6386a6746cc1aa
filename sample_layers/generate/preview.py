"""Draw the municipality: ``python -m sample_layers.generate.preview OUT_DIR`` (needs matplotlib).

For whoever changes the generator: whether a map looks like a place is seen, not computed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import geopandas as gpd

COLOURS = {
    "arable_irrigated": "#f6e58d",
    "arable_rainfed": "#e6c98f",
    "perennial": "#c9e265",
    "fallow": "#d9cfa8",
    "hayfield": "#b9dd7a",
    "pasture": "#e3ecc0",
    "household_plot": "#f3b48c",
    "forest": "#4f9a58",
    "shrub": "#9cbf78",
    "marsh": "#90c8c0",
    "water": "#5aa7dd",
    "road": "#9a9a9a",
    "built": "#c0504d",
    "other": "#d6d6d6",
}


def main(source: Path, out: Path) -> None:
    """One sheet of the whole territory and one for each village."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    layers = {
        name: gpd.read_file(source, layer=name)
        for name in ("parcels", "boundary", "buildings", "rivers", "hazards", "villages")
    }
    parcels = layers["parcels"]
    colour = parcels["land_kind"].map(COLOURS)
    colour = colour.where(parcels["category"] != "protected", "#7fbfa9")
    colour = colour.where(parcels["category"] != "reserve", "#c9b8d8")
    out.mkdir(parents=True, exist_ok=True)
    sheets = {"whole": parcels.total_bounds}
    for row in layers["villages"].itertuples():
        sheets[row.village] = row.geometry.buffer(250).bounds
    for name, (left, bottom, right, top) in sheets.items():
        figure, axes = plt.subplots(figsize=(16, 16 * (top - bottom) / (right - left)))
        line = 0.1 if name == "whole" else 0.4
        parcels.plot(ax=axes, color=colour, edgecolor="black", linewidth=line)
        if name != "whole":
            layers["buildings"].plot(ax=axes, color="#554433")
        else:
            layers["rivers"].plot(ax=axes, color="#2060c0", linewidth=0.5)
        tint = layers["hazards"]["hazard"].map(
            {"mudflow": "#a0522d", "flood": "#0033cc", "landslide": "#cc00cc"}
        )
        layers["hazards"].plot(ax=axes, color=tint, alpha=0.18)
        layers["boundary"].boundary.plot(ax=axes, color="magenta", linewidth=1.5)
        axes.set(xlim=(left, right), ylim=(bottom, top))
        axes.axis("off")
        figure.savefig(out / f"{name}.png", dpi=90, bbox_inches="tight")
        plt.close(figure)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m sample_layers.generate.preview")
    parser.add_argument("out", type=Path)
    here = Path(__file__).resolve().parents[1]
    parser.add_argument("--source", type=Path, default=here / "municipality.gpkg")
    arguments = parser.parse_args()
    main(arguments.source, arguments.out)
