"""Runs migrations over the connection that the archive has opened, inside its transaction."""

from alembic import context

from depesche.archive.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
