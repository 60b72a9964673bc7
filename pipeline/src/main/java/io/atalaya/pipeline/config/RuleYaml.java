package io.atalaya.pipeline.config;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.EvidenceKind;
import io.atalaya.operators.rule.RuleConfig;
import io.atalaya.operators.rule.RuleReader;
import io.atalaya.operators.rule.RuleRefusedException;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one rule as YAML, as it would stand under {@code rules}, against a site that is known. What
 * the evidence stage knows of a rule it knows from the start, so that must stay as it was.
 */
public final class RuleYaml implements RuleReader {
    private static final long serialVersionUID = 2L;

    private final SiteWords site;
    private final HashMap<String, ArrayList<EvidenceKind>> evidence = new HashMap<>();

    /**
     * @param rules those of the configuration
     */
    public RuleYaml(SiteWords site, List<RuleConfig> rules) {
        this.site = requireNonNull(site, "site is null");
        rules.forEach(rule -> evidence.put(rule.name(), new ArrayList<>(rule.evidence())));
    }

    @Override
    public RuleConfig read(String yaml, Set<String> rules) throws RuleRefusedException {
        return read(yaml, rule -> names(rules, rule.text("name")));
    }

    @Override
    public RuleConfig readAgain(String yaml) throws RuleRefusedException {
        return read(yaml, rule -> WrittenNames.texts(rule.get("suppressedBy")));
    }

    private RuleConfig read(String yaml, Function<Mapping, List<String>> rules)
            throws RuleRefusedException {
        Problems problems = new Problems("rule", new Secrets());
        Optional<ConfigNode> node = YamlReader.read(yaml, problems);
        Optional<RuleConfig> rule = node.flatMap(found -> bind(found, rules, problems));
        if (rule.isEmpty() || !problems.isEmpty()) {
            throw new RuleRefusedException(
                    problems.sorted().stream().map(ConfigProblem::toString).toList());
        }
        return rule.get();
    }

    /** The YAML of a rule as a configuration would have it, with every default. */
    public static String write(RuleConfig rule) {
        var nothingWritten = new Mapping(Position.NOWHERE, Map.of());
        return new EffectiveYaml(new PathIndex(nothingWritten)).write(rule);
    }

    private Optional<RuleConfig> bind(
            ConfigNode node, Function<Mapping, List<String>> rules, Problems problems) {
        Optional<RuleConfig> rule = new Binder(problems).bind(RuleConfig.class, node);
        if (node instanceof Mapping mapping) {
            new RuleChecks(site, rules.apply(mapping), problems).check(mapping, "");
        }
        rule.ifPresent(bound -> checkEvidence(bound, node, problems));
        return rule;
    }

    private void checkEvidence(RuleConfig rule, ConfigNode node, Problems problems) {
        List<EvidenceKind> kinds = evidence.getOrDefault(rule.name(), new ArrayList<>());
        if (!rule.evidence().equals(kinds)) {
            problems.add(
                    "evidence",
                    node.position(),
                    "cannot change while the job runs; leave it as the configuration has it");
        }
    }

    /** With this one, which may be new. */
    private static List<String> names(Set<String> rules, @Nullable String name) {
        Set<String> names = new TreeSet<>(rules);
        if (name != null) {
            names.add(name);
        }
        return List.copyOf(names);
    }
}
