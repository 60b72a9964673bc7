"""What a belt carries: cartons and bottles, sound or defective."""

from __future__ import annotations

import numpy as np

from .materials import material
from .meshes import Mesh, box, lathe, merged, quad, rotation

CARDBOARD = ((0.78, 0.6, 0.42), (0.72, 0.53, 0.36), (0.84, 0.69, 0.52))
PRINTS = ((0.12, 0.3, 0.62), (0.65, 0.12, 0.1), (0.1, 0.42, 0.25), (0.1, 0.1, 0.1))
BOTTLES = ((0.88, 0.9, 0.92), (0.16, 0.38, 0.72), (0.12, 0.45, 0.24), (0.86, 0.62, 0.12), (0.7, 0.14, 0.12))
CAPS = ((0.8, 0.1, 0.08), (0.1, 0.1, 0.12), (0.95, 0.95, 0.95), (0.1, 0.25, 0.6), (0.95, 0.75, 0.1))
CARTON_SIZE = (0.42, 0.34, 0.32)
BOTTLE_HEIGHT = 0.36


def carton(rng, defective: bool, size=CARTON_SIZE) -> Mesh:
    """Stands on z = 0, its long side along x."""
    size = np.array(size) * rng.uniform(0.92, 1.06, 3)
    colour = np.array(CARDBOARD[rng.integers(len(CARDBOARD))]) * rng.uniform(0.92, 1.05)
    body = _gridded_box(size, colour, material("cardboard"))
    extras = [_tape(size), *_prints(rng, size)]
    if not defective:
        return merged([body, *extras])
    return _crushed(rng, merged([body, *extras]), size)


def _gridded_box(size, colour, kind, cells=12) -> Mesh:
    """Faces of many small squares, so that it can be dented."""
    parts = []
    steps = np.linspace(-0.5, 0.5, cells + 1)
    index = np.arange((cells + 1) ** 2).reshape(cells + 1, -1)
    a, b, c, d = index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]
    triangles = np.stack([a, b, c, a, c, d], -1).reshape(-1, 3)
    for axis in range(3):
        u, v = (axis + 1) % 3, (axis + 2) % 3
        for side in (-0.5, 0.5):
            points = np.zeros((cells + 1, cells + 1, 3))
            points[..., u], points[..., v], points[..., axis] = steps[:, None], steps[None, :], side
            points = points.reshape(-1, 3) * size + (0, 0, size[2] / 2)
            normal = np.zeros_like(points)
            normal[:, axis] = 2 * side
            parts.append(Mesh.of(points, normal, triangles, colour, kind))
    return merged(parts)


def _tape(size) -> Mesh:
    x, y, z = size[0] / 2, 0.028, size[2] + 0.0015
    colour, kind = (0.86, 0.78, 0.6), material("gloss")
    top = quad([(-x, -y, z), (x, -y, z), (x, y, z), (-x, y, z)], (0, 0, 1), colour, kind)
    ends = [
        quad([(s * (x + 0.0015), -y, z), (s * (x + 0.0015), y, z), (s * (x + 0.0015), y, z - 0.09), (s * (x + 0.0015), -y, z - 0.09)], (s, 0, 0), colour, kind)
        for s in (-1, 1)
    ]
    return merged([top, *ends])


def _prints(rng, size):
    """A white label and printed marks on the long sides."""
    ink = PRINTS[rng.integers(len(PRINTS))]
    for s in (-1, 1):
        y = s * (size[1] / 2 + 0.0015)
        for x0, z0, w, h, colour in (
            (-0.4, 0.5, 0.36, 0.34, (0.95, 0.95, 0.93)),
            (-0.37, 0.56, 0.3, 0.06, (0.1, 0.1, 0.1)),
            (-0.37, 0.66, 0.22, 0.05, (0.1, 0.1, 0.1)),
            (0.08, 0.2, 0.3, 0.24, ink),
            (0.08, 0.52, 0.22, 0.05, ink),
        ):
            a, b = x0 * size[0] * s, (x0 + w) * size[0] * s
            c, d = z0 * size[2], (z0 + h) * size[2]
            lift = y + s * (0.001 if colour[0] < 0.5 else 0)
            yield quad([(a, lift, c), (b, lift, c), (b, lift, d), (a, lift, d)], (0, s, 0), colour)


def _crushed(rng, mesh: Mesh, size) -> Mesh:
    """A corner of the top driven in, the faces around it buckled, the paper torn dark."""
    corner = np.array([rng.choice([-1, 1]) * size[0] / 2, rng.choice([-1, 1]) * size[1] / 2, size[2]])
    position = mesh.position.copy()
    depth = rng.uniform(0.5, 0.72)
    radius = np.linalg.norm((position - corner) / size, axis=1)
    pull = depth * np.exp(-((radius / 0.62) ** 2))
    middle = np.array([0, 0, size[2] * 0.25])
    buckle = np.sin(position @ np.array([41.0, 37.0, 53.0])) * 0.05 * np.exp(-((radius / 0.8) ** 2))
    position += (middle - position) * (pull + buckle)[:, None]
    lean = rng.uniform(-0.12, 0.12, 2)
    position[:, :2] += position[:, 2:3] * lean
    tri = position[mesh.triangles]
    face = np.cross(tri[:, 1] - tri[:, 0], tri[:, 2] - tri[:, 0])
    face /= np.maximum(np.linalg.norm(face, axis=1, keepdims=True), 1e-12)
    old = mesh.normal[mesh.triangles].mean(1)
    face *= np.sign(np.einsum("ij,ij->i", face, old) + 1e-6)[:, None]
    corners = mesh.triangles.reshape(-1)
    colour = mesh.colour[corners] * (1 - 0.55 * (np.exp(-((radius[corners] / 0.28) ** 2)))[:, None])
    return Mesh(
        position[corners].astype(np.float32),
        np.repeat(face, 3, 0).astype(np.float32),
        mesh.rest[corners],
        colour.astype(np.float32),
        mesh.material[corners],
        np.arange(len(corners), dtype=np.int32).reshape(-1, 3),
    )


def bottle(rng, defective: bool, height=BOTTLE_HEIGHT) -> Mesh:
    """Stands on z = 0. A defective one has lost its cap, is buckled and stands askew."""
    colour = np.array(BOTTLES[rng.integers(len(BOTTLES))]) * rng.uniform(0.9, 1.08)
    cap = CAPS[rng.integers(len(CAPS))]
    k = height / 0.36
    profile = np.array([(0, 0), (0.078, 0), (0.088, 0.012), (0.088, 0.2), (0.083, 0.23), (0.06, 0.262), (0.034, 0.285), (0.03, 0.31)]) * k
    kind = material("plastic")
    label = lathe(np.array([(0.0892, 0.05), (0.0892, 0.17)]) * k, 22, (0.95, 0.95, 0.92), material("plain"))
    mark = lathe(np.array([(0.0897, 0.085), (0.0897, 0.125)]) * k, 22, PRINTS[rng.integers(len(PRINTS))], material("plain"))
    body = merged([lathe(profile, 22, colour, kind), label, mark])
    if not defective:
        lid = lathe(np.array([(0.03, 0.292), (0.041, 0.294), (0.041, 0.342), (0.036, 0.35), (0, 0.35)]) * k, 18, cap, kind)
        return merged([body, lid])
    neck = lathe(np.array([(0.03, 0.29), (0.033, 0.312), (0.022, 0.312), (0.022, 0.29), (0, 0.288)]) * k, 18, colour * 0.35, kind)
    whole = merged([body, neck])
    position = whole.position.copy()
    z = position[:, 2] / (0.36 * k)
    squeeze = 1 - rng.uniform(0.3, 0.42) * np.exp(-(((z - rng.uniform(0.35, 0.5)) / 0.16) ** 2))
    position[:, 0] *= squeeze
    position[:, 0] += 0.05 * k * z**2 * rng.choice([-1, 1])
    whole = Mesh(position, whole.normal, whole.rest, whole.colour, whole.material, whole.triangles)
    turned = whole.moved(rotation("z", rng.uniform(0, 360)) @ rotation("y", rng.uniform(11, 17)))
    return turned.at(z=-float(turned.position[:, 2].min()))


def tote(colour=(0.12, 0.3, 0.65), size=(0.6, 0.4, 0.3)) -> Mesh:
    """A plastic container as it stands everywhere in a plant."""
    x, y, z = size
    kind = material("plastic")
    return merged(
        [
            box((x * 0.94, y * 0.94, z), (0, 0, z / 2), colour, kind, 0.015),
            box((x, y, 0.045), (0, 0, z - 0.03), colour, kind, 0.012),
            box((x * 0.86, y * 0.84, 0.012), (0, 0, z + 0.002), np.multiply(colour, 0.25), kind),
            *[box((0.02, y * 0.96, z * 0.8), (s * x * 0.25, 0, z * 0.45), colour, kind) for s in (-1, 1)],
            box((0.16, y * 0.97, 0.05), (0, 0, z * 0.62), np.multiply(colour, 0.6), kind),
        ]
    )
