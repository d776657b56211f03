"""From events to a scene, and from the scene to a web map or a picture."""
