"""The place of the vocabulary: the lists as a tree, one concept at the right, and what can be done with it."""
