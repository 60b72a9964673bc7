package io.atalaya.operators.sensor.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.sensor.Envelope;
import io.atalaya.operators.sensor.FieldMapping;
import io.atalaya.operators.sensor.Fields;
import io.atalaya.operators.sensor.MessageTime;
import io.atalaya.operators.sensor.RefusedException;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorConnection;
import io.atalaya.operators.sensor.SensorException;
import io.atalaya.operators.sensor.SensorFeed;
import io.atalaya.operators.sensor.SensorKind;
import io.atalaya.operators.sensor.SensorSignal;
import io.atalaya.operators.source.Pace;
import io.atalaya.operators.source.PlaybackSpeed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * Reads a recording without loss, once or again and again, from wherever it was left, with the
 * recording's own clock: as its times say, or moved as a whole so that it begins at {@code
 * startTime}.
 */
public final class FileReplay implements SensorConnection {
    private final Pace pace;

    /**
     * Reads as fast as possible, or as the configuration says.
     *
     * @param pace waits where the file is read in real time
     */
    public FileReplay(Pace pace) {
        this.pace = pace;
    }

    @Override
    public void run(SensorFeed feed) throws SensorException, InterruptedException {
        FieldMapping mapping = new FieldMapping(feed.config());
        ReplayClock clock = new ReplayClock(feed.config(), feed.restored());
        readPass(feed, mapping, clock);
        while (feed.config().loop()) {
            if (!clock.hasTimes()) {
                throw new SensorException(
                        HealthReason.BAD_VALUES,
                        feed.config().redactedUrl() + " has no line that can be read");
            }
            clock.nextPass();
            readPass(feed, mapping, clock);
        }
    }

    private void readPass(SensorFeed feed, FieldMapping mapping, ReplayClock clock)
            throws SensorException, InterruptedException {
        try (FileLines lines = FileLines.open(feed.config())) {
            lines.skipTo(clock.position(0).lines());
            String line = lines.next();
            while (line != null) {
                if (!line.isBlank()) {
                    read(line, lines, feed, mapping, clock);
                }
                line = lines.next();
            }
        } catch (IOException e) {
            throw new SensorException(
                    HealthReason.SIGNAL_LOSS, "the file cannot be closed: " + e.getMessage());
        }
    }

    private void read(
            String line, FileLines lines, SensorFeed feed, FieldMapping mapping, ReplayClock clock)
            throws InterruptedException {
        Envelope envelope = new Envelope(lines.place(), feed.now(), () -> line.getBytes(UTF_8));
        try {
            Fields fields = lines.format().parse(line);
            if (mapping.isOwn(fields)) {
                Instant stated = mapping.statedTime(fields).orElse(Instant.EPOCH);
                play(stated, fields, envelope, lines, feed, mapping, clock);
            }
        } catch (RefusedException e) {
            Instant at = feed.eventTime();
            feed.put(mapping.refuse(e, envelope, at), clock.position(lines.number()));
        }
    }

    private void play(
            Instant stated,
            Fields fields,
            Envelope envelope,
            FileLines lines,
            SensorFeed feed,
            FieldMapping mapping,
            ReplayClock clock)
            throws InterruptedException {
        Instant at = clock.place(stated);
        if (feed.config().speed() == PlaybackSpeed.REALTIME) {
            pace.await(Duration.between(Instant.EPOCH, at));
        }
        feed.advanceTo(at);
        feed.online();
        SensorSignal signal = mapping.read(fields, MessageTime.recorded(at, feed.now()), envelope);
        if (!isEmptyRow(signal, feed.config())) {
            feed.put(signal, clock.position(lines.number()));
        }
    }

    /** In a table the columns of one sensor may be empty where others have values. */
    private static boolean isEmptyRow(SensorSignal signal, SensorConfig sensor) {
        return sensor.kind() == SensorKind.CSV
                && signal.refused() != null
                && signal.refused().reason().equals(RefusedException.NO_VALUES);
    }
}
