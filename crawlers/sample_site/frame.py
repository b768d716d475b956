"""The frame that a council's site puts around each page: its head, navigation and foot, new at each serving."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from crawlers.sample_site.language import Language, keep_language, listed_date, say
from crawlers.sample_site.markup import environment
from crawlers.sample_site.scenario import Site

NAVIGATION = (
    ("Committees", "mgListCommittees.aspx?bcr=1"),
    ("Decisions", "mgDelegatedDecisions.aspx?bcr=1"),
    ("What's new", "mgWhatsNew.aspx?bcr=1"),
)
_PAGE_LINK = re.compile(r'(?<=href=")(\w+\.aspx)')


@dataclass(frozen=True)
class Serving:
    """What differs each time a page is served, and must not count as a change of its content."""

    at: str  # ISO 8601
    token: str
    language: Language = "en"  # the same page in another language: what was asked for, not a change


class Frame:
    """Renders pages of one site, content and frame."""

    _environment = environment()

    def __init__(self, site: Site):
        self._site = site

    def page(self, template: str, serving: Serving, *, heading: str, title: str, **context: object) -> str:
        """A page whose content is what a template makes of its context."""
        language = serving.language
        said = {"say": partial(say, language=language), "listed": partial(listed_date, language=language)}
        content = self._environment.get_template(template).render(title=title, **said, **context)
        frame = self._environment.get_template(f"frame_{self._site.layout.frame}.html")
        return frame.render(
            content=Markup(self._address(keep_language(content, language))),
            heading=say(heading, language),
            title=title,
            council=self._site.content.full_name,
            base=self._site.layout.base_path,
            navigation=NAVIGATION,
            served=serving.at,
            token=serving.token,
        )

    def _address(self, content: str) -> str:
        """Links as the install writes them: relative, or by the site's second name."""
        second = self._site.layout.links_to
        return _PAGE_LINK.sub(rf"{second}{self._site.layout.base_path}/\1", content) if second else content
