"""What an item is about: the inspection, review or plan that its title and first words name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms import sieve
from transforms.extract import vocabulary
from transforms.extract.concern import (
    by_council,
    by_inspectorate,
    by_item,
    by_title_name,
    rates_providers,
)
from transforms.extract.mentions import (
    authorities,
    inspectorates,
    inspectorates_on,
    topics,
    without_inspectorates,
)
from transforms.extract.units import Page
from transforms.text import fold

# Words that make an item one about an inspection, a review or the plan that followed.
ABOUT = sieve.compile(
    r"\binspect(?:ion|ions|ed|orate)\b|re-?inspection|\bofsted\b|\bilacs?\b|\bjtai\b|\bhmicfrs\b|\bhmip?\b|\bestyn\b|\bpeel\b|peer (?:review|challenge)"
    r"|written statement of action|\bwsoa\b|accelerated progress plan|care quality commission|\bcqc\b|improvement plan|improvement board|improvement notice"
    r"|focus(?:s?ed)? visit|monitoring visit|children'?s services (?:annual )?(?:assessment|rating)|annual (?:performance )?(?:assessment|rating)|joint area review|improvement programme|care inspectorate|\bciw\b|\bcssiw\b|statutory direction"
    r"|comprehensive (?:performance|area) assessment|\bcpa\b|social housing regulat|regulator of social housing"
    # What commissioners and reviewers sent in from outside bring about.
    r"|best value (?:inspection|(?:action |improvement )?plan|notice|review|intervention)|(?:improvement|recovery|transformation) and (?:improvement|recovery|transformation|assurance) (?:plan|board|panel|programme)|\bindependent (?:governance |assurance )?review (?:of|into)\b|(?<!crime )\bcommissioners' (?:[a-z]+ )?(?:report|letter|update)|\b(?:government|statutory) intervention\b|\bdirections? (?:from|of|by|issued by) the secretary of state\b"
    r"|(?:local authority|assurance) assessment|children'?s services improvement|quality assurance framework"
)
_OF_SERVICES = re.compile(r"inspect|\bservices")  # a title that also tells of the council's services
_BOARD = re.compile("|".join(vocabulary.subject("safeguarding_board").bodies))
_NOT_ABOUT = re.compile(
    r"self[- ]evaluation|self[- ]assessment|preparation|preparedness|readiness|mock inspection|practice week|annual (?:conversation|engagement)|framework (?:overview|update|consultation)|\bconsultation\b"
    r"|\bproposed (?:[a-z]+ ){0,4}(?:- )?(?:[a-z]+ ){0,2}(?:inspection|peer (?:review|challenge))"
    # Plans to mend roads, buses and buildings.
    r"|\b(?:rights? of way|bus services?|air quality|highways?|roads?|asset|footway|estates?|environmental|town centre|public realm|energy|pensions?|parks?|playground|drainage|flood|property|ict|website|street scene|stock|homes?)(?: [a-z]+)? improvement (?:plan|programme|board)"
    # How inspections are made, not what one found.
    r"|^(?!.*\b(?:outcomes?|results?|findings|judge?ments?|letter)\b).*\b(?:(?:approach|changes|introduction|guide|new) (?:to|for) (?:the |its |how )?(?:[a-z]+ ){0,3}(?:re-?)?inspect(?:ions?|ing)\b|inspection (?:process|regime|methodology|approach)\b)"
    r"|^(?!.*\b(?:reports?|outcomes?|results?|findings|judge?ments?|letter)\b).*\bnew (?:ofsted |cqc |estyn |hmip |hmicfrs |single |joint |national )+inspections?\b"
    r"|^(?!.*\b(?:reports?|outcomes?|results?|findings|judge?ments?|letter|plan)\b).*\b(?:inspection|ofsted|cqc|estyn|hmicfrs|assessment) framework\b(?<!single inspection framework)"
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


@dataclass(frozen=True, slots=True)
class Topic:
    """The item's main concern. `subject` is never None: children's services where nothing else is said."""

    subject: str
    inspectorate: str
    framework: vocabulary.Framework | None
    authority: str | None
    in_title: bool  # the title itself speaks of an inspection, review or plan
    in_opening: bool  # the first paragraph does
    preparing: bool  # the title speaks of a coming inspection or a self-evaluation


# What stands in for a lost title: the agenda's words of what the meeting is to do with the item.
_DESCRIPTION = re.compile(
    r"to (?:receive|consider|note|scrutinise|discuss|review|provide|inform|update|present)\b"
)


def heading(page: Page) -> str:
    """The item's title, or where that is lost, the agenda's description that stands first; "" for neither."""
    if page.document.title or not page.units:
        return page.document.title or ""
    first = page.units[0]
    described = _DESCRIPTION.match(page.folded, first.start) and first.end - first.start < 300
    return page.text[first.start : first.end] if described else ""


def read_topic(page: Page) -> Topic:
    """Read title and opening; `authority` is the page's council, by its common name."""
    document = page.document
    title = _OFFICE.sub(" ", fold(heading(page)))
    opening = _OFFICE.sub(" ", " ".join(page.words(unit) for unit in page.units[:6])[:1200])
    of_visit = "visit" in title or "inspection" not in title
    framework = _framework(title) or _framework(opening, visits=of_visit)
    beside = inspectorates(title, 0, len(title))
    if (
        framework
        and framework.inspectorate == "other"
        and (beside or (not _framework(title) and inspectorates_on(page)))
    ):
        framework = None  # what the department or the council did beside an inspectorate
    if framework and framework.peer and not _framework(title) and _INSPECTED.search(title + opening):
        framework = None
    if (
        framework
        and framework.annual
        and re.search(r"\badults?\b|\bcqc\b|care quality", title + opening[:300])
    ):
        framework = None
    told = "" if _framework(title) else opening
    if framework and framework.inspectorate == "ofsted" and _is_of_others(title, told):
        framework = None
    nation = (
        _first_of_wales(_named(title))
        or _other_nation(_named(title + " " + opening))
        or _other_nation(inspectorates_on(page))
    )
    if nation and framework and framework.inspectorate == "ofsted":
        framework = None
    subject = _subject(page, title, opening, framework)
    if nation:
        subject = _subject_of_nation(nation, subject, title if _TELLS.search(title) else opening)
    return Topic(
        subject=subject,
        inspectorate=nation
        or _inspectorate([_named(title), _named(opening), inspectorates_on(page)], subject, framework),
        framework=framework if framework and (framework.peer or framework.subject == subject) else None,
        authority=common_name(document.council) or _authority_in_text(page),
        in_title=ABOUT.search(title) is not None,
        in_opening=ABOUT.search(opening) is not None,
        preparing=_NOT_ABOUT.search(title) is not None or _PREPARES.search(opening) is not None,
    )


# Inspectorates of Wales and Scotland: what they inspect of a council is no service that Ofsted knows.
OF_OTHER_NATIONS = {"estyn", "ciw", "care_inspectorate"}
_PEER_OF = re.compile(
    r"peer (?:review|challenge) (?:of|into|on) [^.,;:]{3,70}"
)  # what a bare "Peer Review" is of
_TELLS = re.compile(
    r"estyn|inspect|school|learning|education|service|\bci?w\b|cssiw"
)  # a title that tells its subject
_CHILDREN = re.compile(r"children'?s?'? (?:social )?(?:care|services)")
_INSPECTED = re.compile(r"\binspection|\bofsted|\bcqc\b|care quality commission|\bhmip\b|\bestyn\b")


def _is_of_others(title: str, opening: str) -> bool:
    """Whether title or opening name inspectorates, but neither Ofsted nor children's services ("focused inspection" by CQC)."""
    words = title + " " + opening
    named = _named(words)
    return (
        bool(named)
        and "ofsted" not in named
        and _most_trusted(title) != "childrens_services"
        and not _CHILDREN.search(words)
    )


def _named(words: str) -> list[str]:
    """The inspectorates that folded words name, in order."""
    return [found.code for found in inspectorates(words, 0, len(words))]


def _other_nation(named: list[str]) -> str | None:
    """The inspectorate of another nation, where no English one is named."""
    codes = set(named)
    of_nation = codes & OF_OTHER_NATIONS
    return of_nation.pop() if len(of_nation) == 1 and not codes & {"ofsted", "cqc"} else None


def _first_of_wales(named: list[str]) -> str | None:
    """Of the two inspectorates of Wales in one title, the first; None where others are named, too."""
    return named[0] if set(named) == {"estyn", "ciw"} else None


def _subject_of_nation(nation: str, subject: str, title: str) -> str:
    if nation == "estyn":
        if re.search(r"\badult (?:and )?(?:community )?learning\b|\bacl\b|\bcommunity learning\b", title):
            return "adult_learning"
        return "school" if re.search(r"\bschools?\b", title) and "service" not in title else "other"
    if subject == "childrens_home":
        return subject
    if subject == "care_provider" or re.search(r"registered services|care (?:homes?|services)", title):
        return "care_provider"
    return "other"


def _framework(words: str, *, visits: bool = True) -> vocabulary.Framework | None:
    """The framework that words name: a visit before the inspection that it follows, unless `visits` is false."""
    named = [
        vocabulary.frameworks()[int((found.lastgroup or "f0")[1:])]
        for found in vocabulary.framework_pattern().finditer(words)
    ]
    return next((f for f in named if f.visit == visits), named[0] if named else None)


def _subject(page: Page, title: str, opening: str, framework: vocabulary.Framework | None) -> str:
    in_title = _most_trusted(title)
    review = framework is not None and framework.code == "lscb_review"
    if review and _framework(title) and not _OF_SERVICES.search(title):
        return "safeguarding_board"
    if (
        in_title in {None, "childrens_services"}
        and framework is None
        and _BOARD.search(title)
        and not _OF_SERVICES.search(title)
    ):
        return "safeguarding_board"
    if framework and framework.subject == "other" and _framework(title):
        return "other"
    of_peers = _PEER_OF.search(opening) if framework and framework.peer and in_title is None else None
    if of_peers and (told := _most_trusted(of_peers.group())):
        return told
    if framework and framework.visit and in_title is None and not _framework(title):
        told = by_title_name(page, heading(page)) or by_council(page, _council(page))
        if told != framework.subject == "childrens_services":
            return told  # a school or a training provider is visited and monitored, too
    if framework and (in_title is None or in_title == "safeguarding_board"):
        beside = framework.code == "lscb_review" and _OF_SERVICES.search(title)
        return "childrens_services" if beside else framework.subject
    if in_title == "adult_social_care" and "cqc" in _named(title) and rates_providers(title + " " + opening):
        return "care_provider"
    if in_title and not (in_title == "safeguarding_board" and not title.startswith("lscb")):
        return in_title
    return (
        by_title_name(page, heading(page))
        or by_inspectorate(title, title + " " + opening)
        or _most_trusted(opening[:500])
        or by_inspectorate(opening, opening)
        or by_item(page)
        or by_council(page, _council(page))
    )


def _council(page: Page) -> str | None:
    return common_name(page.document.council)


# Offices and committees carry subjects in their names that the item is not about.
_OFFICE = re.compile(
    r"(?:corporate |executive |strategic |interim |assistant |deputy |service |divisional )*(?:director|head|cabinet member|portfolio holder|lead member|executive member|chief officer|councillor|service manager)s? (?:of|for|with responsibility for|-) (?:the )?[a-z']+(?:(?:, | and | & |/| of | for )[a-z']+(?: (?:services?|care|people|people's|families|learning|education|skills|social|safeguarding|schools))?){0,5}(?: (?:services?|care|people|families|learning|education|social care))*"
    r"|(?:director|head|cabinet member|portfolio holder|lead member|executive member|chief officer|manager)s? \((?!cqc|ofsted)[a-z' &,]{3,60}\)"
    r"|(?:[a-z&',]+ ){0,7}(?:overview|scrutiny|select|policy)[a-z &]{0,40}(?:committee|panel|board|commission|sub-committee)"
)


def _most_trusted(words: str) -> str | None:
    found = {m.lastgroup for m in vocabulary.topic_pattern().finditer(without_inspectorates(words))}
    return next((s.code for s in vocabulary.subjects() if s.code in found), None)


def _inspectorate(named: list[list[str]], subject: str, framework: vocabulary.Framework | None) -> str:
    """The inspectorate of the item: that of its framework or subject, unless the first place that names any (`named`) names another."""
    if framework and (framework.peer or framework.subject == subject):
        return framework.inspectorate
    default = vocabulary.subject(subject).inspectorate
    first = next((codes for codes in named if codes), [default])
    of_one = default in {"ofsted_cqc", "hmip"}  # whoever else came along
    return default if of_one or default in first else first[0]


def common_name(council: str | None) -> str | None:
    """A council's name as the registry has it, from any form of it; the name itself where the registry lacks it."""
    if not council:
        return None
    _, names = vocabulary.authority_pattern()
    whole = re.sub(r"(?i)\s+(?:council|corporation)$", "", council.strip())
    plain = re.sub(r"(?i)^the\s+", "", whole)
    bare = re.sub(
        r"(?i)\s+(?:(?:city|county|district|(?:royal |metropolitan |london )*borough)(?: council)?|council)$",
        "",
        plain,
    )
    bare = re.sub(
        r"(?i)^(?:(?:royal |london |metropolitan )*borough of|city of(?! london)|county of)\s+", "", bare
    )
    known = (names[form] for form in (council, whole, plain, bare, f"{bare} Council") if form in names)
    return next(known, bare or council)


def _authority_in_text(page: Page) -> str | None:
    """The authority most often named on the page as a council, where the page comes without one."""
    counts: dict[str, int] = {}
    for found in authorities(page.text, 0, len(page.text)):
        weight = (
            3
            if re.match(
                r"(?:'s)? (?:county |city |borough |metropolitan )*council|'s children",
                page.folded[found.end : found.end + 30],
            )
            else 1
        )
        counts[found.code] = counts.get(found.code, 0) + weight
    return max(counts, key=lambda name: counts[name]) if counts else None


def subject_near(page: Page, start: int, end: int) -> str | None:
    """The most trusted subject that a span is about."""
    found = {mention.code for mention in topics(page, start, end)}
    return next((s.code for s in vocabulary.subjects() if s.code in found), None)
