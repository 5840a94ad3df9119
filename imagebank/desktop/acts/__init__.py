"""What can be done with pictures, said once, and the menus that show it."""
