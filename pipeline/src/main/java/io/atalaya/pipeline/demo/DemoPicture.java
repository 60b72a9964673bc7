package io.atalaya.pipeline.demo;

import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoException;
import io.atalaya.operators.camera.ffmpeg.VideoFailure;
import io.atalaya.operators.camera.ffmpeg.VideoOptions;
import io.atalaya.pipeline.config.CameraSettings;
import io.atalaya.schemas.v1.Frame;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Frames of the demo's cameras with what the job said of them, side by side. */
public final class DemoPicture {
    private static final int TILE_WIDTH_PX = 640;
    private static final int TILE_HEIGHT_PX = 360;
    private static final int COLUMNS = 2;
    private static final int GAP_PX = 4;

    /** A camera, and the frame of its clip to be shown. */
    public record Tile(CameraSettings camera, Frame frame) {}

    private DemoPicture() {}

    /** Draws them into a file, a JPEG or a PNG by its name. */
    public static void write(List<Tile> tiles, Path file) throws IOException, VideoException {
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
            draw(tile, tiles.get(i));
            tile.dispose();
        }
        g.dispose();
        boolean jpeg = file.toString().matches("(?i).*\\.jpe?g");
        if (!ImageIO.write(image, jpeg ? "jpg" : "png", file.toFile())) {
            throw new IOException("no picture can be written to " + file);
        }
    }

    private static void draw(Graphics2D g, Tile tile) throws IOException, VideoException {
        BufferedImage picture = frame(tile);
        g.drawImage(picture, 0, 0, TILE_WIDTH_PX, TILE_HEIGHT_PX, null);
        new FrameOverlay(g, TILE_WIDTH_PX, TILE_HEIGHT_PX).draw(tile.camera(), tile.frame());
    }

    /** The clip's own picture; frames are counted from its beginning. */
    private static BufferedImage frame(Tile tile) throws IOException, VideoException {
        String clip = tile.camera().camera().url();
        try (VideoDecoder video = new VideoDecoder(VideoOptions.file(clip))) {
            video.open();
            for (long i = 0; i <= tile.frame().getSequence(); i++) {
                if (video.next() == null) {
                    throw new VideoException(
                            VideoFailure.UNDECODABLE,
                            clip + " has no frame " + tile.frame().getSequence());
                }
            }
            return ImageIO.read(new ByteArrayInputStream(video.toJpeg()));
        }
    }
}
