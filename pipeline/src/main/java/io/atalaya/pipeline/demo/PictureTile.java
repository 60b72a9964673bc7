package io.atalaya.pipeline.demo;

import io.atalaya.operators.camera.ffmpeg.VideoException;
import java.awt.Graphics2D;
import java.io.IOException;

/** One of the rectangles that make up the demo's picture. */
public interface PictureTile {
    /** Fills the rectangle from 0, 0 to its width and height. */
    void draw(Graphics2D g, int widthPx, int heightPx) throws IOException, VideoException;
}
