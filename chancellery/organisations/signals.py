"""What other apps may listen to. It is sent inside the transaction of the change, so a listener's failure undoes it."""

from django.dispatch import Signal

#: ``unit``, with all below it, stands under another parent; its path is the new one.
unit_moved = Signal()

#: ``at``: some units are about to stand under other parents. The tree is held, and is still the former one.
units_will_move = Signal()
