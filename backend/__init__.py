"""Daodi (到底): one district runs its stationed agencies, its delegated approvals and its four-level events in one place.

The regulation of Shangyu district ("三个到底") puts departments' stationed agencies under their host townships: class A wholly,
class B with two masters, township first and department second. Everybody sees exactly the share that this gives them:
`casbin/` states the policy, `access` compiles it into one visible relation per table, `graph` turns a GraphQL operation
into one SQL statement over those relations, and the domains hold tables, rules, acts and types.
"""
