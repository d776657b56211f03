"""From text to placed mentions: recognise, find candidates, resolve."""
