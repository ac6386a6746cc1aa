"""How far apart two colours are for an eye, a colour-blind eye, and a grey printer.

CIEDE2000 after Sharma, Wu and Dalal (2005), doi:10.1002/col.20070; colour blindness by the matrices
of Machado, Oliveira and Fernandes (2009), doi:10.1109/TVCG.2009.113, severity 1.0, on linear RGB;
sRGB by IEC 61966-2-1, white D65.
"""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np

Triple = tuple[float, float, float]

_MACHADO = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
EYES = ("normal", *_MACHADO)
_TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(shade: str) -> np.ndarray:
    """Linear RGB of ``#rrggbb``."""
    coded = np.array([int(shade[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)


def lab(shade: str, eye: str = "normal") -> Triple:
    """CIE L*a*b* of a colour as an eye sees it."""
    rgb = linear(shade)
    if eye != "normal":
        rgb = np.clip(np.array(_MACHADO[eye]) @ rgb, 0, 1)
    ratio = _TO_XYZ @ rgb / _WHITE
    f = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return float(116 * f[1] - 16), float(500 * (f[0] - f[1])), float(200 * (f[1] - f[2]))


def lightness(shade: str) -> float:
    """L* of a colour: what a grey print keeps."""
    return lab(shade)[0]


def ciede2000(one: Triple, other: Triple) -> float:
    """The colour difference of two L*a*b* colours."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean7 = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    g = 0.5 * (1 - math.sqrt(mean7 / (mean7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    if c1 * c2 != 0 and h2 - h1 == 180:  # the formula's own side of the half turn
        turn = 180.0
    dl, dc = l2 - l1, c2 - c1
    dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    ml, mc = (l1 + l2) / 2, (c1 + c2) / 2
    mh = h1 + h2
    if c1 * c2 != 0:
        mh = mh / 2 if abs(h1 - h2) <= 180 else (mh + 360) / 2 if mh < 360 else (mh - 360) / 2
    t = (
        1
        - 0.17 * math.cos(math.radians(mh - 30))
        + 0.24 * math.cos(math.radians(2 * mh))
        + 0.32 * math.cos(math.radians(3 * mh + 6))
        - 0.20 * math.cos(math.radians(4 * mh - 63))
    )
    sl = 1 + 0.015 * (ml - 50) ** 2 / math.sqrt(20 + (ml - 50) ** 2)
    sc, sh = 1 + 0.045 * mc, 1 + 0.015 * mc * t
    rc = 2 * math.sqrt(mc**7 / (mc**7 + 25**7))
    rt = -math.sin(math.radians(60 * math.exp(-(((mh - 275) / 25) ** 2)))) * rc
    l_, c_, h_ = dl / sl, dc / sc, dh / sh
    return math.sqrt(l_**2 + c_**2 + h_**2 + rt * c_ * h_)


def apart(one: str, other: str) -> dict[str, float]:
    """The difference of two colours for each eye, and of their greys."""
    found = {eye: ciede2000(lab(one, eye), lab(other, eye)) for eye in EYES}
    return {**found, "grey": abs(lightness(one) - lightness(other))}


def as_seen(shade: str, eye: str) -> str:
    """A colour as an eye, or a grey printer, turns it: ``#rrggbb``."""
    if eye == "grey":
        light = np.repeat(_TO_XYZ[1] @ linear(shade), 3)
    elif eye == "normal":
        light = linear(shade)
    else:
        light = np.array(_MACHADO[eye]) @ linear(shade)
    light = np.clip(light, 0, 1)
    coded = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return "#" + "".join(f"{round(float(part) * 255):02x}" for part in coded)


def minima(shades: dict[str, str]) -> dict[str, tuple[float, str, str]]:
    """The least difference between any two colours of a legend, for each eye and in grey."""
    least: dict[str, tuple[float, str, str]] = {}
    for (a, one), (b, other) in combinations(shades.items(), 2):
        for eye, value in apart(one, other).items():
            least[eye] = min(least.get(eye, (math.inf, "", "")), (value, a, b))
    return least
