"""Telling what happens to incidents: to the pages that are open, and to other programs by webhooks."""
