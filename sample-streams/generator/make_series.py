"""Writes the sensors' series with their truth: `python make_series.py`."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np

from factory import scene_press
from factory.scenario import write_events

HOME = Path(__file__).resolve().parent.parent
START = datetime(2026, 1, 5, 8, 0, 0, tzinfo=timezone.utc)
MOTOR_SECONDS, DRIFT_BEGINS, FAILS = 1200, 780, 1170
AMBIENT = 22.0


def write(path: Path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["timestamp", *header])
        for seconds, *values in rows:
            moment = START + timedelta(seconds=seconds)
            writer.writerow([moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"), *values])


def motor(rng):
    """A motor with a bearing that wears.

    Load sets the losses, the losses heat a housing with a time constant of minutes, and the
    vibration follows speed and load. From DRIFT_BEGINS a spall in the bearing grows: first it
    is heard (vibration), then its friction is felt (temperature), at last the motor stalls.
    """
    temperature, load, wear = 51.0, 0.62, 0.0
    plan = ((0, 0.62), (200, 0.78), (390, 0.55), (560, 0.7), (700, 0.62), (930, 0.72), (1080, 0.62))
    for second in range(MOTOR_SECONDS):
        wanted = [value for begin, value in plan if second >= begin][-1]
        load += (wanted - load) * 0.06 + rng.normal(0, 0.0035)
        if second >= DRIFT_BEGINS:
            grown = (second - DRIFT_BEGINS) / (FAILS - DRIFT_BEGINS)
            wear = grown + 1.6 * grown**3
        failed = second >= FAILS
        speed = 1492 - 34 * load - 9 * wear**2
        if failed:
            speed *= np.exp(-(second - FAILS) / 6)
        friction = 15.5 * wear
        balance = AMBIENT + 47 * load * (0 if failed else 1) + friction
        temperature += (balance - temperature) / 95 + rng.normal(0, 0.015)
        vibration = (1.05 + 0.75 * load + 2.3 * wear**1.25) * (speed / 1480) ** 2
        vibration *= 1 + rng.normal(0, 0.035 + 0.03 * wear)
        shown = (
            round(temperature + rng.normal(0, 0.06), 2),
            round(max(vibration, 0.02), 3),
            round(max(speed + rng.normal(0, 0.8), 0), 1),
        )
        yield second, *shown


def press(rng):
    """Five rows a second, on the clip's clock: pressure peaks where the ram is down."""
    rate = 0.0
    for step in range(round(scene_press.SECONDS * 5)):
        seconds = step / 5
        running = scene_press.running(seconds)
        wanted = 60 / scene_press.STROKE_SECONDS if running else 0.0
        rate += (wanted - rate) * 0.35
        pressure = 12 if running else 3
        pressure += 168 * scene_press.ram(seconds) ** 3 + rng.normal(0, 0.7)
        yield seconds, int(running), round(max(pressure, 0), 1), round(rate, 2)


def main():
    bearing = HOME / "hot-bearing"
    write(bearing / "motor-1.csv", ("temperature", "vibration", "speed"), motor(np.random.default_rng(404)))
    write_events(
        bearing / "truth",
        [{"source": "motor-1", "type": "alert", "rule": "bearing-drift", "seconds": DRIFT_BEGINS, "until": MOTOR_SECONDS, "failure": FAILS}],
    )
    meeting = HOME / "vision-meets-sensor"
    write(meeting / "press-1.csv", ("running", "pressure", "stroke_rate"), press(np.random.default_rng(505)))


if __name__ == "__main__":
    main()
