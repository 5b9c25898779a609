"""Changes are made only from pages of the desk itself."""

from fastapi.testclient import TestClient


def test_each_role_is_known(reader: TestClient, stranger: TestClient) -> None:
    assert reader.get("/").status_code == 200
    assert stranger.get("/").headers["location"] == "/sign-in?to=%2F"


def test_on_a_laptop_nobody_signs_in(laptop: TestClient) -> None:
    assert laptop.get("/").status_code == 200
