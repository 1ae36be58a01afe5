"""Real face embeddings, rounded to integers.

Usage: portraits.py strangers | turned | known

`dlib_faces.npy` (see README.md) holds 812 portraits of 812 people and after them 205
photos of 10 other people, the photos of one person together.

strangers: the portraits are the base, the photos the queries: nobody is in both.
turned:    the photos are the base, the portraits the queries: fewer rows than queries.
known:     the portraits and every second photo are the base, the other photos the
           queries: each query has photos of the same person in the base.
"""

import sys
from pathlib import Path

import instance
import numpy as np

PORTRAITS = 812


def main() -> None:
    """Split the real embeddings into base and queries as the first argument says."""
    faces = np.load(Path(__file__).with_name("dlib_faces.npy")).astype(np.int64)
    portraits, photos = faces[:PORTRAITS], faces[PORTRAITS:]
    match sys.argv[1]:
        case "strangers":
            instance.write(portraits, photos)
        case "turned":
            instance.write(photos, portraits)
        case "known":
            instance.write(np.concatenate([portraits, photos[::2]]), photos[1::2])
        case mode:
            sys.exit(f"portraits.py: no such mode: {mode}")


if __name__ == "__main__":
    main()
