package io.atalaya.operators.inference;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The hosts that one subtask has on loan, by camera. */
final class LentHosts implements AutoCloseable {
    private final HostLender lender;
    private final Map<ModelConfig, ModelHost> hosts = new LinkedHashMap<>();
    private final Map<String, Camera> cameras = new HashMap<>();
    private int maxInFlight;
    private int picturesAtOnce;

    LentHosts(HostLender lender) {
        this.lender = lender;
    }

    private record Camera(ModelHost host, Set<String> labels) {}

    void acquire(Map<String, CameraModel> models) {
        for (Map.Entry<String, CameraModel> entry : models.entrySet()) {
            ModelConfig model = entry.getValue().model();
            if (!hosts.containsKey(model)) {
                ModelHost host = lender.acquire(model);
                hosts.put(model, host);
                maxInFlight += host.maxInFlight(model);
                picturesAtOnce += host.picturesAtOnce();
            }
            Set<String> labels = new HashSet<>(entry.getValue().labels());
            cameras.put(entry.getKey(), new Camera(hosts.get(model), labels));
        }
    }

    Iterable<ModelHost> all() {
        return hosts.values();
    }

    ModelHost of(String cameraId) {
        return camera(cameraId).host();
    }

    /** Whether a detection of this label goes on. */
    boolean isWanted(String cameraId, String label) {
        Set<String> labels = camera(cameraId).labels();
        return labels.isEmpty() || labels.contains(label);
    }

    Optional<String> cpuFallback(String cameraId) {
        return camera(cameraId).host().cpuFallback();
    }

    /** Frames of this subtask that may be under way together. */
    int maxInFlight() {
        return maxInFlight;
    }

    /** Pictures that all hosts' runs together hold. */
    int picturesAtOnce() {
        return picturesAtOnce;
    }

    @Override
    public void close() {
        RuntimeException first = null;
        for (ModelConfig model : hosts.keySet()) {
            try {
                lender.release(model);
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        hosts.clear();
        if (first != null) {
            throw first;
        }
    }

    private Camera camera(String cameraId) {
        Camera camera = cameras.get(cameraId);
        if (camera == null) {
            throw new IllegalStateException(
                    "a frame of camera "
                            + cameraId
                            + " came to an inference stage that knows only "
                            + cameras.keySet());
        }
        return camera;
    }
}
