"""What a process that serves the site does beside serving it."""

from __future__ import annotations

import gc
import importlib
import os
import threading
import time

#: The environment's name for the process of the server that started a worker.
SERVER = "CHANCELLERY_SERVER"
#: How often a worker looks whether that one still lives.
WATCH_SECONDS = 0.5
#: What is asked for only while a page is made or somebody signs in, and by a worker's upkeep while it works (``fold``).
ASKED_FOR_LATER = (
    "chancellery.accounts.adapters", "chancellery.config.formats", "chancellery.config.searching",
    "chancellery.core.sealing", "chancellery.organisations.backend", "django.contrib.messages.storage.fallback",
)  # fmt: skip


def settle() -> None:
    """Load the code of every page, of signing in and of the upkeep, then look for garbage only in what came after.

    Python otherwise walks through the hundred thousand objects of the loaded code again and again, for a tenth of the
    time of a page.
    """
    from django.template import Engine
    from django.urls import get_resolver

    _patterns = get_resolver().url_patterns  # imports every view
    _processors = Engine.get_default().template_context_processors  # and every tag
    for later in ASKED_FOR_LATER:
        importlib.import_module(later)
    gc.collect()
    gc.freeze()


def end_with_the_server() -> None:
    """In a worker: end when the server that started us ends, also when it was killed, so that the port becomes free."""
    server = int(os.environ.get(SERVER, "0"))
    if not server or os.getpid() == server:
        return
    os.setpgrp()  # Ctrl-C reaches the server alone, which ends us in order; told twice, granian's worker hangs

    def watch() -> None:
        while os.getppid() == server:
            time.sleep(WATCH_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, name="end-with-the-server", daemon=True).start()
