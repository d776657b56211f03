"""From readings and events to files, and back."""
