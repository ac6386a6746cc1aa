"""The layer that the atlas walks through: each village with its own land balance as text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsGeometry,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..compat import make_field
from ..panel import words
from ..runtime.job import TEXT, CancelError, RunError
from ..translation import tr
from . import texts
from .texts import label, number, said

FILE, LAYER = "village_sheets.gpkg", "village_sheets"
_LEAST_HA = 0.005  # what two decimals show


@dataclass(frozen=True)
class VillageBalance:
    """A village: its area and that of its parcels' parts by category, in hectares."""

    name: str
    area_ha: float
    by_category: dict[str, float]

    @property
    def uncovered_ha(self) -> float:
        """What no parcel covers; negative where parcels overlap more than that."""
        return self.area_ha - sum(self.by_category.values())


def balances(file: Path, language: str, feedback: Any) -> list[tuple[VillageBalance, QgsGeometry]]:
    """The balance of each village, measured on the ellipsoid; for a background thread."""
    villages, parcels = _layer(file, "villages"), _layer(file, "parcels")
    measure = QgsDistanceArea()
    measure.setSourceCrs(parcels.crs(), QgsCoordinateTransformContext())
    measure.setEllipsoid(parcels.crs().ellipsoidAcronym() or "EPSG:7030")
    column = _name_column(villages, language)
    found = []
    for place, village in enumerate(villages.getFeatures()):
        outline = village.geometry()
        engine = QgsGeometry.createGeometryEngine(outline.constGet())
        engine.prepareGeometry()
        parts: dict[str, float] = {}
        request = QgsFeatureRequest().setFilterRect(outline.boundingBox())
        for parcel in parcels.getFeatures(request):
            if feedback.isCanceled():
                raise CancelError
            shape = parcel.geometry()
            if shape.isNull() or not engine.intersects(shape.constGet()):
                continue
            inside = engine.contains(shape.constGet())
            common = shape if inside else shape.intersection(outline)
            area = measure.measureArea(common) / 10_000 if not common.isNull() else 0.0
            code = str(parcel["category"] or "unassigned")
            parts[code] = parts.get(code, 0.0) + area
        name = str(village[column]) if column else str(place + 1)
        found.append((VillageBalance(name, measure.measureArea(outline) / 10_000, parts), outline))
        feedback.setProgress(100 * (place + 1) / max(villages.featureCount(), 1))
    return sorted(found, key=lambda pair: pair[0].name)


def write(file: Path, language: str, feedback: Any) -> Path:
    """Write the layer beside the results; a layout of a saved project needs no Python then."""
    rows = balances(file, language, feedback)
    target = file.with_name(FILE)
    aside = target.with_name(f".{FILE}.part.gpkg")
    crs = _layer(file, "villages").crs()
    names = ("name", "names", "hectares", "shares")
    fields = QgsFields()
    for name in names:
        fields.append(make_field(name, TEXT))
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName, options.fileEncoding = "GPKG", LAYER, "UTF-8"
    kind = QgsWkbTypes.Type.MultiPolygon
    context = QgsCoordinateTransformContext()
    writer = QgsVectorFileWriter.create(str(aside), fields, kind, crs, context, options)
    fine = QgsVectorFileWriter.WriterError.NoError
    for balance, outline in rows:
        if writer.hasError() != fine:
            break
        feature = QgsFeature(fields)
        outline.convertToMultiType()
        feature.setGeometry(outline)
        feature.setAttributes([balance.name, *lines_of(balance, language)])
        writer.addFeature(feature)
    reason = "" if writer.hasError() == fine else str(writer.errorMessage() or "GeoPackage")
    del writer  # closes the file
    try:
        if reason:
            raise OSError(reason)
        aside.replace(target)
    except OSError as error:
        aside.unlink(missing_ok=True)
        text = tr("{output} could not be written: {reason}")
        raise RunError(text.format(output=target, reason=error.strerror or error)) from error
    return target


def lines_of(balance: VillageBalance, language: str) -> tuple[str, str, str]:
    """Three columns of text, line by line: name, hectares, percent."""
    rows = [
        (label(code, language, "short", "row"), balance.by_category[code])
        for code in [*words.labels("categories", language), "unassigned"]
        if balance.by_category.get(code, 0.0) >= _LEAST_HA
    ]
    rest = balance.uncovered_ha
    if abs(rest) >= _LEAST_HA:
        text = texts.UNCOVERED if rest > 0 else texts.OVERLAPS
        rows.append((said(text, language), rest))
    rows.append((said(texts.TOTAL, language), balance.area_ha))
    whole = balance.area_ha or 1.0
    head = (said(texts.CATEGORY, language), said(texts.HECTARES, language), "%")
    columns = zip(
        head, *((t, number(ha, language), number(100 * ha / whole, language, 1)) for t, ha in rows)
    )
    names, hectares, shares = ("\n".join(column) for column in columns)
    return names, hectares, shares


def _layer(file: Path, table: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{file}|layername={table}", table, "ogr")
    if not layer.isValid():
        raise RunError(
            tr("The plan has no layer of {name}: name it in the plan and run it.").format(
                name=table
            )
        )
    return layer


def _name_column(villages: QgsVectorLayer, language: str) -> str:
    known = villages.fields().names()
    wanted = (f"name_{language}", "name", "name_ky", "name_ru", "village")
    for name in wanted:
        if name in known and any(f[name] for f in villages.getFeatures()):
            return name
    return ""
