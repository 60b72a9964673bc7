package io.atalaya.pipeline.config;

import io.atalaya.operators.anomaly.SeriesPattern;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.settings.Suggestion;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import io.atalaya.pipeline.config.ConfigNode.Scalar;
import io.atalaya.pipeline.config.ConfigNode.Sequence;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether what detectors watch is there: the sensors' series, and the files of models. */
final class DetectorChecks {
    private final Mapping root;
    private final Problems problems;

    DetectorChecks(Mapping root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    void check() {
        List<String> known = series();
        List<Mapping> detectors = root.mappings("detectors");
        for (int i = 0; i < detectors.size(); i++) {
            String path = ConfigPath.item("detectors", i);
            checkSeries(detectors.get(i), path, known);
            checkModel(detectors.get(i), path);
        }
    }

    private List<String> series() {
        List<String> series = new ArrayList<>();
        for (Mapping sensor : root.mappings("sensors")) {
            String name = sensor.text("name");
            for (String value : NamedItems.namesOf(sensor.mappings("values"))) {
                if (name != null) {
                    series.add(Reading.seriesId(name, value));
                }
            }
        }
        return series;
    }

    private void checkSeries(Mapping detector, String path, List<String> known) {
        if (!(detector.get("series") instanceof Sequence patterns)) {
            return;
        }
        for (int i = 0; i < patterns.items().size(); i++) {
            if (patterns.items().get(i) instanceof Scalar pattern
                    && known.stream()
                            .noneMatch(one -> SeriesPattern.matches(pattern.text(), one))) {
                problems.add(
                        ConfigPath.item(ConfigPath.key(path, "series"), i),
                        pattern.position(),
                        unknown(pattern.text(), known));
            }
        }
    }

    private static String unknown(String pattern, List<String> known) {
        String choice =
                known.isEmpty()
                        ? "there is none; add a sensor with the value"
                        : "the series are " + String.join(", ", known);
        return "'"
                + pattern
                + "' is no series"
                + Suggestion.forWord(pattern, known)
                + "; "
                + choice;
    }

    private void checkModel(Mapping detector, String path) {
        if (detector.get("windowModel") instanceof Mapping model) {
            String file = model.text("file");
            if (file != null && !file.isBlank() && !isFile(file)) {
                String cure = " is no file that can be read; it starts where this file lies";
                NamedItems.report(
                        problems, "file", model, ConfigPath.key(path, "windowModel"), file + cure);
            }
        }
    }

    private static boolean isFile(String file) {
        try {
            Path path = Path.of(file);
            return Files.isRegularFile(path) && Files.isReadable(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
