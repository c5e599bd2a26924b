"""Plans: drafted from superior documents, imported, issued."""
