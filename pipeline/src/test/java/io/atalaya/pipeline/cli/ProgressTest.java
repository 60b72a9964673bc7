package io.atalaya.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {
    private final TerminalOutput pipe = TerminalOutput.ofAPipe();

    @Test
    void isSilentForTwoSeconds() {
        try (Progress progress = Progress.unwatched(pipe.terminal(), "opening the model")) {
            progress.tick(0);
            progress.tick(Progress.QUIET_MILLIS - 1);
        }

        assertThat(pipe.err()).isEmpty();
    }

    @Test
    void writesALineNowAndThenWhereNobodyCanWatch() {
        try (Progress progress = Progress.unwatched(pipe.terminal(), "opening the model")) {
            progress.tick(2000);
            progress.tick(2200);
            progress.detail("yolox");
            progress.tick(12_000);
        }

        assertThat(pipe.err().lines())
                .containsExactly("opening the model … 2 s", "opening the model: yolox … 12 s");
        assertThat(pipe.out()).isEmpty();
    }

    @Test
    void turnsASpinnerOnATerminalAndTakesItAway() {
        TerminalOutput terminal = new TerminalOutput(true);
        try (Progress progress = Progress.unwatched(terminal.terminal(), "starting")) {
            progress.tick(2000);
            progress.tick(2200);
        }

        assertThat(terminal.err()).contains("starting … 2 s").endsWith("\r\u001b[K");
        assertThat(terminal.err()).doesNotContain("\n");
    }

    @Test
    void saysNothingMoreOnceClosed() {
        Progress progress = Progress.unwatched(pipe.terminal(), "starting");

        progress.close();
        progress.tick(5000);

        assertThat(pipe.err()).isEmpty();
    }
}
