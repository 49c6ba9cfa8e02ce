"""Lists of households in any layout, read from Excel, OpenDocument and CSV files.

Pure Python: `opening.open_book` gives sheets of text, `columns.guess` says which column
is what, and `rows.read_rows` gives the households with what is doubtful about each.
"""
