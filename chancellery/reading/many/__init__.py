"""Read many files: in several processes or on a cluster, and on from where a killed run stood.

:func:`chancellery.reading.many.run.read_many` is the way in; the command ``read --out`` calls it. One bad file never
stops the rest. What comes out depends on the files alone, not on how many processes read them, in which order, or how
often the run was interrupted.
"""
