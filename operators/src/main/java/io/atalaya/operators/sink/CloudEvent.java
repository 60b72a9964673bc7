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
    private static final int TRACE_ID_BYTES = 16;

    private static final int PARENT_ID_BYTES = 8;

    private static final HexFormat HEX = HexFormat.of();

    /** Never fed; see {@link #sha256}. */
    private static final MessageDigest SHA_256 = newSha256();

    static String source(String site, String sensorId) {
        return "/" + escaped(site) + "/" + escaped(sensorId);
    }

    Map<String, String> headers(Topic topic, MessageFormat format) {
        Map<String, String> headers = new HashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put(TYPE, topic.eventType());
        headers.put("ce_source", source);
        headers.put("ce_id", id);
        headers.put("ce_time", InstantText.of(time));
        headers.put(CONTENT_TYPE, format.contentType());
        headers.put("traceparent", traceparent());
        return headers;
    }

    /** Derived like all ids, so that a replay joins the same trace. */
    private String traceparent() {
        byte[] hash = sha256().digest((source + "\n" + traceBasis).getBytes(UTF_8));
        String traceId = HEX.formatHex(hash, 0, TRACE_ID_BYTES);
        String parentId = HEX.formatHex(hash, TRACE_ID_BYTES, TRACE_ID_BYTES + PARENT_ID_BYTES);
        return "00-" + traceId + "-" + parentId + "-01";
    }

    /** A fresh one; to copy it is cheaper than to look for who provides it. */
    private static MessageDigest sha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            return newSha256();
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String escaped(String segment) {
        return isPlain(segment) ? segment : URLEncoder.encode(segment, UTF_8).replace("+", "%20");
    }

    /** Most names are; to ask costs less than to encode them to themselves. */
    private static boolean isPlain(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            boolean plain =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || c == '-'
                            || c == '_'
                            || c == '.';
            if (!plain) {
                return false;
            }
        }
        return true;
    }
}
