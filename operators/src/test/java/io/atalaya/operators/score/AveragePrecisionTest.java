package io.atalaya.operators.score;

import static io.atalaya.operators.score.Boxes.at;
import static io.atalaya.operators.score.Boxes.crowd;
import static io.atalaya.operators.score.Boxes.found;
import static io.atalaya.operators.score.Boxes.ignored;
import static io.atalaya.operators.score.Boxes.truth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atalaya.operators.model.Box;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AveragePrecisionTest {
    private static final Offset<Double> EXACTLY = within(1e-12);

    private final AveragePrecision measured = new AveragePrecision();

    /** A found box as wide as the object and of a part of its height overlaps it by that part. */
    @ParameterizedTest
    @CsvSource({
        // below the first threshold of 0.5: never a match
        "4.9, 0.0, 0.0",
        // at it: a match at one of ten thresholds
        "5.0, 1.0, 0.1",
        // 0.62: a match at 0.50, 0.55 and 0.60
        "6.2, 1.0, 0.3",
        "10.0, 1.0, 1.0"
    })
    void countsAtEachThresholdThatTheOverlapReaches(float height, double ap50, double ap) {
        measured.frame(List.of(truth(1, at(0))), List.of(found(new Box(0, 0, 10, height), 0.9)));

        assertThat(measured.result().ap50()).isCloseTo(ap50, EXACTLY);
        assertThat(measured.result().ap()).isCloseTo(ap, EXACTLY);
    }

    /**
     * Right, wrong, right: precision 1/1, 1/2, 2/3 at recall 0.5, 0.5, 1. Made to fall only: 1,
     * 2/3, 2/3. So the 51 recalls up to 0.50 have 1 and the 50 after it 2/3.
     */
    @Test
    void averagesThePrecisionOverTheRecalls() {
        measured.frame(
                List.of(truth(1, at(0)), truth(2, at(100))),
                List.of(found(at(0), 0.9), found(at(50), 0.8), found(at(100), 0.7)));

        assertThat(measured.result().ap50()).isCloseTo((51 + 50 * 2 / 3.0) / 101, EXACTLY);
        assertThat(measured.result().objects()).isEqualTo(2);
    }

    /** Sorted over all frames: wrong, right. Precision 0, 1/2, so 1/2 at every recall. */
    @Test
    void ordersDetectionsByConfidenceAcrossFrames() {
        measured.frame(List.of(truth(1, at(0))), List.of(found(at(0), 0.5)));
        measured.frame(List.of(), List.of(found(at(0), 0.6)));

        assertThat(measured.result().ap50()).isCloseTo(0.5, EXACTLY);
    }

    /** The second finds its object taken and is wrong: 1, then 1/2 with no more recall. */
    @Test
    void anObjectFoundTwiceIsFoundOnce() {
        measured.frame(
                List.of(truth(1, at(0)), truth(2, at(100))),
                List.of(found(at(0), 0.9), found(at(1), 0.8)));

        assertThat(measured.result().ap50()).isCloseTo(51 / 101.0, EXACTLY);
    }

    @Test
    void whatIsIgnoredIsNeitherMissedNorWrong() {
        measured.frame(
                List.of(truth(1, at(0)), ignored(2, at(100)), ignored(3, at(200))),
                List.of(found(at(100), 0.9), found(at(0), 0.8)));

        assertThat(measured.result()).isEqualTo(new AveragePrecision.Result(1, 1, 1));
    }

    /** An ignored object takes one detection, a crowd any number. */
    @Test
    void onlyACrowdExcusesManyDetections() {
        Box area = new Box(0, 0, 100, 10);
        List<FoundBox> found = List.of(found(at(0), 0.9), found(at(20), 0.8), found(at(200), 0.7));
        measured.frame(List.of(crowd(area), truth(1, at(200))), found);

        assertThat(measured.result().ap50()).isEqualTo(1);
    }

    @Test
    void detectionsBeyondAHundredInAFrameDoNotCount() {
        List<FoundBox> found = new ArrayList<>(Collections.nCopies(100, found(at(500), 0.9)));
        found.add(found(at(0), 0.8));
        measured.frame(List.of(truth(1, at(0))), found);

        assertThat(measured.result().ap50()).isZero();
    }

    @Test
    void withoutObjectsThereIsNoPrecision() {
        measured.frame(List.of(), List.of(found(at(0), 0.9)));

        assertThat(measured.result().ap()).isNaN();
    }

    /** With n objects, all found but k and nothing else, precision is 1 up to recall (n-k)/n. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void eachDetectionLeftOutCostsItsShareOfTheRecall(long seed) {
        Random random = new Random(seed);
        int n = 20 + random.nextInt(30);
        int k = random.nextInt(n);
        List<TrueBox> truth = new ArrayList<>();
        List<FoundBox> found = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Box box = at(30.0 * i + random.nextInt(10));
            truth.add(truth(i + 1, box));
            found.add(found(box, random.nextDouble()));
        }
        Collections.shuffle(found, random);
        measured.frame(truth, found.subList(k, n));

        long reached = Math.round(Math.floor(100.0 * (n - k) / n + 1e-9)) + 1;
        assertThat(measured.result().ap()).as("seed %d", seed).isCloseTo(reached / 101.0, EXACTLY);
    }
}
