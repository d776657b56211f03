"""Where names live: sources are built into an index on disk, in which names are looked up."""
