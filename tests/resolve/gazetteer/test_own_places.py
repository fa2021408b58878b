from __future__ import annotations

import pytest

from harmledger.errors import InputError
from harmledger.model.place import Place
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId
from harmledger.resolve.gazetteer import store
from harmledger.resolve.gazetteer.lookup import search
from harmledger.resolve.gazetteer.own_places import add
from harmledger.resolve.place import PlaceContext, resolve_place


def place(words: str, **rest: str) -> Place:
    return Place(ClaimId("c"), words, Span(0, len(words)), **rest)


def dump_line(number: int, name: str, point: tuple[str, str], feature: tuple[str, str]) -> str:
    spelt = [str(number), name, name, "Zabarmari Village,زبرماري", *point, *feature, "NG", "", "27", "", "", ""]
    return "\t".join([*spelt, "0", "", "300", "Africa/Lagos", "2024-01-01"])


def test_a_table_of_ones_own_is_found_from_then_on(fresh_home, tmp_path):
    file = tmp_path / "My villages.csv"
    file.write_text(
        "Name,Lat,Lon,Country,Province,Aliases\n"
        'Qasr Zubeida,35.5,36.5,Syria,Idlib,"Qasr Zbeida|قصر زبيدة"\n'
        "Nowhere,0,0,Syria,Idlib,\n"
        "Too far,95,36,Syria,Idlib,\n"
        "No country,35,36,,,\n"
        ",35,36,Syria,,\n"
        "Not a number,here,there,Syria,,\n",
        encoding="utf-8",
    )
    assert search("Qasr Zubeida", ("SY",)) == ()
    added = add(file)
    assert (added.places, len(added.left_out)) == (1, 5)
    assert added.left_out[0] == "line 3: no place on earth at '0', '0'"
    assert added.file.is_relative_to(store.data_folder())
    for spelling in ("Qasr Zubeida", "Qasr Zbeideh", "قصر زبيدة"):
        found = resolve_place(place(spelling, country="Syria"), PlaceContext())
        assert found.match
        assert (found.match.latitude, found.match.longitude, found.match.admin1) == (35.5, 36.5, "Idlib")
        assert found.match.place_id == "user:my-villages:1"


def test_a_file_of_the_same_name_is_replaced(fresh_home, tmp_path):
    file = tmp_path / "own.csv"
    for name in ("Qasr Zubeida", "Tel Zubeida"):
        file.write_text(f"name;latitude;longitude;country\n{name};35.5;36.5;SY\n", encoding="utf-8")
        add(file)
    assert len(store.own()) == 1
    assert not search("Qasr Zubeida", ("SY",)) or search("Qasr Zubeida", ("SY",))[0].entry.name != "Qasr Zubeida"


def test_the_country_may_be_given_for_all(fresh_home, tmp_path):
    file = tmp_path / "own.tsv"
    file.write_text("name\tlatitude\tlongitude\nQasr Zubeida\t35.5\t36.5\n", encoding="utf-8")
    with pytest.raises(InputError, match="no country"):
        add(file)
    assert add(file, country="Syria").places == 1


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "has no column"),
        (b"\xff\xfe\x00n", "not UTF-8"),
        (b"title,text\nA,B\n", "has no column name, latitude, longitude"),
        (b"name,latitude,longitude,country\n", "gave no place"),
        (
            b"name,latitude,longitude,country\n" + b"x" * 200_000 + b",1,2,SY\n",
            "no table of places|a name of 200,000 characters",
        ),
    ],
)
def test_what_is_no_list_of_places(fresh_home, tmp_path, content, why):
    file = tmp_path / "own.csv"
    file.write_bytes(content)
    with pytest.raises(InputError, match=why):
        add(file)
    assert store.own() == ()


def test_a_file_that_is_not_there(fresh_home, tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        add(tmp_path / "none.csv")


def test_a_geonames_dump_keeps_its_ids_and_finds_its_province(fresh_home, tmp_path):
    file = tmp_path / "NG.txt"
    file.write_text(
        "\n".join(
            [
                dump_line(2346794, "Borno State", ("11.5", "13"), ("A", "ADM1")),
                dump_line(99999991, "Zabarmari", ("11.92", "13.22"), ("P", "PPL")),
                dump_line(99999992, "Old Zabarmari", ("11.92", "13.22"), ("P", "PPLH")),
                dump_line(99999993, "Lost Zabarmari", ("0", "0"), ("P", "PPL")),
                "broken line",
            ]
        ),
        encoding="utf-8",
    )
    added = add(file)
    assert (added.places, len(added.left_out)) == (1, 2)
    found = resolve_place(place("Zabarmari"), PlaceContext(countries=("NG",)))
    assert found.match
    assert (found.match.place_id, found.match.admin1, found.geo_precision) == ("geonames:99999991", "Borno State", "exact")
