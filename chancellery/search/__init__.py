"""One box over the whole register: documents, provisions, commitments, reports, units and people."""
