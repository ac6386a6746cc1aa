"""The template of the district's page. Every value in it is escaped; the style is our own."""

STYLE = """
.bars td.bar { width: 26%; vertical-align: middle; }
.bars td.bar i { display: block; height: 11px; background: var(--accent); min-width: 1px; }
.bars td.place { width: 2.5em; color: var(--soft); }
figure.map-of { margin: 26px 0 0; }
figure.map-of svg { width: 100%; height: auto; max-height: 640px; border: 1px solid var(--line); }
figure.map-of figcaption { font-size: 13px; color: var(--soft); padding-top: 6px; }
.area { stroke: #44524f; stroke-width: 1.4; stroke-linejoin: round; }
.seam { fill: #c3161c; stroke: #c3161c; stroke-width: 2.5; }
.label { font-size: 17px; text-anchor: middle; fill: #22302f; paint-order: stroke;
  stroke: rgba(255, 255, 255, .85); stroke-width: 4px; stroke-linejoin: round; }
tr.seam-row td { color: var(--soft); font-style: italic; }
tr.total td { font-weight: 600; border-top: 2px solid var(--accent); }
.severity { white-space: nowrap; font-weight: 600; }
.error { color: #a3161b; } .warning { color: #9a5b00; } .info { color: var(--soft); }
.lead { margin: 4px 0 0; font-size: 16px; color: var(--soft); }
@media print { tr, figure { break-inside: avoid; } h2 { break-after: avoid; } }
"""

TEMPLATE = """<!DOCTYPE html>
<html lang="{{ lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="SEDP Spatial">
<title>{{ title }}</title>
<style>
{{ style | safe }}
</style>
</head>
<body>
<header>
<p class="kicker">{{ words['page.kicker'] }}</p>
<h1>{{ title }}</h1>
<p class="lead">{{ lead }} {{ year }}</p>
</header>
<main>
<dl class="figures">
{% for one in figures %}
<div><dt>{{ one.name }}</dt><dd>{{ one.value }} <small>{{ one.unit }}</small></dd>
<dd class="aside">{{ one.aside }}</dd></div>
{% endfor %}
</dl>
{% if map.shapes %}
<figure class="map-of">
<svg viewBox="-6 -6 1012 {{ map.height + 12 }}" role="img">
<rect x="-6" y="-6" width="1012" height="{{ map.height + 12 }}" fill="#f6f5f0"/>
{% for one in map.shapes %}
<path class="area" d="{{ one.path }}" fill="{{ one.colour }}" fill-rule="evenodd">
<title>{{ one.name }}</title></path>
{% endfor %}
{% for one in map.seams %}
<path class="seam" d="{{ one }}" fill-rule="evenodd"/>
{% endfor %}
{% for one in map.labels %}
<text class="label" x="{{ one.x }}" y="{{ one.y }}">{{ one.text }}</text>
{% endfor %}
</svg>
<figcaption>{{ map_words }}</figcaption>
</figure>
{% endif %}
{% if findings %}
<h2>{{ words['district.findings'] }}</h2>
<div class="table"><table>
<tbody>
{% for one in findings %}
<tr><td class="severity {{ one.severity }}">{{ one.said }}</td><td>{{ one.message }}</td>
<td>{{ one.suggestion }}</td></tr>
{% endfor %}
</tbody>
</table></div>
{% if more %}<p class="more">{{ more_words }}</p>{% endif %}
{% endif %}
{% for section in sections %}
<h2>{{ section.title }}</h2>
{% if section.rows %}
<div class="table"><table class="bars">
<thead><tr><th></th><th>{{ words['column.municipality'] }}</th><th></th>
{% for one in section.head %}<th class="n">{{ one }}</th>{% endfor %}</tr></thead>
<tbody>
{% for row in section.rows %}
<tr><td class="place">{{ row.place }}</td><td>{{ row.name }}</td>
<td class="bar">{% if row.bar %}<i style="width:{{ row.bar }}%"></i>{% endif %}</td>
{% for one in row.cells %}<td class="n">{{ one }}</td>{% endfor %}</tr>
{% endfor %}
</tbody>
<tfoot><tr class="strong"><td></td><td>{{ words['row.total'] }}</td><td></td>
{% for one in section.foot %}<td class="n">{{ one }}</td>{% endfor %}</tr></tfoot>
</table></div>
{% if section.without %}<p class="more">{{ section.without }}</p>{% endif %}
{% else %}
<p class="more">{{ section.none }}</p>
{% endif %}
{% endfor %}
<h2>{{ words['district.closure'] }}</h2>
<div class="table"><table>
<thead><tr><th>{{ words['column.category'] }}</th><th class="n">{{ words['column.parcels'] }}</th>
<th class="n">{{ words['column.area_ha'] }}</th><th class="n">%</th></tr></thead>
<tbody>
{% for row in balance %}
<tr class="{{ 'total' if row.total is defined else 'seam-row' if row.seam else '' }}">
<td>{{ row.name }}</td><td class="n">{{ row.parcels }}</td>
<td class="n">{{ row.area }}</td><td class="n">{{ row.share }}</td></tr>
{% endfor %}
</tbody>
</table></div>
<section class="notes"><h2>{{ words['heading.notes'] }}</h2>
<ul>{% for one in notes %}<li>{{ one }}</li>{% endfor %}</ul></section>
</main>
<footer></footer>
</body>
</html>
"""
