package io.atalaya.operators.sensor;

import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingCounts;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
import io.atalaya.operators.model.SensorHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One signal on its way through {@link SensorMonitor}. */
final class SensorPass {
    /** One may come of a connection that was made again; a row of them is a fault. */
    private static final int MANY_REPEATS = 3;

    // configuration
    private final SensorConfig config;
    private final SensorSignal signal;
    private final Duration tolerance;

    // runtime
    private final List<Reading> passed = new ArrayList<>();
    private final List<SensorHealth> health = new ArrayList<>();
    private final List<DeadLetter> letters = new ArrayList<>();
    private final List<SeriesMemory> series;
    private final Instant now;
    private final Instant before;
    private SensorCondition connection;
    private @Nullable SensorCondition told;
    private Instant toldAt;
    private @Nullable Trouble clockTrouble;
    private @Nullable Trouble valueTrouble;
    private ReadingCounts counts;

    SensorPass(SensorConfig config, @Nullable SensorMemory memory, SensorSignal signal) {
        this.config = config;
        this.signal = signal;
        this.tolerance = config.maxClockDifference();
        Instant present = signal.live() ? signal.arrivedAt() : signal.at();
        SensorMemory known = memory == null ? SensorMemory.first(present) : memory;
        this.before = known.now();
        this.now = present.isAfter(before) ? present : before;
        this.series = new ArrayList<>(known.series());
        this.connection = known.connection();
        this.told = known.told();
        this.toldAt = known.toldAt();
        this.clockTrouble = known.clockTrouble();
        this.valueTrouble = known.valueTrouble();
        this.counts = known.counts();
    }

    SensorMonitor.Observation observe() {
        if (!signal.live()) {
            tellSilencesBetween();
        }
        switch (signal.kind()) {
            case CONNECTION -> connect();
            case MESSAGE -> take();
            case TICK -> {
                // Only time has gone on.
            }
        }
        judge(now);
        boolean due = !signal.arrivedAt().isBefore(toldAt.plus(config.healthInterval()));
        if (signal.kind() == SensorSignal.Kind.TICK && due && told != null) {
            tell(told, now);
        }
        SensorMemory memory =
                new SensorMemory(
                        now,
                        connection,
                        told,
                        toldAt,
                        clockTrouble,
                        valueTrouble,
                        counts,
                        List.copyOf(series));
        return new SensorMonitor.Observation(memory, passed, health, letters);
    }

    /** In a file a value falls silent between two lines, and nothing ticks there. */
    private void tellSilencesBetween() {
        Duration limit = config.silentAfter();
        if (limit == null || connection.status() != HealthStatus.ONLINE) {
            return;
        }
        config.values().stream()
                .map(value -> heardAt(value.name()).plus(limit))
                .filter(deadline -> deadline.isAfter(before) && deadline.isBefore(now))
                .distinct()
                .sorted()
                .forEach(this::judge);
    }

    private void connect() {
        connection = connection.then(signal.status(), signal.reason(), signal.detail(), now);
    }

    private void take() {
        if (connection.status() != HealthStatus.ONLINE && !signal.readings().isEmpty()) {
            // What speaks is there, whoever keeps the connection.
            connection = connection.then(HealthStatus.ONLINE, HealthReason.NONE, "connected", now);
        }
        if (signal.lost() > 0) {
            refuse(RefusedException.QUEUE_FULL, signal.lost());
        }
        if (!signal.detail().isEmpty()) {
            clockTrouble = new Trouble(now, signal.detail());
        }
        signal.readings().forEach(this::check);
        DeadLetter refused = signal.refused();
        if (refused != null) {
            letters.add(refused);
            valueTrouble = new Trouble(now, refused.detail());
        }
        if (!passed.isEmpty()) {
            counts =
                    new ReadingCounts(
                            counts.received() + 1,
                            counts.accepted() + 1,
                            counts.readings() + passed.size(),
                            counts.refused());
        } else {
            refuse(refused == null ? RefusedException.REPEATED : refused.reason(), 1);
        }
    }

    private void refuse(String reason, long messages) {
        Map<String, Long> refused = new TreeMap<>(counts.refused());
        refused.merge(reason, messages, Long::sum);
        counts =
                new ReadingCounts(
                        counts.received() + messages,
                        counts.accepted(),
                        counts.readings(),
                        refused);
    }

    private void check(Reading reading) {
        int index = indexOf(reading.name());
        if (index < 0) {
            series.add(SeriesMemory.of(reading, now));
            pass(reading);
            return;
        }
        SeriesMemory last = series.get(index);
        if (reading.clockSource() != ClockSource.ARRIVAL && last.isSame(reading)) {
            SeriesMemory again = last.repeated();
            series.set(index, again);
            repeat(reading, again.repeats());
            return;
        }
        checkClock(reading, last);
        series.set(index, last.then(reading, now));
        pass(reading);
    }

    private void repeat(Reading reading, int repeats) {
        if (repeats == 1) {
            letters.add(
                    new DeadLetter(
                            RefusedException.REPEATED,
                            FieldMapping.STAGE,
                            reading.seriesId(),
                            "it was sent before with the same time, "
                                    + reading.at()
                                    + ", and value; further ones in a row are only counted",
                            new byte[0],
                            reading.at()));
        }
        if (repeats >= MANY_REPEATS) {
            valueTrouble = new Trouble(now, reading.name() + " is sent again and again");
        }
    }

    private void checkClock(Reading reading, SeriesMemory last) {
        if (tolerance.isZero()
                || reading.historical()
                || reading.clockSource() == ClockSource.ARRIVAL) {
            return;
        }
        Duration back = Duration.between(reading.at(), last.at());
        if (back.compareTo(tolerance) > 0) {
            String detail =
                    "the time of %s stepped back by %d s, to %s"
                            .formatted(reading.name(), back.toSeconds(), reading.at());
            clockTrouble = new Trouble(now, detail);
        } else if (back.isZero() && signal.live()) {
            String detail = "the time of %s stands still at %s";
            clockTrouble = new Trouble(now, detail.formatted(reading.name(), reading.at()));
        }
    }

    private void pass(Reading reading) {
        passed.add(reading);
        boolean number = reading.type() == ReadingType.NUMBER;
        if (number && !Double.isFinite(reading.number())) {
            valueTrouble = new Trouble(now, reading.name() + " is " + reading.number());
        } else if (reading.quality() == ReadingQuality.BAD) {
            valueTrouble = new Trouble(now, reading.name() + " is of bad quality, says the sensor");
        }
    }

    private int indexOf(String name) {
        for (int i = 0; i < series.size(); i++) {
            if (series.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** When a value was last heard, or could have been. */
    private Instant heardAt(String name) {
        int index = indexOf(name);
        Instant connected = connection.since();
        if (index < 0) {
            return connected;
        }
        Instant heard = series.get(index).heardAt();
        return heard.isAfter(connected) ? heard : connected;
    }

    private void judge(Instant time) {
        SensorCondition last = told == null ? connection : told;
        SensorCondition next = conditionAt(time, last);
        boolean news = told == null || next.isNewsAfter(last);
        told = next;
        if (news) {
            tell(next, time);
        }
    }

    private SensorCondition conditionAt(Instant time, SensorCondition last) {
        if (connection.status() != HealthStatus.ONLINE) {
            boolean lost = connection.status() == HealthStatus.RECONNECTING;
            boolean overdue = !time.isBefore(connection.since().plus(config.offlineAfter()));
            HealthStatus status = lost && overdue ? HealthStatus.OFFLINE : connection.status();
            return last.then(status, connection.reason(), connection.detail(), time);
        }
        List<String> silent = silentAt(time);
        if (!silent.isEmpty() && silent.size() == config.values().size()) {
            return last.then(HealthStatus.OFFLINE, HealthReason.SILENT, silence(silent), time);
        }
        if (clockTrouble != null && !clockTrouble.isOver(time)) {
            return last.then(
                    HealthStatus.DEGRADED, HealthReason.CLOCK_JUMP, clockTrouble.detail(), time);
        }
        if (valueTrouble != null && !valueTrouble.isOver(time)) {
            return last.then(
                    HealthStatus.DEGRADED, HealthReason.BAD_VALUES, valueTrouble.detail(), time);
        }
        if (!silent.isEmpty()) {
            return last.then(HealthStatus.DEGRADED, HealthReason.SILENT, silence(silent), time);
        }
        return last.then(HealthStatus.ONLINE, HealthReason.NONE, "readings arrive", time);
    }

    private List<String> silentAt(Instant time) {
        Duration limit = config.silentAfter();
        if (limit == null) {
            return List.of();
        }
        return config.values().stream()
                .map(ValueConfig::name)
                .filter(name -> !time.isBefore(heardAt(name).plus(limit)))
                .toList();
    }

    private String silence(List<String> silent) {
        return "nothing of " + String.join(", ", silent) + " for " + config.silentAfter();
    }

    private void tell(SensorCondition condition, Instant time) {
        toldAt = signal.arrivedAt();
        health.add(
                new SensorHealth(
                        config.name(),
                        config.areaOrName(),
                        condition.status(),
                        condition.reason(),
                        condition.detail(),
                        time,
                        condition.since(),
                        counts));
    }
}
