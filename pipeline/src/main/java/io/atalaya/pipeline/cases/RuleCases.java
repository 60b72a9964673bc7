package io.atalaya.pipeline.cases;

import io.atalaya.operators.rule.RuleConfig;
import io.atalaya.operators.rule.RuleTrial;
import io.atalaya.operators.rule.RuleTrial.Span;
import io.atalaya.operators.rule.language.AreaWords;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.operators.settings.Suggestion;
import io.atalaya.pipeline.config.ConfigException;
import io.atalaya.pipeline.config.ConfiguredNames;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.pipeline.config.YamlRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
    private final PipelineConfig config;
    private final SiteWords site;

    private RuleCases(YamlRecords<CasesConfig> cases, PipelineConfig config) {
        this.cases = cases;
        this.config = config;
        this.site = ConfiguredNames.of(config, Map.of());
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
     * @throws ConfigException where one names what is not there
     */
    public List<Result> run() throws ConfigException {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < cases.value().cases().size(); i++) {
            results.add(run(cases.value().cases().get(i), "cases[" + i + "]"));
        }
        return results;
    }

    private Result run(CaseConfig one, String path) throws ConfigException {
        RuleConfig rule = rule(one, path);
        String areaName = Optional.ofNullable(rule.area()).orElse(site.areaNames().get(0));
        AreaWords area = site.area(areaName).orElseThrow().seenBy(rule.cameras());
        List<Span> spans;
        try {
            spans =
                    new RuleTrial(rule, site)
                            .run(new CaseFacts(one, area).facts(), one.start().plus(one.until()));
        } catch (IllegalArgumentException e) {
            throw cases.refused(path, String.valueOf(e.getMessage()));
        }
        return new Result(one.name(), difference(one, spans));
    }

    private RuleConfig rule(CaseConfig one, String path) throws ConfigException {
        List<String> known =
                config.rules().stream()
                        .filter(rule -> rule.when() != null)
                        .map(RuleConfig::name)
                        .toList();
        if (!known.contains(one.rule())) {
            throw cases.refused(
                    path + ".rule",
                    "'"
                            + one.rule()
                            + "' is no rule with a when"
                            + Suggestion.forWord(one.rule(), known)
                            + "; there is "
                            + (known.isEmpty() ? "none" : String.join(", ", known)));
        }
        return config.rules().stream()
                .filter(rule -> rule.name().equals(one.rule()))
                .findFirst()
                .orElseThrow();
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
