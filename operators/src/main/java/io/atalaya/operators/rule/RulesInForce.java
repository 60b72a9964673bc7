package io.atalaya.operators.rule;

import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.operators.rule.present.AreaMemory;
import io.atalaya.operators.rule.present.AreaPresent;
import io.atalaya.operators.rule.present.Learning;
import io.atalaya.operators.rule.present.Needs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules that hold now, made ready; a change makes only the changed one anew. */
final class RulesInForce {
    private final SiteWords site;
    private final AreaMemory memory;
    private final AreaPresent present;
    private final Map<String, Rule> simple = new LinkedHashMap<>();
    private final Map<String, WhenRule> expressions = new LinkedHashMap<>();
    private final Map<String, AreaRules> areas = new HashMap<>();

    /**
     * @param memory that of the area which is looked at now
     */
    RulesInForce(List<RuleConfig> rules, SiteWords site, AreaMemory memory) {
        this.site = site;
        this.memory = memory;
        this.present = new AreaPresent(memory);
        rules.forEach(this::put);
    }

    /** Holds from now on, in place of any of its name. */
    void put(RuleConfig config) {
        remove(config.name());
        if (config.when() == null) {
            simple.put(config.name(), new Rule(config));
        } else {
            expressions.put(config.name(), WhenRule.of(config, site, present));
        }
    }

    void remove(String name) {
        simple.remove(name);
        expressions.remove(name);
        areas.clear();
    }

    List<Rule> simple() {
        return new ArrayList<>(simple.values());
    }

    @Nullable Rule simple(String name) {
        return simple.get(name);
    }

    /** Whether this version of the rule still holds, in this area. */
    boolean holds(String name, String version, String area) {
        WhenRule rule = expressions.get(name);
        return rule != null && rule.version().equals(version) && rule.area().equals(area);
    }

    AreaRules in(String area) {
        AreaRules known = areas.get(area);
        return known != null ? known : gather(area);
    }

    private AreaRules gather(String area) {
        List<WhenRule> rules =
                expressions.values().stream().filter(rule -> rule.area().equals(area)).toList();
        Learning learning = new Learning(memory, Needs.nothing());
        AreaRules gathered = new AreaRules(rules, present, learning);
        learning.needFromNow(gathered.needs());
        areas.put(area, gathered);
        return gathered;
    }
}
