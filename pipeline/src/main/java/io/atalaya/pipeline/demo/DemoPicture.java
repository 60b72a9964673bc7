package io.atalaya.pipeline.demo;

import io.atalaya.operators.camera.ffmpeg.VideoException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** What the demo's cameras and sensors saw and what the job said of it, side by side. */
public final class DemoPicture {
    private static final int TILE_WIDTH_PX = 640;
    private static final int TILE_HEIGHT_PX = 360;
    private static final int COLUMNS = 2;
    private static final int GAP_PX = 4;

    private DemoPicture() {}

    /** Draws them into a file, a JPEG or a PNG by its name. */
    public static void write(List<PictureTile> tiles, Path file)
            throws IOException, VideoException {
        int columns = Math.min(COLUMNS, tiles.size());
        int rows = (tiles.size() + COLUMNS - 1) / COLUMNS;
        var image =
                new BufferedImage(
                        columns * TILE_WIDTH_PX + (columns - 1) * GAP_PX,
                        rows * TILE_HEIGHT_PX + (rows - 1) * GAP_PX,
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        for (int i = 0; i < tiles.size(); i++) {
            int x = i % COLUMNS * (TILE_WIDTH_PX + GAP_PX);
            int y = i / COLUMNS * (TILE_HEIGHT_PX + GAP_PX);
            Graphics2D tile = (Graphics2D) g.create(x, y, TILE_WIDTH_PX, TILE_HEIGHT_PX);
            tiles.get(i).draw(tile, TILE_WIDTH_PX, TILE_HEIGHT_PX);
            tile.dispose();
        }
        g.dispose();
        boolean jpeg = file.toString().matches("(?i).*\\.jpe?g");
        if (!ImageIO.write(image, jpeg ? "jpg" : "png", file.toFile())) {
            throw new IOException("no picture can be written to " + file);
        }
    }
}
