"""What the server serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chancellery.config.settings")
application = get_wsgi_application()

from chancellery.config import fold, serve  # noqa: E402 - a worker first loads, then watches

serve.settle()
serve.end_with_the_server()
fold.fold_all_the_time()
