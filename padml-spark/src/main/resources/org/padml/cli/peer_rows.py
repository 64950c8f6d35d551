"""One core for every peer, and how timings are taken and printed; import it before numpy."""
import os
import time

for v in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[v] = "1"


def row(kernel, implementation, version, frames, seconds, check):
    print(f"{kernel}\t{implementation}\t{version}\t{frames}\t{seconds:.6f}\t{check}", flush=True)


def timed(function, least=1.0):
    """Repeats until at least a second has passed; returns repeats, seconds and the last result."""
    n, start = 0, time.perf_counter()
    while True:
        result = function()
        n += 1
        seconds = time.perf_counter() - start
        if seconds >= least:
            return n, seconds, result
