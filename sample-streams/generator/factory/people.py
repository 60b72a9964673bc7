"""People: one smooth skin over a skeleton, dressed by colour, walking or working."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from skimage.measure import marching_cubes

from .materials import material
from .meshes import Mesh, box, lathe, merged, rotation, sphere, translation

VOXEL = 0.021
SKINS = ((0.94, 0.76, 0.65), (0.86, 0.66, 0.52), (0.66, 0.46, 0.34), (0.45, 0.31, 0.23))
HELMETS = ((0.95, 0.95, 0.93), (0.97, 0.83, 0.1), (0.1, 0.28, 0.72), (0.85, 0.1, 0.08), (0.98, 0.5, 0.06), (0.1, 0.5, 0.25))
VESTS = ((0.98, 0.42, 0.05), (0.78, 0.95, 0.1), (0.98, 0.42, 0.05))
CLOTHES = ((0.16, 0.2, 0.34), (0.25, 0.27, 0.3), (0.12, 0.13, 0.15), (0.35, 0.38, 0.3), (0.2, 0.32, 0.5), (0.45, 0.42, 0.38))
SHIRTS = CLOTHES + ((0.55, 0.57, 0.6), (0.5, 0.16, 0.14), (0.82, 0.82, 0.8), (0.2, 0.42, 0.36))
HAIR = ((0.1, 0.08, 0.07), (0.25, 0.16, 0.1), (0.5, 0.38, 0.22), (0.55, 0.55, 0.55))

# Where the joints are on a person of 1.78 m who stands with hanging arms and looks along +y.
JOINTS = {
    "pelvis": (0, 0, 0.96),
    "chest": (0, 0, 1.18),
    "head": (0, 0.01, 1.53),
    "arm_l": (-0.205, 0, 1.42),
    "fore_l": (-0.285, 0, 1.14),
    "arm_r": (0.205, 0, 1.42),
    "fore_r": (0.285, 0, 1.14),
    "thigh_l": (-0.095, 0, 0.92),
    "shin_l": (-0.1, 0.01, 0.5),
    "foot_l": (-0.1, 0, 0.09),
    "thigh_r": (0.095, 0, 0.92),
    "shin_r": (0.1, 0.01, 0.5),
    "foot_r": (0.1, 0, 0.09),
}
PARENT = {
    "pelvis": None, "chest": "pelvis", "head": "chest", "arm_l": "chest", "fore_l": "arm_l",
    "arm_r": "chest", "fore_r": "arm_r", "thigh_l": "pelvis", "shin_l": "thigh_l",
    "foot_l": "shin_l", "thigh_r": "pelvis", "shin_r": "thigh_r", "foot_r": "shin_r",
}  # fmt: skip
BONES = list(JOINTS)
# Bone, one end, other end, radius at each: the flesh from which the skin is made.
FLESH = [
    ("pelvis", (-0.07, 0, 0.95), (0.07, 0, 0.95), 0.125, 0.125),
    ("pelvis", (0, -0.01, 1.0), (0, 0, 1.1), 0.135, 0.13),
    ("chest", (-0.055, 0, 1.15), (0.055, 0, 1.15), 0.125, 0.125),
    ("chest", (-0.1, 0, 1.34), (0.1, 0, 1.34), 0.125, 0.125),
    ("chest", (-0.16, 0, 1.42), (0.16, 0, 1.42), 0.075, 0.075),
    ("chest", (0, 0, 1.42), (0, 0.005, 1.54), 0.068, 0.06),
    ("head", (0, 0.01, 1.6), (0, 0.025, 1.62), 0.078, 0.08),
    ("head", (0, 0.0, 1.66), (0, 0.0, 1.68), 0.098, 0.095),
    ("arm_l", (-0.205, 0, 1.415), (-0.282, 0, 1.15), 0.071, 0.053),
    ("fore_l", (-0.285, 0, 1.14), (-0.335, 0.02, 0.9), 0.053, 0.04),
    ("fore_l", (-0.34, 0.02, 0.88), (-0.352, 0.035, 0.79), 0.046, 0.033),
    ("arm_r", (0.205, 0, 1.415), (0.282, 0, 1.15), 0.071, 0.053),
    ("fore_r", (0.285, 0, 1.14), (0.335, 0.02, 0.9), 0.053, 0.04),
    ("fore_r", (0.34, 0.02, 0.88), (0.352, 0.035, 0.79), 0.046, 0.033),
    ("thigh_l", (-0.095, 0, 0.91), (-0.1, 0.01, 0.5), 0.105, 0.072),
    ("shin_l", (-0.1, 0.01, 0.5), (-0.1, -0.01, 0.12), 0.071, 0.058),
    ("foot_l", (-0.1, -0.03, 0.055), (-0.105, 0.16, 0.045), 0.058, 0.048),
    ("thigh_r", (0.095, 0, 0.91), (0.1, 0.01, 0.5), 0.105, 0.072),
    ("shin_r", (0.1, 0.01, 0.5), (0.1, -0.01, 0.12), 0.071, 0.058),
    ("foot_r", (0.1, -0.03, 0.055), (0.105, 0.16, 0.045), 0.058, 0.048),
]


@dataclass(frozen=True)
class Outfit:
    skin: tuple = SKINS[1]
    shirt: tuple = SHIRTS[0]
    trousers: tuple = CLOTHES[0]
    vest: tuple | None = VESTS[0]
    helmet: tuple | None = HELMETS[0]
    hair: tuple = HAIR[0]
    cap: bool = False
    height: float = 1.0
    girth: float = 1.0

    @staticmethod
    def random(rng, helmet: bool) -> Outfit:
        def pick(choices):
            return tuple(np.clip(np.array(choices[rng.integers(len(choices))]) * rng.uniform(0.85, 1.12), 0, 1))

        return Outfit(
            skin=pick(SKINS),
            shirt=pick(SHIRTS),
            trousers=pick(CLOTHES),
            vest=pick(VESTS) if rng.random() < 0.6 else None,
            helmet=pick(HELMETS) if helmet else None,
            hair=pick(HAIR),
            cap=not helmet and rng.random() < 0.2,
            height=rng.uniform(0.93, 1.06),
            girth=rng.uniform(0.95, 1.15),
        )


def _distance(points, a, b, ra, rb):
    """Signed distance to a cone with round ends, near enough."""
    a, b = np.array(a, np.float32), np.array(b, np.float32)
    way = b - a
    along = np.clip((points - a) @ way / max(way @ way, 1e-9), 0, 1)
    return np.linalg.norm(points - a - along[:, None] * way, axis=1) - (ra + (rb - ra) * along)


@lru_cache(maxsize=1)
def _skin():
    """Vertices, normals, triangles and the share that each bone has in each vertex."""
    axes = [np.arange(lo, hi, VOXEL, dtype=np.float32) for lo, hi in ((-0.44, 0.44), (-0.22, 0.28), (-0.04, 1.84))]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), -1)
    points = grid.reshape(-1, 3)
    flatter = points * np.array([1, 1.22, 1], np.float32)
    total, k = None, 0.028
    for bone, a, b, ra, rb in FLESH:
        where = flatter if bone in ("pelvis", "chest") else points
        d = _distance(where, a, b, ra, rb)
        if total is None:
            total = d
        else:
            h = np.clip(0.5 + 0.5 * (total - d) / k, 0, 1)
            total = total * (1 - h) + d * h - k * h * (1 - h)
    field = total.reshape(grid.shape[:3])
    vertices, faces, normals, _ = marching_cubes(field, 0.0, spacing=(VOXEL,) * 3, gradient_direction="ascent")
    vertices = vertices + [a[0] for a in axes]
    centre_out = np.einsum("ij,ij->i", normals, vertices - [0, 0, 0.9])
    if centre_out.mean() < 0:
        normals = -normals
    near = np.full((len(vertices), len(BONES)), 9.0)
    for bone, a, b, ra, rb in FLESH:
        i = BONES.index(bone)
        near[:, i] = np.minimum(near[:, i], _distance(vertices, a, b, ra, rb))
    share = np.exp(-np.maximum(near - near.min(1, keepdims=True), 0) / 0.018)
    share[share < 0.02] = 0
    main = near.argmin(1)
    kin = np.array([[a == b or PARENT[a] == b or PARENT[b] == a for b in BONES] for a in BONES])
    share *= kin[main]
    share /= share.sum(1, keepdims=True)
    return vertices.astype(np.float32), normals.astype(np.float32), faces, share.astype(np.float32), near


def _dressed(outfit: Outfit) -> Mesh:
    vertices, normals, faces, _, near = _skin()
    main = np.array(BONES)[near.argmin(1)]
    x, y, z = vertices.T
    colour = np.tile(np.array(outfit.shirt), (len(vertices), 1))
    kind = np.full(len(vertices), material("cloth"))
    legs = np.isin(main, ["thigh_l", "thigh_r", "shin_l", "shin_r"]) | ((main == "pelvis") & (z < 1.03))
    colour[legs] = outfit.trousers
    colour[(main == "pelvis") & (z > 1.01) & (z < 1.05)] = (0.08, 0.07, 0.06)
    boots = np.isin(main, ["foot_l", "foot_r"]) | (z < 0.13)
    colour[boots], kind[boots] = (0.1, 0.08, 0.07), material("rubber")
    bare = (main == "head") | ((main == "chest") & (z > 1.47) & (np.abs(x) < 0.085)) | (np.isin(main, ["fore_l", "fore_r"]) & (z < 0.88))
    colour[bare], kind[bare] = outfit.skin, material("skin")
    if outfit.helmet is None:
        hair = (main == "head") & (z > 1.60 + np.clip(y, -0.06, 0.08) * 1.1)
        colour[hair] = outfit.hair
    if outfit.vest is not None:
        torso = ((main == "chest") | (main == "pelvis")) & (z > 0.93) & (z < 1.475) & (np.abs(x) < 0.215)
        opened = (y > 0.05) & (np.abs(x) < 0.018)
        worn = torso & ~opened
        colour[worn] = outfit.vest
        straps = worn & (np.abs(np.abs(x) - 0.1) < 0.022) & (z > 1.1)
        bands = worn & ((np.abs(z - 1.02) < 0.028) | (np.abs(z - 1.14) < 0.028))
        colour[straps | bands], kind[straps | bands] = (0.9, 0.91, 0.92), material("band")
    mesh = Mesh.of(vertices, normals, faces, (1, 1, 1), 0)
    mesh.colour, mesh.material = colour.astype(np.float32), kind.astype(np.float32)
    return mesh


def _headgear(outfit: Outfit) -> Mesh | None:
    if outfit.helmet is not None:
        shell = lathe([(0.122, 0), (0.121, 0.04), (0.108, 0.09), (0.078, 0.125), (0.04, 0.142), (0, 0.147)], 18, outfit.helmet, material("gloss"))
        shell = shell.moved(np.diag([0.97, 1.15, 1.0, 1]))
        brim = lathe([(0.116, 0), (0.137, -0.006), (0.137, 0.004), (0.118, 0.012)], 18, outfit.helmet, material("gloss"))
        brim = brim.moved(translation(0, 0.018) @ np.diag([0.97, 1.2, 1.0, 1]))
        ridge = [box((0.02, 0.2, 0.02), (dx, -0.005, 0.128 - abs(dx) * 0.5), outfit.helmet, material("gloss"), 0.008) for dx in (-0.03, 0, 0.03)]
        strap = [box((0.012, 0.02, 0.13), (s * 0.088, 0.02, -0.055), (0.1, 0.1, 0.1)) for s in (-1, 1)]
        return merged([shell, brim, *ridge, *strap]).moved(translation(0, 0.012, 1.675) @ rotation("x", -4))
    if outfit.cap:
        shell = lathe([(0.108, 0), (0.104, 0.045), (0.075, 0.085), (0, 0.098)], 14, outfit.trousers, material("cloth"))
        peak = box((0.13, 0.1, 0.014), (0, 0.14, 0.0), outfit.trousers, material("cloth"), 0.006)
        return merged([shell.moved(np.diag([0.95, 1.1, 1, 1])), peak]).at(0, 0.005, 1.675)
    return merged([sphere(0.03, outfit.hair, 0, 8).at(0, -0.09, 1.62)])


class Person:
    """A person with an outfit, to be posed."""

    def __init__(self, outfit: Outfit):
        self.outfit = outfit
        self.body = _dressed(outfit)
        self.gear = _headgear(outfit)
        self.face = merged(
            [sphere(0.011, (0.06, 0.05, 0.05), 0, 6).at(s * 0.034, 0.098, 1.635) for s in (-1, 1)]
            + [sphere(0.018, outfit.skin, material("skin"), 6).at(0, 0.108, 1.605)]
        )
        self.share = _skin()[3]

    def posed(self, angles: dict, place, heading: float) -> list[Mesh]:
        """Meshes in the world. `angles`: degrees about x by bone, or (x, y, z); heading 0 looks along +y."""
        frames = _frames(angles)
        offset = (self.outfit.girth, self.outfit.girth, 1)
        stand = translation(*place) @ rotation("z", heading) @ np.diag([*np.multiply(offset, self.outfit.height), 1])
        stand = stand.astype(np.float32)
        stack = np.stack([stand @ frames[b] for b in BONES])
        mixed = np.einsum("vb,bij->vij", self.share, stack)
        position = np.einsum("vij,vj->vi", mixed[:, :3, :3], self.body.position) + mixed[:, :3, 3]
        normal = np.einsum("vij,vj->vi", mixed[:, :3, :3], self.body.normal)
        normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
        body = Mesh(position, normal, self.body.rest, self.body.colour, self.body.material, self.body.triangles)
        head = stand @ frames["head"]
        return [merged([body, self.gear.moved(head), self.face.moved(head)])]


def _frames(angles):
    """For each bone what takes its flesh from the standing person to the posed one."""
    frames = {}
    for bone in BONES:
        turn = angles.get(bone, 0)
        x, y, z = turn if isinstance(turn, tuple) else (turn, 0, 0)
        joint = np.array(JOINTS[bone], np.float32)
        local = translation(*joint) @ rotation("z", z) @ rotation("y", y) @ rotation("x", x) @ translation(*-joint)
        if bone == "pelvis":
            local = translation(0, 0, angles.get("lift", 0)) @ local
        parent = PARENT[bone]
        frames[bone] = local if parent is None else frames[parent] @ local
    return frames


STEP_CYCLE = 1.42  # metres for two steps


def walking(distance: float, stride=1.0, lean=3.0) -> dict:
    """The pose of someone who has walked so far."""
    phase = 2 * np.pi * distance / STEP_CYCLE
    pose = {"pelvis": (-lean * stride, 0, 4 * np.sin(phase) * stride), "chest": (0, 0, -8 * np.sin(phase) * stride)}
    for side, shift in (("l", 0.0), ("r", np.pi)):
        p = phase + shift
        thigh = 25 * np.sin(p) * stride + 4 * stride
        knee = -(8 + 26 * (1 + np.sin(p + 1.75)) * 0.9) * stride
        pose[f"thigh_{side}"] = thigh
        pose[f"shin_{side}"] = min(knee + 6, -2)
        pose[f"foot_{side}"] = -(thigh + knee) * 0.55 + 4 * np.sin(p - 0.6)
        swing = -22 * np.sin(p) * stride
        pose[f"arm_{side}"] = (swing, -8 if side == "l" else 8, 0)
        pose[f"fore_{side}"] = 18 + 12 * max(0.0, -np.sin(p)) * stride
    pose["head"] = lean * stride
    pose["lift"] = -0.018 * stride - 0.02 * np.cos(2 * phase) * stride
    return pose


def standing(seconds: float, sway=1.0) -> dict:
    s = np.sin(seconds * 1.1)
    return {
        "pelvis": (0, 1.2 * s * sway, 0), "arm_l": (3, -9, 0), "arm_r": (3, 9, 0), "fore_l": 14, "fore_r": 14,
        "head": (4, 0, 18 * np.sin(seconds * 0.5) * sway), "thigh_l": (2, 3, 0), "thigh_r": (-1, -3, 0),
        "shin_l": -3, "shin_r": -2,
    }  # fmt: skip


def working(seconds: float, reach=60.0, bend=12.0) -> dict:
    """Both hands at something before the body."""
    a, b = np.sin(seconds * 2.3), np.sin(seconds * 1.7 + 1)
    pose = standing(seconds, 0.3)
    pose |= {
        "pelvis": (-bend * 0.4, 0, 3 * a), "chest": (-bend - 2 * b, 0, 5 * a), "head": (-14 + bend * 0.3, 0, 6 * a),
        "arm_l": (reach + 8 * a, -4, -12), "arm_r": (reach - 10 * b, 4, 12), "fore_l": 42 + 12 * b, "fore_r": 42 + 10 * a,
    }  # fmt: skip
    return pose


def blended(one: dict, other: dict, share: float) -> dict:
    """From one pose (share 0) to another (share 1)."""
    mix = {}
    for key in set(one) | set(other):
        a, b = (np.array(v if isinstance(v, tuple) else ((v, 0, 0) if key != "lift" else v), float) for v in (one.get(key, 0), other.get(key, 0)))
        value = a * (1 - share) + b * share
        mix[key] = float(value) if key == "lift" else tuple(value)
    return mix
