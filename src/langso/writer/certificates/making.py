"""A whole run: in chunks, by two processes, to be stopped and taken up again."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from hashlib import sha256
from multiprocessing.connection import wait as wait_for
from pathlib import Path
from threading import Thread

from langso.writer.certificates.chunk import Job, chunk_pdf
from langso.writer.certificates.content import Certificate
from langso.writer.certificates.merging import merge

CHUNK = 150  # certificates at once; fewer cost time, more cost memory
CHUNKS_EACH = 24  # then a worker starts afresh: what the compiler remembers grows
PROCESSES = 2
Progress = Callable[[int, int], bool]


class Stopped(Exception):
    """The run was stopped between two chunks. What is done is kept."""


def make_certificates(
    job: Job,
    certificates: Sequence[Certificate],
    folder: Path,
    *,
    progress: Progress = lambda done, total: True,
    processes: int = PROCESSES,
) -> Path:
    """Make all certificates into one PDF in `folder` and return its path.

    After each chunk `progress` is told how many are done; if it returns False the run
    stops with `Stopped`. A run of the same content takes up where one was stopped or
    killed. Raises `NotWritten`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    chunks = _chunks(job, certificates, folder)
    done = sum(len(part) for path, part in chunks if path.exists())
    missing = [(path, part) for path, part in chunks if not path.exists()]
    for path, part, pdf in _made(job, missing, processes):
        _write(path, pdf)
        done += len(part)
        if not progress(done, len(certificates)):
            raise Stopped
    target = folder / "giay-cong-nhan.pdf"
    partial = target.with_suffix(".dang-ghep")
    merge([path for path, _ in chunks], partial)
    os.replace(partial, target)
    for path in folder.glob("[0-9]*-*.pdf"):  # those of earlier content, too
        path.unlink()
    return target


Part = tuple[Path, Sequence[Certificate]]


def _chunks(job: Job, certificates: Sequence[Certificate], folder: Path) -> list[Part]:
    """Each chunk with its file, which is named after its content."""
    parts = [certificates[at : at + CHUNK] for at in range(0, len(certificates), CHUNK)]
    return [
        (
            folder
            / f"{n:05}-{sha256(repr((job, part)).encode()).hexdigest()[:16]}.pdf",
            part,
        )
        for n, part in enumerate(parts)
    ]


def _write(path: Path, pdf: bytes) -> None:
    """Whole or not at all, so that what is there can be trusted after a crash."""
    partial = path.with_suffix(".dang-ghi")
    partial.write_bytes(pdf)
    os.replace(partial, path)


def _made(
    job: Job, parts: list[Part], processes: int
) -> Iterator[tuple[Path, Sequence[Certificate], bytes]]:
    """Each part as it gets ready; few wait in memory. One alone needs no process."""
    if processes < 2 or len(parts) < 2:
        for path, part in parts:
            yield path, part, chunk_pdf(job, part)
        return
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        processes, fresh, _end_with_parent, max_tasks_per_child=CHUNKS_EACH
    ) as pool:
        running: dict[Future[bytes], Part] = {}
        left = iter(parts)
        try:
            while True:
                for path, part in left:
                    running[pool.submit(chunk_pdf, job, part)] = path, part
                    if len(running) > processes:
                        break
                if not running:
                    return
                for ready in wait(running, return_when=FIRST_COMPLETED).done:
                    yield *running.pop(ready), ready.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)
