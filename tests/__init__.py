"""Tests of Daodi; they run on a real PostgreSQL that `tests/databases.py` keeps."""
