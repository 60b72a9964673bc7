"""The net: a plain residual backbone, a feature pyramid and one light head for strides 8, 16, 32."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F

WIDTH, HEIGHT = 512, 288
STRIDES = (8, 16, 32)
NECK = 56


def conv(inward, outward, size=3, stride=1):
    return nn.Sequential(
        nn.Conv2d(inward, outward, size, stride, size // 2, bias=False),
        nn.BatchNorm2d(outward, eps=1e-3, momentum=0.03),
        nn.ReLU(inplace=True),
    )


class Block(nn.Module):
    """A bottleneck with a shortcut."""

    def __init__(self, width):
        super().__init__()
        self.squeeze = conv(width, width // 2, 1)
        self.widen = conv(width // 2, width, 3)

    def forward(self, x):
        return x + self.widen(self.squeeze(x))


def stage(inward, outward, blocks):
    return nn.Sequential(conv(inward, outward, 3, 2), *[Block(outward) for _ in range(blocks)])


class Context(nn.Module):
    """Lets the coarsest level see far, by pooling as SPP does."""

    def __init__(self, width):
        super().__init__()
        self.before = conv(width, width // 2, 1)
        self.after = conv(width * 2, width, 1)

    def forward(self, x):
        x = self.before(x)
        near = F.max_pool2d(x, 5, 1, 2)
        far = F.max_pool2d(near, 5, 1, 2)
        return self.after(torch.cat([x, near, far, F.max_pool2d(far, 5, 1, 2)], 1))


class Head(nn.Module):
    """For each cell: offset and log size of the box, objectness, classes."""

    def __init__(self, width, classes):
        super().__init__()
        self.stem = conv(width, width)
        self.where, self.what = conv(width, width), conv(width, width)
        self.box, self.objectness = nn.Conv2d(width, 4, 1), nn.Conv2d(width, 1, 1)
        self.classes = nn.Conv2d(width, classes, 1)
        for layer in (self.objectness, self.classes):
            nn.init.constant_(layer.bias, -4.6)

    def forward(self, x):
        x = self.stem(x)
        where = self.where(x)
        return torch.cat([self.box(where), self.objectness(where), self.classes(self.what(x))], 1)


class Detector(nn.Module):
    """Takes pictures [N, 3, HEIGHT, WIDTH] as BGR values 0 to 255; gives [N, cells, 5 + classes].

    While training the scores are logits; in `eval` they are probabilities, as YOLOX's exporter
    writes them.
    """

    def __init__(self, classes):
        super().__init__()
        self.stem = conv(3, 16, 3, 2)
        self.one, self.two = stage(16, 32, 1), stage(32, 64, 2)
        self.three = stage(64, 104, 3)
        self.four = nn.Sequential(stage(104, 176, 1), Context(176))
        self.side = nn.ModuleList(conv(w, NECK, 1) for w in (64, 104, 176))
        self.down = nn.ModuleList(conv(NECK, NECK, 3) for _ in range(2))
        self.up = nn.ModuleList(conv(NECK, NECK, 3, 2) for _ in range(2))
        self.heads = nn.ModuleList(Head(NECK, classes) for _ in STRIDES)

    def forward(self, pictures):
        x = (pictures - 114.0) * (1 / 64)
        fine = self.two(self.one(self.stem(x)))
        middle = self.three(fine)
        coarse = self.side[2](self.four(middle))
        middle = self.down[0](self.side[1](middle) + F.interpolate(coarse, scale_factor=2.0))
        fine = self.down[1](self.side[0](fine) + F.interpolate(middle, scale_factor=2.0))
        middle = middle + self.up[0](fine)
        coarse = coarse + self.up[1](middle)
        levels = [h(x).flatten(2) for h, x in zip(self.heads, (fine, middle, coarse))]
        rows = torch.cat(levels, 2).transpose(1, 2)
        if self.training:
            return rows
        return torch.cat([rows[..., :4], rows[..., 4:].sigmoid()], -1)


def fused(detector: Detector) -> Detector:
    """The same net with each normalisation folded into its convolution."""
    for parent in list(detector.modules()):
        if isinstance(parent, nn.Sequential) and len(parent) == 3 and isinstance(parent[1], nn.BatchNorm2d):
            parent[0] = nn.utils.fusion.fuse_conv_bn_eval(parent[0], parent[1])
            parent[1] = nn.Identity()
    return detector


def cells():
    """Left top corner, in cells, and stride of each row of the output."""
    rows = []
    for stride in STRIDES:
        y, x = torch.meshgrid(torch.arange(HEIGHT // stride), torch.arange(WIDTH // stride), indexing="ij")
        rows.append(torch.stack([x, y, torch.full_like(x, stride)], -1).reshape(-1, 3))
    return torch.cat(rows).float()


def boxes_of(rows, grid):
    """Left, top, right, bottom in pixels of the input."""
    stride = grid[:, 2:3]
    centre = (rows[..., :2] + grid[:, :2]) * stride
    half = torch.exp(rows[..., 2:4].clamp(max=8)) * stride / 2
    return torch.cat([centre - half, centre + half], -1)
