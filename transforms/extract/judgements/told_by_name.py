"""A home, school or other body told by its name alone, where the lines around say what such bodies are."""

from __future__ import annotations

import re

from transforms.extract.body_names import Name, is_name, subject_of
from transforms.extract.grade_words import GradeMention
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.things import Thing
from transforms.extract.mentions import Found, bodies

# A proper noun that is the subject of the verb: "Beck House was rated ...", "at Thornes House the inspection ..."
_PROPER_SUBJECT = re.compile(
    r"(?:^|[,;:(] ?|\b(?:that|and|at|At|while|whilst|but|inspections?|visits?|time|occasion) |\b(?:with|from) (?=[A-Z][^,;.]{2,50}, (?:who|which) (?:had|has|was|were|is)\b))(?P<name>(?:St\.? )?[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]*|(?<=Home )[1-9]|of|the|and|&))*?(?: [A-Z][\w'’-]*)?)(?P<aside>, (?:an?|one of|the) [^.;]{3,160}?,)?[ ,]+(?:which |who |the |its |an? )?(?:was|were|had|has|have|is|are|received|achieved|got|judged|rated|graded|retained|remained|came|full inspection|inspection|-|–)\b"
)
NO_NAME = re.compile(
    r"(?:Ofsted|Members?|The|Inspectors?|Inspection|Committee|Council|Cabinet|Director|Officers?|Chair\w*|Councillors?|Overall|It|They|We|This|That|These|There|Services?|Children|Board|Panel|Leadership|Safeguarding|Outcomes?|Adoption|Adult|Care|CQC|HMI\w*|In|SEND|LSCB|Local|Report|Standards|Teaching|Governance|Progress|Attainment|Ratings?|Grades?|Judge?ments?|Practice|[A-Z]{2,5}|\w+day|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_NAMED_KINDS = re.compile(
    r"\b(?:children's homes?|residential (?:homes?|units?)|schools?|academ(?:y|ies)|nurser(?:y|ies)|children's centres?|care homes?|nursing homes?|pre-?schools?|homes?)\b"
)
_INSPECTED = re.compile(r" (?:had been|has been|was) (?:also |last )?inspected\b")
_HOUSE = re.compile(r"(?:House|Lodge|Cottage|Home|Grove|Court|Mews|Drive|View|Road|Avenue|Close)$")
_KIND_OF_NAMED = {
    "home": "childrens_home",
    "residential": "childrens_home",
    "school": "school",
    "academ": "school",
    "nurser": "early_years",
    "centre": "early_years",
    "pre": "early_years",
    "care h": "care_provider",
    "nursing": "care_provider",
}


def named_subject(sentence: Sentence, start: int, mention: GradeMention) -> Thing | None:
    """A home, school or other body told by its name alone, where the lines around speak of such bodies."""
    unit = sentence.unit
    found = [
        m for m in _PROPER_SUBJECT.finditer(sentence.page.text[unit.start : mention.start])
        if unit.start + m.start() >= start - 6
        and not NO_NAME.match(m["name"].removeprefix("The ") if sentence.kind else m["name"])
        and is_name(m["name"])
        and (m.start("name") or " " in m["name"] or _is_known(sentence, unit.start + m.end("name"), m["name"]))
        and not any(t.start <= unit.start + m.start("name") < t.end for t in sentence.things)
    ]  # fmt: skip
    if not found:
        return None
    at, end = (unit.start + place for place in found[-1].span("name"))
    name = Name(found[-1]["name"], at, end)
    told = found[-1].span("aside")
    aside = [
        b.code
        for b in bodies(sentence.page, unit.start + told[0], unit.start + told[1])
        if told[0] >= 0 and b.code != "generic"
    ]
    kind = (
        next(iter(aside), "")
        or (subject_of(name, sentence.topic.subject) if name.kind != "home" else None)
        or kind_around(sentence)
        or sentence.kind
        or subject_of(name, sentence.topic.subject)
        or ("childrens_home" if _HOUSE.search(found[-1]["name"]) else "")
    )
    sentence.kind = kind
    return Thing("overall", at, end, Found(kind, at, end), name=found[-1]["name"])


def _is_known(sentence: Sentence, end: int, word: str) -> bool:
    """Whether a word that only opens a sentence is a name: the page has it within one, too, or it "had been inspected"."""
    if _INSPECTED.match(sentence.page.folded, end):
        return True
    return re.search(rf"[a-z,] {re.escape(word)}\b", sentence.page.text) is not None


def kind_around(sentence: Sentence) -> str | None:
    """The kind of body (a subject's code) that the last lines, or the page's title, speak of."""
    words = [
        sentence.page.words(u)
        for u in reversed(sentence.page.units[max(0, sentence.unit.index - 4) : sentence.unit.index + 1])
    ]
    words.append((sentence.page.document.title or "").lower())
    for text in words:
        if found := _NAMED_KINDS.findall(text):
            kind = next((code for part, code in reversed(_KIND_OF_NAMED.items()) if part in found[-1]), None)
            of_adults = sentence.topic.subject in {"adult_social_care", "care_provider"}
            return "care_provider" if of_adults and kind == "childrens_home" else kind
    return None
