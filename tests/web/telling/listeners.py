"""Those who listen to a desk that answers for real."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from accordingto.web.desk import Desk
from accordingto.web.people import Person
from tests.web.conftest import NAMES, PASSWORD


@contextmanager
def asking(address: str, desk: Desk, by: str) -> Iterator[tuple[httpx.Client, Person]]:
    """A reviewer who asks by a ``session`` or a ``token``, and who that is."""
    account = desk.people.accounts.named(NAMES["reviewer"])
    one = Person(account.name, account.role, account.id)
    with httpx.Client(base_url=address, timeout=10) as client:
        if by == "token":
            client.headers["Authorization"] = f"Bearer {desk.people.tokens.make(one, 'a script', ['read', 'add'], 1)[1]}"
        else:
            form = client.get("/sign-in").text.partition('name="csrf" value="')[2]
            client.headers.update({"Origin": address, "X-CSRF": form.partition('"')[0]})
            assert client.post("/sign-in", data={"name": one.name, "password": PASSWORD}).status_code == 303
        yield client, one
