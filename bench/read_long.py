"""A 2 MB text is read at the same rate per character as one resolution."""

from bench.measure import a_resolution, median_ms, report
from langso.reader import read_text


def main() -> None:
    text, _ = a_resolution()
    times = -(-2_000_000 // len(text.encode()))
    long = "\n\n".join([text] * times)
    short_rate = median_ms(lambda: read_text(text), 21) * 1000 / len(text)
    long_rate = median_ms(lambda: read_text(long), 3) * 1000 / len(long)
    report(
        "read_long",
        long_rate,
        "µs per character of a 2 MB text",
        round(short_rate * 1.5, 2),
        {"one resolution": short_rate},
    )


if __name__ == "__main__":
    main()
