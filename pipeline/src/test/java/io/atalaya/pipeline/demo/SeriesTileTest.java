package io.atalaya.pipeline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.pipeline.demo.SeriesTile.Curve;
import io.atalaya.pipeline.demo.SeriesTile.Mark;
import io.atalaya.pipeline.demo.SeriesTile.Point;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class SeriesTileTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private static Curve rising(String name) {
        return new Curve(
                name,
                "mm/s",
                IntStream.rangeClosed(0, 100)
                        .mapToObj(i -> new Point(START.plusSeconds(i), i))
                        .toList());
    }

    @Test
    void marksWhenAnAlertBegan() {
        Assumptions.assumeTrue(hasFonts(), "skipped: this machine has no fonts (fontconfig)");
        var image = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        var halfway = new Mark(START.plusSeconds(50), "drift");

        new SeriesTile("motors / motor-1", List.of(rising("a"), rising("b")), List.of(halfway))
                .draw(g, 640, 360);

        g.dispose();
        assertThat(reddest(image, 320, 200)).isTrue();
        assertThat(reddest(image, 200, 200)).isFalse();
    }

    /** A line of one pixel and a half lies beside or upon a pixel. */
    private static boolean reddest(BufferedImage image, int x, int y) {
        return IntStream.rangeClosed(x - 1, x + 1)
                .mapToObj(at -> new Color(image.getRGB(at, y)))
                .anyMatch(colour -> colour.getRed() > 150 && colour.getBlue() < 120);
    }

    @Test
    void needsSomethingToDraw() {
        assertThatThrownBy(() -> new SeriesTile("motors", List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new SeriesTile(
                                        "motors",
                                        List.of(new Curve("a", "", List.of())),
                                        List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean hasFonts() {
        try {
            return GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts().length > 0;
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }
}
