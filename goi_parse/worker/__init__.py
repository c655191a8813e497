"""Parsing in other processes, whose death, hunger and slowness cost one report each and nothing more.

Nothing is imported here: a worker process needs a part of this room only, and starts the sooner.
"""
