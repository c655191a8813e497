"""Many reports: found, parsed in other processes, and handed over one by one, errors among them.

``goi_parse.parse_many`` stands in :mod:`goi_parse.batch.many`. Nothing is imported here: a worker process needs a
part of this room only, and starts the sooner.
"""
