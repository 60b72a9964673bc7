package io.atalaya.pipeline.cases;

import io.atalaya.operators.rule.RuleConfig;
import io.atalaya.operators.rule.language.AreaWords;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.operators.settings.Suggestion;
import io.atalaya.pipeline.config.ConfigProblem;
import io.atalaya.pipeline.config.YamlRecords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether what cases speak of is there: an input that means nothing would have no effect, and its
 * case would show nothing.
 */
final class CaseChecks {
    private static final String ANY_DETECTOR = "detector";

    private final YamlRecords<CasesConfig> cases;
    private final Map<String, RuleConfig> rules;
    private final SiteWords site;
    private final List<ConfigProblem> problems = new ArrayList<>();

    /**
     * @param rules those that can be tried, by their names
     */
    CaseChecks(YamlRecords<CasesConfig> cases, Map<String, RuleConfig> rules, SiteWords site) {
        this.cases = cases;
        this.rules = rules;
        this.site = site;
    }

    /** All that is wrong, in the order of the file. */
    List<ConfigProblem> problems() {
        for (int i = 0; i < cases.value().cases().size(); i++) {
            CaseConfig one = cases.value().cases().get(i);
            String path = "cases[" + i + "]";
            RuleConfig rule = rules.get(one.rule());
            if (rule == null) {
                report(path + ".rule", one.rule(), "rule with a when", rules.keySet());
            } else {
                check(one, path, RuleCases.areaOf(rule, site));
            }
        }
        return List.copyOf(problems);
    }

    private void check(CaseConfig one, String path, AreaWords area) {
        for (int i = 0; i < one.inputs().size(); i++) {
            check(one.inputs().get(i), path + ".inputs[" + i + "]", area);
        }
    }

    private void check(InputConfig input, String path, AreaWords area) {
        check(path, "zone", input.zone(), area.zones());
        check(path, "line", input.line(), area.lines());
        check(path, "camera", input.camera(), area.cameraNames());
        check(path, "sensor", input.sensor(), area.sensorNames());
        checkSeries(path, "reading", input.reading(), area);
        checkSeries(path, "anomaly", input.anomaly(), area);
        if (input.zone() != null) {
            checkLabel(path, input.label(), area.labelsInZone(input.zone()));
            input.attributes().forEach((name, value) -> checkAttribute(path, name, value, area));
        }
        if (input.line() != null) {
            checkLabel(path, input.label(), area.labelsOnLine(input.line()));
        }
        boolean named = input.anomaly() != null && !input.detector().equals(ANY_DETECTOR);
        boolean known = site.detectors().isEmpty() || site.detectors().contains(input.detector());
        if (named && !known) {
            report(path + ".detector", input.detector(), "detector", site.detectors());
        }
    }

    private void check(String path, String key, @Nullable String name, Collection<String> known) {
        if (name != null && !known.contains(name)) {
            report(path + "." + key, name, key + " of the rule's area", known);
        }
    }

    private void checkSeries(String path, String key, @Nullable String series, AreaWords area) {
        if (series != null && !area.mayHaveSeries(series)) {
            String what = "series of the rule's area, which are written as sensor/value";
            report(path + "." + key, series, what, area.series());
        }
    }

    /** Where a place keeps all labels, any may be meant. */
    private void checkLabel(String path, String label, Collection<String> kept) {
        if (!kept.isEmpty() && !kept.contains(label)) {
            report(path + ".label", label, "label that is kept there", kept);
        }
    }

    private void checkAttribute(String path, String name, String value, AreaWords area) {
        String at = path + ".attributes." + name;
        if (!area.attributes().contains(name)) {
            report(at, name, "attribute of the rule's area", area.attributes());
        } else if (!area.valuesOf(name).contains(value)) {
            report(at, value, "value of attribute " + name, area.valuesOf(name));
        }
    }

    private void report(String path, String name, String what, Collection<String> known) {
        String choice = known.isEmpty() ? "none" : String.join(", ", known);
        String suggestion = Suggestion.forWord(name, known);
        problems.add(
                cases.problemAt(
                        path,
                        "'" + name + "' is no " + what + suggestion + "; there is " + choice));
    }
}
