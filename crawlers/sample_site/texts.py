"""The written texts of items and decisions as HTML, as Word pastes them and as an install cuts them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from crawlers.sample_site.content import Layout
from crawlers.sample_site.markup import Report, reports_of
from crawlers.sample_site.scenario import AgendaItem
from crawlers.sample_site.word import cut, word_html


@dataclass(frozen=True)
class Shown:
    """An agenda item as one page shows it: its texts as HTML, cut or whole."""

    item: AgendaItem
    agenda: Markup
    decision: Markup
    minutes: Markup
    reports: list[Report]


class Texts:
    """The texts of a site of that layout."""

    def __init__(self, layout: Layout):
        self._layout = layout

    def shown(self, item: AgendaItem, limit: int | None) -> Shown:
        """An item, its agenda and minutes cut after so many characters; whole without a limit."""
        return Shown(
            item=item,
            agenda=self._cut(item, "agenda", item.agenda, limit),
            decision=self.word(item.decision),
            minutes=self._cut(item, "minutes", item.minutes, limit),
            reports=reports_of(item.id, item.reports),
        )

    def _cut(self, item: AgendaItem, what: str, text: str, limit: int | None) -> Markup:
        shown, was_cut = cut(text, limit)
        link = f'<a  href="mgAi.aspx?ID={item.id}"  >view the full {what} text for item {item.number}</a>'
        return self.word(shown, link if was_cut else "")

    def word(self, text: str, cut_link: str = "") -> Markup:
        """A text as Word pastes it; `cut_link` follows one that was cut."""
        if not text.strip() and not cut_link:
            return Markup("")
        return Markup(word_html(text.strip(), lists=self._layout.word_lists, cut_link=cut_link))
