package io.atalaya.pipeline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.config.CameraSettings;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.schemas.v1.Bbox;
import io.atalaya.schemas.v1.Frame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameOverlayTest {
    private static final String YAML =
            """
            models: [{name: factory, file: model.onnx}]
            cameras: [{name: cell-1, url: "rtsp://10.0.0.7/stream"}]
            """;

    @BeforeAll
    static void needsFonts() {
        Assumptions.assumeTrue(hasFonts(), "skipped: this machine has no fonts (fontconfig)");
    }

    @Test
    void drawsBoxesWhereTheFrameSaysTheyAre(@TempDir Path folder) throws Exception {
        Files.createFile(folder.resolve("model.onnx"));
        CameraSettings camera =
                PipelineConfigLoader.load(YAML, "test", folder, Map.of()).config().cameras().get(0);
        var box = Bbox.newBuilder().setLeftX(200).setTopY(160).setRightX(400).setBottomY(360);
        var person =
                io.atalaya.schemas.v1.Object.newBuilder()
                        .setBbox(box)
                        .setType("person")
                        .addZoneIds("cell");
        var frame = Frame.newBuilder().setWidth(1280).setHeight(720).addObjects(person).build();
        var image = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();

        new FrameOverlay(g, 640, 360).draw(camera, frame);

        g.dispose();
        // The box's left edge, halfway down, in the colour of what is in a zone.
        assertThat(new Color(image.getRGB(100, 130))).isEqualTo(FrameOverlay.BOX_IN_ZONE);
        assertThat(new Color(image.getRGB(150, 130))).isEqualTo(Color.BLACK);
    }

    private static boolean hasFonts() {
        try {
            return GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts().length > 0;
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }
}
