"""A sample city from the command line, with a line for every tenth commune."""

from django.db import DatabaseError

from langso.core.actions import Refused
from langso.installation.serving import prepare
from langso.installation.words import Language, say
from langso.sample.city import load_city


def load(communes: int, language: Language) -> int:
    """Print how far it is; see `langso.installation.sample`."""

    def tell(done: int) -> None:
        if done % 10 == 0 or done == communes:
            print(say("sample_city", language, done=done, all=communes), flush=True)

    print(say("preparing", language), flush=True)
    try:
        prepare()
        city = load_city(communes, tell)
    except Refused:
        print(say("real_communes", language))
        return 1
    except DatabaseError as error:
        print(say("no_database", language, problem=error))
        return 1
    if city.password:
        words = {"username": city.username, "password": city.password}
        print(say("new_password", language, **words))
    return 0
