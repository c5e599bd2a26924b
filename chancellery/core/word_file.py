"""Filling in a layout. Loaded only where something is printed: its libraries weigh on the server."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from zipfile import BadZipFile

from django.utils.translation import gettext_lazy as _
from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import XMLSyntaxError

from chancellery.core.refusals import Refusal

#: What a layout that was written badly makes happen.
_UNFIT = (
    TemplateError, TypeError, ValueError, KeyError, ArithmeticError, OpcError, BadZipFile, XMLSyntaxError, OSError
)  # fmt: skip


class LayoutUnfit(Refusal):
    message = _(
        "The layout “%(name)s” cannot be filled in. Whoever keeps it should open it in Word and mend it: %(why)s"
    )


def filled(values: Mapping[str, object], *, layout: Path) -> bytes:
    """Return the Word file that a layout makes of the values.

    Raises:
        LayoutUnfit: the layout is no Word file, or names something that is not among the values.
    """
    made = io.BytesIO()
    # an office writes its layout itself: the sandbox lets it name values, and nothing else of this process
    places = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    try:
        template = DocxTemplate(str(layout))
        template.render(dict(values), places, autoescape=True)
        template.save(made)
    except _UNFIT as error:
        raise LayoutUnfit(name=layout.name, why=str(error).splitlines()[0][:200] if str(error) else "?") from error
    return made.getvalue()
