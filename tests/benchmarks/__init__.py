"""Speed as ratios against what people use today: ``python -m tests.benchmarks [--quick]``."""
