"""What the pages share: state, cache, filters, rendering."""
