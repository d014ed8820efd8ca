"""Advisory locks that several parts of the program take: named once, so that they mean the same lock."""

from sqlalchemy import TextClause, text

CHANGE_POLICY: TextClause = text("SELECT pg_advisory_xact_lock(hashtext('daodi.policy'))")
"""Held by whoever brings another policy into force."""

KEEP_POLICY: TextClause = text("SELECT pg_advisory_xact_lock_shared(hashtext('daodi.policy'))")
"""Held by every act until its end, so that no act is judged by one policy and done under another."""
