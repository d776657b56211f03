"""Alembic's entry: runs the migrations on the connection, and in the transaction, that `geo.store.database` opened."""

from alembic import context

from geo.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
