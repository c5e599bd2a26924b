"""How long an act takes, told so that a busy machine or the garbage of other tests does not decide it."""

import gc
import time
from collections.abc import Callable


def least_seconds(act: Callable[[], object], *, tries: int = 3) -> float:
    """Seconds of the processor that `act` takes: the shortest of `tries`, with no garbage collected meanwhile."""
    taken = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(tries):
            began = time.process_time()
            act()
            taken.append(time.process_time() - began)
    finally:
        gc.enable()
    return min(taken)
