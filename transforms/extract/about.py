"""Words by which an item is about an inspection, and those by which it only prepares for one."""

from __future__ import annotations

import re

from transforms import sieve

# Words that make an item one about an inspection, a review or the plan that followed.
ABOUT = sieve.compile(
    r"\binspect(?:ion|ions|ed|orate)\b|re-?inspection|\bofsted\b|\bilacs?\b|\bjtai\b|\bhmicfrs\b|\bhmip?\b|\bestyn\b|\bpeel\b|peer (?:progress )?(?:review|challenge)"
    r"|written statement of action|\bwsoa\b|accelerated progress plan|care quality commission|\bcqc\b|improvement plan|improvement board|improvement notice"
    r"|focus(?:s?ed)? visit|monitoring visit|children'?s services (?:annual )?(?:assessment|rating)|annual (?:performance )?(?:assessment|rating)|joint area review|improvement programme|care inspectorate|\bciw\b|\bcssiw\b|statutory direction"
    r"|comprehensive (?:performance|area) assessment|\bcpa\b|social housing regulat|regulator of social housing"
    # What commissioners and reviewers sent in from outside bring about.
    r"|best value (?:inspection|(?:action |improvement )?plan|notice|review|intervention)|(?:improvement|recovery|transformation) and (?:improvement|recovery|transformation|assurance) (?:plan|board|panel|programme)|\bindependent (?:governance |assurance )?review (?:of|into)\b|(?<!crime )\bcommissioners' (?:[a-z]+ )?(?:report|letter|update)|\b(?:government|statutory) intervention\b|\bdirections? (?:from|of|by|issued by) the secretary of state\b"
    r"|(?:local authority|assurance) assessment|children'?s services improvement|quality assurance framework"
)
_NOT_ABOUT = re.compile(
    r"self[- ]evaluation|self[- ]assessment|preparation|preparedness|preparing for|mak(?:e|es|ing) ready|readiness|how ready|mock inspection|practice week|annual (?:conversation|engagement)|framework (?:overview|update|consultation)|\bconsultation\b"
    r"|\bproposed (?:[a-z]+ ){0,4}(?:- )?(?:[a-z]+ ){0,2}(?:inspection|peer (?:review|challenge))"
    # Plans to mend roads, buses and buildings.
    r"|\b(?:rights? of way|bus services?|air quality|highways?|roads?|asset|footway|estates?|environmental|town centre|public realm|energy|pensions?|parks?|playground|drainage|flood|property|ict|website|street scene|stock|homes?)(?: [a-z]+)? improvement (?:plan|programme|board)"
    # How inspections are made, not what one found.
    r"|^(?!.*\b(?:outcomes?|results?|findings|judge?ments?|letter)\b).*\b(?:(?:approach|changes|introduction|guide|new) (?:to|for) (?:the |its |how )?(?:[a-z]+ ){0,3}(?:re-?)?inspect(?:ions?|ing)\b|inspection (?:process|regime|methodology|approach)\b)"
    r"|^(?!.*\b(?:reports?|outcomes?|results?|findings|judge?ments?|letter)\b).*\bnew (?:ofsted |cqc |estyn |hmip |hmicfrs |single |joint |national )+inspections?\b"
    r"|^(?!.*\b(?:reports?|outcomes?|results?|findings|judge?ments?|letter|plan)\b).*\b(?:inspection|ofsted|cqc|estyn|hmicfrs|assessment) framework\b(?<!single inspection framework)"
    r"|\bgett?(?:ing)? ready for\b|\broad to (?:assurance|inspection)\b|\binspections? elsewhere\b|\bwhat other (?:councils|authorities)\b|\bexpected (?:[a-z()]+ ){1,5}(?:inspection|assessment)\b|\bassessments? of councils\b"
    r"|\bhow (?:ofsted|the cqc|cqc|inspectors?|inspections?|it) (?:is |are )?(?:inspects?|works?|assess(?:es)?|done|made|carried out)\b"
    # What an inspectorate says of the whole country.
    r"|\bstate of (?:the )?(?:fire|policing|care|nation|education)\b|\bnational (?:report|thematic|findings)\b|chief inspector's annual report"
    # Applications for planning permission, whose sites members inspect.
    r"|\b\d{2,4}/\d{3,6}(?:/\d+)?/[a-z]{2,6}\b|\b(?:erection|demolition|change of use) of\b|\bplanning (?:application|permission)\b"
    # An independent visitor's reports on a home, unless Ofsted's are told of beside.
    r"|^(?!.*ofsted).*\breg(?:ulation)?s?\.? ?(?:33|44|45)\b"
)
# The agenda's description: "to consider a report on the preparation for the inspection"
_PREPARES = re.compile(
    r"(?:^|\(item [\d.]+\) )\(?to (?:receive|consider|note|discuss|review)\b[^.]{0,120}\b(?:preparations?|preparing|readiness) for (?:[a-z]+ ){0,8}inspection"
    r"|(?:^|\(item [\d.]+\) )\(?(?:this decision is )?to (?:receive|consider|note|discuss|review)\b[^.]{0,200}\b(?:forthcoming|upcoming|impending) (?:[a-z]+ ){0,3}(?:inspection|assessment)\b"
    r"|(?:^|\(item [\d.]+\) )\(?to (?:receive|consider|note|discuss|review)\b[^.]{0,120}\b(?:announcement|intention|plans?|proposals?) (?:of|by) (?:the )?(?:cqc|care quality commission|ofsted|hmi[a-z]*|inspectors)(?: \(cqc\))? to (?:inspect|visit|assess)\b"
)
# How inspections are made, or how ready the council is for one: "to explain how the CQC inspects councils"
_EXPLAINS = re.compile(
    r"\bhow (?:an? |the )?(?:(?:[a-z'’()]+ ){0,9}(?:inspections?|assessments?|services)(?: \([a-z]+\))?(?: (?!found|was|were)[a-z' ]{0,30})? (?:is|are|were|would be|will be) (?:run|made|carried out|done|undertaken|conducted|inspected)\b"
    r"|(?:cqc|ofsted|inspectors|care quality commission(?: \(cqc\))?|hmicfrs) (?:inspects?|goes about|go about|(?:would|will) (?:inspect|assess|visit)|assess(?:es)?)\b"
    r"|(?:councils|local authorities|services) (?:are|were|will be|would be) (?:inspected|assessed)\b)"
    r"|\b(?:how far the work to be|getting|getting itself|(?:council|authority|service) (?:was|is) (?:making|getting)|being made|be) ready (?:for|to meet) (?:what )?(?:the|an?|its)\b"
)
_OF_ONE_MADE = re.compile(
    r"\b(?:reports?|outcomes?|findings|results?|feedback|judge?ments?|letter|response|(?:action|improvement) plan)\b"
)


def explains(title: str, opening: str) -> bool:
    """Whether a folded opening tells how inspections are made, or how ready a council is for one, under a title that tells of none."""
    return _OF_ONE_MADE.search(title) is None and _EXPLAINS.search(opening) is not None


def is_preparing(title: str, opening: str) -> bool:
    """Whether a folded title or opening speaks of a coming inspection, a self-evaluation or the like, not of one made."""
    return _NOT_ABOUT.search(title) is not None or _PREPARES.search(opening) is not None
