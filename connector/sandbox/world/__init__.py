"""The simulated farm: records, seed and the rules that move it. Knows nothing of HTTP."""
