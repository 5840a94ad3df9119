"""The tour: five minutes around the window, part by part."""
