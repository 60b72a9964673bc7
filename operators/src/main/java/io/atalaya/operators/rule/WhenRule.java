package io.atalaya.operators.rule;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Reading;
import io.atalaya.operators.rule.language.AreaWords;
import io.atalaya.operators.rule.language.Expression;
import io.atalaya.operators.rule.language.MessageText;
import io.atalaya.operators.rule.language.References;
import io.atalaya.operators.rule.language.RuleLanguage;
import io.atalaya.operators.rule.language.Sight;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.operators.rule.present.AreaFact;
import io.atalaya.operators.rule.present.AreaPresent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A rule whose condition is an expression, made ready to be asked again and again. */
final class WhenRule {
    private final RuleConfig config;
    private final String area;
    private final String version;
    private final References references;
    private final Set<String> sensors;
    private final Sight.Question holds;
    private final Sight.Question stillHolds;
    private final Sight.Answer message;

    private WhenRule(
            RuleConfig config,
            String area,
            References references,
            Sight.Question holds,
            Sight.Question stillHolds,
            Sight.Answer message) {
        this.config = config;
        this.area = area;
        this.version = Rule.versionOf(config);
        this.references = references;
        this.sensors = sensorsOf(references);
        this.holds = holds;
        this.stillHolds = stillHolds;
        this.message = message;
    }

    /**
     * Makes a rule ready that was checked before.
     *
     * @throws IllegalArgumentException where it has a mistake all the same
     */
    static WhenRule of(RuleConfig config, SiteWords site, AreaPresent present) {
        RuleChecker checked = RuleChecker.check(config, site);
        if (!checked.mistakes().isEmpty()) {
            throw new IllegalArgumentException(
                    "rule '" + config.name() + "': " + checked.mistakes());
        }
        Expression condition = checked.condition();
        MessageText message = checked.message();
        AreaWords area = checked.area();
        Sight sight = new RuleLanguage(site, area).sight(present);
        Sight.Question holds = sight.condition(condition);
        return new WhenRule(
                config,
                area.area(),
                References.ofAll(List.of(condition.references(), message.references())),
                holds,
                config.deadband() == null ? holds : sight.condition(condition, config.deadband()),
                message.answer(sight));
    }

    RuleConfig config() {
        return config;
    }

    String area() {
        return area;
    }

    String version() {
        return version;
    }

    References references() {
        return references;
    }

    /** The sensors that take part, by their readings, anomalies or health. */
    Set<String> sensors() {
        return sensors;
    }

    /**
     * What the condition says now; null where it cannot be told.
     *
     * @param open whether the rule is true until now, so that a deadband counts
     */
    @Nullable Boolean holds(boolean open) {
        return (open ? stillHolds : holds).holds();
    }

    String message() {
        return message.say();
    }

    /** Whether the fact may change what the rule has to say. */
    boolean concerns(AreaFact fact) {
        return switch (fact.kind()) {
            case FRAME -> references.placeCameras().contains(fact.sourceId());
            case CAMERA_HEALTH ->
                    references.placeCameras().contains(fact.sourceId())
                            || references.healthCameras().contains(fact.sourceId());
            case SENSOR_HEALTH -> sensors.contains(fact.sourceId());
            case READING -> references.series().contains(requireNonNull(fact.reading()).seriesId());
            case ANOMALY ->
                    references.anomalies().contains(requireNonNull(fact.anomaly()).seriesId());
        };
    }

    private static Set<String> sensorsOf(References references) {
        Set<String> sensors = new TreeSet<>(references.sensors());
        references.series().forEach(series -> sensors.add(Reading.sensorOf(series)));
        references.anomalies().forEach(series -> sensors.add(Reading.sensorOf(series)));
        return sensors;
    }
}
