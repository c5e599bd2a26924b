"""What every app stands on: the audit trail, stored originals, refusals, small value types. It knows no other app."""
