package io.atalaya.pipeline.runtime;

import com.google.protobuf.Timestamp;
import io.atalaya.schemas.v1.AcknowledgeAlert;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.AlertFeedback;
import io.atalaya.schemas.v1.Command;
import io.atalaya.schemas.v1.ResetAlert;
import io.atalaya.schemas.v1.SetRuleService;
import io.atalaya.schemas.v1.ShelveAlert;
import io.atalaya.schemas.v1.UnshelveAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A shift at a small plant: machines get hot and cool down, and an operator does this and that
 * about the alarms. All of it follows from a seed and from what the pipeline says, in event time
 * that this class alone makes pass; so it can be repeated, and it waits for the pipeline however
 * long that takes.
 */
final class AlarmShift {
    /** The pipeline's configuration but for its brokers and folders. */
    static final String PLANT =
            """
            rules:
              - {name: plain, area: a, when: "reading('a/temperature').value > 80.0"}
              - {name: latching, area: b, when: "reading('b/temperature').value > 80.0", latching: true}
              - {name: covered, area: c, when: "reading('c/temperature').value > 80.0", suppressedBy: [covering]}
              - {name: covering, area: c, when: "reading('d/temperature').value > 80.0", acknowledge: not-needed}
              - {name: slow, area: e, when: "reading('e/temperature').value > 80.0", onDelay: 2s, offDelay: 1s}
              - {name: beat, area: f, when: "reading('f/temperature').value > 80.0", acknowledge: not-needed}
            """;

    /** Those of the rules, in their order, and one that only lets time pass. */
    static final List<String> SENSORS = List.of("a", "b", "c", "d", "e", "f", "clock");

    /** Changes in each round, so that there is something to wait for. */
    private static final String BEAT = "beat";

    private static final List<String> RULES =
            List.of("plain", "latching", "covered", "covering", "slow", BEAT);

    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    // Within a round of ten seconds: what was measured is known before somebody acts on it.
    private static final int ROUND_SECONDS = 10;
    private static final int ACT_AFTER_SECONDS = 5;
    private static final int CLOCK_AFTER_SECONDS = 8;

    /** Ends within the next round but one, at a moment at which nothing else happens. */
    private static final int SHELVE_SECONDS = 18;

    private final AlarmSite site;
    private final Random random;
    private final Watcher watcher;
    private final Set<String> hot = new HashSet<>();

    /** Is told how many messages came, often, also when there are none. */
    interface Watcher {
        void look(int news) throws Exception;
    }

    AlarmShift(AlarmSite site, long seed, Watcher watcher) {
        this.site = site;
        this.random = new Random(seed);
        this.watcher = watcher;
    }

    /** Machines change, then the operator acts. */
    void round(int number) throws Exception {
        Instant start = START.plusSeconds((long) ROUND_SECONDS * number);
        Instant clock = start.plusSeconds(CLOCK_AFTER_SECONDS);
        for (String rule : RULES) {
            if (rule.equals(BEAT) || random.nextBoolean()) {
                boolean cools = hot.remove(rule) || !hot.add(rule);
                site.measure(SENSORS.get(RULES.indexOf(rule)), cools ? 20 : 90, start);
            }
        }
        site.measure("clock", number, clock);
        await("the rules in round " + number, clock, () -> RULES.stream().allMatch(this::isTold));

        List<String> given = new ArrayList<>();
        for (String rule : RULES) {
            Optional<Command> command =
                    command("%d-%s".formatted(number, rule), rule, start, given.size());
            if (command.isPresent()) {
                site.give(command.get());
                given.add(command.get().getId());
            }
        }
        await("answers in round " + number, clock, () -> given.stream().allMatch(site::isAnswered));
    }

    private boolean isTold(String rule) {
        boolean holds = site.latest(rule).filter(alert -> !alert.hasEnd()).isPresent();
        return holds == hot.contains(rule);
    }

    /** What is no more allowed is asked for, too: then the refusals must be the same. */
    private Optional<Command> command(String id, String rule, Instant start, int before) {
        int what = random.nextInt(12);
        Optional<Alert> latest = site.latest(rule);
        if (what > 8 || latest.isEmpty()) {
            return Optional.empty();
        }
        String alert = latest.get().getAlertId();
        Instant at = start.plusSeconds(ACT_AFTER_SECONDS).plusMillis(before);
        var command = Command.newBuilder().setId(id).setIssuedBy("ana").setTimestamp(proto(at));
        switch (what) {
            case 0, 1, 2, 3 ->
                    command.setAcknowledgeAlert(AcknowledgeAlert.newBuilder().setAlertId(alert));
            case 4 ->
                    command.setShelveAlert(
                            ShelveAlert.newBuilder()
                                    .setAlertId(alert)
                                    .setDuration(
                                            com.google.protobuf.Duration.newBuilder()
                                                    .setSeconds(SHELVE_SECONDS)));
            case 5 -> command.setUnshelveAlert(UnshelveAlert.newBuilder().setAlertId(alert));
            case 6 -> command.setResetAlert(ResetAlert.newBuilder().setAlertId(alert));
            case 7 ->
                    command.setAlertFeedback(
                            AlertFeedback.newBuilder()
                                    .setAlertId(alert)
                                    .setVerdict(AlertFeedback.Verdict.FALSE_POSITIVE));
            default ->
                    command.setSetRuleService(
                            SetRuleService.newBuilder()
                                    .setRuleId(rule)
                                    .setOutOfService(random.nextBoolean()));
        }
        return Optional.of(command.build());
    }

    /** While nothing comes, the clock says again what it said: a new process must hear of it. */
    private void await(String what, Instant clock, BooleanSupplier done) throws Exception {
        Instant patience = Instant.now().plus(PATIENCE);
        Instant again = Instant.now().plusSeconds(1);
        while (!done.getAsBoolean()) {
            int news = site.look();
            watcher.look(news);
            Instant now = Instant.now();
            if (news > 0) {
                patience = now.plus(PATIENCE);
            }
            if (now.isAfter(again)) {
                site.measure("clock", 0, clock);
                again = now.plusSeconds(1);
            }
            if (now.isAfter(patience)) {
                throw new AssertionError(
                        "waited %s in vain for %s; hot: %s; all: %s"
                                .formatted(PATIENCE, what, hot, String.join("\n", site.stories())));
            }
        }
    }

    private static Timestamp proto(Instant at) {
        return Timestamp.newBuilder()
                .setSeconds(at.getEpochSecond())
                .setNanos(at.getNano())
                .build();
    }
}
