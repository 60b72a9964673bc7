"""Triangle meshes of the shapes that machines, goods and people are built from. Metres, z up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

CREASE = np.cos(np.radians(35))


@dataclass
class Mesh:
    """Vertices with what the shader needs; `rest` is where the texture is looked up."""

    position: np.ndarray
    normal: np.ndarray
    rest: np.ndarray
    colour: np.ndarray
    material: np.ndarray
    triangles: np.ndarray

    @staticmethod
    def of(position, normal, triangles, colour=(1, 1, 1), material=0) -> Mesh:
        position = np.asarray(position, np.float32).reshape(-1, 3)
        count = len(position)
        colour = np.broadcast_to(np.asarray(colour, np.float32), (count, 3)).copy()
        return Mesh(
            position,
            np.asarray(normal, np.float32).reshape(-1, 3),
            position.copy(),
            colour,
            np.full(count, material, np.float32),
            np.asarray(triangles, np.int32).reshape(-1, 3),
        )

    def moved(self, matrix) -> Mesh:
        """The mesh placed elsewhere; its texture moves with it."""
        matrix = np.asarray(matrix, np.float32)
        turn = matrix[:3, :3]
        normal = self.normal @ np.linalg.inv(turn)
        normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
        position = self.position @ turn.T + matrix[:3, 3]
        return Mesh(position, normal, self.rest, self.colour, self.material, self.triangles)

    def at(self, x=0.0, y=0.0, z=0.0) -> Mesh:
        return self.moved(translation(x, y, z))

    def baked(self) -> Mesh:
        """Textured by where it is now rather than by where it was made."""
        return Mesh(
            self.position,
            self.normal,
            self.position.copy(),
            self.colour,
            self.material,
            self.triangles,
        )

    def packed(self) -> np.ndarray:
        """One interleaved row a vertex, unrolled by triangle corner."""
        rows = np.hstack(
            [self.position, self.normal, self.rest, self.colour, self.material[:, None]]
        )
        return np.ascontiguousarray(rows[self.triangles.reshape(-1)], np.float32)


def merged(meshes) -> Mesh:
    meshes = list(meshes)
    offsets = np.cumsum([0] + [len(m.position) for m in meshes[:-1]])
    return Mesh(
        np.vstack([m.position for m in meshes]),
        np.vstack([m.normal for m in meshes]),
        np.vstack([m.rest for m in meshes]),
        np.vstack([m.colour for m in meshes]),
        np.concatenate([m.material for m in meshes]),
        np.vstack([m.triangles + o for m, o in zip(meshes, offsets)]),
    )


def translation(x=0.0, y=0.0, z=0.0):
    matrix = np.eye(4, dtype=np.float32)
    matrix[:3, 3] = (x, y, z)
    return matrix


def rotation(axis, degrees):
    """A turn about x, y or z through the origin."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    i, j = {"x": (1, 2), "y": (2, 0), "z": (0, 1)}[axis]
    matrix = np.eye(4, dtype=np.float32)
    matrix[i, i] = matrix[j, j] = c
    matrix[i, j], matrix[j, i] = -s, s
    return matrix


def scaling(x, y=None, z=None):
    return np.diag([x, x if y is None else y, x if z is None else z, 1]).astype(np.float32)


def box(size, centre=(0, 0, 0), colour=(1, 1, 1), material=0, bevel=0.0) -> Mesh:
    """A box whose edges are rounded by `bevel`."""
    half = np.asarray(size, np.float32) / 2
    bevel = min(bevel, float(half.min()) * 0.99)
    steps = np.array([-1, -1, 1, 1]) if bevel else np.array([-1, 1])
    positions, normals, triangles = [], [], []
    for axis in range(3):
        u, v = (axis + 1) % 3, (axis + 2) % 3
        for side in (-1, 1):
            inset = half - bevel
            us = steps * inset[u] + (np.array([-bevel, 0, 0, bevel]) if bevel else 0)
            vs = steps * inset[v] + (np.array([-bevel, 0, 0, bevel]) if bevel else 0)
            grid = np.zeros((len(us), len(vs), 3), np.float32)
            grid[..., u], grid[..., v], grid[..., axis] = us[:, None], vs[None, :], side * half[axis]
            points = grid.reshape(-1, 3)
            core = np.clip(points, -inset, inset)
            away = points - core
            if bevel:
                away /= np.linalg.norm(away, axis=1, keepdims=True)
                points = core + away * bevel
            else:
                away = np.zeros_like(points)
                away[:, axis] = side
            triangles.append(_grid_triangles(len(us), len(vs), side > 0) + sum(map(len, positions)))
            positions.append(points)
            normals.append(away)
    mesh = Mesh.of(np.vstack(positions), np.vstack(normals), np.vstack(triangles), colour, material)
    return mesh.at(*centre)


def _grid_triangles(rows, columns, forward):
    index = np.arange(rows * columns).reshape(rows, columns)
    a, b = index[:-1, :-1].ravel(), index[1:, :-1].ravel()
    c, d = index[1:, 1:].ravel(), index[:-1, 1:].ravel()
    quads = np.stack([a, b, c, a, c, d] if forward else [a, c, b, a, d, c], 1)
    return quads.reshape(-1, 3)


def lathe(profile, segments=20, colour=(1, 1, 1), material=0) -> Mesh:
    """A profile of (radius, height) points, from the bottom up, turned about z."""
    profile = np.asarray(profile, np.float32)
    edges = np.diff(profile, axis=0)
    outward = np.stack([edges[:, 1], -edges[:, 0]], 1)
    outward /= np.maximum(np.linalg.norm(outward, axis=1, keepdims=True), 1e-9)
    angle = np.linspace(0, 2 * np.pi, segments + 1)
    ring = np.stack([np.cos(angle), np.sin(angle)], 1)
    positions, normals, triangles = [], [], []
    for i in range(len(edges)):
        rows, turns = [], []
        for end, other in ((i, i - 1), (i + 1, i + 1)):
            n = outward[i]
            if 0 <= other < len(edges) and outward[i] @ outward[other] > CREASE:
                n = n + outward[other]
                n = n / np.linalg.norm(n)
            radius, height = profile[end]
            rows.append(np.column_stack([ring * radius, np.full(segments + 1, height)]))
            turns.append(np.column_stack([ring * n[0], np.full(segments + 1, n[1])]))
        triangles.append(_grid_triangles(2, segments + 1, False) + sum(map(len, positions)))
        positions.append(np.vstack(rows))
        normals.append(np.vstack(turns))
    return Mesh.of(np.vstack(positions), np.vstack(normals), np.vstack(triangles), colour, material)


def cylinder(radius, height, segments=20, colour=(1, 1, 1), material=0, top=None, bevel=0.0) -> Mesh:
    """Stands on z = 0."""
    top = radius if top is None else top
    b = bevel
    profile = [(0, 0), (radius - b, 0), (radius, b), (top, height - b), (top - b, height), (0, height)]
    if not b:
        profile = [(0, 0), (radius, 0), (top, height), (0, height)]
    return lathe(profile, segments, colour, material)


def sphere(radius, colour=(1, 1, 1), material=0, segments=16) -> Mesh:
    angle = np.linspace(-np.pi / 2, np.pi / 2, segments // 2 + 1)
    return lathe(np.column_stack([np.cos(angle), np.sin(angle)]) * radius, segments, colour, material)


def between(mesh_of_length, start, end) -> Mesh:
    """Lays a shape that stands on z = 0 from one point to another."""
    return mesh_of_length.moved(frame_along(start, end))


def frame_along(start, end):
    start, end = np.asarray(start, float), np.asarray(end, float)
    z = (end - start) / max(np.linalg.norm(end - start), 1e-9)
    x = np.cross((0, 1, 0) if abs(z[1]) < 0.9 else (1, 0, 0), z)
    x /= np.linalg.norm(x)
    matrix = np.eye(4, dtype=np.float32)
    matrix[:3, 0], matrix[:3, 1], matrix[:3, 2], matrix[:3, 3] = x, np.cross(z, x), z, start
    return matrix


def rod(start, end, radius, colour=(1, 1, 1), material=0, segments=10) -> Mesh:
    length = float(np.linalg.norm(np.subtract(end, start)))
    return between(cylinder(radius, length, segments, colour, material), start, end)


def tube(points, radius, colour=(1, 1, 1), material=0, segments=8) -> Mesh:
    """A bent pipe, hose or cable."""
    parts = [rod(a, b, radius, colour, material, segments) for a, b in zip(points[:-1], points[1:])]
    parts += [sphere(radius, colour, material, segments).at(*p) for p in points[1:-1]]
    return merged(parts)


def extruded(outline, depth, colour=(1, 1, 1), material=0) -> Mesh:
    """An outline in x-z, star-shaped about its middle and counter-clockwise, `depth` thick along y."""
    outline = np.asarray(outline, np.float32)
    count, middle = len(outline), outline.mean(0)
    parts = []
    for side in (-1, 1):
        points = np.vstack([middle, outline])
        flat = np.column_stack([points[:, 0], np.full(count + 1, side * depth / 2), points[:, 1]])
        ring = np.arange(count)
        fan = np.stack([np.zeros(count, int), ring + 1, (ring + 1) % count + 1], 1)
        fan = fan if side < 0 else fan[:, ::-1]
        parts.append(Mesh.of(flat, np.broadcast_to((0, side, 0), flat.shape), fan, colour, material))
    for a, b in zip(outline, np.roll(outline, -1, 0)):
        edge = b - a
        n = np.array([edge[1], 0, -edge[0]]) / max(np.linalg.norm(edge), 1e-9)
        y = depth / 2
        corners = [(a[0], -y, a[1]), (b[0], -y, b[1]), (b[0], y, b[1]), (a[0], y, a[1])]
        parts.append(Mesh.of(corners, [n] * 4, [(0, 1, 2), (0, 2, 3)], colour, material))
    return merged(parts)


def quad(corners, normal, colour=(1, 1, 1), material=0) -> Mesh:
    return Mesh.of(corners, [normal] * 4, [(0, 1, 2), (0, 2, 3)], colour, material)


def floor_patch(x0, y0, x1, y1, z=0.004, colour=(1, 1, 1), material=0) -> Mesh:
    return quad([(x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z)], (0, 0, 1), colour, material)


def floor_strip(start, end, width, z=0.004, colour=(1, 1, 1), material=0) -> Mesh:
    """A painted line on the floor."""
    a, b = np.asarray(start, float), np.asarray(end, float)
    along = (b - a) / np.linalg.norm(b - a) * width / 2
    across = np.array([-along[1], along[0]])
    corners = [a - along - across, b + along - across, b + along + across, a - along + across]
    return quad([(*c, z) for c in corners], (0, 0, 1), colour, material)
