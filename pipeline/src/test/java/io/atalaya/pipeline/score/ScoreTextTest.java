package io.atalaya.pipeline.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTextTest {
    @Test
    void saysWhereAClipBreaksOffBeforeItsTruth() {
        assertThat(ScoreText.lines(compared(67)))
                .contains("  camera door: 67 of 300 labelled frames compared")
                .anyMatch(line -> line.contains("the other 233 are in no figure"));
    }

    @Test
    void asksNothingWhereAllFramesWereCompared() {
        assertThat(ScoreText.lines(compared(300))).noneMatch(line -> line.contains("no figure"));
    }

    private static ScoreReport compared(int frames) {
        var clip = new ScoreReport.Clip("door", 300, frames);
        return new ScoreReport("mine", List.of(clip), null, null, null);
    }
}
