"""Parsing lets other threads run."""

from __future__ import annotations

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import kamervragen as kv

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
    # A thread that holds the lock is not asked to give it up within this test: only parsing itself can let others in.
    interval = sys.getswitchinterval()
    steps: list[float] = []
    done = threading.Event()

    def step() -> None:
        while not done.is_set():
            steps.append(time.perf_counter())
            time.sleep(0)

    other = threading.Thread(target=step)
    sys.setswitchinterval(60)
    try:
        other.start()
        while not steps:
            time.sleep(0.001)
        begin = time.perf_counter()
        kv.parse(text)
        end = time.perf_counter()
    finally:
        done.set()
        sys.setswitchinterval(interval)
        other.join()
    during = [moment for moment in steps if begin < moment < end]
    assert len(during) > 10
