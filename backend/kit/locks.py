"""Advisory locks that several parts of the program take: named once, so that they mean the same lock."""

from sqlalchemy import TextClause, text

CHANGE_POLICY: TextClause = text("SELECT pg_advisory_xact_lock(hashtext('daodi.policy'))")
"""Held by whoever brings another policy into force."""

KEEP_POLICY: TextClause = text("SELECT pg_advisory_xact_lock_shared(hashtext('daodi.policy'))")
"""Held by every act until its end, so that no act is judged by one policy and done under another."""

PRESENCE: TextClause = text("SELECT pg_advisory_xact_lock(hashtext('daodi.presence'), CAST(:township % 2147483647 AS integer))")
"""Held by acts that decide who of a township is there: two people who cover for each other cannot be let go at the same moment."""

CONTENT: TextClause = text("SELECT pg_advisory_xact_lock(hashtext('daodi.content'), hashtext(:sha256))")
"""Held by whoever keeps or drops a content: what one upload refers to is not dropped as unused by the sweep at the same moment."""
