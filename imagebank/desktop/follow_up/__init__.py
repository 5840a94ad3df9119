"""The place of follow-up: figures with plots, the coverage map, and reports to save and freeze."""
