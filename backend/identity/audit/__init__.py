"""The permission audit: who can see what and why, who has opened what, and under which policy.

Answers come from the same decisions and predicates as every read, turned round; none of them shows a value.
"""
