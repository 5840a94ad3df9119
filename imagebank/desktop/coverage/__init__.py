"""The coverage map: learning environments by school forms, and what of each may be used; what is missing is seen at once."""
