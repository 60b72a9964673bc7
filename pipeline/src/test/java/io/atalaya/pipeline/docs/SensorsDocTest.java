package io.atalaya.pipeline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.sensor.SensorKind;
import io.atalaya.pipeline.config.LoadedConfig;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/sensors.md} shows is what the program takes, for each kind of sensor. */
class SensorsDocTest {
    private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final Map<String, String> SECRETS = Map.of("PLANT_PASSWORD", "hunter2");

    @Test
    void itsExamplesAreTakenAndThereIsOneOfEachKind(@TempDir Path folder) throws Exception {
        for (String file :
                List.of("motor-1.csv", "plant.jsonl", "ca.pem", "atalaya.p12", "press-plc.pem")) {
            Files.createFile(folder.resolve(file));
        }
        Set<SensorKind> shown = EnumSet.noneOf(SensorKind.class);
        for (String example : examples()) {
            LoadedConfig loaded = PipelineConfigLoader.load(example, "sensors.md", folder, SECRETS);
            loaded.config().sensors().forEach(sensor -> shown.add(sensor.kind()));
            assertThat(loaded.describe()).doesNotContain("hunter2");
        }
        assertThat(shown).containsExactlyInAnyOrder(SensorKind.values());
    }

    private static List<String> examples() throws Exception {
        Path checkout = Path.of("").toAbsolutePath();
        while (Files.notExists(checkout.resolve("mvnw"))) {
            checkout = checkout.getParent();
        }
        String page = Files.readString(checkout.resolve("docs/sensors.md"));
        return YAML.matcher(page).results().map(match -> match.group(1)).toList();
    }
}
