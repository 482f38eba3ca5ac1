"""Names found in every spelling: no table changes, `actors.catch_up` adds words to `actor_words`."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    pass
