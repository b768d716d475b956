from crawlers.crawl import plan_shards
from crawlers.registry import Council
from crawlers.slots import politeness_slots, resolve_host

ADDRESSES = {
    "democracy.ashire.gov.uk": {"192.0.2.1"},
    "modgov.bshire.gov.uk": {"192.0.2.2", "192.0.2.1"},
    "meetings.cshire.gov.uk": {"192.0.2.2"},
    "democracy.dshire.gov.uk": {"198.51.100.7"},  # its own name for the vendor's machine
    "dshire.moderngov.co.uk": {"198.51.100.8"},
    "eshire.moderngov.co.uk": {"198.51.100.7"},
    "alone.gov.uk": {"203.0.113.1"},
    "unknown.gov.uk": set(),
    "lost.gov.uk": set(),
}


def council(host: str, number: int) -> Council:
    return Council(
        council_id=f"C{number:02}",
        name=host,
        nation="ENG",
        type="county",
        platform="moderngov",
        base_url=f"https://{host}/mg",
    )


COUNCILS = [council(host, number) for number, host in enumerate(ADDRESSES)]


def test_hosts_with_one_address_share_a_slot() -> None:
    slots = politeness_slots(COUNCILS, lambda host: frozenset(ADDRESSES[host]))
    found = {one.host: slots[one.council_id] for one in COUNCILS}
    assert (
        found["democracy.ashire.gov.uk"] == found["modgov.bshire.gov.uk"] == found["meetings.cshire.gov.uk"]
    )
    assert found["democracy.dshire.gov.uk"] == found["dshire.moderngov.co.uk"] == "moderngov.co.uk"
    assert len({found[host] for host in ("alone.gov.uk", "unknown.gov.uk", "lost.gov.uk")}) == 3
    assert len(set(found.values())) == 5


def test_a_slot_is_in_one_shard() -> None:
    slots = politeness_slots(COUNCILS, lambda host: frozenset(ADDRESSES[host]))
    shards = plan_shards(COUNCILS, slots, size=1)
    homes = [{slots[one.council_id] for one in shard} for shard in shards]
    assert sum(len(home) for home in homes) == len(set(slots.values()))
    assert sum(len(shard) for shard in shards) == len(COUNCILS)


def test_sample_sites_on_loopback_do_not_wait_for_each_other() -> None:
    sites = [council("127.0.0.1", 1), council("127.0.0.1", 2)]
    sites = [
        one.model_copy(update={"base_url": f"http://127.0.0.1:{port}"})
        for one, port in zip(sites, (8001, 8002), strict=True)
    ]
    assert set(politeness_slots(sites).values()) == {"127.0.0.1:8001", "127.0.0.1:8002"}


def test_the_system_resolves() -> None:
    assert resolve_host("localhost") & {"127.0.0.1", "::1"}
    assert resolve_host("no-such-host.invalid") == frozenset()
