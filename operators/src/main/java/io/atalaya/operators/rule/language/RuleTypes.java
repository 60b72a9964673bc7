package io.atalaya.operators.rule.language;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types that conditions speak of, with their fields. */
final class RuleTypes implements CelTypeProvider {
    static final CelType ZONE = StructTypeReference.create("Zone");
    static final CelType TRACK = StructTypeReference.create("Track");
    static final CelType LINE = StructTypeReference.create("Line");
    static final CelType READING = StructTypeReference.create("Reading");
    static final CelType ANOMALY = StructTypeReference.create("Anomaly");
    static final CelType HEALTH = StructTypeReference.create("Health");
    static final CelType NOW = StructTypeReference.create("Now");

    private static final Map<String, Map<String, CelType>> FIELDS = new LinkedHashMap<>();

    static {
        declare(ZONE, Map.of("tracks", ListType.create(TRACK)));
        declare(LINE, Map.of());
        declare(TRACK, trackFields());
        declare(READING, readingFields());
        declare(
                ANOMALY,
                Map.of(
                        "active", SimpleType.BOOL,
                        "score", SimpleType.DOUBLE,
                        "reason", SimpleType.STRING));
        declare(
                HEALTH,
                Map.of(
                        "online", SimpleType.BOOL,
                        "status", SimpleType.STRING,
                        "reason", SimpleType.STRING));
        declare(
                NOW,
                Map.of(
                        "hour", SimpleType.INT,
                        "minute", SimpleType.INT,
                        "dayOfWeek", SimpleType.INT,
                        "date", SimpleType.STRING));
    }

    private final ImmutableList<CelType> types =
            FIELDS.entrySet().stream()
                    .<CelType>map(type -> struct(type.getKey(), type.getValue()))
                    .collect(ImmutableList.toImmutableList());

    /** The fields of a type; none where it has none. */
    static List<String> fieldsOf(String type) {
        return FIELDS.getOrDefault(type, Map.of()).keySet().stream().sorted().toList();
    }

    static List<String> allFields() {
        return FIELDS.values().stream()
                .flatMap(fields -> fields.keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return types;
    }

    @Override
    public Optional<CelType> findType(String name) {
        return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    private static void declare(CelType type, Map<String, CelType> fields) {
        FIELDS.put(type.name(), fields);
    }

    private static CelType struct(String name, Map<String, CelType> fields) {
        return StructType.create(
                name, ImmutableSet.copyOf(fields.keySet()), field -> fieldOf(name, field));
    }

    private static Optional<CelType> fieldOf(String type, String field) {
        return Optional.ofNullable(FIELDS.getOrDefault(type, Map.of()).get(field));
    }

    private static Map<String, CelType> trackFields() {
        return Map.ofEntries(
                Map.entry("id", SimpleType.INT),
                Map.entry("label", SimpleType.STRING),
                Map.entry("attributes", MapType.create(SimpleType.STRING, SimpleType.STRING)),
                Map.entry("confidence", SimpleType.DOUBLE),
                Map.entry("camera", SimpleType.STRING),
                Map.entry("dwell", SimpleType.DURATION),
                Map.entry("age", SimpleType.DURATION),
                Map.entry("x", SimpleType.DOUBLE),
                Map.entry("y", SimpleType.DOUBLE),
                Map.entry("speed", SimpleType.DOUBLE),
                Map.entry("standing", SimpleType.BOOL));
    }

    private static Map<String, CelType> readingFields() {
        return Map.of(
                "value", SimpleType.DOUBLE,
                "flag", SimpleType.BOOL,
                "text", SimpleType.STRING,
                "unit", SimpleType.STRING,
                "age", SimpleType.DURATION,
                "known", SimpleType.BOOL);
    }
}
