"""What comes in over HTTP, held until a view has looked at it."""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """Holds no more of a file than we take. Its ``size`` is true all the same, so a view can say what was too large."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start <= settings.UPLOAD_LIMIT:
            self.file.write(raw_data)
