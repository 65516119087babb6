"""The worlds of each chapter, and the few checks by hand."""
