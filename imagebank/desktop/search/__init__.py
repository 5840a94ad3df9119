"""The search box and the chips of active filters."""
