"""The rule book (规则体检): every audit rule of the regulation's mechanisms, live, over the rows that the viewer sees in its remit.

A domain contributes its rules as `RULES` beside its types; `book.py` turns them into one relation of hits.
"""
