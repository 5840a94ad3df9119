"""The database door: the only room with SQL. Knows nothing of pictures, files or windows."""
