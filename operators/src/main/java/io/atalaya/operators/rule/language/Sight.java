package io.atalaya.operators.rule.language;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import dev.cel.runtime.CelVariableResolver;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.SensorHealth;
import io.atalaya.operators.rule.present.AreaPresent;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates one rule's expressions over the present of its area. Not for several threads: each
 * subtask has its own.
 */
public final class Sight {
    private final AreaPresent present;
    private final SiteWords site;
    private final AreaWords area;
    private final CelRuntime runtime;
    private final CelVariableResolver variables = this::variable;
    private final Map<String, List<String>> zoneCameras = new HashMap<>();
    private final Map<String, List<String>> lineCameras = new HashMap<>();
    private final Map<String, Duration> durations = new HashMap<>();

    // The cache of durations changes, and what it gives does not.
    @SuppressWarnings("Immutable")
    Sight(AreaPresent present, SiteWords site, AreaWords area) {
        this.present = present;
        this.site = site;
        this.area = area;
        this.runtime =
                CelRuntimeFactory.standardCelRuntimeBuilder()
                        .setOptions(RuleLanguage.OPTIONS)
                        .setStandardEnvironmentEnabled(false)
                        .setStandardFunctions(
                                CelStandardFunctions.newBuilder()
                                        .excludeFunctions(StandardFunction.DURATION)
                                        .build())
                        // The standard one reads the text anew each time.
                        .addFunctionBindings(
                                CelFunctionBinding.from(
                                        "string_to_duration", String.class, this::duration))
                        .addFunctionBindings(RuleFunctions.bindings(this))
                        .build();
    }

    /** Something that is true, false, or not known now. */
    public interface Question {
        /** Null where what it speaks of is not known, such as a sensor that never spoke. */
        @Nullable Boolean holds();
    }

    /** Something that can be said in a message. */
    public interface Answer {
        /** {@code ?} where it is not known. */
        String say();
    }

    public Question condition(Expression expression) {
        return condition(expression.tree());
    }

    /** A condition that no longer holds only when its numbers are over the line by this much. */
    public Question condition(Expression expression, double deadband) {
        return condition(Deadband.ease(expression, deadband));
    }

    public Answer value(Expression expression) {
        CelRuntime.Program program = program(expression.tree());
        return () -> {
            Object value = evaluate(program);
            return value == null ? "?" : ValueText.of(value);
        };
    }

    private Question condition(CelAbstractSyntaxTree tree) {
        CelRuntime.Program program = program(tree);
        return () -> (Boolean) evaluate(program);
    }

    private CelRuntime.Program program(CelAbstractSyntaxTree tree) {
        try {
            return runtime.createProgram(tree);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("a checked expression cannot be planned", e);
        }
    }

    private @Nullable Object evaluate(CelRuntime.Program program) {
        try {
            return program.eval(variables);
        } catch (CelEvaluationException e) {
            // Whatever cannot be worked out, be it a division by zero, is not known.
            return null;
        }
    }

    private Optional<Object> variable(String name) {
        return switch (name) {
            case "now" ->
                    Optional.of(
                            new NowView(ZonedDateTime.ofInstant(present.now(), site.timeZone())));
            case "area" -> Optional.of(area.area());
            default -> Optional.empty();
        };
    }

    ZoneView zone(String name) {
        return new ZoneView(
                present, name, zoneCameras.computeIfAbsent(name, area::camerasWithZone));
    }

    LineView line(String name) {
        return new LineView(
                present, name, lineCameras.computeIfAbsent(name, area::camerasWithLine));
    }

    ReadingView reading(String seriesId) {
        return new ReadingView(present, seriesId);
    }

    AnomalyView anomaly(String seriesId) {
        return new AnomalyView(present.anomalies(seriesId));
    }

    HealthView camera(String name) {
        CameraHealth health = present.cameraHealth(name);
        if (health == null) {
            throw new Unknown("nothing is known of camera " + name + " yet");
        }
        return new HealthView(health.status(), health.reason());
    }

    HealthView sensor(String name) {
        SensorHealth health = present.sensorHealth(name);
        if (health == null) {
            throw new Unknown("nothing is known of sensor " + name + " yet");
        }
        return new HealthView(health.status(), health.reason());
    }

    boolean shift(String name) {
        ZonedDateTime local = ZonedDateTime.ofInstant(present.now(), site.timeZone());
        return site.shifts().stream()
                .filter(shift -> shift.name().equals(name))
                .anyMatch(shift -> shift.includes(local.toLocalDateTime()));
    }

    private Duration duration(String text) {
        return durations.computeIfAbsent(
                text,
                written ->
                        DurationWord.parse(written)
                                .orElseThrow(() -> new Unknown("no duration: " + written)));
    }
}
