package io.atalaya.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.pipeline.broker.TopicReader;
import io.atalaya.schemas.v1.Alert;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build leaves for a cluster. */
class JobJarITCase {
    /** What Flink brings: what is in its distribution's lib/. All else must be in the jar. */
    private static final List<String> BROUGHT_BY_FLINK =
            List.of(
                    "/org/apache/flink/",
                    "/com/esotericsoftware/",
                    "/org/objenesis/",
                    "/org/javassist/",
                    "/org/apache/commons/",
                    "/commons-cli/",
                    "/commons-io/",
                    "/commons-collections/",
                    "/com/google/code/findbugs/",
                    "/org/xerial/snappy/",
                    "/at/yawk/lz4/",
                    "/org/slf4j/",
                    "/org/snakeyaml/",
                    "/org/apache/logging/",
                    "/tools/profiler/");

    private static final List<String> CONNECTORS =
            List.of("flink-connector-kafka", "flink-connector-base");

    private static Path jar;
    private static List<String> entries;
    private static String mainClass;

    @BeforeAll
    static void openIt() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            jar =
                    built.filter(file -> file.toString().endsWith("-job.jar"))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("no job jar in target/"));
            try (JarFile open = new JarFile(jar.toFile())) {
                entries = open.stream().map(ZipEntry::getName).toList();
                mainClass = open.getManifest().getMainAttributes().getValue("Main-Class");
            }
        }
    }

    @Test
    void hasTheJobAndItsConnector() {
        assertThat(mainClass).isEqualTo(ClusterMain.class.getName());
        assertThat(entries)
                .contains(
                        "io/atalaya/pipeline/job/ClusterMain.class",
                        "io/atalaya/operators/camera/CameraSource.class",
                        "org/apache/flink/connector/kafka/sink/KafkaSink.class",
                        "org/apache/kafka/clients/producer/KafkaProducer.class",
                        "com/amazon/randomcutforest/RandomCutForest.class");
    }

    @Test
    void hasNeitherFlinkNorTheBrokerNorNativeCode() {
        assertThat(entries)
                .noneMatch(entry -> entry.startsWith("org/apache/flink/runtime/"))
                .noneMatch(entry -> entry.startsWith("org/apache/flink/streaming/api/"))
                .noneMatch(entry -> entry.startsWith("kafka/server/"))
                .noneMatch(entry -> entry.startsWith("io/atalaya/pipeline/broker/"))
                .noneMatch(entry -> entry.startsWith("ai/onnxruntime/"))
                .noneMatch(entry -> entry.startsWith("org/bytedeco/"));
    }

    /**
     * On a cluster that has Flink alone: the program and its tasks find the rest in the jar, by
     * class loaders that look there first.
     */
    @Test
    void runsRulesAndDetectorsOnACluster(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary(0)) {
            Path configuration = write(folder, broker.bootstrapServers());
            Path output = folder.resolve("output");
            Process process =
                    new ProcessBuilder(
                                    ProcessHandle.current().info().command().orElse("java"),
                                    "-Xmx1g",
                                    "-XX:TieredStopAtLevel=1",
                                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                                    "-cp",
                                    classPathOfTheCluster(),
                                    JobJarCluster.class.getName(),
                                    jar.toAbsolutePath().toString(),
                                    configuration.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            try {
                boolean ended = process.waitFor(4, TimeUnit.MINUTES);
                assertThat(ended).as(Files.readString(output)).isTrue();
                assertThat(process.exitValue()).as(Files.readString(output)).isZero();
            } finally {
                process.destroyForcibly();
            }
            assertThat(told(broker)).contains("hot: Motor at 95 °C", "odd: Rule odd has come true");
        }
    }

    private static List<String> told(EmbeddedBroker broker) throws Exception {
        List<String> told = new ArrayList<>();
        for (var record : TopicReader.read(broker.bootstrapServers(), "alert-events")) {
            Alert alert = Alert.parseFrom(record.value());
            told.add(alert.getRuleId() + ": " + alert.getMessage());
        }
        return told;
    }

    private static Path write(Path folder, String brokers) throws IOException {
        Random random = new Random(7);
        StringBuilder motor = new StringBuilder("time,temperature\n");
        for (int i = 0; i < 600; i++) {
            double noise = random.nextGaussian();
            motor.append(1_772_352_000_000L + 1000L * i)
                    .append(',')
                    .append(i >= 500 && i < 520 ? 95 : 50 + noise)
                    .append('\n');
        }
        Files.writeString(folder.resolve("motor.csv"), motor);
        return Files.writeString(
                folder.resolve("motor.yaml"),
                """
                kafka: {bootstrapServers: "%s"}
                sensors:
                  - name: motor
                    url: motor.csv
                    timestamp: time
                    values: [{name: temperature, unit: Cel}]
                detectors:
                  - {name: forest, series: ["*"], randomCutForest: {trees: 20, sampleSize: 64}}
                rules:
                  - name: hot
                    when: reading('motor/temperature').value > 80.0
                    message: "Motor at {reading('motor/temperature').value} °C"
                  - name: odd
                    when: anomaly('motor/temperature').by('forest').active
                """
                        .formatted(brokers));
    }

    /** Of the classes of the project only those of the tests, for the cluster's own sake. */
    private static String classPathOfTheCluster() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(part -> part.endsWith("pipeline/target/test-classes") || isFlinks(part))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isFlinks(String part) {
        return BROUGHT_BY_FLINK.stream().anyMatch(part::contains)
                && CONNECTORS.stream().noneMatch(part::contains);
    }
}
