package io.atalaya.pipeline.config;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.alarm.AlarmRuleConfig;
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

/**
 * Reads one rule as YAML, as it would stand under {@code rules}, against a site that is known. What
 * the alarm stage knows of a rule it knows from the start, so that must stay as it was.
 */
public final class RuleYaml implements RuleReader {
    private static final long serialVersionUID = 1L;

    private final SiteWords site;
    private final HashMap<String, AlarmRuleConfig> alarms = new HashMap<>();
    private final HashMap<String, ArrayList<EvidenceKind>> evidence = new HashMap<>();

    /**
     * @param rules those of the configuration
     */
    public RuleYaml(SiteWords site, List<RuleConfig> rules) {
        this.site = requireNonNull(site, "site is null");
        rules.forEach(rule -> alarms.put(rule.name(), rule.alarm()));
        rules.forEach(rule -> evidence.put(rule.name(), new ArrayList<>(rule.evidence())));
    }

    @Override
    public RuleConfig read(String yaml) throws RuleRefusedException {
        Problems problems = new Problems("rule", new Secrets());
        Optional<ConfigNode> node = YamlReader.read(yaml, problems);
        Optional<RuleConfig> rule = node.flatMap(found -> bind(found, problems));
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

    private Optional<RuleConfig> bind(ConfigNode node, Problems problems) {
        Optional<RuleConfig> rule = new Binder(problems).bind(RuleConfig.class, node);
        if (node instanceof Mapping mapping) {
            new RuleChecks(site, List.copyOf(alarms.keySet()), problems).check(mapping, "");
        }
        rule.ifPresent(bound -> checkAlarm(bound, node, problems));
        return rule;
    }

    private void checkAlarm(RuleConfig rule, ConfigNode node, Problems problems) {
        List<EvidenceKind> kinds = evidence.getOrDefault(rule.name(), new ArrayList<>());
        if (!rule.evidence().equals(kinds)) {
            problems.add(
                    "evidence",
                    node.position(),
                    "cannot change while the job runs; leave it as the configuration has it");
        }
        AlarmRuleConfig known = alarms.getOrDefault(rule.name(), AlarmRuleConfig.DEFAULT);
        if (!rule.alarm().equals(known)) {
            problems.add(
                    "",
                    node.position(),
                    "latching, acknowledge and suppressedBy cannot change while the job runs; leave"
                            + " them as the configuration has them");
        }
    }
}
