"""What the server serves."""

import os
from collections.abc import Callable

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chancellery.config.settings")
application = get_wsgi_application()

from chancellery.config import fold, worker  # noqa: E402 - both ask for models, which are loaded by now

worker.settle()


def in_a_worker() -> Callable[..., object]:
    """Return the application in a process that serves it: watched, and with the upkeep going on beside it."""
    worker.end_with_the_server()
    fold.fold_all_the_time()
    return application
