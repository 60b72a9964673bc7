package io.atalaya.pipeline.config;

import io.atalaya.operators.rule.RuleConfig;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * Checks one entry of a configuration before it is put into the file: that of a camera with its
 * zones and lines, or that of a rule. What a whole configuration alone can tell, such as whether
 * there is the model that is named, is left to {@code validate}.
 */
public final class EntryYaml {
    private EntryYaml() {}

    /** What is wrong with an entry of {@code cameras}. */
    public static List<ConfigProblem> cameraProblems(String yaml) {
        Problems problems = new Problems("camera", new Secrets());
        YamlReader.read(yaml, problems)
                .ifPresent(node -> new Binder(problems).bind(CameraSettings.class, node));
        return problems.sorted();
    }

    /**
     * What is wrong with an entry of {@code rules}.
     *
     * @param site the names that there are
     * @param rules the names of the other rules
     */
    public static List<ConfigProblem> ruleProblems(
            String yaml, SiteWords site, List<String> rules) {
        Problems problems = new Problems("rule", new Secrets());
        Optional<ConfigNode> node = YamlReader.read(yaml, problems);
        if (node.isPresent()) {
            new Binder(problems).bind(RuleConfig.class, node.get());
            if (node.get() instanceof Mapping mapping) {
                new RuleChecks(site, rules, problems).check(mapping, "");
            }
        }
        return problems.sorted();
    }
}
