"""Date expressions to spans of days, and the publication day where nobody gives one."""

from geo.dates.find import find_dates
from geo.dates.published import publication_day

__all__ = ["find_dates", "publication_day"]
