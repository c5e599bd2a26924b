"""What other apps may listen to. It is sent inside the transaction of the change, so a listener's failure undoes it."""

from django.dispatch import Signal

#: The provisions whose keys are ``provisions`` carry something else than before.
carryings_changed = Signal()
