package io.atalaya.pipeline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.schemas.v1.Bbox;
import io.atalaya.schemas.v1.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPictureTest {
    @BeforeAll
    static void needsFonts() {
        Assumptions.assumeTrue(hasFonts(), "skipped: this machine has no fonts (fontconfig)");
    }

    @Test
    void drawsBoxesWhereTheFrameSaysTheyAre(@TempDir Path folder) throws Exception {
        var box = Bbox.newBuilder().setLeftX(100).setTopY(80).setRightX(200).setBottomY(180);
        var worker =
                io.atalaya.schemas.v1.Object.newBuilder()
                        .setBbox(box)
                        .setType("worker")
                        .addZoneIds("cell");
        var frame = Frame.newBuilder().setSequence(10).addObjects(worker).build();
        Path file = folder.resolve("picture.png");

        new DemoPicture(List.of(), List.of()).write(frame, "caption", file);

        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(2 * DemoScene.WIDTH_PX);
        // The box's left edge, halfway down, in the colour of what is in a zone.
        assertThat(image.getRGB(200, 260) & 0xFF0000).isEqualTo(0xFF0000);
        assertThat(image.getRGB(200, 260) & 0x00FFFF).isEqualTo(0x003C3C);
    }

    private static boolean hasFonts() {
        try {
            return GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts().length > 0;
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }
}
