"""The classes: the same names as the JSON, frozen, compared by value, picklable."""

from __future__ import annotations

import copy
import datetime as dt
import gc
import json
import pickle
from collections.abc import Iterator
from typing import Any

import kamervragen as kv
import pytest


def parts_of(part: object) -> Iterator[object]:
    """The part and all parts below it, without going back up to the document."""
    yield part
    if isinstance(part, tuple):
        for item in part:
            yield from parts_of(item)
    elif type(part).__module__ == "kamervragen":
        for name in attributes_of(type(part)):
            if name not in {"document", "answer"}:
                yield from parts_of(getattr(part, name))


def attributes_of(kind: type) -> list[str]:
    return [name for name, value in vars(kind).items() if type(value).__name__ == "getset_descriptor"]


def objects_of(doc: kv.Document | kv.Dossier) -> list[Any]:
    return [part for part in parts_of(doc) if type(part).__module__ == "kamervragen"]


def as_json(value: object) -> object:
    """What an attribute stands for in the JSON."""
    if isinstance(value, tuple):
        return [as_json(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if type(value).__module__ == "kamervragen":
        return value.to_dict()  # type: ignore[attr-defined]
    return value


def test_every_class_occurs_in_the_document_or_its_matter(doc: kv.Document) -> None:
    classes = {value for value in vars(kv).values() if isinstance(value, type) and value.__module__ == "kamervragen"}
    [matter] = kv.Corpus([doc, doc]).dossiers()
    assert {type(part) for whole in (doc, matter) for part in objects_of(whole)} == classes


def test_a_document_keeps_all_of_the_contract(doc: kv.Document, contract: dict[str, Any]) -> None:
    assert doc.to_dict() == contract
    assert json.loads(doc.to_json()) == contract
    assert json.loads(doc.to_json(pretty=True)) == contract
    assert doc.to_json(pretty=True).startswith('{\n  "schema_version": 1,\n')
    assert kv.Document.from_json(doc.to_json()) == doc


def test_a_document_in_markdown_reads_back(doc: kv.Document) -> None:
    again = kv.parse(doc.to_markdown())
    assert again.kind == doc.kind
    assert again.metadata == doc.metadata
    assert [question.blocks for question in again.questions] == [question.blocks for question in doc.questions]
    assert [answer.text for answer in again.answers] == [answer.text for answer in doc.answers]
    assert [note.text for note in again.footnotes] == [note.text for note in doc.footnotes]


def test_attributes_have_the_names_and_values_of_the_json(doc: kv.Document) -> None:
    beyond_json = {
        kv.Question: {"document", "answer", "footnotes"},
        kv.Answer: {"document", "questions", "footnotes"},
        # In the JSON these are indices: see the tests of exchanges.
        kv.Exchange: {"document", "questions", "answer"},
        kv.Translation: {"document"},
    }
    for part in objects_of(doc):
        names = set(attributes_of(type(part))) - beyond_json.get(type(part), set())
        keys = part.to_dict()
        if isinstance(part, kv.Reference):
            keys["in_"] = keys.pop("in")
        if isinstance(part, kv.Exchange):
            keys = {"numbers": keys["numbers"]}
        if "type" in keys:
            assert keys.pop("type") == type(part).__dict__["type"]
        assert {name: as_json(getattr(part, name)) for name in names} == keys


def test_a_few_values_read_as_expected(doc: kv.Document) -> None:
    assert doc.kind == "answers"
    assert doc.metadata.submitted == dt.date(2030, 11, 4)
    assert doc.metadata.chamber == "tweede-kamer"
    assert [(member.name, member.party) for member in doc.metadata.askers] == [("Van der Berk", "ABC"), ("Ölçer", None)]
    assert doc.metadata.on_behalf_of[0].office == "minister-president"
    assert doc.questions[2].span == (356, 470)
    assert doc.answers[2].see == (2,)
    assert doc.references[0].in_ == "answer 2"
    assert doc.diagnostics[1].span is None
    assert str(doc.diagnostics[0]) == "41:1: warning[missing-answer] question 4 has no answer"
    assert doc.segments is not None
    assert doc.segments[1].numbers == (2, 3)


def test_segments_are_none_when_not_asked_for(contract: dict[str, Any]) -> None:
    del contract["segments"]
    doc = kv.Document.from_dict(contract)
    assert doc.segments is None
    assert "segments" not in doc.to_dict()


def test_a_question_knows_its_answer(doc: kv.Document) -> None:
    answers = [question.answer for question in doc.questions]
    assert [answer and answer.label for answer in answers] == ["Antwoord 1", "Antwoord 2 en 3", "Antwoord 2 en 3", None]


def test_an_answer_knows_its_questions(doc: kv.Document) -> None:
    assert [[question.numbers for question in answer.questions] for answer in doc.answers] == [[(1,)], [(2,), (3,)], []]


def test_an_exchange_holds_its_questions_and_answer(doc: kv.Document) -> None:
    one, two, open_, lone = doc.exchanges
    assert (one.numbers, one.questions, one.answer) == ((1,), doc.questions[:1], doc.answers[0])
    assert (two.numbers, two.questions, two.answer) == ((2, 3), doc.questions[1:3], doc.answers[1])
    assert (open_.questions, open_.answer) == (doc.questions[3:], None)
    assert (lone.questions, lone.answer) == ((), doc.answers[2])
    assert two.to_dict() == {"numbers": [2, 3], "questions": [1, 2], "answer": 1}


def test_exchanges_are_compared_by_what_they_hold(contract: dict[str, Any]) -> None:
    here = kv.Document.from_dict(contract).exchanges[0]
    contract["questions"][0]["text"] = "Iets anders?"
    assert kv.Document.from_dict(contract).exchanges[0] != here


def test_footnotes_are_those_whose_marks_stand_in_the_text(doc: kv.Document) -> None:
    # Both notes have the number 1; the first is marked in question 1, the second in answer 2 and 3.
    assert doc.questions[0].footnotes == (doc.footnotes[0],)
    assert doc.answers[1].footnotes == (doc.footnotes[1],)
    assert doc.questions[1].footnotes == ()
    translated = doc.translations[0].questions[0]
    assert translated.footnotes == doc.translations[0].footnotes
    assert translated.answer is None


def test_numbers_find_questions_answers_and_notes(doc: kv.Document) -> None:
    assert doc.question(3) == doc.questions[2]
    assert doc.answer(3) == doc.answers[1]
    assert doc.footnote("1") == doc.footnote(1) == doc.footnotes[0]
    assert [doc.question(99), doc.answer(99), doc.footnote("99")] == [None, None, None]


def test_indices_beyond_the_document_find_nothing(contract: dict[str, Any]) -> None:
    contract["exchanges"] = [{"numbers": [1], "questions": [0, 77], "answer": 77}]
    doc = kv.Document.from_dict(contract)
    assert doc.exchanges[0].questions == doc.questions[:1]
    assert doc.exchanges[0].answer is None
    assert doc.questions[0].answer is None


def test_parts_share_their_document_and_keep_it_alive(contract: dict[str, Any]) -> None:
    doc = kv.Document.from_dict(contract)
    assert doc.questions[0].document is doc
    assert doc.questions[1].answer is not None
    assert doc.questions[1].answer.document is doc
    member, question = doc.metadata.askers[0], doc.questions[0]
    del doc
    gc.collect()
    assert member.name == "Van der Berk"
    assert question.document.kind == "answers"


def test_everything_is_frozen(doc: kv.Document) -> None:
    for part in objects_of(doc):
        for name in [*attributes_of(type(part)), "anything"]:
            with pytest.raises(AttributeError):
                setattr(part, name, None)


def test_parts_are_compared_and_hashed_by_value(contract: dict[str, Any]) -> None:
    these, those = (objects_of(kv.Document.from_dict(copy.deepcopy(contract))) for _ in range(2))
    assert these == those
    assert [hash(part) for part in these] == [hash(part) for part in those]
    for part in these:
        assert part != part.to_dict()
        assert (part == part.to_dict()) is False


def test_different_values_differ(contract: dict[str, Any]) -> None:
    doc = kv.Document.from_dict(contract)
    contract["questions"][3]["text"] = "Wanneer gaat de stuw weer open?"
    other = kv.Document.from_dict(contract)
    assert doc != other
    assert doc.questions[:3] == other.questions[:3]
    assert doc.questions[3] != other.questions[3]
    assert len({doc, other, kv.Document.from_dict(contract)}) == 2


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_every_part_can_be_pickled(doc: kv.Document, protocol: int) -> None:
    for part in objects_of(doc):
        again = pickle.loads(pickle.dumps(part, protocol))
        assert type(again) is type(part)
        assert again == part
        assert again.to_dict() == part.to_dict()


def test_a_pickled_question_keeps_its_answer_and_notes(doc: kv.Document) -> None:
    again: kv.Question = pickle.loads(pickle.dumps(doc.questions[0]))
    assert again.answer == doc.answers[0]
    assert again.footnotes == doc.questions[0].footnotes
    translated: kv.Question = pickle.loads(pickle.dumps(doc.translations[0].questions[0]))
    assert translated.text == "Do you know the report?"
    assert translated.footnotes == doc.translations[0].footnotes


def test_pickled_questions_hold_their_document_once(doc: kv.Document) -> None:
    alone, together = len(pickle.dumps(doc.questions[:1])), len(pickle.dumps(doc.questions))
    assert together - alone < 200
    first, *others = pickle.loads(pickle.dumps(doc.questions))
    assert all(question.document is first.document for question in others)


def test_copies_are_equal(doc: kv.Document) -> None:
    for part in objects_of(doc):
        assert copy.copy(part) == part
        assert copy.deepcopy(part) == part


def test_blocks_and_inlines_can_be_matched(doc: kv.Document) -> None:
    match doc.questions[0].blocks:
        case (kv.Paragraph((kv.Text(before), kv.Emphasis("italic", (kv.Text(title),)), kv.Text("?"), kv.NoteMark(number))),):
            assert (before, title, number) == ("Kent u het bericht ", "«Sluis <Oost> al een jaar dicht»", "1")
        case other:
            pytest.fail(f"no match: {other}")


def test_representations_are_short_and_tell_what_matters(doc: kv.Document) -> None:
    assert repr(doc) == "Document('ah-tk-20302031-733', kind='answers', questions=4, answers=3)"
    assert repr(doc.metadata.askers) == "(Member(name='Van der Berk', party='ABC'), Member(name='Ölçer'))"
    assert repr(doc.questions[1]) == "Question(numbers=(2,), text='Hoeveel schepen voeren om?')"
    assert repr(doc.answers[2]) == "Answer(numbers=(5,), part='a', text='Zie antwoord vraag 2.', see=(2,))"
    assert repr(doc.footnotes[0]) == "Footnote(number='1', text='De Dijkbode, 1 november 2030, https://dijkbode.example/sluis.')"
    for part in objects_of(doc):
        assert repr(part).startswith(f"{type(part).__name__}(")
        assert len(repr(part)) < 400


def test_long_texts_are_cut_in_representations(contract: dict[str, Any]) -> None:
    contract["unplaced"] = [{"text": "é" * 1000, "span": [0, 2000]}]
    doc = kv.Document.from_dict(contract)
    assert repr(doc.unplaced[0]) == f"Unplaced(text='{'é' * 72}…')"


def test_a_damaged_json_is_a_value_error(contract: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="expected JSON of the contract: EOF while parsing"):
        kv.Document.from_json("{")
    del contract["questions"]
    with pytest.raises(ValueError, match="missing field `questions`"):
        kv.Document.from_dict(contract)
    with pytest.raises(TypeError):
        kv.Document.from_json(3)  # type: ignore[arg-type]


def test_a_damaged_pickle_is_an_error(doc: kv.Document) -> None:
    # The place of the question, as the last numbers of the pickle: translation and index.
    damaged = pickle.dumps(doc.questions[3], 2).replace(b"NK\x03", b"NK\x63")
    with pytest.raises(IndexError, match="the document has no such part"):
        pickle.loads(damaged)


def test_classes_are_made_by_parsing_only() -> None:
    with pytest.raises(TypeError):
        kv.Member("Jansen", "ABC")  # type: ignore[call-arg]
