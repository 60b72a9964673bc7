package io.atalaya.pipeline.job;

/**
 * Names and uids of the job's operators. A uid joins an operator with its state in a checkpoint:
 * one that changes loses the state of every pipeline that runs, so it never does.
 */
final class JobNames {
    static final String CAMERAS = "cameras";
    static final String SENSORS = "sensors";

    /** Of the pipeline's own brokers; those of others have their addresses behind it. */
    static final String SENSORS_KAFKA = "sensors-kafka";

    static final String SENSOR_CHECKS = "sensor-checks";
    static final String DETECTORS = "detectors";
    static final String INFERENCE = "inference";
    static final String TRACK = "track";
    static final String ZONES = "zones";
    static final String FACTS_OF_FRAMES = "facts-of-frames";
    static final String FACTS_OF_CAMERAS = "facts-of-cameras";
    static final String FACTS_OF_READINGS = "facts-of-readings";
    static final String FACTS_OF_SENSORS = "facts-of-sensors";
    static final String FACTS_OF_ANOMALIES = "facts-of-anomalies";
    static final String RULE_CHANGES = "rule-changes";
    static final String NO_RULE_CHANGES = "no-rule-changes";
    static final String RULES = "rules";
    static final String ALARMS = "alarms";
    static final String COMMANDS = "commands";
    static final String COMMAND_ROUTER = "command-router";

    /** The ways out; the sinks' uids are derived from them. */
    static final String FRAMES_OUT = "frames";

    static final String FRAMES_WITH_EVIDENCE = "frames-with-evidence";
    static final String EVIDENCE = "evidence";
    static final String EVIDENCE_OUT = "stored-evidence";
    static final String DELETED_EVIDENCE_OUT = "deleted-evidence";
    static final String PREVIEWS_OUT = "previews";
    static final String ALERTS_OUT = "alerts";
    static final String HEALTH_OUT = "health";
    static final String READINGS_OUT = "readings";
    static final String SENSOR_HEALTH_OUT = "sensor-health";
    static final String FORGOTTEN_OUT = "forgotten-alerts";
    static final String ANSWERS_OUT = "command-answers";
    static final String ANOMALIES_OUT = "anomalies";
    static final String DEAD_LETTERS_OUT = "dead-letters";

    private JobNames() {}
}
