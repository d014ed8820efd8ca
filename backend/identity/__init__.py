"""Accounts, posts, sessions, service tokens and the three officers: who somebody is, and in which capacity they ask.

A request runs under one post = account x role x organisation x period; who holds a role is data here, what a role may do is
policy in `casbin/`.
"""
