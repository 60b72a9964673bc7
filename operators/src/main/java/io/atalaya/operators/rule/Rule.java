package io.atalaya.operators.rule;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A rule of a ready-made condition, made ready: its condition, its message and its version. */
final class Rule {
    private static final int VERSION_BYTES = 6;

    private final RuleConfig config;
    private final Condition condition;
    private final MessageTemplate template;
    private final String version;

    Rule(RuleConfig config) {
        this.config = config;
        this.condition = conditionOf(config);
        this.template = config.template();
        this.version = versionOf(config);
    }

    RuleConfig config() {
        return config;
    }

    Condition condition() {
        return condition;
    }

    MessageTemplate template() {
        return template;
    }

    /** Changes with the configuration and with nothing else. */
    String version() {
        return version;
    }

    private static Condition conditionOf(RuleConfig config) {
        return switch (config.kind()) {
            case CONDITION ->
                    throw new IllegalArgumentException(
                            "rule '" + config.name() + "' has an expression for a condition");
            case OBJECT_IN_ZONE -> new ObjectInZone(requireNonNull(config.objectInZone()));
            case LINE_CROSSED -> new LineCrossed(requireNonNull(config.lineCrossed()));
            case CAMERA_LOST -> new CameraLost(requireNonNull(config.cameraLost()));
        };
    }

    static String versionOf(RuleConfig config) {
        try {
            // A record's text names all its components with their values.
            byte[] text = config.toString().getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(hash, 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256; this one does not", e);
        }
    }
}
