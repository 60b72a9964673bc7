package io.atalaya.operators.rule.language;

import static io.atalaya.operators.rule.language.RuleTypes.ANOMALY;
import static io.atalaya.operators.rule.language.RuleTypes.HEALTH;
import static io.atalaya.operators.rule.language.RuleTypes.LINE;
import static io.atalaya.operators.rule.language.RuleTypes.READING;
import static io.atalaya.operators.rule.language.RuleTypes.ZONE;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import io.atalaya.operators.model.CrossingDirection;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions that conditions have beyond CEL's own: what the checker and the evaluator know. */
final class RuleFunctions {
    /** Those that look something up by its name. */
    static final List<String> LOOKUPS =
            List.of("anomaly", "camera", "line", "reading", "sensor", "shift", "zone");

    /** Narrows a zone down to what has an attribute. */
    static final String WITH = "with";

    private static final List<String> LINE_COUNTS = List.of("count", "leftToRight", "rightToLeft");
    static final List<String> OVER_A_STRETCH = List.of("max", "mean", "min", "slope");

    private RuleFunctions() {}

    /** The functions of a type's values; none where it has none. */
    static List<String> membersOf(String type) {
        return switch (type) {
            case "Zone" -> List.of("count", WITH);
            case "Line" -> LINE_COUNTS;
            case "Reading" -> OVER_A_STRETCH;
            case "Anomaly" -> List.of("by");
            default -> List.of();
        };
    }

    static List<String> allMembers() {
        return List.of(
                "by", "count", "leftToRight", "max", "mean", "min", "rightToLeft", "slope", WITH);
    }

    static List<CelFunctionDecl> declarations() {
        return List.of(
                lookup("zone", ZONE),
                lookup("line", LINE),
                lookup("reading", READING),
                lookup("anomaly", ANOMALY),
                lookup("camera", HEALTH),
                lookup("sensor", HEALTH),
                lookup("shift", SimpleType.BOOL),
                CelFunctionDecl.newFunctionDeclaration(
                        "count",
                        member("zone_count", SimpleType.INT, ZONE),
                        member("zone_count_label", SimpleType.INT, ZONE, SimpleType.STRING),
                        member("line_count", SimpleType.INT, LINE, SimpleType.DURATION),
                        member(
                                "line_count_label",
                                SimpleType.INT,
                                LINE,
                                SimpleType.STRING,
                                SimpleType.DURATION)),
                CelFunctionDecl.newFunctionDeclaration(
                        WITH,
                        member("zone_with", ZONE, ZONE, SimpleType.STRING, SimpleType.STRING)),
                crossings("leftToRight"),
                crossings("rightToLeft"),
                stretch("mean"),
                stretch("min"),
                stretch("max"),
                stretch("slope"),
                CelFunctionDecl.newFunctionDeclaration(
                        "by", member("anomaly_by", ANOMALY, ANOMALY, SimpleType.STRING)));
    }

    // Their results change with the present; an evaluator belongs to one thread, as does its sight.
    @SuppressWarnings("Immutable")
    static List<CelFunctionBinding> bindings(Sight sight) {
        return List.of(
                CelFunctionBinding.from("zone_lookup", String.class, sight::zone),
                CelFunctionBinding.from("line_lookup", String.class, sight::line),
                CelFunctionBinding.from("reading_lookup", String.class, sight::reading),
                CelFunctionBinding.from("anomaly_lookup", String.class, sight::anomaly),
                CelFunctionBinding.from("camera_lookup", String.class, sight::camera),
                CelFunctionBinding.from("sensor_lookup", String.class, sight::sensor),
                CelFunctionBinding.from("shift_lookup", String.class, sight::shift),
                CelFunctionBinding.from("zone_count", ZoneView.class, zone -> zone.count("")),
                CelFunctionBinding.from(
                        "zone_count_label", ZoneView.class, String.class, ZoneView::count),
                CelFunctionBinding.from(
                        "zone_with",
                        List.of(ZoneView.class, String.class, String.class),
                        arguments ->
                                ((ZoneView) arguments[0])
                                        .with((String) arguments[1], (String) arguments[2])),
                lineCount("line_count", null),
                lineCountOfLabel("line_count_label", null),
                lineCount("leftToRight", CrossingDirection.LEFT_TO_RIGHT),
                lineCountOfLabel("leftToRight_label", CrossingDirection.LEFT_TO_RIGHT),
                lineCount("rightToLeft", CrossingDirection.RIGHT_TO_LEFT),
                lineCountOfLabel("rightToLeft_label", CrossingDirection.RIGHT_TO_LEFT),
                CelFunctionBinding.from(
                        "mean", ReadingView.class, Duration.class, ReadingView::mean),
                CelFunctionBinding.from("min", ReadingView.class, Duration.class, ReadingView::min),
                CelFunctionBinding.from("max", ReadingView.class, Duration.class, ReadingView::max),
                CelFunctionBinding.from(
                        "slope", ReadingView.class, Duration.class, ReadingView::slope),
                CelFunctionBinding.from(
                        "anomaly_by", AnomalyView.class, String.class, AnomalyView::by));
    }

    private static CelFunctionDecl lookup(String name, CelType result) {
        return CelFunctionDecl.newFunctionDeclaration(
                name,
                CelOverloadDecl.newGlobalOverload(name + "_lookup", result, SimpleType.STRING));
    }

    private static CelFunctionDecl crossings(String name) {
        return CelFunctionDecl.newFunctionDeclaration(
                name,
                member(name, SimpleType.INT, LINE, SimpleType.DURATION),
                member(
                        name + "_label",
                        SimpleType.INT,
                        LINE,
                        SimpleType.STRING,
                        SimpleType.DURATION));
    }

    private static CelFunctionDecl stretch(String name) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, member(name, SimpleType.DOUBLE, READING, SimpleType.DURATION));
    }

    private static CelOverloadDecl member(String id, CelType result, CelType... arguments) {
        return CelOverloadDecl.newMemberOverload(id, result, arguments);
    }

    private static CelFunctionBinding lineCount(String id, @Nullable CrossingDirection direction) {
        return CelFunctionBinding.from(
                id,
                LineView.class,
                Duration.class,
                (line, span) -> line.count(direction, "", span));
    }

    private static CelFunctionBinding lineCountOfLabel(
            String id, @Nullable CrossingDirection direction) {
        return CelFunctionBinding.from(
                id,
                List.of(LineView.class, String.class, Duration.class),
                arguments ->
                        ((LineView) arguments[0])
                                .count(direction, (String) arguments[1], (Duration) arguments[2]));
    }
}
