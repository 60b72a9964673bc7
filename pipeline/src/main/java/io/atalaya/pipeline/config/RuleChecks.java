package io.atalaya.pipeline.config;

import io.atalaya.operators.settings.Suggestion;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import io.atalaya.pipeline.config.ConfigNode.Scalar;
import io.atalaya.pipeline.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether what rules speak of is there: cameras, their zones and lines, and their labels. */
final class RuleChecks {
    private final Mapping root;
    private final Problems problems;
    private final List<Mapping> cameras;

    RuleChecks(Mapping root, Problems problems) {
        this.root = root;
        this.problems = problems;
        this.cameras = root.mappings("cameras");
    }

    void check() {
        List<Mapping> rules = root.mappings("rules");
        for (int i = 0; i < rules.size(); i++) {
            Mapping rule = rules.get(i);
            String path = ConfigPath.item("rules", i);
            checkCameras(rule, path);
            checkSuppressors(rule, path, NamedItems.namesOf(rules));
            checkPlace(rule, path, "objectInZone", "zone", "zones");
            checkPlace(rule, path, "lineCrossed", "line", "lines");
        }
    }

    private void checkCameras(Mapping rule, String path) {
        List<String> known = NamedItems.namesOf(cameras);
        List<Scalar> named = scalars(rule.get("cameras"));
        for (int i = 0; i < named.size(); i++) {
            String name = named.get(i).text();
            if (!known.contains(name)) {
                problems.add(
                        ConfigPath.item(ConfigPath.key(path, "cameras"), i),
                        named.get(i).position(),
                        unknown(name, "camera", known));
            }
        }
    }

    private void checkSuppressors(Mapping rule, String path, List<String> known) {
        List<Scalar> named = scalars(rule.get("suppressedBy"));
        for (int i = 0; i < named.size(); i++) {
            String name = named.get(i).text();
            String at = ConfigPath.item(ConfigPath.key(path, "suppressedBy"), i);
            if (!known.contains(name)) {
                problems.add(at, named.get(i).position(), unknown(name, "rule", known));
            } else if (name.equals(rule.text("name"))) {
                problems.add(at, named.get(i).position(), "is the rule itself; name another one");
            }
        }
    }

    /** A condition's zone or line must be in a picture that the rule looks at. */
    private void checkPlace(
            Mapping rule, String path, String condition, String kind, String cameraKey) {
        if (!(rule.get(condition) instanceof Mapping mapping)) {
            return;
        }
        String conditionPath = ConfigPath.key(path, condition);
        String place = mapping.text(kind);
        if (place == null) {
            return;
        }
        List<Mapping> watched = camerasOf(rule);
        List<Mapping> places =
                watched.stream().flatMap(camera -> camera.mappings(cameraKey).stream()).toList();
        List<String> known = NamedItems.namesOf(places);
        if (!known.contains(place)) {
            String message = unknown(place, kind + " of the rule's cameras", known);
            NamedItems.report(problems, kind, mapping, conditionPath, message);
            return;
        }
        checkLabel(mapping, conditionPath, place, cameraKey, watched);
    }

    /** A label that each camera or each zone leaves out can never raise the alert. */
    private void checkLabel(
            Mapping condition, String path, String place, String cameraKey, List<Mapping> watched) {
        String label = condition.text("label");
        if (label == null) {
            return;
        }
        List<String> kept = new ArrayList<>();
        for (Mapping camera : watched) {
            for (Mapping item : camera.mappings(cameraKey)) {
                if (place.equals(item.text("name"))) {
                    List<String> ofCamera = texts(camera.get("labels"));
                    List<String> ofPlace = texts(item.get("labels"));
                    if (keeps(ofCamera, label) && keeps(ofPlace, label)) {
                        return;
                    }
                    Stream.of(ofCamera, ofPlace).forEach(kept::addAll);
                }
            }
        }
        String message = unknown(label, "label that camera and place keep", kept);
        NamedItems.report(problems, "label", condition, path, message);
    }

    private List<Mapping> camerasOf(Mapping rule) {
        List<String> named = texts(rule.get("cameras"));
        return cameras.stream()
                .filter(camera -> named.isEmpty() || named.contains(camera.text("name")))
                .toList();
    }

    private static boolean keeps(List<String> labels, String label) {
        return labels.isEmpty() || labels.contains(label);
    }

    private static String unknown(String name, String what, List<String> known) {
        String choice =
                known.isEmpty()
                        ? "there is none; add it, or correct the rule"
                        : "write one of " + String.join(", ", distinct(known));
        return "'" + name + "' is no " + what + Suggestion.forWord(name, known) + "; " + choice;
    }

    private static List<String> distinct(List<String> words) {
        return words.stream().distinct().toList();
    }

    private static List<Scalar> scalars(@Nullable ConfigNode node) {
        if (!(node instanceof Sequence sequence)) {
            return List.of();
        }
        return sequence.items().stream()
                .map(item -> item instanceof Scalar scalar ? scalar : null)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> texts(@Nullable ConfigNode node) {
        return scalars(node).stream().map(Scalar::text).toList();
    }
}
