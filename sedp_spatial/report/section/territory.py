"""The territory and its land balance by category."""

from __future__ import annotations

from ..balance_form import BalanceForm, FormRow, balance_form
from ..comparison_form import change_form
from ..document.blocks import Block, Table
from ..maps.charts import BarRow, bar_picture
from ..maps.themes import hatch
from ..words import colour, number, short_category, value_label, word
from .teller import Chapter, Teller, capital, columns, text

_FAR = {"above_5": 5, "above_20": 20}


def territory(teller: Teller) -> Chapter:
    """How much land there is, of which category, and whether it closes."""
    balance = teller.part("balance")
    if balance is None:
        return teller.without("territory", "balance")
    form = balance_form(balance, teller.lang)
    largest = max(form.rows, key=lambda row: row.area)
    lead = teller.say(
        "territory.lead",
        territory=teller.ha(form.closure.territory),
        area=teller.ha(largest.area),
        share=number(largest.share, teller.lang, 1),
        category=_inside(largest.label),
    )
    described = [f"{row.label} {teller.ha(row.area)}" for row in form.rows]
    blocks: list[Block] = [_table(teller, form), *_remarks(teller, form)]
    blocks += teller.map("land", teller.say("territory.map"), described)
    chart = bar_picture(_bars(teller, form), teller.say("territory.chart"))
    blocks.append(teller.chart(chart, teller.say("territory.chart"), described))
    blocks += _change(teller, form)
    return teller.chapter("territory", lead, blocks)


def printed_categories(teller: Teller) -> dict[str, str]:
    """The printed hectares by category, for the legend of the map."""
    balance = teller.part("balance")
    if balance is None:
        return {}
    unit = word("unit.ha", teller.lang)
    rows = balance_form(balance, teller.lang).rows
    return {row.code: f"{teller.ha(row.area)}\u00a0{unit}" for row in rows}


def _inside(label: str) -> str:
    """A name within a sentence begins small."""
    return label[:1].lower() + label[1:]


def _table(teller: Teller, form: BalanceForm) -> Table:
    registered = form.total.registered > 0
    head = [teller.say("plots"), teller.say("area_ha"), teller.say("share")]
    if registered:
        head += [teller.say("registered"), teller.say("difference")]

    def cells(row: FormRow) -> tuple[str, ...]:
        values = (row.label, teller.count(row.parcels), teller.ha(row.area))
        share = number(row.share, teller.lang, 2)
        compared = (teller.ha(row.registered), teller.ha(row.difference)) if registered else ()
        return (*values, share, *compared)

    closure = form.closure
    closing = [
        (word("page.overlaps", teller.lang), -closure.overlap),
        (word("page.gaps", teller.lang), closure.gap),
        (word("page.outside", teller.lang), -closure.outside),
    ]
    empty = ("",) * (3 if registered else 1)
    foot: list[tuple[str, ...]] = [cells(form.total)]
    for label, value in closing:
        if value:
            foot.append((capital(label), "", teller.ha(value), *empty))
    if len(foot) > 1:
        territory = teller.ha(closure.territory)
        foot.append((word("page.territory", teller.lang), "", territory, *empty))
    return Table(
        teller.say("territory.table"),
        columns(teller.title("category"), *head, weight=3.4),
        tuple(cells(row) for row in form.rows),
        tuple(foot),
        key="balance",
    )


def _remarks(teller: Teller, form: BalanceForm) -> list[Block]:
    said = [teller.say("territory.closes", parcels=teller.count(form.total.parcels))]
    if form.total.registered:
        said.append(
            teller.say(
                "territory.registered",
                registered=teller.ha(form.total.registered),
                difference=teller.ha(form.total.difference),
            )
        )
    registered = teller.part("registered")
    if registered is not None:
        classes = registered.classes
        far = classes[classes["tolerance_class"].isin(list(_FAR))]
        count = int(far["parcels"].sum())
        if count:
            least = min(_FAR[name] for name in far["tolerance_class"])
            said.append(teller.say("territory.tolerance", count=teller.count(count), percent=least))
    check = teller.part("check")
    if check is not None:
        errors, warnings = check.errors, check.warnings
        key = "territory.check" if errors or warnings else "territory.check_none"
        said.append(teller.say(key, errors=teller.count(errors), warnings=teller.count(warnings)))
    return [text(" ".join(said))]


def _bars(teller: Teller, form: BalanceForm) -> list[BarRow]:
    return [
        BarRow(
            short_category(row.code, teller.lang),
            row.area,
            teller.ha(row.area),
            colour("category", row.code),
            hatch("category", row.code),
        )
        for row in form.rows
    ]


def _change(teller: Teller, form: BalanceForm) -> list[Block]:
    change = teller.part("change")
    if change is None or "category" not in change.table.columns:
        return []
    printed = change_form(change, form)
    rows = printed.table
    farm = rows.loc[rows["category"] == "agricultural", "net_ha"]
    said = teller.say(
        "territory.change",
        changed=teller.ha(printed.changed),
        net=_signed(teller, float(farm.sum())),
    )
    table = Table(
        teller.say("territory.change_table"),
        columns(
            teller.title("category"),
            teller.say("before"),
            teller.say("after"),
            teller.say("net"),
            weight=3.4,
        ),
        tuple(
            (
                value_label("category", row["category"], teller.lang),
                teller.ha(row["before_ha"]),
                teller.ha(row["after_ha"]),
                _signed(teller, row["net_ha"]),
            )
            for row in rows.to_dict("records")
        ),
    )
    return [text(said), table]


def _signed(teller: Teller, value: float) -> str:
    shown = teller.ha(value)
    return f"+{shown}" if value > 0 else shown
