package io.atalaya.pipeline.config;

import io.atalaya.operators.inference.ModelContract;
import io.atalaya.operators.settings.Suggestion;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import io.atalaya.pipeline.config.ConfigNode.Scalar;
import io.atalaya.pipeline.config.ConfigNode.Sequence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the models know the classes and labels that are spoken of. */
final class LabelChecks {
    private final Mapping root;
    private final Map<String, ModelContract> contracts;
    private final Problems problems;

    /**
     * @param contracts of the models that could be opened, by their names; of the others nothing is
     *     said
     */
    LabelChecks(Mapping root, Map<String, ModelContract> contracts, Problems problems) {
        this.root = root;
        this.contracts = contracts;
        this.problems = problems;
    }

    void check() {
        List<Mapping> models = root.mappings("models");
        for (int i = 0; i < models.size(); i++) {
            ModelContract contract = contract(models.get(i).text("name"));
            if (contract != null) {
                checkClasses(models.get(i), ConfigPath.item("models", i), contract.classNames());
            }
        }
        List<Mapping> cameras = root.mappings("cameras");
        for (int i = 0; i < cameras.size(); i++) {
            ModelContract contract = contract(cameras.get(i).text("model"));
            if (contract != null) {
                checkCamera(cameras.get(i), ConfigPath.item("cameras", i), contract.labels());
            }
        }
        if (contracts.size() == models.size()) {
            checkRules();
        }
    }

    private @Nullable ModelContract contract(@Nullable String model) {
        return model == null ? null : contracts.get(model);
    }

    private void checkClasses(Mapping model, String path, List<String> known) {
        List<Mapping> classes = model.mappings("classes");
        for (int i = 0; i < classes.size(); i++) {
            String name = classes.get(i).text("name");
            if (name != null && !known.contains(name)) {
                String at = ConfigPath.item(ConfigPath.key(path, "classes"), i);
                String message = unknown(name, "class", known);
                NamedItems.report(problems, "name", classes.get(i), at, message);
            }
        }
    }

    private void checkCamera(Mapping camera, String path, List<String> known) {
        checkLabels(camera, path, "labels", known);
        checkSection(camera, path, "privacy", "blur", known);
        checkSection(camera, path, "tracker", "alternativeLabels", known);
        for (String list : List.of("zones", "lines")) {
            List<Mapping> places = camera.mappings(list);
            for (int i = 0; i < places.size(); i++) {
                String place = ConfigPath.item(ConfigPath.key(path, list), i);
                checkLabels(places.get(i), place, "labels", known);
            }
        }
    }

    private void checkSection(
            Mapping camera, String path, String section, String key, List<String> known) {
        if (camera.get(section) instanceof Mapping mapping) {
            checkLabels(mapping, ConfigPath.key(path, section), key, known);
        }
    }

    private void checkLabels(Mapping mapping, String path, String key, List<String> known) {
        checkLabels(mapping.get(key), ConfigPath.key(path, key), known);
    }

    /** Of a list of labels, or of a list of such lists. */
    private void checkLabels(@Nullable ConfigNode written, String path, List<String> known) {
        if (!(written instanceof Sequence labels)) {
            return;
        }
        for (int i = 0; i < labels.items().size(); i++) {
            ConfigNode item = labels.items().get(i);
            String at = ConfigPath.item(path, i);
            if (item instanceof Scalar label && !known.contains(label.text())) {
                problems.add(at, label.position(), unknown(label.shown(), "label", known));
            }
            checkLabels(item, at, known);
        }
    }

    /** A rule whose label no model knows can never fire. */
    private void checkRules() {
        List<String> known =
                contracts.values().stream().flatMap(c -> c.labels().stream()).distinct().toList();
        List<Mapping> rules = root.mappings("rules");
        for (int i = 0; i < rules.size(); i++) {
            String path = ConfigPath.item("rules", i);
            checkCondition(rules.get(i), path, "objectInZone", known);
            checkCondition(rules.get(i), path, "lineCrossed", known);
        }
    }

    private void checkCondition(Mapping rule, String path, String condition, List<String> known) {
        if (rule.get(condition) instanceof Mapping mapping) {
            String label = mapping.text("label");
            if (label != null && !known.contains(label)) {
                String at = ConfigPath.key(path, condition);
                String message = unknown(label, "label", known);
                NamedItems.report(problems, "label", mapping, at, message);
            }
        }
    }

    private static String unknown(String name, String what, List<String> known) {
        int shown = 20;
        String some = String.join(", ", known.subList(0, Math.min(shown, known.size())));
        return "'"
                + name
                + "' is no "
                + what
                + " of the model"
                + Suggestion.forWord(name, known)
                + "; it knows "
                + some
                + (known.size() > shown ? ", …" : "");
    }
}
