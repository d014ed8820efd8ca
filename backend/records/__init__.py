"""What stands beside every record: its papers, the log of what was done with it, and whom it waits for.

An act says in its own declaration what of this concerns it (`access.acts.act`); nothing here knows a domain.
"""
