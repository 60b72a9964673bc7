"""Draws a stage through a camera with OpenGL, in software where there is no graphics card."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import moderngl
import numpy as np

from . import shaders
from .materials import LAYERS, MATERIALS, texture_stack
from .meshes import Mesh

LAYOUT = ("3f 3f 3f 3f 1f", "in_position", "in_normal", "in_rest", "in_colour", "in_material")
NOTHING = -1.0
BACKGROUND = 0


@dataclass(frozen=True)
class Camera:
    """Where the picture is taken from; `roll` in degrees."""

    eye: tuple
    target: tuple
    width: int = 640
    height: int = 360
    view_degrees: float = 55.0
    roll: float = 0.0

    def matrix(self, mirrored=False):
        eye, target = np.array(self.eye, float), np.array(self.target, float)
        flip = -1.0 if mirrored else 1.0
        eye[2] *= flip
        target[2] *= flip
        z = eye - target
        z /= np.linalg.norm(z)
        x = np.cross((0, 0, 1), z)
        x /= np.linalg.norm(x)
        y = np.cross(z, x)
        c, s = np.cos(np.radians(self.roll * flip)), np.sin(np.radians(self.roll * flip))
        x, y = c * x + s * y, c * y - s * x
        view = np.eye(4)
        view[:3, :3] = [x, y, z]
        view[:3, 3] = -view[:3, :3] @ eye
        near, far = 0.15, 90.0
        f = 1 / np.tan(np.radians(self.view_degrees) / 2)  # across the picture's width
        project = np.zeros((4, 4))
        project[0, 0], project[1, 1] = f, f * self.width / self.height
        project[2, 2], project[2, 3] = (far + near) / (near - far), 2 * far * near / (near - far)
        project[3, 2] = -1
        return project @ view

    def project(self, points):
        """Pixels of world points, and which of them lie before the camera."""
        points = np.asarray(points, float).reshape(-1, 3)
        clip = np.column_stack([points, np.ones(len(points))]) @ self.matrix().T
        ahead = clip[:, 3] > 0.05
        w = np.where(ahead, clip[:, 3], 1.0)
        x = (clip[:, 0] / w * 0.5 + 0.5) * self.width
        y = (0.5 - clip[:, 1] / w * 0.5) * self.height
        return np.column_stack([x, y]), ahead


@dataclass(frozen=True)
class Light:
    """The hall's light: a window or skylight that casts soft shadows, and the glow of the roof."""

    sun_way: tuple = (0.45, -0.5, 0.85)
    sun: tuple = (1.5, 1.4, 1.25)
    sky: tuple = (0.75, 0.8, 0.9)
    up: tuple = (0.42, 0.44, 0.47)
    down: tuple = (0.16, 0.15, 0.14)
    lamp: tuple = (0.16, 0.16, 0.15)
    lamps: tuple = ((-4, 0, 6), (0, 0, 6), (4, 0, 6), (-4, 6, 6), (0, 6, 6), (4, 6, 6))
    sun_softness: float = 0.10
    sky_softness: float = 0.55
    exposure: float = 1.0
    backdrop: tuple = (0.35, 0.37, 0.4)


@dataclass
class Part:
    """A mesh where it is now. `slide` moves its texture, `tint` colours it."""

    mesh: Mesh
    matrix: np.ndarray = field(default_factory=lambda: np.eye(4, dtype=np.float32))
    slide: tuple = (0, 0, 0)
    tint: tuple = (1, 1, 1)


def _floats(gl, size, components, linear=False):
    texture = gl.texture(size, components, dtype="f4")
    texture.filter = (gl.LINEAR, gl.LINEAR) if linear else (gl.NEAREST, gl.NEAREST)
    texture.repeat_x = texture.repeat_y = False
    return texture


class _Layers:
    """What is seen at each pixel: place and thing, normal and material, texture, colour."""

    def __init__(self, gl, size):
        self.size = size
        self.textures = [_floats(gl, size, 4) for _ in range(3)] + [gl.texture(size, 4)]
        self.textures[3].filter = (gl.NEAREST, gl.NEAREST)
        self.fbo = gl.framebuffer(self.textures, gl.depth_renderbuffer(size))

    def clear(self):
        self.fbo.use()
        self.fbo.clear(0, 0, 0, NOTHING, depth=1.0)

    def use(self):
        for unit, texture in enumerate(self.textures):
            texture.use(unit)


class Renderer:
    """Draws `things`, lists of parts numbered from 1, before a fixed background."""

    def __init__(self, width, height, finer=1.5, shadow=1536, taps=9, reach=9.0, middle=(0, 3, 1)):
        self.size = (width, height)
        self.fine = (round(width * finer), round(height * finer))
        self.taps, self.reach, self.middle = taps, reach, np.array(middle, float)
        self.gl = moderngl.create_standalone_context(backend="egl")
        self._programs()
        self._targets(shadow)
        self._textures()
        self._uploaded = {}

    def _programs(self):
        head = shaders.HEAD % len(MATERIALS)

        def program(vertex, fragment):
            return self.gl.program(vertex_shader=head + vertex, fragment_shader=head + fragment)

        self.depth = program(shaders.VERTEX, shaders.DEPTH)
        self.gather = program(shaders.VERTEX, shaders.NOISE + shaders.GATHER)
        self.mask = program(shaders.VERTEX, shaders.MASK)
        self.shade = program(shaders.SCREEN, shaders.SHADE)
        self.occlude = program(shaders.SCREEN, shaders.OCCLUSION)
        self.blur = program(shaders.SCREEN, shaders.BLUR)
        corners = self.gl.buffer(np.array([-1, -1, 1, -1, -1, 1, 1, 1], "f4"))
        self.screens = {
            p: self.gl.vertex_array(p, [(corners, "2f", "in_corner")]) for p in (self.occlude, self.blur, self.shade)
        }
        self.surface = np.array(
            [(LAYERS[m.layer], m.scale, m.rough, m.metal) for m in MATERIALS.values()], "f4"
        )
        self.extra = np.array([(m.bump, m.glow, m.wear, m.mirror) for m in MATERIALS.values()], "f4")
        for p in (self.gather, self.shade):
            p["surface"].write(self.surface)
            p["extra"].write(self.extra)

    def _targets(self, shadow):
        gl = self.gl
        self.view = _Layers(gl, self.fine)
        self.mirror_view = _Layers(gl, (self.fine[0] // 3, self.fine[1] // 3))
        half = (self.fine[0] // 2, self.fine[1] // 2)
        self.rough_light, self.soft_light = _floats(gl, half, 1), _floats(gl, half, 1, linear=True)
        self.occlusion_fbo = gl.framebuffer([self.rough_light])
        self.blur_fbo = gl.framebuffer([self.soft_light])
        self.mirrored = gl.texture(self.mirror_view.size, 4, dtype="f2")
        self.mirrored.repeat_x = self.mirrored.repeat_y = False
        self.mirror_fbo = gl.framebuffer([self.mirrored])
        self.picture = gl.framebuffer([gl.renderbuffer(self.fine, 4)])
        self.mask_fbo = gl.framebuffer([gl.renderbuffer(self.fine, 1)])
        self.shadows = []
        for _ in range(2):
            texture = gl.depth_texture((shadow, shadow))
            texture.compare_func = "<="
            texture.filter = (gl.LINEAR, gl.LINEAR)
            texture.repeat_x = texture.repeat_y = False
            self.shadows.append((texture, gl.framebuffer(depth_attachment=texture)))

    def _textures(self):
        self.stacks = []
        for stack in texture_stack():
            layers, h, w, n = stack.shape
            texture = self.gl.texture_array((w, h, layers), n, stack.tobytes())
            texture.build_mipmaps()
            texture.filter = (self.gl.LINEAR_MIPMAP_LINEAR, self.gl.LINEAR)
            self.stacks.append(texture)

    def release(self):
        self.gl.release()

    def _upload(self, mesh):
        key = id(mesh)
        if key not in self._uploaded:
            buffer = self.gl.buffer(mesh.packed())
            arrays = {}
            for program in (self.depth, self.gather, self.mask):
                names = [n for n in LAYOUT[1:] if n in program]
                layout = " ".join(
                    part if name in program else f"{int(part[0]) * 4}x"
                    for part, name in zip(LAYOUT[0].split(), LAYOUT[1:])
                )
                arrays[program] = self.gl.vertex_array(program, [(buffer, layout, *names)])
            self._uploaded[key] = (mesh, buffer, arrays)
        return self._uploaded[key][2]

    def forget(self, meshes):
        """Frees meshes that are made anew for each frame."""
        for mesh in meshes:
            held = self._uploaded.pop(id(mesh), None)
            if held:
                for array in held[2].values():
                    array.release()
                held[1].release()

    def forget_all(self):
        self.forget([held[0] for held in list(self._uploaded.values())])

    def _draw(self, program, parts, camera, **each):
        program["camera"].write(np.ascontiguousarray(camera.T, "f4"))
        for part in parts:
            program["model"].write(np.ascontiguousarray(part.matrix.T, "f4"))
            if "slide" in program:
                program["slide"].value = tuple(part.slide)
            if "tint" in program:
                program["tint"].value = tuple(part.tint)
            for name, value in each.items():
                program[name].value = value
            self._upload(part.mesh)[program].render()

    def _light_view(self, way):
        z = np.array(way, float) / np.linalg.norm(way)
        x = np.cross((0, 1, 0), z)
        x /= np.linalg.norm(x)
        y = np.cross(z, x)
        view = np.eye(4)
        view[:3, :3] = [x, y, z]
        view[:3, 3] = -view[:3, :3] @ self.middle
        scale = np.diag([1 / self.reach, 1 / self.reach, -1 / (self.reach * 2.2), 1])
        return scale @ view, z

    def render(self, camera: Camera, light: Light, background, things, mirror=True):
        """The picture as RGB bytes; afterwards `seen()` and `whole()` tell the truth about it."""
        gl = self.gl
        self._camera, self._things = camera, things
        everything = list(background) + [p for parts in things for p in parts]
        gl.enable(gl.DEPTH_TEST)
        gl.disable(gl.CULL_FACE)
        sun_view, sun_way = self._light_view(light.sun_way)
        sky_view, sky_way = self._light_view((-0.15, 0.2, 1.0))
        for (_, target), view in zip(self.shadows, (sun_view, sky_view)):
            target.use()
            target.clear(depth=1.0)
            self._draw(self.depth, everything, view)
        self._gather_pass(camera, background, things)
        self._occlusion_pass(camera)
        self._set_light(light, sun_view, sun_way, sky_view, sky_way)
        if mirror:
            self._mirror_pass(camera, light, everything)
        return self._final_pass(camera, light, mirror)

    def _gather_pass(self, camera, background, things):
        matrix = camera.matrix()
        self.view.clear()
        self.gather["lowest"].value = -1.0
        self._draw(self.gather, background, matrix, thing=float(BACKGROUND))
        for number, parts in enumerate(things, 1):
            self._draw(self.gather, parts, matrix, thing=float(number))

    def _occlusion_pass(self, camera):
        gl = self.gl
        gl.disable(gl.DEPTH_TEST)
        self.view.use()
        self.occlude["places"].value, self.occlude["normals"].value = 0, 1
        self.occlude["camera"].write(np.ascontiguousarray(camera.matrix().T, "f4"))
        self.occlude["eye"].value = tuple(camera.eye)
        self.occlusion_fbo.use()
        self.screens[self.occlude].render(moderngl.TRIANGLE_STRIP)
        self.rough_light.use(8)
        self.blur["light"].value, self.blur["places"].value = 8, 0
        self.blur["step_size"].value = (2 / self.fine[0], 2 / self.fine[1])
        self.blur_fbo.use()
        self.screens[self.blur].render(moderngl.TRIANGLE_STRIP)
        gl.enable(gl.DEPTH_TEST)

    def _set_light(self, light, sun_view, sun_way, sky_view, sky_way):
        p = self.shade
        for unit, texture in enumerate(self.stacks):
            texture.use(4 + unit)
        self.shadows[0][0].use(6)
        self.shadows[1][0].use(7)
        self.soft_light.use(8)
        units = {"places": 0, "normals": 1, "textures": 2, "tones": 3}
        units |= {"colours": 4, "slopes": 5, "sun_map": 6, "sky_map": 7, "occlusion": 8, "mirrored": 9}
        for name, unit in units.items():
            p[name].value = unit
        p["sun_view"].write(np.ascontiguousarray(sun_view.T, "f4"))
        p["sky_view"].write(np.ascontiguousarray(sky_view.T, "f4"))
        p["sun_way"].value, p["sky_way"].value = tuple(sun_way), tuple(sky_way)
        p["sun_light"].value, p["sky_light"].value = light.sun, light.sky
        p["sun_soft"].value = light.sun_softness / self.reach / 2
        p["sky_soft"].value = light.sky_softness / self.reach / 2
        p["up_light"].value, p["down_light"].value = light.up, light.down
        p["lamps"].write(np.array(light.lamps, "f4"))
        p["lamp_light"].value, p["exposure"].value = light.lamp, light.exposure
        p["taps"].value = float(self.taps)

    def _mirror_pass(self, camera, light, everything):
        """What the floor mirrors: the scene upside down, without what is below the floor."""
        p = self.shade
        self.mirror_view.clear()
        self.gather["lowest"].value = 0.02
        self._draw(self.gather, everything, camera.matrix() @ np.diag([1, 1, -1, 1]), thing=0.0)
        self.mirror_view.use()
        p["mirror_pass"].value, p["has_mirror"].value = 1, 0
        p["taps"].value = 2.0
        p["eye"].value = (camera.eye[0], camera.eye[1], -camera.eye[2])
        p["pixel"].value = 3 * self._pixel(camera)
        p["backdrop"].value = tuple(np.sqrt(light.backdrop))
        self._shade_into(self.mirror_fbo)
        self.mirrored.build_mipmaps()
        self.mirrored.use(9)

    def _final_pass(self, camera, light, mirror):
        p = self.shade
        self.view.use()
        p["mirror_pass"].value, p["has_mirror"].value = 0, int(mirror)
        p["taps"].value = float(self.taps)
        p["eye"].value, p["pixel"].value = tuple(camera.eye), self._pixel(camera)
        p["backdrop"].value = tuple(np.power(np.clip(light.backdrop, 0, 1), 1 / 2.2))
        self._shade_into(self.picture)
        data = self.picture.read(components=3, alignment=1)
        fine = np.frombuffer(data, np.uint8).reshape(self.fine[1], self.fine[0], 3)[::-1]
        return cv2.resize(fine, self.size, interpolation=cv2.INTER_AREA)

    def _shade_into(self, target):
        self.gl.disable(self.gl.DEPTH_TEST)
        target.use()
        self.screens[self.shade].render(moderngl.TRIANGLE_STRIP)
        self.gl.enable(self.gl.DEPTH_TEST)

    def _pixel(self, camera):
        """The width of a pixel at a metre's distance."""
        return 2 * np.tan(np.radians(camera.view_degrees) / 2) / self.fine[0]

    def seen(self):
        """For each fine pixel the number of the thing it shows, 0 for the background."""
        data = np.frombuffer(self.view.textures[0].read(), "f4").reshape(self.fine[1], self.fine[0], 4)
        return np.maximum(data[::-1, :, 3], 0).astype(np.int32)

    def whole(self, number):
        """The pixels that thing would cover if nothing stood before it."""
        gl = self.gl
        gl.disable(gl.DEPTH_TEST)
        self.mask_fbo.use()
        self.mask_fbo.clear()
        self._draw(self.mask, self._things[number - 1], self._camera.matrix())
        gl.enable(gl.DEPTH_TEST)
        data = self.mask_fbo.read(components=1, alignment=1)
        return np.frombuffer(data, np.uint8).reshape(self.fine[1], self.fine[0])[::-1] > 0
