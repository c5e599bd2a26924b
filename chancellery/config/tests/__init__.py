"""Tests of the command line, the sample and the check."""
