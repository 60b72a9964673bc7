package io.atalaya.operators.sensor.file;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.sensor.FieldMapping;
import io.atalaya.operators.sensor.Fields;
import io.atalaya.operators.sensor.RefusedException;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Looks at the beginning of a recording. */
public final class FileInspection {
    /** One odd line is no wrong configuration; so many at the top are. */
    private static final int LINES = 100;

    private FileInspection() {}

    /**
     * Refuses a file that has not the columns or keys, or times that are none.
     *
     * @throws SensorException with what is wrong with it
     */
    public static void inspect(SensorConfig sensor) throws SensorException {
        try (FileLines lines = FileLines.open(sensor)) {
            FieldMapping mapping = new FieldMapping(sensor);
            List<String> problems = new ArrayList<>();
            String line = lines.next();
            for (int i = 0; i < LINES && line != null; i++) {
                if (!line.isBlank() && isReadable(line, lines, mapping, sensor, problems)) {
                    return;
                }
                line = lines.next();
            }
            if (!problems.isEmpty()) {
                throw new SensorException(HealthReason.BAD_VALUES, problems.get(0));
            }
        } catch (IOException e) {
            throw new SensorException(
                    HealthReason.SIGNAL_LOSS, "the file cannot be closed: " + e.getMessage());
        }
    }

    private static boolean isReadable(
            String line,
            FileLines lines,
            FieldMapping mapping,
            SensorConfig sensor,
            List<String> problems) {
        try {
            Fields fields = lines.format().parse(line);
            if (!mapping.isOwn(fields)) {
                return false;
            }
            mapping.statedTime(fields);
            List<String> absent =
                    sensor.values().stream()
                            .map(value -> value.fieldOrName())
                            .filter(field -> fields.get(field) == null)
                            .toList();
            if (absent.size() < sensor.values().size()) {
                return true;
            }
            problems.add(lines.place() + " has no " + String.join(", ", absent));
        } catch (RefusedException e) {
            problems.add(lines.place() + ": " + e.problem());
        }
        return false;
    }
}
