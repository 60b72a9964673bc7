package io.atalaya.pipeline.config;

import io.atalaya.pipeline.config.ConfigNode.Entry;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import io.atalaya.pipeline.config.ConfigNode.Scalar;
import io.atalaya.pipeline.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives each camera that is recorded a rule that raises an alarm while it cannot be, as if it had
 * been written: so it is told, shown and handled like any other. One of the same name that is
 * written takes its place.
 */
final class RecordingAlarms {
    private static final String PREFIX = "not-recorded-";

    private RecordingAlarms() {}

    static void apply(Mapping root) {
        List<ConfigNode> rules = new ArrayList<>();
        if (root.get("rules") instanceof Sequence written) {
            rules.addAll(written.items());
        } else if (root.text("rules") != null || root.get("rules") instanceof Mapping) {
            return; // That is a mistake, which is told elsewhere.
        }
        int before = rules.size();
        for (Mapping camera : root.mappings("cameras")) {
            String name = camera.text("name");
            if (name != null && isWanted(camera) && !isWritten(root, PREFIX + name)) {
                rules.add(rule(camera, name));
            }
        }
        if (rules.size() > before) {
            root.entries()
                    .put("rules", new Entry(root.position(), new Sequence(root.position(), rules)));
        }
    }

    private static boolean isWanted(Mapping camera) {
        return camera.get("recording") instanceof Mapping recording
                && "true".equals(recording.text("enabled"))
                && !"false".equals(recording.text("alarm"));
    }

    private static boolean isWritten(Mapping root, String rule) {
        return root.mappings("rules").stream().anyMatch(one -> rule.equals(one.text("name")));
    }

    private static Mapping rule(Mapping camera, String name) {
        Mapping rule = Mapping.empty(camera.position());
        put(rule, "name", PREFIX + name);
        put(rule, "when", "camera('" + escaped(name) + "').reason == 'recording-failed'");
        put(rule, "area", camera.text("area"));
        // A disk with room for one segment now and then is one alarm.
        put(rule, "offDelay", "10s");
        put(rule, "message", "Camera " + name.replaceAll("[{}]", "") + " is not recorded");
        put(rule, "consequence", "Of what happens now there is no video and no evidence.");
        put(rule, "response", "Make room on the disk, or mend it; recording goes on by itself.");
        return rule;
    }

    private static String escaped(String name) {
        return name.replace("\\", "\\\\").replace("'", "\\'");
    }

    private static void put(Mapping rule, String key, @Nullable String value) {
        Scalar scalar =
                Scalar.written(rule.position(), Objects.requireNonNullElse(value, ""), false);
        rule.entries().put(key, new Entry(rule.position(), scalar));
    }
}
