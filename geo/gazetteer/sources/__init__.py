"""Where the rows come from: each module reads one package's data, or our own tables, and yields records."""
