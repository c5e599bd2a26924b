"""The design system: component tags, their style sheets, tokens and a gallery page."""
