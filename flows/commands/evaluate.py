"""`harvest evaluate`: how right the extractor is on labelled pages."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.evaluation.corpus import read_corpus
from flows.evaluation.predictions import predict_saved
from flows.evaluation.report import as_lines, as_object
from flows.evaluation.scoring import Scorer
from flows.settings import Settings
from flows.status import status_of
from flows.workers import PageFailure, PagePool
from transforms.errors import UsageError


def evaluate(
    *corpora: Annotated[Path, Parameter(required=True)],
    gold: Path | None = None,
    details: Annotated[bool, Parameter(negative="")] = False,
    json_: Annotated[bool, Parameter(name="--json", negative="")] = False,
) -> int:
    """Extract from labelled pages, and print how far the rows agree with the labels.

    The measures are those of the extraction contract's scorer, over all corpora together; then, for each rule, how
    many rows it made and how many of them were right. Pages that cannot be read count as missed, and are told on
    standard error.

    Parameters
    ----------
    corpora
        Folders with `pages.jsonl` (records {"id", "council"?, "url"?, "file" or "html" or "text"}) and `gold/`, one
        label a page, `<id>.json`, in the contract's shape; or such files of pages, with `gold/` beside them.
    gold
        The folder of labels, where it is not beside the pages; for one corpus.
    details
        Tell each miss on standard error.
    json_
        One JSON object instead of lines.
    """
    if gold is not None and len(corpora) > 1:
        raise UsageError("--gold is for one corpus")
    pages = [page for corpus in corpora for page in read_corpus(corpus, gold)]
    labels = {page.saved.source: page.gold for page in pages}
    settings = Settings.from_environment()
    scorer = Scorer()
    with PagePool(settings.workers, settings.page_seconds) as pool:
        for saved, result in pool.map(predict_saved, (page.saved for page in pages)):
            if isinstance(result, PageFailure):
                print(f"harvest: {result.as_issue(saved.source).detail}", file=sys.stderr)
                scorer.add(saved.page_id, labels[saved.source], None)
            else:
                scorer.add(saved.page_id, labels[saved.source], *result)
    if details:
        print("\n".join(scorer.details), file=sys.stderr)
    print(json.dumps(as_object(scorer)) if json_ else "\n".join(as_lines(scorer)))
    failed = len(scorer.without_prediction)
    return status_of(useful=len(pages) - failed, failed=failed).exit_code
