package io.atalaya.pipeline.demo;

import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoException;
import io.atalaya.operators.camera.ffmpeg.VideoFailure;
import io.atalaya.operators.camera.ffmpeg.VideoOptions;
import io.atalaya.pipeline.config.CameraSettings;
import io.atalaya.schemas.v1.Frame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A frame of a camera's clip with what the job said of it. */
public record FrameTile(CameraSettings camera, Frame frame) implements PictureTile {
    @Override
    public void draw(Graphics2D g, int widthPx, int heightPx) throws IOException, VideoException {
        if (camera.privacy().blurs()) {
            // What must not be recognised is known to the job alone, and the clip shows it.
            g.setColor(Color.DARK_GRAY);
            g.fillRect(0, 0, widthPx, heightPx);
        } else {
            g.drawImage(picture(), 0, 0, widthPx, heightPx, null);
        }
        new FrameOverlay(g, widthPx, heightPx).draw(camera, frame);
    }

    /** The clip's own picture; frames are counted from its beginning. */
    private BufferedImage picture() throws IOException, VideoException {
        String clip = camera.camera().url();
        try (VideoDecoder video = new VideoDecoder(VideoOptions.file(clip))) {
            video.open();
            for (long i = 0; i <= frame.getSequence(); i++) {
                if (video.next() == null) {
                    throw new VideoException(
                            VideoFailure.UNDECODABLE,
                            clip + " has no frame " + frame.getSequence());
                }
            }
            return ImageIO.read(new ByteArrayInputStream(video.toJpeg()));
        }
    }
}
