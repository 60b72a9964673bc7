package io.atalaya.operators.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atalaya.schemas.Topic;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What the headers of a message say: the attributes of CloudEvents 1.0 in Kafka's binary mode, and
 * W3C's {@code traceparent}.
 *
 * @param source the site and the camera or sensor, as a URI reference
 * @param id derived from what the message is about; together with the source it is unique
 * @param traceBasis the frame that all began with, or the id where no frame was involved; messages
 *     of one basis are one trace
 * @param time event time
 */
record CloudEvent(String source, String id, String traceBasis, Instant time) {
    static final String TYPE = "ce_type";
    static final String CONTENT_TYPE = "content-type";

    /** The trace id is the hash's first 16 bytes, the parent id the 8 that follow. */
    private static final int TRACE_ID_HEX = 32;

    private static final int PARENT_ID_HEX = 16;

    static String source(String site, String sensorId) {
        return "/" + escaped(site) + "/" + escaped(sensorId);
    }

    Map<String, String> headers(Topic topic, MessageFormat format) {
        Map<String, String> headers = new HashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put(TYPE, topic.eventType());
        headers.put("ce_source", source);
        headers.put("ce_id", id);
        headers.put("ce_time", time.toString());
        headers.put(CONTENT_TYPE, format.contentType());
        headers.put("traceparent", traceparent());
        return headers;
    }

    /** Derived like all ids, so that a replay joins the same trace. */
    private String traceparent() {
        String hash = HexFormat.of().formatHex(sha256(source + "\n" + traceBasis));
        String traceId = hash.substring(0, TRACE_ID_HEX);
        String parentId = hash.substring(TRACE_ID_HEX, TRACE_ID_HEX + PARENT_ID_HEX);
        return "00-" + traceId + "-" + parentId + "-01";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String escaped(String segment) {
        return URLEncoder.encode(segment, UTF_8).replace("+", "%20");
    }
}
