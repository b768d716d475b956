"""Look-alike council sites of our own writing: the demo, the test site and the benchmark site in one."""

from crawlers.sample_site.content import SampleSiteError
from crawlers.sample_site.faults import Fault, FaultKind
from crawlers.sample_site.server import RequestRecord
from crawlers.sample_site.sites import SampleSites

__all__ = ["Fault", "FaultKind", "RequestRecord", "SampleSiteError", "SampleSites"]
