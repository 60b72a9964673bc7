package io.atalaya.pipeline.config;

import io.atalaya.pipeline.config.ConfigNode.Entry;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import io.atalaya.pipeline.config.ConfigNode.Scalar;
import io.atalaya.pipeline.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Has every camera recorded, and evidence kept of every alert that something can be seen of. */
final class EvidenceForAll {
    private static final List<String> KINDS = List.of("snapshot", "clip");

    private EvidenceForAll() {}

    static void apply(Mapping root) {
        List<Mapping> cameras = root.mappings("cameras");
        for (Mapping camera : cameras) {
            Mapping recording = Mapping.empty(camera.position());
            recording
                    .entries()
                    .put("enabled", new Entry(camera.position(), scalar(camera, "true")));
            camera.entries().put("recording", new Entry(camera.position(), recording));
        }
        for (Mapping rule : root.mappings("rules")) {
            boolean seen = cameras.stream().anyMatch(one -> EvidenceChecks.concerns(rule, one));
            // Of a camera that is lost there is nothing to be seen.
            if (seen && rule.get("cameraLost") == null) {
                rule.entries().put("evidence", new Entry(rule.position(), kinds(rule)));
            }
        }
    }

    private static Sequence kinds(Mapping rule) {
        List<ConfigNode> kinds = new ArrayList<>();
        KINDS.forEach(kind -> kinds.add(scalar(rule, kind)));
        return new Sequence(rule.position(), kinds);
    }

    private static Scalar scalar(Mapping at, String text) {
        return Scalar.written(at.position(), text, true);
    }
}
