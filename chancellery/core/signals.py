"""What apps above may listen to. It is sent inside the transaction of the change, so a listener's failure undoes it."""

from django.dispatch import Signal

#: ``record`` says other words than before, in one language or several; ``by`` and ``at`` as in the action. ``slip`` is
#: what the person said of the change: a slip of writing was put right, or not; ``None`` leaves it to the program.
words_changed = Signal()
