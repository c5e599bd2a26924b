"""The register: official texts, their provisions, and what cites what."""
