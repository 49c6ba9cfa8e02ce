"""How much of a file is worth reading; beyond it lies a mistake or an attack."""

MEGABYTE = 1_000_000
MAX_MEGABYTES = 50  # an uploaded file of any kind
MAX_CHARACTERS = 5_000_000  # a text; a resolution has some ten thousand
MAX_PART = 16 * MEGABYTE  # one part of a Word file, unpacked
MAX_DIRECTORY = 1 * MEGABYTE  # the list of parts in a zip file
MAX_ELEMENTS = 400_000  # of XML in a Word file; a hundred pages have some 50,000
MAX_TAG = 65_536  # characters of one XML tag
MAX_PAGES = 400  # of a PDF with text
MAX_SCANS = 100  # pages to recognise
MAX_PIXELS = 50_000_000  # of a picture, unpacked
CHILD_MEMORY = 400 * MEGABYTE  # of a process that opens PDF and pictures
PDF_SECONDS = 30
SCAN_SECONDS = 90  # for one page
OFFICE_SECONDS = 60
