"""What a person keeps: articles and projects, in a database."""
