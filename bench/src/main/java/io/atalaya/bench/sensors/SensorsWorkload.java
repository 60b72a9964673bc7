package io.atalaya.bench.sensors;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atalaya.operators.rule.RuleConfig;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.pipeline.config.ConfigException;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.schemas.v1.Alert;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * What both sides do: machines that send temperature and vibration ten times a second as JSON on
 * one topic, two detectors on every series, and for each machine a rule over both its values. Now
 * and then a machine becomes hot and shakes.
 */
final class SensorsWorkload {
    static final String TOPIC = "raw-readings";
    static final int VALUES = 2;

    /** Comes true with the last reading that counts. */
    private static final String LAST_RULE = "last";

    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final int HOT_EVERY = 600;
    private static final int HOT_FOR = 30;

    /** Sendings of each machine after the last that counts, so that event time gets past it. */
    private static final int AFTER = 50;

    private static final String HEAD =
            """
            site: bench
            kafka: {bootstrapServers: '%s', topicPrefix: '%s'}
            runtime: {stateDirectory: '%s', parallelism: %d}
            detectors:
              - {name: usual, series: ['*']}
              - {name: within, series: ['*'], limits: {high: 100, low: -50, deadband: 1}}
            """;

    private static final String RULES =
            """
            rules:
              - name: last
                area: machine-1
                when: reading('machine-1/temperature').value > 150.0
                message: the end
            """;

    private static final String RULE =
            """
              - name: hot-%1$d
                area: machine-%1$d
                when: reading('machine-%1$d/temperature').value > 100.0 && reading('machine-%1$d/vibration').value > 4.0
                message: too hot
            """;

    private static final String SENSOR =
            """
              - name: machine-%1$d
                url: kafka:raw-readings
                kafka: {startAt: earliest}
                match: {field: device}
                timestamp: time
                maxClockDifference: 0s
                values:
                  - {name: temperature, unit: Cel, field: /values/temperature}
                  - {name: vibration, unit: mm/s, field: /values/vibration}
            """;

    private final SensorsOptions options;

    SensorsWorkload(SensorsOptions options) {
        this.options = options;
    }

    /**
     * As the pipeline runs it.
     *
     * @param prefix of the topics that it writes to
     */
    PipelineConfig config(String brokers, String prefix, Path state) throws ConfigException {
        StringBuilder yaml =
                new StringBuilder(HEAD.formatted(brokers, prefix, state, options.parallelism()));
        yaml.append(RULES);
        for (int machine = 1; machine <= options.machines(); machine++) {
            yaml.append(RULE.formatted(machine));
        }
        yaml.append("sensors:\n");
        for (int machine = 1; machine <= options.machines(); machine++) {
            yaml.append(SENSOR.formatted(machine));
        }
        return PipelineConfigLoader.load(yaml.toString(), "the bench", Path.of(""), Map.of())
                .config();
    }

    /** How many readings count, with those of the warming up. */
    long counted() {
        return (long) lastRound() * options.machines() * VALUES;
    }

    /** Messages with the readings that count, and some after them. */
    int messages() {
        return lastRound() * options.machines() + AFTER * options.machines();
    }

    /** All readings, those after the last that counts too. */
    long readings() {
        return (long) messages() * VALUES;
    }

    private int lastRound() {
        return options.readings() / VALUES / options.machines();
    }

    static String machine(int index) {
        return "machine-" + index;
    }

    int machineOf(int message) {
        return message % options.machines() + 1;
    }

    /** A message as a machine's controller sends it. */
    byte[] message(int index) {
        int machine = machineOf(index);
        int round = index / options.machines();
        boolean hot = isHot(machine, round);
        boolean last = machine == 1 && round == lastRound() - 1;
        double wave = Math.sin(round / 40.0 + machine);
        double temperature = (last ? 200 : hot ? 110 : 60) + 5 * wave + noise(index);
        double vibration = (hot ? 6 : 2) + 0.3 * wave + 0.1 * noise(~index);
        Instant at = BEGIN.plus(INTERVAL.multipliedBy(round)).plusMillis(machine % 100);
        return String.format(
                        Locale.ROOT,
                        "{\"device\":\"machine-%d\",\"time\":\"%s\","
                                + "\"values\":{\"temperature\":%.3f,\"vibration\":%.4f}}",
                        machine,
                        at,
                        temperature,
                        vibration)
                .getBytes(UTF_8);
    }

    /** Each in its turn, and none in the last ten seconds. */
    private boolean isHot(int machine, int round) {
        return round < lastRound() - 100 && (round + machine * 37) % HOT_EVERY < HOT_FOR;
    }

    static boolean isLast(Alert alert) {
        return alert.getRuleId().equals(LAST_RULE);
    }

    /** The rule over both of a machine's values. */
    static RuleConfig ruleOf(PipelineConfig config, SensorConfig machine) {
        return config.rules().stream()
                .filter(rule -> machine.name().equals(rule.area()))
                .filter(rule -> !rule.name().equals(LAST_RULE))
                .findFirst()
                .orElseThrow();
    }

    /** Between -1 and 1, the same each time. */
    private static double noise(int seed) {
        long mixed = seed * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
        return ((mixed ^ (mixed >>> 32)) & 0xFFFF) / 32768.0 - 1;
    }
}
