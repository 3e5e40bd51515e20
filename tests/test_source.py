"""Text -> values and lines: nothing is guessed, nothing is executed, every mistake has its line."""

import pytest
import yaml
from campaign import source
from campaign.source import decode, read_yaml, split_front_matter


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both readers of PyYAML: where libyaml is missing, the other one reads."""
    monkeypatch.setattr(source, "LOADER", getattr(yaml, request.param))


def said(text: str) -> list[str]:
    return [str(problem) for problem in read_yaml(text, "f.yml")[1]]


@pytest.mark.usefixtures("loader")
def test_every_value_stays_the_text_that_was_written() -> None:
    text = 'giờ: 10:30\nkhông: no\nngày: 2022-11-15\nmã: 05977\nsố: 1_000\nmũ: 1e3\nrỗng: ""\nchữ: "null"\n'
    read, problems = read_yaml(text, "f.yml")
    assert read and not problems
    assert read.data == {
        "giờ": "10:30",
        "không": "no",
        "ngày": "2022-11-15",
        "mã": "05977",
        "số": "1_000",
        "mũ": "1e3",
        "rỗng": "",
        "chữ": "null",
    }


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("nothing", ["", "~", "null", "NULL", "  # chú thích"])
def test_nothing_written_is_nothing(nothing: str) -> None:
    read, problems = read_yaml(f"a: {nothing}\nb:\n  - {nothing}\n", "f.yml")
    assert read and not problems
    assert read.data == {"a": None, "b": [None]}


@pytest.mark.usefixtures("loader")
def test_every_key_and_item_has_its_line() -> None:
    read, _ = read_yaml(
        "a: 1\n# chú thích\n\nb:\n  - c: |\n      x\n\n      y\n    d: 2\n  - e\n", "f.yml", 10
    )
    assert read
    assert {path: line - 10 for path, line in read.lines.items()} == {
        (): 0,
        ("a",): 0,
        ("b",): 3,
        ("b", 0): 4,
        ("b", 0, "c"): 4,
        ("b", 0, "d"): 8,
        ("b", 1): 9,
    }
    assert read.line(("b", 0, "không có")) == 14
    assert read.written(("b", 1, "x", 7)) == ("b", 1)


TAB = "dòng này dùng phím Tab để thụt đầu dòng → thay Tab bằng dấu cách (2 dấu cách mỗi bậc)"
SIGN = "giá trị bắt đầu bằng một dấu có nghĩa riêng trong YAML → đặt cả câu trong ngoặc kép"
COLON = "dấu hai chấm “:” ở chỗ không được phép"
QUOTE = 'ngoặc kép mở ở đây mà không đóng → thêm dấu " ở cuối câu'
BRACKET = "ngoặc vuông hoặc ngoặc nhọn chưa khép"
INDENT = "dòng này thụt lệch với các dòng trên, hoặc có chữ thừa sau ngoặc kép"
ALIAS = "không dùng “&…” và “*…” của YAML trong dữ liệu"
EMPTY = "chưa có dữ liệu → điền theo mẫu cùng loại, hoặc xóa tệp này"
HIDDEN = "có ký tự điều khiển không nhìn thấy (mã U+{}) → gõ lại dòng này, không dán từ phần mềm khác"
BACKSLASH = "dấu “\\” trong ngoặc kép có nghĩa riêng nên không đọc được"


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("a: 1\n\tb: 2\n", 2, TAB),
        ("a:\n\t- b", 2, TAB),
        ("a:\n  b: 1\n  \tc: 2\n", 3, TAB),
        ("a: @b\n", 1, SIGN),
        ("a: 1\nb: %c\n", 2, SIGN),
        ("a: * sao\n", 1, SIGN),
        ("a: Luật: mới\n", 1, COLON),
        ("a: 1\n  b: 2\n", 2, COLON),
        ('a: "mở\nb: 2\nc: 3\n', 1, QUOTE),
        ("a: 1\nb: 'mở\nc: 3\n", 2, QUOTE),
        ("a: [1, 2\nb: 3\n", 2, BRACKET),
        ("a: {b: 1\n", 1, BRACKET),
        ("a: ]\n", 1, BRACKET),
        ("a:\n    b: 1\n  c: 2\n", 3, INDENT),
        ('a: "nói "thế" này"\n', 1, INDENT),
        ("a: 1\n- b\n", 2, INDENT),
        ("a: 1\nb\n", 2, "thiếu dấu hai chấm sau tên khóa → viết dạng “khóa: giá trị”"),
        ('a: "C:\\dữ liệu"\n', 1, BACKSLASH),
        ("a: 1\nb: 2\na: 3\n", 3, "khóa “a” bị lặp lại (đã có ở dòng 1) → chỉ giữ lại một"),
        ("a: &x 1\nb: *x\n", 1, ALIAS),
        ("a: 1\n<<: *x\n", 2, ALIAS),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "không dùng nhãn “tag:yaml.org,2002:python/object"),
        ("a: !vi Lạng Sơn\n", 1, "không dùng nhãn “!vi” của YAML → bỏ phần bắt đầu bằng dấu !"),
        ("a: 1\n---\nb: 2\n", 2, "tệp có dòng “---” thứ hai ở giữa"),
        ("[a]: 1\n", 1, "tên khóa phải là chữ → viết dạng “khóa: giá trị”"),
        ("", 1, EMPTY),
        ("# chỉ có chú thích\n", 1, EMPTY),
        ("null\n", 1, EMPTY),
        ('a: 1\nb: "\\a"\n', 2, HIDDEN.format("0007")),
        ('a: 1\n"\\u2028": 2\n', 2, HIDDEN.format("2028")),
        ("a: >x\n", 1, "không đọc được dòng này theo cú pháp YAML"),
    ],
)
def test_what_breaks_the_grammar_is_named_at_its_line(text: str, line: int, sentence: str) -> None:
    found = said(text)
    assert len(found) == 1
    assert found[0].startswith(f"f.yml:{line}: {sentence}")


@pytest.mark.usefixtures("loader")
def test_an_alias_bomb_does_not_go_off() -> None:
    levels = [f"l{i}: &l{i} [{', '.join([f'*l{i - 1}'] * 9)}]" for i in range(1, 40)]
    assert said("\n".join(["l0: &l0 [hì]", *levels]))[0].startswith(f"f.yml:1: {ALIAS}")


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    "deep",
    ["[" * 100 + "]" * 100, "{a: " * 100 + "1" + "}" * 100, "- " * 100 + "a", "[" * 5000],
)
def test_a_hundred_levels_are_too_many(deep: str) -> None:
    problem = "f.yml:1: dữ liệu lồng nhau quá 20 tầng → viết phẳng hơn theo mẫu"
    assert said(deep) == [problem]


@pytest.mark.usefixtures("loader")
def test_reading_goes_on_after_a_repeated_key() -> None:
    read, problems = read_yaml("a:\n  b: 1\n  b: {c: 2}\nd: 4\na: [5]\nd: 6\n", "f.yml")
    assert read and read.data == {"a": {"b": "1"}, "d": "4"}
    assert [problem.line for problem in problems] == [3, 5, 6]


def test_text_is_utf_8_in_nfc_with_one_kind_of_line_end() -> None:
    assert decode("\ufeffa\r\nLa\u0323ng So\u031bn\rb".encode(), "f") == ("a\nLạng Sơn\nb", [])


@pytest.mark.parametrize(
    ("raw", "line", "what"),
    [
        (b"a: 1\nb: \xe1\n", 2, "tệp không ở bảng mã UTF-8"),
        (b"\xef\xbb\xbfa: 1\n\xff\n", 2, "tệp không ở bảng mã UTF-8"),
        ("a: 1\n".encode("utf-16"), 1, "tệp không ở bảng mã UTF-8"),
        (b"\x89PNG\r\n\x1a\n", 1, "tệp không ở bảng mã UTF-8"),
        ("á: 1\nb: \x07\n".encode(), 2, "có ký tự điều khiển không nhìn thấy (mã U+0007)"),
        ("a: 1\n\nb: x\u2028y\n".encode(), 3, "có ký tự điều khiển không nhìn thấy (mã U+2028)"),
        (b"a\0b", 1, "có ký tự điều khiển không nhìn thấy (mã U+0000)"),
        ("a\ufeff".encode(), 1, "có ký tự điều khiển không nhìn thấy (mã U+FEFF)"),
    ],
)
def test_unclean_text_is_refused_at_its_line(raw: bytes, line: int, what: str) -> None:
    text, problems = decode(raw, "f")
    assert text is None
    assert [(problem.line, problem.what.startswith(what)) for problem in problems] == [(line, True)]


def test_front_matter_body_and_where_it_begins() -> None:
    assert split_front_matter("---\na: 1\n---\nthân\n") == ("a: 1\n", "thân\n", 4)
    assert split_front_matter("--- \n---\n") == ("", "", 3)
    assert split_front_matter("---\na: 1\n--- \n---\n") == ("a: 1\n", "---\n", 4)
    for text in ("thân\n", "---\na: 1\n", "", "----\na: 1\n---\n"):
        assert split_front_matter(text) == (None, text, 1)


def test_a_huge_line_is_read() -> None:
    read, problems = read_yaml(f"a: {'x' * 3_000_000}\nb: 1\n", "f.yml")
    assert read and not problems and read.line(("b",)) == 2
