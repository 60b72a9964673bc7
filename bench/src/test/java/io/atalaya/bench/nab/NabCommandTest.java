package io.atalaya.bench.nab;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.cli.Atalaya;
import io.atalaya.pipeline.cli.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class NabCommandTest {
    private final StringWriter err = new StringWriter();

    @Test
    void refusesAFolderThatIsNotTheBenchmark() {
        int code = execute("bench", "nab", "--folder", "nowhere");

        assertThat(err.toString()).contains("--folder is nowhere, which has no folder data");
        assertThat(code).isEqualTo(2);
    }

    @Test
    void namesTheDetectorsThatThereAre() {
        int code = execute("bench", "nab", "--folder", "nowhere", "--detector", "magic");

        assertThat(err.toString()).contains("--detector is magic; it must be one of novelty");
        assertThat(code).isEqualTo(2);
    }

    private int execute(String... arguments) {
        Terminal terminal =
                new Terminal(
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(err, true),
                        false,
                        false);
        return Atalaya.commandLine(terminal).execute(arguments);
    }
}
