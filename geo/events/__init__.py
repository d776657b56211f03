"""From mentions and dates to events: what happened, where, when, and whether it happened."""
