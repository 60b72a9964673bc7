package io.atalaya.pipeline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.anomaly.DetectorConfig;
import io.atalaya.operators.anomaly.DetectorKind;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/anomalies.md} shows is what the program takes, for each kind of detector. */
class AnomaliesDocTest {
    private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    /** The sensors that the examples speak of. */
    private static final String SENSORS =
            """
            sensors:
              - {name: motor-1, url: a.csv, timestamp: t, values: [{name: temperature}, {name: vibration}]}
              - {name: press-1, url: a.csv, timestamp: t, values: [{name: pressure}]}
              - {name: reactor, url: a.csv, timestamp: t, values: [{name: temperature}]}
              - {name: scale, url: a.csv, timestamp: t, values: [{name: weight}]}
              - {name: compressor, url: a.csv, timestamp: t, values: [{name: current}]}
            """;

    @Test
    void itsExamplesAreTakenAndThereIsOneOfEachKind(@TempDir Path folder) throws Exception {
        Files.createFile(folder.resolve("a.csv"));
        Files.createFile(folder.resolve("bearing.onnx"));
        Set<Class<?>> shown = new HashSet<>();
        for (String example : examples()) {
            List<DetectorConfig> detectors =
                    PipelineConfigLoader.load(SENSORS + example, "anomalies.md", folder, Map.of())
                            .config()
                            .detectors();
            detectors.forEach(detector -> shown.add(detector.kind().getClass()));
        }
        assertThat(shown).containsExactlyInAnyOrder(DetectorKind.class.getPermittedSubclasses());
    }

    private static List<String> examples() throws Exception {
        Path checkout = Path.of("").toAbsolutePath();
        while (Files.notExists(checkout.resolve("mvnw"))) {
            checkout = checkout.getParent();
        }
        String page = Files.readString(checkout.resolve("docs/anomalies.md"));
        return YAML.matcher(page).results().map(match -> match.group(1)).toList();
    }
}
