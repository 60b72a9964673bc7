package io.atalaya.pipeline.demo;

import io.atalaya.operators.zone.LineConfig;
import io.atalaya.operators.zone.ZoneConfig;
import io.atalaya.schemas.v1.Bbox;
import io.atalaya.schemas.v1.Frame;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** One frame of the demo with what the job said of it: boxes, tracks, zones and lines. */
public final class DemoPicture {
    private static final int ENLARGEMENT = 2;
    private static final Color ZONE = new Color(255, 214, 0);
    private static final Color LINE = new Color(0, 229, 255);
    private static final Color BOX = new Color(255, 255, 255);
    private static final Color BOX_IN_ZONE = new Color(255, 60, 60);

    private final List<ZoneConfig> zones;
    private final List<LineConfig> lines;

    public DemoPicture(List<ZoneConfig> zones, List<LineConfig> lines) {
        this.zones = List.copyOf(zones);
        this.lines = List.copyOf(lines);
    }

    /** Draws the frame, twice as large as the scene, into a PNG file. */
    public void write(Frame frame, String caption, Path file) throws IOException {
        BufferedImage scene = DemoScene.frame((int) (frame.getSequence() % DemoScene.NUM_FRAMES));
        var image =
                new BufferedImage(
                        ENLARGEMENT * DemoScene.WIDTH_PX,
                        ENLARGEMENT * DemoScene.HEIGHT_PX,
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.scale(ENLARGEMENT, ENLARGEMENT);
        g.drawImage(scene, 0, 0, null);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 11));
        zones.forEach(zone -> draw(g, zone));
        lines.forEach(line -> draw(g, line));
        frame.getObjectsList().forEach(object -> draw(g, object));
        drawCaption(g, caption);
        g.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    private static void draw(Graphics2D g, ZoneConfig zone) {
        var outline = new Path2D.Double();
        for (List<Double> corner : zone.polygon()) {
            double x = corner.get(0) * DemoScene.WIDTH_PX;
            double y = corner.get(1) * DemoScene.HEIGHT_PX;
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
        g.drawString(zone.name(), (float) bounds.getX() + 16, (float) bounds.getMaxY() - 6);
    }

    private static void draw(Graphics2D g, LineConfig line) {
        double fromX = line.from().get(0) * DemoScene.WIDTH_PX;
        double fromY = line.from().get(1) * DemoScene.HEIGHT_PX;
        g.setColor(LINE);
        g.setStroke(new BasicStroke(2));
        g.draw(
                new Line2D.Double(
                        fromX,
                        fromY,
                        line.to().get(0) * DemoScene.WIDTH_PX,
                        line.to().get(1) * DemoScene.HEIGHT_PX));
        g.drawString(line.name(), (float) fromX + 4, (float) fromY - 4);
    }

    private static void draw(Graphics2D g, io.atalaya.schemas.v1.Object object) {
        Bbox box = object.getBbox();
        Color colour = object.getZoneIdsCount() > 0 ? BOX_IN_ZONE : BOX;
        g.setColor(colour);
        g.setStroke(new BasicStroke(1.5f));
        g.draw(
                new Rectangle2D.Float(
                        box.getLeftX(),
                        box.getTopY(),
                        box.getRightX() - box.getLeftX(),
                        box.getBottomY() - box.getTopY()));
        String id = object.getId().isEmpty() ? "" : " #" + object.getId();
        label(g, object.getType() + id, box.getLeftX(), box.getTopY(), colour);
    }

    private static void label(Graphics2D g, String text, float x, float y, Color background) {
        int width = g.getFontMetrics().stringWidth(text) + 6;
        g.setColor(background);
        g.fill(new Rectangle2D.Float(x, y - 14, width, 14));
        g.setColor(Color.BLACK);
        g.drawString(text, x + 3, y - 3);
    }

    private static void drawCaption(Graphics2D g, String caption) {
        g.setColor(new Color(20, 22, 26, 215));
        g.fillRect(0, 0, DemoScene.WIDTH_PX, 22);
        g.setColor(Color.WHITE);
        g.drawString(caption, 8, 15);
    }
}
