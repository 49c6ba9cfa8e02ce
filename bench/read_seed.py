"""One resolution read in a warm process on one core: at most 10 ms."""

import re
import unicodedata

from bench.measure import a_resolution, median_ms, report
from langso.reader import read_text


def main() -> None:
    text, name = a_resolution()

    def least() -> None:
        """Normalise once and look at every numeral once: no reader can do less."""
        re.findall(r"\d+|\w+", unicodedata.normalize("NFC", text))

    value = median_ms(lambda: read_text(text), 51)
    print(f"{name}: {len(text)} characters")
    report("read_seed", value, "ms", 10, {"split into words": median_ms(least, 51)})


if __name__ == "__main__":
    main()
