package io.atalaya.console.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param headers beside the content's type and those that every answer has
 * @param length of the body in bytes
 */
public record ApiAnswer(
        int status, String contentType, Map<String, String> headers, long length, Body body) {
    private static final String JSON = "application/json";

    public ApiAnswer {
        headers = Map.copyOf(headers);
    }

    /** Writes itself. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    public static ApiAnswer json(Object value) {
        return json(200, value);
    }

    public static ApiAnswer json(int status, Object value) {
        return bytes(status, JSON, Json.write(value).getBytes(UTF_8));
    }

    /** Of what is JSON already. */
    public static ApiAnswer rawJson(String json) {
        return bytes(200, JSON, json.getBytes(UTF_8));
    }

    public static ApiAnswer bytes(int status, String contentType, byte[] bytes) {
        return new ApiAnswer(status, contentType, Map.of(), bytes.length, out -> out.write(bytes));
    }

    /** Something larger, written as it is read. */
    public static ApiAnswer stream(int status, String contentType, long length, Body body) {
        return new ApiAnswer(status, contentType, Map.of(), length, body);
    }

    static ApiAnswer problem(int status, String code, String detail) {
        return bytes(
                status,
                "application/problem+json",
                Json.write(Map.of("status", status, "code", code, "detail", detail))
                        .getBytes(UTF_8));
    }

    public ApiAnswer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiAnswer(status, contentType, more, length, body);
    }
}
