"""The benchmarks. Every figure stands beside a reference of the same run, since only ratios travel."""
