"""For authors of packs: an example that needs other reports beside it, laid out in a folder and checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from govlint.corpus import Membership
from govlint.finding import Result
from govlint.opening import open_session
from govlint.packtest.pageexamples import Example, build
from govlint.runs.crossrun import check_together
from govlint.session import Session

PRIOR, MEMBERS = "prior", "members"


def check_example(
    example: Example,
    folder: Path,
    packs: Sequence[str] = (),
    opened: Callable[[dict[str, Any]], Session] | None = None,
) -> Result:
    """The result for `example`, its files and those beside it written into `folder`, an empty one.

    Reports marked `prior` are last year's, those marked `member` the members of the example's summary.
    `opened` gives the session with such settings; that of `packs` without it.
    """
    data, name = build(example)
    paths = [folder / name]
    paths[0].write_bytes(data)
    given: dict[str, Any] = {"packs": tuple(packs)} if packs else {}
    for number, other in enumerate(example.beside, 1):
        data, name = build(other)
        place = folder / str(number) / name
        if other.option("prior") is not None:
            place = folder / PRIOR / str(number) / name
            given["prior"] = (str(folder / PRIOR),)
        elif other.option("member") is not None:
            place = folder / MEMBERS / str(number) / name
            members = Membership(f"/{paths[0].name}", (f"/{MEMBERS}/**",), str(folder))
            given["summaries"] = (members,)
        place.parent.mkdir(parents=True)
        place.write_bytes(data)
        if other.option("prior") is None:
            paths.append(place)
    session = opened(given) if opened else open_session(command_line=given)
    files = [str(path) for path in paths]
    return next(iter(check_together(session, files, 1, lambda: session)))
