"""The body that a sentence says was judged, else the item's own subject: what a grade is for when no judgement is named."""

from __future__ import annotations

import re

from transforms.dates import MONTHS
from transforms.extract.grade_words import GradeMention
from transforms.extract.judgements.beside import areas_first, is_unnamed
from transforms.extract.judgements.given import CUE, STRONG, is_replaced
from transforms.extract.judgements.scope import SCALE_WORDS
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.things import Thing
from transforms.extract.judgements.told_by_name import named_subject

# "staffing is settled and teaching is | outstanding": the grade is of what the last verb tells of
_NEXT_SUBJECT = re.compile(
    r" (?:is|was|are|were) [^,;.]{3,60}\band (?:the |its |their )?(?!(?:also|now|then|still|is|was|are|were|had|has|have|been|be)\b)[a-z][a-z '-]{2,40} (?:is|was|are|were) ['\"]?$"
)
# "58 had received a rating of 'Good', 25 ...": numbers of bodies, not dates, scores or sections
_COUNTED = re.compile(
    r"(?<![\w/.,-])\d{1,3}(?! ?(?:%|per ?cent|st|nd|rd|th|"
    rf"{MONTHS}"
    r"|points|years|months|weeks|days|\d))(?: (?:of|were|had|have|schools|homes|settings|providers|services|the|out|received|judged|rated|been|a|rating|as|being|locations|were|care|primary))*['\" ]*$|\b\d{1,3} (?:had|have|were|of|schools|homes|settings|providers|services|locations|care)\b[^;]{0,60}$"
    r"|, (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:had|have) (?:come|been|gone|got)\b[^;,]{0,40}$"
    # "four of the five were good and one was judged to be": which one, it does not say
    r"|\b(?:of|and|but|with|while|the) (?:one|two|three|four|five|six|the (?:other|rest|remainder)|(?:other|remaining)(?: one)?|(?:the )?(?:first|second|third|fourth|fifth|last|final)(?: one)?),? (?:is|are|was|were|being|has been|have been|had been)(?: now| currently)? (?:judged|rated|graded|found|deemed|assessed)(?: to be| as)? ['\"]?$"
)
# "two homes were rated", "most of our schools", "a neighbouring borough": bodies that it does not name, and not the whole
_UNNAMED = re.compile(
    r"\b(?:one|two|both|another|the other)(?: of (?:the|our|its|their))? (?:[a-z'-]+ ){0,3}(?:homes?|schools?|settings?|centres?|nurser(?:y|ies)|providers?|colleges?|academ(?:y|ies)|units?)\b[^;]{0,40}$"
    r"|\b(?:homes|schools|settings|nurseries|providers|academies|(?:other |neighbouring )?(?:councils|authorities|boroughs)|neighbours)\b[^;]{0,40}$"
    r"|\b(?:an?|another|any|(?:near(?:by|est)|neighbouring|adjoining|similar|comparable|other|different|previous|former)(?: [a-z]+)?)(?: (?!of\b|by\b|to\b)[a-z]+){0,2} (?:council|authority|borough)\b[^;,]{0,90}$"
)
# "Having been found to be inadequate, children's services will ..."
_PASSIVE = re.compile(
    r"(?:^|[,;] ?|\b(?:that|and|but) )(?:having|after|since|on) (?:been|being) (?:found|judged|rated|graded|deemed|assessed)(?: to be| as)? ['\"]?$"
)
# "the outcome of the funding review was outstanding": still to come
_PENDING = re.compile(
    r"\b(?:outcome|result|report|decision|response|reply|judge?ment)s? (?:of|on|from|to|in) [^;]{3,80}$"
)
_OF_INSPECTORS = re.compile(r"inspect|ofsted|\bcqc\b|judged|rated|graded|found")
_OUTCOME = re.compile(
    r"\b(?:overall|outcome|result|judge?ment|rating|grading|grade|report|inspection|inspectors?|ofsted|headline|verdict|finding)\b"
)
# "the outstanding judgements received": of which parts, it does not say
_OF_PARTS = re.compile(r"['\" ]*(?:judge?ments|grades|ratings|scores)\b")
# "the | requires improvement | rating for early help": of an area that no framework judges by that name
_OF_AN_AREA = re.compile(
    rf"['\" ]*(?:judge?ment|grade|rating|grading|score) (?:for|on|regarding) (?!(?:the|its|our|their|this|that|all|both|some|many|several|a|an|which|{MONTHS})\b|\d)[a-z]"
)
_PART_PLAYED = re.compile(
    r"\bcontributions? of\b"
)  # "the contribution of services to keeping children safe was"
_SUBJECT_OF_THAT = re.compile(
    r"(?:\bthat|'s|s'|\b(?:found|noted|said|says)) (?P<subject>(?:[a-z'-]+ ){1,7}?)(?:was|were|is|are|had been|has been|remained)\b"
)
# "managers ran the home well and health was | good": of an area that no framework judges by that name
_AND_AREA_WAS = re.compile(
    r"\band (?:the |their )?(?:health|schooling|education|safety|staffing|practice|teaching|behaviour|care|recording|planning|communication|support|attendance) (?:is|was|are|were) ['\"]?$"
)
# "inspectors had found progress steady in the hub and | satisfactory in assessment"
_OF_PROGRESS = re.compile(
    r"\b(?:found|judged|considered|described|thought|called) (?:the |our |its )?(?:pace|rate|progress|improvement)\b"
)
_JUDGEMENT_ON = re.compile(
    r"\b(?:judge?ment|grade|rating|grading|verdict) (?:on|for|in|as to|regarding) (?P<subject>[a-z' -]{3,60}?) (?:was|were|had been|is|are)\b"
)
_JUDGED_AS_WHOLE = re.compile(
    r"\b(?:it|they|we|which|who|services?|council|authority|borough|county|city|provision|department|directorate|force|trust|board|team|ofsted|"
    r"overall|outcome|result|ratings?|grad(?:e|ing)s?|judge?ments?|report|inspection|schools?|homes?|house|centre|nursery|academy|college|agency|setting|provider)\b"
)
# "leadership is effective and health is | outstanding"
_SAID_OF_ANOTHER = re.compile(
    r"\b(?:is|are|was|were)\b[^,;]* (?:and|but|while|whilst) (?:the |its )?(?:[a-z]+ ){1,4}(?:is|are|was|were) ['\"]?$"
)
_GRADE_NOUN = re.compile(
    r"['\"]? (?:overall |ofsted |inspection |regulatory |consumer )?(?:judge?ment|rating|grade|grading|outcome|status|award|service\b)s?"
)
_HAS_GRADE = re.compile(
    r"\b(?:an?|the|its|our|their|(?:ofsted|cqc|council|authority|borough|county|city|service|department|directorate)'s|inspectors'|overall|with|of|being|now|as|is|was|are|were)(?: (?:successful|existing|formal|second|third|fourth|consecutive|overall|ofsted|inspection|latest|recent|current|new|first))*\s+['\"]?$"
)
# "was inspected in May and was | good", "had its inspection in May, when it was | good"
_INSPECTED_AND = re.compile(
    r"\b(?<!previous )(?<!earlier )(?<!last )(?:(?:re-?)?inspect(?:ed|ion)|visited)\b[^.;]{0,60}(?: and|,(?: and)?(?: when| where)?(?: it| they)?) (?:was|is|had been|remains|were both|were all)(?: still| now)? ['\"]?$"
)
# "was | satisfactory | when Ofsted visited in 2011"
_WHEN_INSPECTED = re.compile(
    r"['\"]? (?:overall )?when (?:ofsted|inspectors|the inspectors|the cqc|cqc|estyn|it was|they were)(?: [a-z]+)? (?:visited|inspected|came|called|looked)\b"
)
# "the fourth, care leavers, was new, and it was pleasing that this had been graded | outstanding", "help and protection
# was where work lay and the judgement there was | requires improvement": of the one area named so far, never of the whole
_THIS_WAS = re.compile(
    r"\bthis (?:had been|has been|was|is)(?: also| now)? (?:judged|rated|graded|found|assessed)\b[^,;]{0,20}$"
    r"|\b(?:judge?ment|grade|rating) (?:there|here) (?:had been|has been|was|is|being)\b[^,;]{0,20}$"
)


def body_or_topic(sentence: Sentence, mention: GradeMention, taken: set[int]) -> tuple[list[Thing], str]:
    """The body that the sentence says was judged, else the item's own subject."""
    start = sentence.clause_start(mention.start)
    clause = sentence.page.folded[start : mention.start]
    of_parts = _OF_PARTS.match(sentence.page.folded, mention.end) or _PART_PLAYED.search(clause)
    if of_parts or _is_pending(sentence, mention, clause):
        return [], ""
    if is_unnamed(sentence, mention, []) or not has_cue(sentence, mention, clause) or _COUNTED.search(clause):
        return [], ""
    if named := named_subject(sentence, start, mention):
        return ([named], "named_body_was_given") if named.body and named.body.code else ([], "")
    if _OF_PROGRESS.search(clause) or (
        mention.ordinary and not mention.marked and _is_of_something_else(clause)
    ):
        return [], ""
    if (this := _THIS_WAS.search(clause)) and (told := _only_area(sentence, start + this.start(), taken)):
        return [told], "thing_was_given"
    near = [
        t for t in sentence.things if start <= t.start and t.end <= mention.start and t.start not in taken
    ]
    near = [t for t in near if not _NEXT_SUBJECT.search(sentence.page.folded, t.end, mention.start)]
    if near and near[-1].is_concept and _SAID_OF_ANOTHER.search(clause[near[-1].end - start :]):
        return [], ""
    if near and near[-1].is_concept:
        return [near[-1]], "thing_was_given"
    unnamed = _UNNAMED.search(clause)
    carriers = [t for t in near if t.body]
    if carriers and not (unnamed and carriers[-1].end <= start + unnamed.start()):
        areas = areas_first(sentence, carriers[-1], taken)  # "on being healthy we have dropped to"
        return (areas, "area_then_body") if areas else ([carriers[-1]], "body_was_given")
    if unnamed:
        return [], ""
    if near:
        return [near[-1]], "thing_was_given"
    if _PASSIVE.search(clause) and sentence.topic.in_title:
        return [Thing("overall", mention.start, mention.end)], "whole_was_given"
    of_area = _OF_AN_AREA.match(sentence.page.folded, mention.end)
    if not (of_area or SCALE_WORDS.search(sentence.words)) and _OUTCOME.search(
        clause + sentence.page.folded[mention.end : mention.end + 30]
    ):
        said = clause.rfind("overall")  # which the quote shows where it is said
        begin = start + said if said >= 0 else mention.start
        return [Thing("overall", begin, mention.end)], "outcome_was_given"
    return [], ""


def _only_area(sentence: Sentence, until: int, taken: set[int]) -> Thing | None:
    """The one area that the sentence names so far, None for several."""
    told = [t for t in sentence.things if t.end <= until and t.is_concept and t.start not in taken]
    return told[0] if len(told) == 1 else None


def _is_pending(sentence: Sentence, mention: GradeMention, clause: str) -> bool:
    """Whether "outstanding" says that the outcome of something is not known yet."""
    if mention.code != "outstanding" or mention.marked:
        return False
    told = _PENDING.search(clause)
    return told is not None and _OF_INSPECTORS.search(told.group()) is None


def _is_of_something_else(clause: str) -> bool:
    """Whether the clause's own subject is nothing that inspectors judge: "found that social work practice was good"."""
    if _AND_AREA_WAS.search(clause):
        return True
    told = _JUDGEMENT_ON.search(clause) or _SUBJECT_OF_THAT.search(clause)
    return told is not None and not _JUDGED_AS_WHOLE.search(told["subject"])


def has_cue(sentence: Sentence, mention: GradeMention, clause: str) -> bool:
    """Whether the words before the grade, or a noun behind it, say that it was given."""
    if is_replaced(sentence.page.folded, mention, sentence.unit.start):
        return True
    folded = sentence.page.folded
    if _INSPECTED_AND.search(clause) or _WHEN_INSPECTED.match(folded, mention.end):
        return True
    if STRONG.search(clause) or ((mention.marked or not mention.ordinary) and CUE.search(clause)):
        return True
    after = _GRADE_NOUN.match(sentence.page.folded[mention.end : mention.end + 40])
    if not (after and _HAS_GRADE.search(clause)):
        return False
    return mention.marked or not after.group().endswith(("service", "services"))
