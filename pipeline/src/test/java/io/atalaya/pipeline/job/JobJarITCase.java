package io.atalaya.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the build leaves for a cluster. */
class JobJarITCase {
    private static List<String> entries;
    private static String mainClass;

    @BeforeAll
    static void openIt() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            Path jar =
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
                        "org/apache/kafka/clients/producer/KafkaProducer.class");
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
}
