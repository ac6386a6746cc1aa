"""Floor 6: what people read of a result: tables, maps, charts, a workbook, a page.

Nothing is imported here: the summary page must open where no report library is installed.
"""
