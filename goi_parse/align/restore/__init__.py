"""Tables 2 to 4 out of texts that print figures in pieces and out of order: PDF text without its layout.

:mod:`goi_parse.align.restore.signs` tells such texts from others. The rest is loaded where one is met, which is
seldom.
"""
