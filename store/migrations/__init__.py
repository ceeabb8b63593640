"""The steps from the first schema to the newest (Alembic). HEAD is known without importing Alembic, to open quickly."""

from __future__ import annotations

HEAD = "0006"
