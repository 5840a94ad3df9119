"""What waits: the work list, recalls and the places where packs are."""
