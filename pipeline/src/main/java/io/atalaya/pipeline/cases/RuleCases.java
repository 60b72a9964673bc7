package io.atalaya.pipeline.cases;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.rule.RuleConfig;
import io.atalaya.operators.rule.RuleTrial;
import io.atalaya.operators.rule.RuleTrial.Span;
import io.atalaya.operators.rule.language.AreaWords;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.operators.rule.present.AreaFact;
import io.atalaya.pipeline.config.ConfigException;
import io.atalaya.pipeline.config.ConfigProblem;
import io.atalaya.pipeline.config.ConfiguredNames;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.pipeline.config.YamlRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file of cases, ready to be tried.
 *
 * <pre>{@code
 * RuleCases.read(Path.of("rules-test.yaml"), System.getenv()).run();
 * }</pre>
 */
public final class RuleCases {
    private final YamlRecords<CasesConfig> cases;
    private final Map<String, RuleConfig> rules = new LinkedHashMap<>();
    private final SiteWords site;

    private RuleCases(YamlRecords<CasesConfig> cases, PipelineConfig config) {
        this.cases = cases;
        this.site = ConfiguredNames.of(config, Map.of());
        config.rules().stream()
                .filter(rule -> rule.when() != null)
                .forEach(rule -> rules.put(rule.name(), rule));
    }

    /**
     * What became of one case.
     *
     * @param difference what was expected and what came, empty where they are the same
     */
    public record Result(String name, String difference) {
        public boolean passed() {
            return difference.isEmpty();
        }
    }

    /**
     * Reads the cases and the configuration that they name.
     *
     * @throws ConfigException where one of them is wrong
     * @throws IOException where the cases cannot be read
     */
    public static RuleCases read(Path file, Map<String, String> environment)
            throws ConfigException, IOException {
        YamlRecords<CasesConfig> cases =
                YamlRecords.read(CasesConfig.class, Files.readString(file), file.toString());
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
        Path configuration = folder.resolve(cases.value().config());
        return new RuleCases(cases, PipelineConfigLoader.load(configuration, environment).config());
    }

    /**
     * Tries all cases.
     *
     * @throws ConfigException where some name what is not there
     */
    public List<Result> run() throws ConfigException {
        List<ConfigProblem> problems = new CaseChecks(cases, rules, site).problems();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return cases.value().cases().stream().map(this::run).toList();
    }

    private Result run(CaseConfig one) {
        RuleConfig rule = requireNonNull(rules.get(one.rule()));
        List<AreaFact> facts = new CaseFacts(one, areaOf(rule, site)).facts();
        List<Span> spans = new RuleTrial(rule, site).run(facts, one.start().plus(one.until()));
        return new Result(one.name(), difference(one, spans));
    }

    /** As the rule sees it. */
    static AreaWords areaOf(RuleConfig rule, SiteWords site) {
        String name = Optional.ofNullable(rule.area()).orElse(site.areaNames().get(0));
        return site.area(name).orElseThrow().seenBy(rule.cameras());
    }

    private static String difference(CaseConfig one, List<Span> spans) {
        List<String> got =
                spans.stream()
                        .map(
                                span ->
                                        said(
                                                Duration.between(one.start(), span.from()),
                                                span.to() == null
                                                        ? null
                                                        : Duration.between(one.start(), span.to())))
                        .toList();
        List<String> expected =
                one.expect().stream().map(span -> said(span.from(), span.to())).toList();
        if (!got.equals(expected)) {
            return "expected " + said(expected) + ", got " + said(got);
        }
        for (int i = 0; i < spans.size(); i++) {
            String message = one.expect().get(i).message();
            if (message != null && !message.equals(spans.get(i).message())) {
                return "expected the message \"%s\", got \"%s\""
                        .formatted(message, spans.get(i).message());
            }
        }
        return "";
    }

    private static String said(List<String> spans) {
        return spans.isEmpty() ? "never" : spans.stream().collect(Collectors.joining(", then "));
    }

    private static String said(Duration from, @Nullable Duration to) {
        return to == null
                ? "true from " + said(from) + " on"
                : "true from " + said(from) + " to " + said(to);
    }

    private static String said(Duration duration) {
        String seconds = String.valueOf(duration.toMillis() / 1000.0);
        return (seconds.endsWith(".0") ? seconds.substring(0, seconds.length() - 2) : seconds)
                + "s";
    }
}
