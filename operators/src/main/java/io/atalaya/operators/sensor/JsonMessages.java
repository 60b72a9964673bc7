package io.atalaya.operators.sensor;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atalaya.operators.settings.JsonProblem;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects as fields: a field is a key, or a JSON Pointer (RFC 6901) where it begins with
 * a slash. NaN and Infinity are taken as numbers, as many a sensor's library writes them.
 */
public final class JsonMessages {
    private static final ObjectReader READER =
            JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readerFor(JsonNode.class);

    private final Map<String, JsonPointer> pointers = new HashMap<>();

    /**
     * The fields of a message.
     *
     * @throws RefusedException where it is no JSON object
     */
    public Fields parse(byte[] message) throws RefusedException {
        JsonNode root;
        try {
            root = READER.readValue(message);
        } catch (JsonProcessingException e) {
            throw notJson(JsonProblem.of(e));
        } catch (IOException e) {
            throw notJson(String.valueOf(e.getMessage()));
        }
        if (!root.isObject()) {
            throw notJson("it is no object");
        }
        return field -> value(root, field);
    }

    private static RefusedException notJson(String why) {
        return new RefusedException(RefusedException.NOT_JSON, "not a JSON object: " + why);
    }

    private @Nullable Object value(JsonNode root, String field) {
        JsonNode node =
                field.startsWith("/")
                        ? root.at(pointers.computeIfAbsent(field, JsonPointer::compile))
                        : root.path(field);
        return switch (node.getNodeType()) {
            case MISSING -> null;
            case NULL -> ValueReader.NULL;
            case NUMBER -> node.isFloatingPointNumber() ? (Object) node.doubleValue() : whole(node);
            case BOOLEAN -> node.booleanValue();
            case STRING -> node.textValue();
            default -> node.toString();
        };
    }

    private static Object whole(JsonNode node) {
        return node.canConvertToLong() ? (Object) node.longValue() : (Object) node.doubleValue();
    }
}
