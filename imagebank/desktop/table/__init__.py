"""The result as a table: the same rows and the same selection as the grid."""
