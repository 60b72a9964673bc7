package io.atalaya.operators.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.AlertChange;
import io.atalaya.operators.model.EvidenceKind;
import io.atalaya.operators.model.EvidenceOrder;
import io.atalaya.operators.sink.AlertEvidence;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts have which evidence, and where it will lie. All of it is known the moment an alert
 * is raised, so that the alert names its evidence without waiting for it.
 */
public final class EvidencePlan implements AlertEvidence {
    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final EvidenceConfig config;
    private final TreeMap<String, Wanted> rules = new TreeMap<>();
    private final TreeMap<String, RecordedCamera> cameras = new TreeMap<>();

    private PromisedEvidence promised = PromisedEvidence.NONE;

    private record Wanted(ArrayList<EvidenceKind> kinds, ArrayList<String> cameras)
            implements Serializable {}

    public EvidencePlan(EvidenceConfig config) {
        this.config = requireNonNull(config, "config is null");
    }

    /** Adds a camera that is recorded. */
    public EvidencePlan camera(RecordedCamera camera) {
        cameras.put(camera.name(), camera);
        return this;
    }

    /**
     * Adds a rule whose alerts have evidence.
     *
     * @param of the cameras it holds for; every camera of the alert's area when empty
     */
    public EvidencePlan rule(String ruleId, List<EvidenceKind> kinds, List<String> of) {
        rules.put(ruleId, new Wanted(new ArrayList<>(kinds), new ArrayList<>(of)));
        return this;
    }

    /** Sets who is asked at each start, also one after a failure, for what else was promised. */
    public EvidencePlan promised(PromisedEvidence source) {
        promised = requireNonNull(source, "source is null");
        return this;
    }

    PromisedEvidence promised() {
        return promised;
    }

    /** Whether there is anything to do. */
    public boolean isEmpty() {
        return rules.isEmpty() || cameras.isEmpty();
    }

    EvidenceConfig config() {
        return config;
    }

    /** The camera of that name, where it is recorded. */
    @Nullable RecordedCamera camera(String name) {
        return cameras.get(name);
    }

    /** Whether the camera's frames are needed for boxes. */
    public boolean concerns(String cameraId) {
        return cameras.containsKey(cameraId);
    }

    /**
     * What is to be done for a revision of an alert: everything when it is raised, then nothing.
     */
    public List<EvidenceOrder> ordersFor(Alert alert, Instant now) {
        if (alert.revision() != 1 || alert.handling().change() != AlertChange.RAISE) {
            return List.of();
        }
        List<EvidenceOrder> orders = new ArrayList<>();
        forEach(
                alert,
                (camera, kind) ->
                        orders.add(
                                new EvidenceOrder(
                                        alert.alertId(),
                                        camera.name(),
                                        kind,
                                        alert.signal().start(),
                                        alert.signal().message(),
                                        now)));
        return orders;
    }

    @Override
    public List<Link> of(Alert alert) {
        List<Link> links = new ArrayList<>();
        forEach(
                alert,
                (camera, kind) ->
                        links.add(
                                new Link(
                                        uri(
                                                alert.alertId(),
                                                alert.signal().start(),
                                                camera.name(),
                                                kind),
                                        mediaType(kind),
                                        camera.redacted())));
        return links;
    }

    private interface Each {
        void accept(RecordedCamera camera, EvidenceKind kind);
    }

    private void forEach(Alert alert, Each each) {
        Wanted wanted = rules.get(alert.signal().ruleId());
        if (wanted == null) {
            return;
        }
        for (RecordedCamera camera : cameras.values()) {
            if (shows(camera, alert, wanted)) {
                wanted.kinds().forEach(kind -> each.accept(camera, kind));
            }
        }
    }

    /** The alert's own camera; where it is about an area or a sensor, the area's cameras. */
    private boolean shows(RecordedCamera camera, Alert alert, Wanted wanted) {
        if (!wanted.cameras().isEmpty() && !wanted.cameras().contains(camera.name())) {
            return false;
        }
        String source = alert.signal().sourceId();
        return cameras.containsKey(source)
                ? camera.name().equals(source)
                : camera.area().equals(alert.signal().area());
    }

    /** Where a piece of evidence lies. */
    public String uri(String alertId, Instant start, String cameraId, EvidenceKind kind) {
        String file =
                URLEncoder.encode(cameraId, UTF_8) + (kind == EvidenceKind.CLIP ? ".mp4" : ".jpg");
        return String.join("/", base(), DAY.format(start), alertId, file);
    }

    /** The store's URI. */
    String base() {
        String written = config.store();
        boolean folder = !written.contains("://");
        String store = folder ? Path.of(written).toUri().toString() : written;
        return store.endsWith("/") ? store.substring(0, store.length() - 1) : store;
    }

    static String mediaType(EvidenceKind kind) {
        return kind == EvidenceKind.CLIP ? "video/mp4" : "image/jpeg";
    }
}
