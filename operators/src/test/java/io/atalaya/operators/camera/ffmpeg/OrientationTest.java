package io.atalaya.operators.camera.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {
    private static final int ONE = 1 << 16;

    /** The picture is 3 wide and 2 high as it is stored, its pixels are numbered by rows. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "upright,             1,  0,  0,  1, 012/345",
        "a quarter turn,      0,  1, -1,  0, 30/41/52",
        "a half turn,        -1,  0,  0, -1, 543/210",
        "three quarter turns, 0, -1,  1,  0, 25/14/03",
        "mirrored,           -1,  0,  0,  1, 210/543",
        "upside down,         1,  0,  0, -1, 345/012",
        "transposed,          0,  1,  1,  0, 03/14/25",
        "transversed,         0, -1, -1,  0, 52/41/30",
    })
    void turnsAsTheMatrixSays(String name, int a, int b, int c, int d, String upright) {
        // When
        Orientation orientation = Orientation.of(a * ONE, b * ONE, c * ONE, d * ONE);
        // Then
        assertThat(pixels(orientation)).isEqualTo(upright);
    }

    @ParameterizedTest
    @CsvSource({"10, false", "44, false", "46, true", "90, true", "134, true", "136, false"})
    void takesTheNearestQuarterTurn(double degrees, boolean transposed) {
        // Given
        int cosine = (int) (Math.cos(Math.toRadians(degrees)) * ONE);
        int sine = (int) (Math.sin(Math.toRadians(degrees)) * ONE);
        // When
        Orientation orientation = Orientation.of(cosine, sine, -sine, cosine);
        // Then
        assertThat(orientation.transposed()).isEqualTo(transposed);
    }

    private static String pixels(Orientation orientation) {
        int width = orientation.widthPx(3, 2);
        int height = orientation.heightPx(3, 2);
        StringBuilder rows = new StringBuilder();
        for (int y = 0; y < height; y++) {
            rows.append(y == 0 ? "" : "/");
            for (int x = 0; x < width; x++) {
                int stored =
                        orientation.storedY(x, y, width, height) * 3
                                + orientation.storedX(x, y, width, height);
                rows.append(stored);
            }
        }
        return rows.toString();
    }
}
