"""Published figures of real layers, recomputed; the data are read in place and never copied."""
