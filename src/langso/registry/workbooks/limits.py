"""How much of a workbook is worth reading; beyond it lies a mistake or an attack."""

MEGABYTE = 1_000_000
MAX_MEGABYTES = 20  # an uploaded workbook; 40.000 households take about 3
MAX_UNPACKED = 150 * MEGABYTE  # all parts of a zip file together
MAX_SHEETS = 100  # a commune has at most some 60 villages
MAX_ROWS = 60_000  # of all sheets together
MAX_COLUMNS = 100
MAX_CELL = 300  # characters kept of one cell
CHILD_MEMORY = 600 * MEGABYTE  # of the process that opens the workbook
CHILD_SECONDS = 20
