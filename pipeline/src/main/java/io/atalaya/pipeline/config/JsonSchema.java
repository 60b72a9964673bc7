package io.atalaya.pipeline.config;

import io.atalaya.operators.settings.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The configuration's JSON Schema (draft 2020-12), for editors that complete and check YAML. It
 * says what can be said of single values; what relates values to each other only the loader checks.
 */
final class JsonSchema {
    private static final String REFERENCE = "\\$\\{(env|file):[^}]+\\}";
    private static final Map<String, Object> BY_REFERENCE =
            ordered("type", "string", "pattern", REFERENCE);

    private final Map<String, Object> definitions = new TreeMap<>();

    private JsonSchema() {}

    static String of(Class<? extends Record> root) {
        JsonSchema schema = new JsonSchema();
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        written.put("title", "Atalaya pipeline configuration");
        written.putAll(schema.object(RecordShape.of(root)));
        written.put("$defs", schema.definitions);
        return JsonText.of(written);
    }

    private Map<String, Object> object(RecordShape shape) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (ConfigKey key : shape.keys()) {
            properties.put(key.name(), property(key));
            if (!key.optional()) {
                required.add(key.name());
            }
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("additionalProperties", false);
        object.put("required", required);
        object.put("properties", properties);
        return object;
    }

    private Map<String, Object> property(ConfigKey key) {
        Setting setting = key.declared();
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("description", setting.doc());
        property.putAll(type(key.type(), setting));
        if (!setting.defaultValue().isEmpty()) {
            property.put("default", json(DefaultValue.of(key)));
        }
        return property;
    }

    private Map<String, Object> type(ValueType type, Setting setting) {
        if (type instanceof ValueType.Single single) {
            return single(single.type(), setting);
        }
        if (type instanceof ValueType.ListOf list) {
            return ordered("type", "array", "items", type(list.items(), setting));
        }
        if (type instanceof ValueType.Keys keys) {
            String name = keys.shape().name();
            if (!definitions.containsKey(name)) {
                definitions.put(name, Map.of());
                definitions.put(name, object(keys.shape()));
            }
            return ordered("$ref", "#/$defs/" + name);
        }
        return ordered("type", "object", "additionalProperties", text());
    }

    private static Map<String, Object> single(Class<?> type, Setting setting) {
        if (type == String.class) {
            return text();
        }
        if (type == Duration.class) {
            String pattern = "^" + SingleValue.DURATION.pattern() + "$|" + REFERENCE;
            return ordered("type", "string", "pattern", pattern);
        }
        if (type == Instant.class) {
            return ordered("type", "string", "pattern", "^[0-9]{4}-.*T.*Z$|" + REFERENCE);
        }
        return ordered("anyOf", List.of(bare(type, setting), BY_REFERENCE));
    }

    private static Map<String, Object> bare(Class<?> type, Setting setting) {
        if (type.isEnum()) {
            return ordered("enum", words(type));
        }
        if (type == boolean.class || type == Boolean.class) {
            return ordered("type", "boolean");
        }
        boolean whole = type != double.class && type != Double.class;
        Map<String, Object> number = ordered("type", whole ? "integer" : "number");
        if (Double.isFinite(setting.min())) {
            number.put("minimum", plain(setting.min()));
        }
        if (Double.isFinite(setting.max())) {
            number.put("maximum", plain(setting.max()));
        }
        return number;
    }

    /** YAML reads a bare true or false as a truth value, also where they are words of an enum. */
    private static List<Object> words(Class<?> type) {
        List<Object> words = new ArrayList<>(SingleValue.words(type));
        for (String truth : List.of("true", "false")) {
            if (words.contains(truth)) {
                words.add(Boolean.valueOf(truth));
            }
        }
        return words;
    }

    /** Any single value can be taken as text. */
    private static Map<String, Object> text() {
        return ordered("type", List.of("string", "number", "boolean"));
    }

    private static Object json(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(JsonSchema::json).toList();
        }
        if (value instanceof Map<?, ?> || value instanceof Boolean) {
            return value;
        }
        return value instanceof Number number
                ? plain(number.doubleValue())
                : SingleValue.write(value);
    }

    private static Object plain(double number) {
        return number == Math.rint(number) ? (Object) (long) number : (Object) number;
    }

    private static Map<String, Object> ordered(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    private static Map<String, Object> ordered(
            String key, Object value, String secondKey, Object secondValue) {
        Map<String, Object> map = ordered(key, value);
        map.put(secondKey, secondValue);
        return map;
    }
}
