"""Writes xdr_checksums.tsv: CRC-32 of the coordinates (nm, little-endian float32, all frames) of
every whole XTC and TRR file below shared/data, as MDAnalysis' libmdaxdr reads them.

    python3 xdr_checksums.py ../shared/data > xdr_checksums.tsv
"""
import pathlib
import sys
import zlib

import MDAnalysis
import numpy as np
from MDAnalysis.lib.formats.libmdaxdr import TRRFile, XTCFile

root = pathlib.Path(sys.argv[1])
print(f"# xdr_checksums.py, MDAnalysis {MDAnalysis.__version__}: path, atoms, frames, CRC-32")
for path in sorted(p for s in ("xtc", "trr") for p in root.rglob("*." + s)):
    if "malformed" in path.parts:
        continue
    crc = frames = 0
    with (XTCFile if path.suffix == ".xtc" else TRRFile)(str(path)) as file:
        for frame in file:
            crc = zlib.crc32(np.ascontiguousarray(frame.x, dtype="<f4").tobytes(), crc)
            frames += 1
        print(path.relative_to(root), file.n_atoms, frames, "%x" % crc, sep="\t")
