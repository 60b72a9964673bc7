package io.atalaya.pipeline.config;

import io.atalaya.pipeline.config.ConfigNode.Mapping;
import io.atalaya.pipeline.config.ConfigNode.Scalar;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether the evidence that rules ask for can be had: their cameras must be recorded. */
final class EvidenceChecks {
    private final List<Mapping> rules;
    private final List<Mapping> cameras;
    private final Problems problems;

    EvidenceChecks(Mapping root, Problems problems) {
        this.rules = root.mappings("rules");
        this.cameras = root.mappings("cameras");
        this.problems = problems;
    }

    void check() {
        for (int i = 0; i < rules.size(); i++) {
            Mapping rule = rules.get(i);
            if (!WrittenNames.texts(rule.get("evidence")).isEmpty()) {
                check(rule, ConfigPath.item("rules", i));
            }
        }
    }

    private void check(Mapping rule, String path) {
        List<Mapping> concerned = cameras.stream().filter(one -> concerns(rule, one)).toList();
        if (concerned.isEmpty()) {
            report(
                    rule,
                    path,
                    "there is no camera that the rule could have evidence of; remove it");
        }
        concerned.stream()
                .filter(camera -> !isRecorded(camera))
                .map(camera -> camera.text("name"))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(name -> report(rule, path, unrecorded(name)));
    }

    private static String unrecorded(String camera) {
        return "is taken from recordings, and camera '"
                + camera
                + "' has none; add recording: {enabled: true} to it, or name others under cameras";
    }

    static boolean concerns(Mapping rule, Mapping camera) {
        @Nullable String area = rule.text("area");
        List<String> named = WrittenNames.texts(rule.get("cameras"));
        return (area == null || area.equals(camera.text("area")))
                && (named.isEmpty() || named.contains(camera.text("name")));
    }

    private static boolean isRecorded(Mapping camera) {
        return camera.get("recording") instanceof Mapping recording
                && recording.get("enabled") instanceof Scalar enabled
                && enabled.text().equals("true");
    }

    private void report(Mapping rule, String path, String message) {
        NamedItems.report(problems, "evidence", rule, path, message);
    }
}
