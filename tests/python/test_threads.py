"""Parsing lets other threads run."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import kamervragen as kv
from conftest import turns_of_another_thread

TEXT = "".join(f"Vraag {n}\nIs dijk {n} hoog genoeg?\nAntwoord {n}\nDijk {n} is hoog genoeg.\n\n" for n in range(1, 400))


def test_eight_threads_parse_at_the_same_time() -> None:
    texts = [TEXT.replace("hoog", f"hoog{n}") for n in range(8)]
    alone = [kv.parse(text) for text in texts]
    start = threading.Barrier(8)

    def parse(text: str) -> list[kv.Document]:
        start.wait()
        return [kv.parse(text) for _ in range(10)]

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(parse, texts))
    assert together == [[doc] * 10 for doc in alone]


def test_one_document_can_be_used_by_eight_threads() -> None:
    doc = kv.parse(TEXT)
    expected = [question.text for question in doc.questions]
    start = threading.Barrier(8)

    def use(_: int) -> bool:
        start.wait()
        return all([question.text for question in doc.questions] == expected and hash(doc) for _ in range(5))

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(use, range(8)))


def test_the_lock_is_released_while_parsing() -> None:
    text = TEXT * 40
    assert turns_of_another_thread(lambda: kv.parse(text)) > 10


def test_a_step_that_keeps_the_lock_is_told_apart() -> None:
    assert turns_of_another_thread(lambda: sum(range(3_000_000))) <= 1
