package io.atalaya.pipeline.config;

import static java.util.Objects.requireNonNullElse;

import io.atalaya.operators.rule.RuleChecker;
import io.atalaya.operators.rule.RuleMistake;
import io.atalaya.operators.rule.language.AreaWords;
import io.atalaya.operators.rule.language.CameraWords;
import io.atalaya.operators.rule.language.PlaceWords;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.operators.settings.Suggestion;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import io.atalaya.pipeline.config.ConfigNode.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether what rules speak of is there: areas, cameras, their zones and lines, sensors, labels. A
 * rule that comes while the pipeline runs is checked in the same way.
 */
final class RuleChecks {
    private final SiteWords site;
    private final List<String> rules;
    private final Problems problems;

    /**
     * @param rules the names of all rules
     */
    RuleChecks(SiteWords site, List<String> rules, Problems problems) {
        this.site = site;
        this.rules = List.copyOf(rules);
        this.problems = problems;
    }

    /**
     * Looks at one rule.
     *
     * @param path where it stands; empty where it stands alone
     */
    void check(Mapping rule, String path) {
        checkArea(rule, path);
        checkCameras(rule, path);
        checkSuppressors(rule, path);
        checkPlace(rule, path, "objectInZone", "zone", CameraWords::zones);
        checkAttributes(rule, path);
        checkPlace(rule, path, "lineCrossed", "line", CameraWords::lines);
        checkExpressions(rule, path);
    }

    private void checkArea(Mapping rule, String path) {
        String area = rule.text("area");
        if (area != null && rule.text("when") == null && !site.areaNames().contains(area)) {
            NamedItems.report(
                    problems, "area", rule, path, unknown(area, "area", site.areaNames()));
        }
    }

    private void checkCameras(Mapping rule, String path) {
        List<String> known = camerasIn(rule).stream().map(CameraWords::name).toList();
        List<Scalar> named = WrittenNames.scalars(rule.get("cameras"));
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

    private void checkSuppressors(Mapping rule, String path) {
        List<Scalar> named = WrittenNames.scalars(rule.get("suppressedBy"));
        for (int i = 0; i < named.size(); i++) {
            String name = named.get(i).text();
            String at = ConfigPath.item(ConfigPath.key(path, "suppressedBy"), i);
            if (!rules.contains(name)) {
                problems.add(at, named.get(i).position(), unknown(name, "rule", rules));
            } else if (name.equals(rule.text("name"))) {
                problems.add(at, named.get(i).position(), "is the rule itself; name another one");
            }
        }
    }

    /** A condition's zone or line must be in a picture that the rule looks at. */
    private void checkPlace(
            Mapping rule,
            String path,
            String condition,
            String kind,
            Function<CameraWords, List<PlaceWords>> placesOf) {
        if (!(rule.get(condition) instanceof Mapping mapping)) {
            return;
        }
        String conditionPath = ConfigPath.key(path, condition);
        String name = mapping.text(kind);
        if (name == null) {
            return;
        }
        List<PlaceWords> places =
                camerasOf(rule).stream()
                        .flatMap(camera -> placesOf.apply(camera).stream())
                        .toList();
        List<PlaceWords> meant = places.stream().filter(one -> one.name().equals(name)).toList();
        if (meant.isEmpty()) {
            List<String> known = places.stream().map(PlaceWords::name).toList();
            String message = unknown(name, kind + " of the rule's cameras", known);
            NamedItems.report(problems, kind, mapping, conditionPath, message);
            return;
        }
        checkLabel(mapping, conditionPath, meant);
    }

    private void checkLabel(Mapping condition, String path, List<PlaceWords> places) {
        String label = condition.text("label");
        boolean any = places.stream().anyMatch(place -> place.labels().isEmpty());
        List<String> kept =
                places.stream().flatMap(place -> place.labels().stream()).distinct().toList();
        if (label != null && !any && !kept.contains(label)) {
            String message = unknown(label, "label that camera and place keep", kept);
            NamedItems.report(problems, "label", condition, path, message);
        }
    }

    /** What must be known of the object is something that the cameras' models tell. */
    private void checkAttributes(Mapping rule, String path) {
        if (!(rule.get("objectInZone") instanceof Mapping condition)
                || !(condition.get("attributes") instanceof Mapping attributes)) {
            return;
        }
        String at = ConfigPath.key(ConfigPath.key(path, "objectInZone"), "attributes");
        AreaWords words = new AreaWords("", camerasOf(rule), List.of());
        for (String name : attributes.entries().keySet()) {
            String value = requireNonNullElse(attributes.text(name), "");
            String mistake = null;
            if (words.attributes().isEmpty()) {
                mistake =
                        "no model of the rule's cameras tells attributes; say under its classes"
                                + " which class means "
                                + name;
            } else if (!words.attributes().contains(name)) {
                mistake = unknown(name, "attribute of the rule's cameras", words.attributes());
            } else if (!value.isEmpty() && !words.valuesOf(name).contains(value)) {
                mistake = unknown(value, "value of attribute " + name, words.valuesOf(name));
            }
            if (mistake != null) {
                NamedItems.report(problems, name, attributes, at, mistake);
            }
        }
    }

    /** The same for no more than a rule's condition and its message. */
    void checkExpressions(Mapping rule, String path) {
        String when = rule.text("when");
        if (when == null) {
            return;
        }
        List<RuleMistake> mistakes =
                RuleChecker.check(
                                Optional.ofNullable(rule.text("name")).orElse(""),
                                when,
                                Optional.ofNullable(rule.text("area")),
                                WrittenNames.texts(rule.get("cameras")),
                                Optional.ofNullable(rule.text("message")),
                                rule.text("deadband") != null,
                                site)
                        .mistakes();
        for (RuleMistake mistake : mistakes) {
            ConfigNode written = rule.get(mistake.key());
            Position position =
                    written instanceof Scalar scalar
                            ? scalar.at(mistake.offset())
                            : rule.position();
            problems.add(ConfigPath.key(path, mistake.key()), position, mistake.message());
        }
    }

    private List<CameraWords> camerasIn(Mapping rule) {
        String area = rule.text("area");
        return site.areas().stream()
                .filter(words -> area == null || words.area().equals(area))
                .map(AreaWords::cameras)
                .flatMap(List::stream)
                .toList();
    }

    private List<CameraWords> camerasOf(Mapping rule) {
        List<String> named = WrittenNames.texts(rule.get("cameras"));
        return camerasIn(rule).stream()
                .filter(camera -> named.isEmpty() || named.contains(camera.name()))
                .toList();
    }

    private static String unknown(String name, String what, List<String> known) {
        List<String> distinct = known.stream().distinct().filter(one -> !one.isEmpty()).toList();
        String choice =
                distinct.isEmpty()
                        ? "there is none; add it, or correct the rule"
                        : "write one of " + String.join(", ", distinct);
        return "'" + name + "' is no " + what + Suggestion.forWord(name, known) + "; " + choice;
    }
}
