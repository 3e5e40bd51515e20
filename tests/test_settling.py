"""What is held of a paper's pages from one run to the next, told by what its templates found."""

from typing import Any

from campaign.settling import Held


def found(**said: Any) -> dict[str, Any]:
    return {"choices": [], "strayed": [], "endings": [], **said}


def test_a_chapter_set_closer_stays_so_only_if_that_spares_a_page() -> None:
    held = Held()
    assert held.heed(found(endings=[("01", 5, 0.1), ("02", 3, 0.1), ("03", 4, 0.9), ("04", 1, 0.1)]))
    assert held.closer == {"01": True, "02": True}
    assert held.heed(found(endings=[("01", 4, 0.1), ("02", 3, 0.05), ("03", 4, 0.9)]))
    assert held.closer == {"01": True, "02": False}
    assert not held.heed(found(endings=[("01", 4, 0.1), ("02", 3, 0.1), ("03", 4, 0.9)]))
    assert held.closer == {"01": True, "02": False}


def test_a_chapter_set_closer_forgets_where_its_pictures_and_notes_were() -> None:
    held = Held(
        fixed={"01#a": 1, "02#a": 1},
        notes={"01#fn:1": 1, "02#fn:1": 1},
    )
    choices = [{"key": "01#a", "choice": 0.4}, {"key": "02#a", "choice": 1}]
    assert held.heed(found(choices=choices, endings=[("01", 5, 0.1), ("02", 5, 0.8)]))
    assert (held.pictures, held.fixed, held.notes) == ({"02#a": 1}, {"02#a": 1}, {"02#fn:1": 1})


def test_a_picture_before_its_call_is_put_in_its_place_the_first_of_each_chapter_only() -> None:
    choices = [{"key": f"{key}#{n}", "choice": 2, "ahead": True} for key in ("01", "02") for n in (1, 2)]
    held = Held()
    assert held.heed(found(choices=[*choices, {"key": "03#1", "choice": 0.5}]))
    assert held.fixed == {"01#1": 1, "02#1": 1}
    assert held.pictures == {"03#1": 0.5}


def test_a_note_is_held_more_firmly_each_time_before_its_call_and_but_once_behind_it() -> None:
    held = Held()
    for firmly in (1, 2, 3):
        assert held.heed(found(strayed=[("01#fn:a", -1), ("01#fn:b", -1)]))
        assert held.notes == {"01#fn:a": firmly}
    assert held.heed(found(strayed=[("01#fn:a", -1), ("02#fn:b", 1)]))
    assert held.notes == {"01#fn:a": 3, "02#fn:b": 1}
    assert not held.heed(found(strayed=[("01#fn:a", -1), ("02#fn:b", 1)]))


def test_a_chapter_whose_pages_move_is_not_yet_asked_how_it_ends() -> None:
    held = Held()
    assert held.heed(found(strayed=[("01#fn:a", 1)], endings=[("01", 3, 0.1)]))
    assert held.closer == {}


def test_a_paper_that_the_standard_refuses_is_tried_with_no_chapter_set_closer() -> None:
    held = Held(closer={"01": True, "02": False}, notes={"01#fn:a": 1, "02#fn:a": 1})
    assert held.loosen()
    assert (held.closer, held.notes) == ({"01": False, "02": False}, {"02#fn:a": 1})
    assert not held.loosen()
    assert not held.heed(found(endings=[("01", 5, 0.1)]))
