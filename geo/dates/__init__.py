"""From date expressions to spans of days, and the publication date when nobody gives it."""
