package io.atalaya.operators.zone;

import io.atalaya.operators.model.Frame;

/** The zone stage without Flink, for tests of what comes after it. */
public final class WatchedZones {
    private final ZoneMonitor monitor;
    private ZoneMemory memory = ZoneMemory.empty();

    public WatchedZones(CameraZones zones) {
        this.monitor = new ZoneMonitor(zones);
    }

    public Frame see(Frame frame) {
        ZoneMonitor.Observation seen = monitor.observe(memory, frame);
        memory = seen.memory();
        return seen.frame();
    }

    int numTracks() {
        return memory.tracks().size();
    }
}
