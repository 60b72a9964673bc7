package io.atalaya.operators.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.Box;
import io.atalaya.operators.model.Detection;
import io.atalaya.operators.picture.PackedPicture;
import io.atalaya.operators.picture.Pictures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactorTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final Box PERSON = new Box(40, 20, 60, 80);

    private final Redactor redactor =
            new Redactor(new PrivacyConfig(List.of("person"), 0.1, Duration.ofSeconds(1)));

    @Test
    void leavesNoDetailInsideAndAllOfItOutside() {
        PackedPicture picture = Pictures.grey(100, 100, Pictures::chequered);

        redactor.see(START, List.of(found("person", PERSON)));
        redactor.redact(picture, START);

        // The box with a tenth on each side.
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 100; x++) {
                boolean inside = x >= 38 && x < 62 && y >= 14 && y < 86;
                int value = Pictures.valueAt(picture, x, y);
                if (inside) {
                    assertThat(value).as("%d,%d", x, y).isBetween(120, 134);
                } else {
                    assertThat(value).as("%d,%d", x, y).isEqualTo(Pictures.chequered(x, y));
                }
            }
        }
    }

    @Test
    void findsThePlaceInAPictureOfAnotherSize() {
        // The model's picture is 100 pixels wide, the camera's 1000.
        var format =
                new io.atalaya.operators.picture.PictureFormat(
                        100,
                        100,
                        io.atalaya.operators.picture.ColourOrder.BGR,
                        io.atalaya.operators.picture.Fit.STRETCH,
                        0);
        PackedPicture picture =
                PackedPicture.copyOf(
                        Pictures.grey(format, format.place(1000, 500), Pictures::chequered));

        redactor.see(START, List.of(found("person", new Box(400, 100, 600, 400))));
        redactor.redact(picture, START);

        assertThat(Pictures.valueAt(picture, 38, 14)).isBetween(120, 134);
        assertThat(Pictures.valueAt(picture, 61, 85)).isBetween(120, 134);
        assertThat(Pictures.valueAt(picture, 37, 50)).isIn(0, 255);
    }

    @Test
    void leavesOtherLabelsAlone() {
        redactor.see(START, List.of(found("forklift", PERSON)));

        assertThat(redactor.covered(START)).isEmpty();
    }

    @Test
    void coversWhatTheModelMissesForAMomentByAPatchThatGrows() {
        redactor.see(START, List.of(found("person", PERSON)));
        redactor.see(START.plusMillis(500), List.of());

        assertThat(redactor.covered(START.plusMillis(500)))
                .singleElement()
                .satisfies(
                        box -> {
                            // 72 pixels with its margin, and a quarter more.
                            assertThat(box.height()).isEqualTo(90f);
                            assertThat((box.top() + box.bottom()) / 2).isEqualTo(50f);
                        });
    }

    @Test
    void letsGoOfAPlaceAfterTheHoldAndNotBefore() {
        redactor.see(START, List.of(found("person", PERSON)));
        redactor.see(START.plusMillis(1000), List.of());
        List<Box> at = redactor.covered(START.plusMillis(1000));
        redactor.see(START.plusMillis(1001), List.of());

        assertThat(at).hasSize(1);
        assertThat(redactor.covered(START.plusMillis(1001))).isEmpty();
    }

    @Test
    void keepsOnePatchForWhoMovesSlowly() {
        for (int frame = 0; frame < 10; frame++) {
            Box moved = new Box(40 + frame, 20, 60 + frame, 80);
            redactor.see(START.plusMillis(40L * frame), List.of(found("person", moved)));
        }

        assertThat(redactor.covered(START.plusMillis(360)).size()).isLessThanOrEqualTo(2);
    }

    @Test
    void coversAPersonAtThePicturesEdge() {
        PackedPicture picture = Pictures.grey(100, 100, Pictures::chequered);

        redactor.see(START, List.of(found("person", new Box(-20, 60, 10, 140))));
        redactor.redact(picture, START);

        assertThat(Pictures.valueAt(picture, 0, 99)).isBetween(120, 134);
    }

    private static Detection found(String label, Box box) {
        return new Detection(label, 0, 0.9f, box);
    }
}
