"""What knows no district: database, embedded PostgreSQL, table helpers, errors, files."""
