"""What a council's own site puts around a page of the platform: scripts in its head, menus above and beside, links below.

The platform pours its part into a template that the council gives it, so each page carries the whole of the council's
navigation. The words are written for this; none are of a real site.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, cycle

_SERVICES = {
    "Bins and recycling": ("Missed collection", "Garden waste", "Bulky items", "Recycling centres", "Calendar"),
    "Council tax": ("Pay your bill", "Discounts", "Moving home", "Bands and charges", "Appeals"),
    "Schools and learning": ("Admissions", "Term dates", "Free school meals", "School transport", "Adult courses"),
    "Housing": ("Apply for a home", "Repairs", "Pay your rent", "Homelessness advice", "Private renting"),
    "Planning": ("Search applications", "Building control", "Local plan", "Conservation areas", "Enforcement"),
    "Roads and parking": ("Report a pothole", "Permits", "Penalty charges", "Street lights", "Roadworks"),
    "Social care": ("Adults", "Children and families", "Fostering", "Carers", "Report a concern"),
    "Leisure and libraries": ("Renew a book", "Parks", "Swimming pools", "Museums", "Events near you"),
    "Business": ("Rates", "Licences", "Tenders", "Trading standards", "Food safety"),
    "Your council": ("Councillors", "Elections", "Meetings", "Jobs", "Spending and performance"),
}  # fmt: skip
_FOOT = (
    "Accessibility",
    "Privacy",
    "Cookies",
    "Terms of use",
    "A to Z",
    "Contact us",
    "Site map",
    "Newsroom",
)
_SCRIPT = (
    '(function(w,d,n){{w[n]=w[n]||[];w[n].push({{"part":{number},"at":Date.now()}});var s=d.createElement("script");'
    's.async=true;s.src="/assets/js/part-{number}.min.js";d.head.appendChild(s)}})(window,document,"layer{number}");'
)
# Of what the frame takes up, by weight: scripts, the menu above, the menu beside, the links below.
_SHARES = (0.35, 0.4, 0.1, 0.15)


def in_frame(page: bytes, size: int) -> bytes:
    """The page within a frame that makes it about `size` bytes; as it is where it is longer."""
    room = max(0, size - len(page))
    scripts, menu, beside, below = (round(room * share) for share in _SHARES)
    parts = page.decode()
    parts = parts.replace("</head>", f"<script>{_filled(_scripts(), scripts)}</script>\n</head>", 1)
    opened = parts.index(">", parts.index("<body")) + 1
    above = _list(_filled(_menu(), menu), "menu") + _list(_filled(_links("side"), beside), "side")
    foot = f'<footer class="site-foot">{_list(_filled(_links("foot"), below), "foot")}</footer>'
    parts = parts[:opened] + above + parts[opened:].replace("</body>", f"{foot}\n</body>", 1)
    return parts.encode()


def _filled(parts: Iterator[str], size: int) -> str:
    """As many of the parts, which have no end, as take up about `size` characters."""
    taken: list[str] = []
    length = 0
    while length < size:
        taken.append(next(parts))
        length += len(taken[-1])
    return "\n".join(taken)


def _scripts() -> Iterator[str]:
    return (_SCRIPT.format(number=number) for number in count(1))


def _menu() -> Iterator[str]:
    """Services, each over a list of its pages."""
    for name, pages in cycle(_SERVICES.items()):
        below = "\n".join(_link("menu", f"{name} {page}", page) for page in pages)
        yield f'<li class="menu__group"><span class="menu__head">{name}</span>\n<ul class="menu__list">{below}</ul></li>'


def _links(place: str) -> Iterator[str]:
    return (_link(place, name, name) for name in cycle([*_FOOT, *_SERVICES]))


def _link(place: str, path: str, name: str) -> str:
    address = path.lower().replace(" ", "-")
    return f'<li class="{place}__item"><a class="{place}__link" href="/{address}">{name}</a></li>'


def _list(items: str, place: str) -> str:
    return f'<nav class="{place}" aria-label="{place}"><ul class="{place}__list">{items}</ul></nav>'
