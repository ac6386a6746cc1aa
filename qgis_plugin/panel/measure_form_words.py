"""What the fields of a measure are called, and what may be wrong with them; plain Qt."""

from __future__ import annotations

from .qt import tr


def field_words() -> dict[str, str]:
    """What each field is called."""
    return {
        "name": tr("Name"),
        "section": tr("Section"),
        "cost_som": tr("Cost, som"),
        "cost_low_som": tr("The least that it may cost"),
        "cost_high_som": tr("The most that it may cost"),
        "annual_upkeep_som": tr("Upkeep a year, som"),
        "quantity": tr("Quantity"),
        "year": tr("The year of building"),
        "commissioning_year": tr("The year of commissioning"),
        "sources": tr("Sources, som"),
        "purpose": tr("Purpose"),
        "after": tr("After"),
        "note": tr("Note"),
        "plots": tr("Land plots"),
    }


def rule_words() -> dict[str, str]:
    """What is wrong, and what to do."""
    return {
        "no_name": tr("Give the measure a name."),
        "no_section": tr("Choose the section of the programme."),
        "no_number": tr("{field}: {value} is no amount; write a number from 0 on."),
        "no_cost": tr("Write what it costs."),
        "not_between": tr("The cost must lie between the least and the most."),
        "no_year": tr("Choose the year of building."),
        "outside": tr("{year} is no year of the plan: choose one from {first} to {last}."),
        "ready_before": tr("It cannot be ready in {ready} if it is built in {year}."),
        "no_source": tr("Say who pays: write an amount beside a source."),
        "unknown_source": tr("The source {source} is not known."),
        "not_the_cost": tr("The sources give {paid} of {cost} som: they differ by {difference}."),
        "unknown_after": tr("After: there is no measure {other}."),
    }
