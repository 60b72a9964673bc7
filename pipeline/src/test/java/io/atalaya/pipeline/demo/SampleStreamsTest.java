package io.atalaya.pipeline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.pipeline.demo.SampleStreams.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleStreamsTest {
    @TempDir Path folder;

    @BeforeEach
    void writeTwo() throws IOException {
        for (String name : new String[] {"zone-intrusion", "line-count"}) {
            Path own = Files.createDirectories(folder.resolve(name));
            Files.createFile(own.resolve("pipeline.yaml"));
        }
        Files.createDirectories(folder.resolve("model"));
    }

    @Test
    void aScenarioIsAFolderWithAPipeline() {
        assertThat(new SampleStreams(folder).scenarios())
                .extracting(Scenario::name)
                .containsExactly("line-count", "zone-intrusion");
    }

    @Test
    void findsOneByItsName() throws Exception {
        assertThat(new SampleStreams(folder).scenario("line-count").pipeline())
                .isEqualTo(folder.resolve("line-count/pipeline.yaml"));
    }

    @Test
    void namesTheScenariosWhereOneIsUnknown() {
        assertThatThrownBy(() -> new SampleStreams(folder).scenario("zone-intrusoin"))
                .isInstanceOf(UnknownScenarioException.class)
                .hasMessageContaining("did you mean 'zone-intrusion'?")
                .hasMessageContaining("the scenarios are line-count, zone-intrusion");
    }

    @Test
    void saysWhereItLookedWhereThereAreNone() {
        Path nowhere = folder.resolve("nowhere");

        assertThatThrownBy(() -> new SampleStreams(nowhere).scenario("x"))
                .hasMessageContaining("there are none in " + nowhere);
    }
}
