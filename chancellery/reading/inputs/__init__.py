"""From the bytes of a file to the text a person sees in it: plain text, web pages, Word, spreadsheets, PDF."""
