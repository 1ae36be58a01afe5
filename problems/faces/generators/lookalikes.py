"""Synthetic face embeddings that are distributed like real ones.

Usage: lookalikes.py PEOPLE PHOTOS KNOWN STRANGERS DIMENSIONS SEED

The base holds PHOTOS photos of each of PEOPLE people, shuffled. The queries are KNOWN
new photos of people in the base and STRANGERS photos of people who are not, shuffled.
DIMENSIONS is a power of two up to 128; below 128 only the axes that vary most are kept,
as if the embeddings had been shortened.

A photo is a sum of three parts, described on axes ordered by how much they vary:

    embedding = mean + who it is (even on each axis) + the photo (normal, times quality)

"Quality" is log-normal: some photos are worse than others in all respects. The axes are
turned into coordinates by a Walsh-Hadamard transform with random signs, which mixes each
axis evenly into all coordinates with additions and subtractions only. So there is no
matrix product whose rounding depends on the machine, and RandomState is frozen: equal
arguments give equal bytes. The variances and the mean are in calibration.json.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import instance
import numpy as np

SCALE = 10_000
"""Embeddings are multiplied by it and rounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """Makes photos of people.

    People are rows of identities: their place on the axes, before the transform.
    """

    random: np.random.RandomState
    mean: np.ndarray
    signs: np.ndarray
    identity_width: np.ndarray
    """Half the width of the range of identities, per axis."""
    photo_deviation: np.ndarray
    """Standard deviation of photos of one person, per axis."""
    quality_spread: float
    """Standard deviation of the logarithm of a photo's variance; its mean stays 1."""

    def people(self, count: int) -> np.ndarray:
        """Draw identities."""
        shape = (count, len(self.mean))
        return self.random.uniform(-1.0, 1.0, size=shape) * self.identity_width

    def photos(self, identities: np.ndarray) -> np.ndarray:
        """Take one photo of each identity and return the embeddings as integers."""
        noise = self.random.standard_normal(identities.shape) * self.photo_deviation
        spread = self.quality_spread
        logarithm = spread * self.random.standard_normal(len(identities))
        quality = np.exp((logarithm - spread**2 / 2) / 2)
        axes = identities + noise * quality[:, None]
        embeddings = self.mean + walsh_hadamard(axes) * self.signs
        return np.rint(SCALE * embeddings).astype(np.int64)


def camera(dimensions: int, random: np.random.RandomState) -> Camera:
    """Read the calibration, keep the first axes of it, and draw the signs."""
    text = Path(__file__).with_name("calibration.json").read_text(encoding="utf-8")
    calibration = json.loads(text)

    def axes(key: str) -> np.ndarray:
        return np.array(calibration[key][:dimensions])

    return Camera(
        random=random,
        mean=axes("mean"),
        signs=random.choice([-1.0, 1.0], size=dimensions),
        identity_width=np.sqrt(3.0 * axes("identity_variance")),
        photo_deviation=np.sqrt(axes("photo_variance")),
        quality_spread=calibration["quality_spread"],
    )


def walsh_hadamard(rows: np.ndarray) -> np.ndarray:
    """Return the orthonormal Walsh-Hadamard transform of each row."""
    count, dimensions = rows.shape
    half = 1
    while half < dimensions:
        pairs = rows.reshape(count, -1, 2, half)
        left, right = pairs[:, :, 0], pairs[:, :, 1]
        rows = np.stack([left + right, left - right], axis=2).reshape(count, -1)
        half *= 2
    return rows / np.sqrt(dimensions)


def main() -> None:
    """Draw people, photograph them, shuffle, and write the test case."""
    people, photos, known, strangers, dimensions, seed = map(int, sys.argv[1:])
    random = np.random.RandomState(seed)
    studio = camera(dimensions, random)
    celebrities = studio.people(people)
    base = studio.photos(np.repeat(celebrities, photos, axis=0))
    users = np.concatenate(
        [
            celebrities[random.randint(0, people, size=known)],
            studio.people(strangers),
        ]
    )
    queries = studio.photos(users)
    instance.write(
        base[random.permutation(len(base))],
        queries[random.permutation(len(queries))],
    )


if __name__ == "__main__":
    main()
