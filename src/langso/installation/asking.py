"""How many questions a village head gets in a month, commune by commune."""

from langso.installation.words import Language, say
from langso.measures.queries.asked import asked_a_month
from langso.vietnamese.numbers import print_number


def asked(language: Language) -> int:
    """Print a sentence for each commune; see `langso.installation.asked`."""
    found = asked_a_month()
    for one in found:
        numbers = {"count": one.rounded, "forms": one.forms, "saved": round(one.saved)}
        printed = {name: print_number(number) for name, number in numbers.items()}
        print(say("asked", language, place=str(one.commune), **printed))
        for form, question, source in one.mapped:
            names = {"form": form.name, "source": source.name}
            measure = question.measure.name
            print(say("asked_mapped", language, measure=measure, **names))
    if not found:
        print(say("asked_nothing", language))
    return 0
