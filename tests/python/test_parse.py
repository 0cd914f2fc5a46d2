"""The ways in: text, bytes and files; their options and their errors."""

from __future__ import annotations

import errno
import multiprocessing
import os
import pickle
from pathlib import Path

import kamervragen as kv
import pytest
from conftest import FIXTURES

TEXT = """\
Vragen van het lid Van der Berk (ABC) aan de Minister van Infrastructuur en Waterstaat over de sluis bij Dorp \
(ingezonden 4 november 2030).

Vraag 1
Kent u het bericht over de sluis?

Vraag 2
Wanneer is de sluis geïnspecteerd?
"""


def test_text_bytes_and_file_give_the_same_document(tmp_path: Path) -> None:
    path = tmp_path / "vragen.txt"
    path.write_bytes(TEXT.encode())
    doc = kv.read(path)
    assert doc.questions[1].text == "Wanneer is de sluis geïnspecteerd?"
    assert doc.metadata.askers[0].party == "ABC"
    assert doc.source.name == "vragen.txt"
    assert doc == kv.parse(TEXT, name="vragen.txt")
    assert doc == kv.parse_bytes(TEXT.encode(), name="vragen.txt")
    assert doc == kv.parse_bytes(bytearray(TEXT.encode()), name="vragen.txt")
    assert doc == kv.read(os.fspath(path))


def test_a_bare_text_has_no_name() -> None:
    assert kv.parse(TEXT).source.name is None


def test_a_file_may_have_any_name(tmp_path: Path) -> None:
    path = tmp_path / "vrágen №1.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert kv.read(path).source.name == "vrágen №1.txt"


def test_bytes_in_other_character_sets_are_read() -> None:
    assert kv.parse_bytes(TEXT.encode("utf-16")).questions == kv.parse(TEXT).questions


def test_a_format_can_be_insisted_on(tmp_path: Path) -> None:
    assert kv.parse(TEXT, format="plain").source.format == "plain"
    assert kv.parse_bytes(TEXT.encode(), format="markdown").source.format == "markdown"
    path = tmp_path / "vragen"
    path.write_text(TEXT, encoding="utf-8")
    assert kv.read(path, format="markdown").source.format == "markdown"


def test_an_unknown_format_names_the_formats() -> None:
    choices = "'markdown', 'plain', 'op-xml', 'html', 'docx', 'pdf'"
    with pytest.raises(ValueError, match=f"^expected a format out of {choices}, but found 'word'"):
        kv.parse(TEXT, format="word")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        kv.parse(TEXT, format=3)  # type: ignore[arg-type]


def test_segments_come_when_asked_for(tmp_path: Path) -> None:
    assert kv.parse(TEXT).segments is None
    path = tmp_path / "vragen.txt"
    path.write_text(TEXT, encoding="utf-8")
    for doc in (kv.parse(TEXT, segments=True), kv.parse_bytes(TEXT.encode(), segments=True), kv.read(path, segments=True)):
        assert doc.segments
        source = TEXT.encode()
        read = "".join(source[start:end].decode() for start, end in (segment.span for segment in doc.segments))
        assert "".join(read.split()) == "".join(TEXT.split())


def test_options_are_keywords() -> None:
    with pytest.raises(TypeError):
        kv.parse(TEXT, "vragen.txt")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        kv.parse_bytes(TEXT)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        kv.parse(TEXT.encode())  # type: ignore[arg-type]


def test_half_characters_are_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        kv.parse("Vraag 1\nKent u \ud800?")


@pytest.mark.parametrize(
    ("data", "kind", "code"),
    [
        (b" \n", kv.EmptyError, "empty"),
        ("De dijk is hersteld. Het water zakt.".encode(), kv.NoQuestionsError, "no-questions"),
        (b"%PDF-1.7 and rubbish", kv.BrokenContainerError, "broken-container"),
        (b"\x7fELF\x00\x00\x01\x02\x03\x00\x00\xff\xfe\x00\x00", kv.UnreadableError, "unreadable"),
    ],
)
def test_what_holds_no_document_is_an_error_of_its_kind(data: bytes, kind: type[kv.KamervragenError], code: str) -> None:
    with pytest.raises(kind) as caught:
        kv.parse_bytes(data)
    assert type(caught.value) is kind
    assert isinstance(caught.value, kv.KamervragenError)
    assert isinstance(caught.value, ValueError)
    assert caught.value.code == kind.code == code
    assert str(caught.value).startswith("expected ")
    assert (caught.value.line, caught.value.column) == (None, None)


def test_too_large_an_input_is_refused() -> None:
    with pytest.raises(kv.TooLargeError, match=f"^expected at most 10 bytes, but found {len(TEXT.encode())}$") as caught:
        kv.parse_bytes(TEXT.encode(), max_bytes=10)
    assert caught.value.code == "too-large"


def test_each_limit_has_its_error() -> None:
    noted = "Vraag 1\nKent u dit?1\n1De Krant, 3 mei 2031\n"
    with pytest.raises(kv.TooManyError, match="^expected at most 0 questions, but found more$") as caught:
        kv.parse(noted, max_questions=0)
    assert caught.value.code == "too-many"
    with pytest.raises(kv.TooManyError, match="^expected at most 0 footnotes, but found more$"):
        kv.parse(noted, max_notes=0)
    assert len(kv.parse(noted, max_questions=1, max_notes=1).footnotes) == 1
    page = "<!DOCTYPE html><html><body><div><p>Vraag 1</p><p>Kent u dit?</p></div></body></html>"
    with pytest.raises(kv.TooDeepError, match="expected at most 2 elements inside each other"):
        kv.parse(page, max_depth=2)


def test_the_limits_hold_for_files() -> None:
    word, pdf = FIXTURES / "documents/docx/word_questions.docx", FIXTURES / "same/kv.pdf"
    with pytest.raises(kv.TooLargeError, match="^expected at most 100 bytes, but found"):
        kv.read(word, max_bytes=100)
    with pytest.raises(kv.TooLargeError, match="^expected at most 1000 bytes, but found"):
        kv.read(word, max_unpacked_bytes=1000)
    assert [found.code for found in kv.read(pdf).diagnostics] == []
    cut = kv.read(pdf, max_pdf_operations=100)
    assert "limit-reached" in [found.code for found in cut.diagnostics]
    assert cut == kv.read(pdf, max_pdf_operations=100)


def test_a_limit_that_there_is_not_is_an_error() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'max_words'"):
        kv.parse(TEXT, max_words=5)  # type: ignore[call-arg]


def test_too_deep_a_page_is_refused_with_its_place() -> None:
    page = "<!DOCTYPE html>\n" + "<div>" * 100_000
    with pytest.raises(kv.TooDeepError, match="expected at most 512 elements inside each other") as caught:
        kv.parse(page)
    assert caught.value.code == "too-deep"
    assert caught.value.line == 2
    assert caught.value.span is not None


def test_errors_can_be_pickled() -> None:
    error = kv.MalformedXmlError("4:2: expected well-formed XML", (30, 31), 4, 2)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kv.MalformedXmlError
    assert (str(again), again.code, again.span, again.line, again.column) == (
        "4:2: expected well-formed XML",
        "malformed-xml",
        (30, 31),
        4,
        2,
    )


def test_a_missing_file_stays_a_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "is-er-niet.txt"
    with pytest.raises(FileNotFoundError) as caught:
        kv.read(path)
    assert caught.value.errno == errno.ENOENT
    assert caught.value.filename == os.fspath(path)
    with pytest.raises(FileNotFoundError) as expected:
        path.open(encoding="utf-8")
    assert str(caught.value) == str(expected.value)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        kv.read(tmp_path)
    with pytest.raises(TypeError):
        kv.read(3)  # type: ignore[arg-type]


def test_documents_come_back_from_other_processes() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.map(kv.parse, [TEXT]) == [kv.parse(TEXT)]
        with pytest.raises(kv.NoQuestionsError):
            pool.map(kv.parse, ["De dijk is hersteld."])


def record(identifier: str) -> bytes:
    return f"<metadata_gegevens><metadata name='DC.identifier' scheme='' content='{identifier}'/></metadata_gegevens>".encode()


def test_the_record_beside_a_file_is_read_with_it(tmp_path: Path) -> None:
    path = tmp_path / "vragen.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert kv.read(path).metadata.record == ()
    tmp_path.joinpath("vragen.metadata.xml").write_bytes(record("kv-tk-2030Z19876"))
    doc = kv.read(path)
    assert doc.metadata.publication_id == "kv-tk-2030Z19876"
    assert [(entry.name, entry.scheme, entry.content) for entry in doc.metadata.record] == [
        ("DC.identifier", None, "kv-tk-2030Z19876")
    ]
    assert doc == kv.parse(TEXT, name="vragen.txt", metadata=record("kv-tk-2030Z19876"))
    assert doc == kv.parse_bytes(TEXT.encode(), name="vragen.txt", metadata=bytearray(record("kv-tk-2030Z19876")))


def test_a_record_that_is_given_takes_the_place_of_the_one_beside(tmp_path: Path) -> None:
    path = tmp_path / "vragen.txt"
    path.write_text(TEXT, encoding="utf-8")
    tmp_path.joinpath("metadata.xml").write_bytes(record("kv-tk-2030Z19876"))
    assert kv.read(path, metadata=record("kv-tk-2030Z19877")).metadata.publication_id == "kv-tk-2030Z19877"
    with pytest.raises(TypeError):
        kv.read(path, metadata="metadata.xml")  # type: ignore[arg-type]


def test_a_record_that_cannot_be_read_is_a_diagnostic(tmp_path: Path) -> None:
    path = tmp_path / "vragen.txt"
    path.write_text(TEXT, encoding="utf-8")
    tmp_path.joinpath("metadata.xml").write_text("<html>404</html>", encoding="utf-8")
    doc = kv.read(path)
    assert [found.code for found in doc.diagnostics] == ["unreadable-record"]
    assert doc.questions == kv.parse(TEXT).questions


def test_text_is_decoded_already_whatever_it_declares() -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?>\n' + TEXT
    declared = {found.code for found in kv.parse_bytes(text.encode(), format="plain").diagnostics}
    assert "guessed-charset" in declared
    assert "guessed-charset" not in {found.code for found in kv.parse(text, format="plain").diagnostics}
