package io.atalaya.pipeline.demo;

import io.atalaya.operators.zone.LineConfig;
import io.atalaya.operators.zone.ZoneConfig;
import io.atalaya.pipeline.config.CameraSettings;
import io.atalaya.schemas.v1.Bbox;
import io.atalaya.schemas.v1.Frame;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Draws boxes, tracks, zones and lines over a frame. */
final class FrameOverlay {
    static final Color BOX = new Color(255, 255, 255);
    static final Color BOX_IN_ZONE = new Color(255, 60, 60);
    private static final Color ZONE = new Color(255, 214, 0);
    private static final Color LINE = new Color(0, 229, 255);
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.BOLD, 11);
    private static final Color BAND = new Color(20, 22, 26);
    static final int BAND_HEIGHT_PX = 26;
    private static final int LABEL_HEIGHT_PX = 14;

    private final Graphics2D g;
    private final int widthPx;
    private final int heightPx;

    FrameOverlay(Graphics2D g, int widthPx, int heightPx) {
        this.g = g;
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        g.setFont(FONT);
    }

    /**
     * A band along the upper edge that says what is shown, over what the camera itself writes
     * there.
     */
    static void band(Graphics2D g, int widthPx, String title) {
        g.setFont(FONT);
        g.setColor(BAND);
        g.fillRect(0, 0, widthPx, BAND_HEIGHT_PX);
        g.setColor(Color.WHITE);
        g.drawString(title, 8, 17);
    }

    void draw(CameraSettings camera, Frame frame) {
        camera.zones().forEach(this::draw);
        camera.lines().forEach(this::draw);
        double scaleX = widthPx / (double) Math.max(1, frame.getWidth());
        double scaleY = heightPx / (double) Math.max(1, frame.getHeight());
        frame.getObjectsList().forEach(object -> draw(object, scaleX, scaleY));
        band(g, widthPx, camera.camera().areaOrName() + " / " + camera.name());
    }

    private void draw(ZoneConfig zone) {
        var outline = new Path2D.Double();
        for (List<Double> corner : zone.polygon()) {
            double x = corner.get(0) * widthPx;
            double y = corner.get(1) * heightPx;
            if (outline.getCurrentPoint() == null) {
                outline.moveTo(x, y);
            } else {
                outline.lineTo(x, y);
            }
        }
        outline.closePath();
        g.setColor(new Color(ZONE.getRed(), ZONE.getGreen(), ZONE.getBlue(), 50));
        g.fill(outline);
        g.setColor(ZONE);
        g.setStroke(new BasicStroke(1.5f));
        g.draw(outline);
        Rectangle2D bounds = outline.getBounds2D();
        g.drawString(zone.name(), (float) bounds.getCenterX(), (float) bounds.getMaxY() - 6);
    }

    private void draw(LineConfig line) {
        double fromX = line.from().get(0) * widthPx;
        double fromY = line.from().get(1) * heightPx;
        g.setColor(LINE);
        g.setStroke(new BasicStroke(2));
        g.draw(
                new Line2D.Double(
                        fromX, fromY, line.to().get(0) * widthPx, line.to().get(1) * heightPx));
        g.drawString(line.name(), (float) fromX + 4, (float) fromY + 12);
    }

    private void draw(io.atalaya.schemas.v1.Object object, double scaleX, double scaleY) {
        Bbox box = object.getBbox();
        Color colour = object.getZoneIdsCount() > 0 ? BOX_IN_ZONE : BOX;
        double left = box.getLeftX() * scaleX;
        double top = box.getTopY() * scaleY;
        g.setColor(colour);
        g.setStroke(new BasicStroke(1.5f));
        g.draw(
                new Rectangle2D.Double(
                        left,
                        top,
                        (box.getRightX() - box.getLeftX()) * scaleX,
                        (box.getBottomY() - box.getTopY()) * scaleY));
        String id = object.getId().isEmpty() ? "" : " #" + object.getId();
        label(object.getType() + id, left, Math.max(top, BAND_HEIGHT_PX + LABEL_HEIGHT_PX), colour);
    }

    private void label(String text, double x, double y, Color background) {
        int width = g.getFontMetrics().stringWidth(text) + 6;
        g.setColor(background);
        g.fill(new Rectangle2D.Double(x, y - LABEL_HEIGHT_PX, width, LABEL_HEIGHT_PX));
        g.setColor(Color.BLACK);
        g.drawString(text, (float) x + 3, (float) y - 3);
    }
}
