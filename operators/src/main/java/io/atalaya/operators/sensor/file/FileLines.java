package io.atalaya.operators.sensor.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.sensor.JsonMessages;
import io.atalaya.operators.sensor.RefusedException;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorException;
import io.atalaya.operators.sensor.SensorKind;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of lines, opened, with its header read where it has one. */
final class FileLines implements Closeable {
    private final Path file;
    private final BufferedReader reader;
    private final LineFormat format;
    private long number;

    private FileLines(Path file, BufferedReader reader, LineFormat format, long number) {
        this.file = file;
        this.reader = reader;
        this.format = format;
        this.number = number;
    }

    /**
     * Opens it.
     *
     * @throws SensorException where it cannot be read, or has not the columns that are asked for
     */
    static FileLines open(SensorConfig sensor) throws SensorException {
        Path file = Path.of(sensor.sensorUrl().text());
        BufferedReader reader = null;
        FileLines opened = null;
        try {
            // Bytes that are no UTF-8 are replaced: then a cell is bad, and not the whole file.
            reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8));
            opened =
                    sensor.kind() == SensorKind.CSV
                            ? csv(file, reader, sensor)
                            : new FileLines(file, reader, json(), 0);
            return opened;
        } catch (IOException e) {
            throw unreadable(file, e);
        } finally {
            if (opened == null && reader != null) {
                closeQuietly(reader);
            }
        }
    }

    private static void closeQuietly(BufferedReader reader) throws SensorException {
        try {
            reader.close();
        } catch (IOException e) {
            throw new SensorException(HealthReason.UNDECODABLE, String.valueOf(e.getMessage()));
        }
    }

    private static LineFormat json() {
        JsonMessages messages = new JsonMessages();
        return line -> messages.parse(line.getBytes(UTF_8));
    }

    private static FileLines csv(Path file, BufferedReader reader, SensorConfig sensor)
            throws IOException, SensorException {
        String header = reader.readLine();
        if (header == null) {
            throw new SensorException(
                    HealthReason.UNDECODABLE, file + " is empty; its first line must name columns");
        }
        String bare = header.startsWith("\uFEFF") ? header.substring(1) : header;
        try {
            CsvFormat format = CsvFormat.under(bare, sensor);
            checkColumns(format.header(), sensor, file);
            return new FileLines(file, reader, format, 1);
        } catch (RefusedException e) {
            throw new SensorException(
                    HealthReason.UNDECODABLE, file + ":1: the header: " + e.problem());
        }
    }

    private static void checkColumns(List<String> header, SensorConfig sensor, Path file)
            throws SensorException {
        List<String> missing = new ArrayList<>();
        for (String wanted : fieldsOf(sensor)) {
            if (!header.contains(wanted)) {
                missing.add(wanted);
            }
        }
        if (!missing.isEmpty()) {
            throw new SensorException(
                    HealthReason.UNDECODABLE,
                    file
                            + " has no column "
                            + String.join(", ", missing)
                            + "; its columns are "
                            + String.join(", ", header));
        }
    }

    static List<String> fieldsOf(SensorConfig sensor) {
        List<String> fields = new ArrayList<>();
        if (sensor.timestamp() != null) {
            fields.add(sensor.timestamp());
        }
        if (sensor.match() != null) {
            fields.add(sensor.match().field());
        }
        sensor.values().forEach(value -> fields.add(value.fieldOrName()));
        return fields;
    }

    private static SensorException unreadable(Path file, IOException e) {
        return new SensorException(
                HealthReason.SIGNAL_LOSS, file + " cannot be read: " + e.getMessage());
    }

    LineFormat format() {
        return format;
    }

    /** Of the last line, from 1. */
    long number() {
        return number;
    }

    /** The next line; null at the end. */
    @Nullable String next() throws SensorException {
        try {
            String line = reader.readLine();
            if (line != null) {
                number++;
            }
            return line;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Passes over what was read before. */
    void skipTo(long lines) throws SensorException {
        boolean more = true;
        while (more && number < lines) {
            more = next() != null;
        }
    }

    /** Of the last line, for people. */
    String place() {
        return file.getFileName() + ":" + number;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
