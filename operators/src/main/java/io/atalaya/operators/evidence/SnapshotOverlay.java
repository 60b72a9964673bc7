package io.atalaya.operators.evidence;

import io.atalaya.operators.model.Attribute;
import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Detection;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.zone.LineConfig;
import io.atalaya.operators.zone.ZoneConfig;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws on a snapshot what the alert is about: zones, lines, boxes, and a caption. */
final class SnapshotOverlay {
    private static final Color ZONE = new Color(255, 214, 0);
    private static final Color ZONE_INSIDE = new Color(255, 214, 0, 40);
    private static final Color LINE = new Color(0, 229, 255);
    private static final Color BOX = Color.WHITE;
    private static final Color BOX_IN_ZONE = new Color(255, 60, 60);
    private static final Color BAND = new Color(20, 22, 26, 215);

    /** Of the picture's height, so that a large picture's text is as legible as a small one's. */
    private static final double TEXT_RATIO = 0.028;

    private final BufferedImage picture;
    private final Graphics2D g;
    private final int textPx;

    private SnapshotOverlay(BufferedImage picture) {
        this.picture = picture;
        this.g = picture.createGraphics();
        this.textPx = (int) Math.max(11, picture.getHeight() * TEXT_RATIO);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, textPx));
        g.setStroke(new BasicStroke(Math.max(1.5f, textPx / 8f)));
    }

    /**
     * Draws over the picture.
     *
     * @param frame the frame that it shows, null where nobody knows what was found in it
     */
    static void draw(
            BufferedImage picture, RecordedCamera camera, @Nullable Frame frame, String caption) {
        SnapshotOverlay overlay = new SnapshotOverlay(picture);
        camera.zones().forEach(overlay::draw);
        camera.lines().forEach(overlay::draw);
        if (frame != null) {
            double scaleX = (double) picture.getWidth() / frame.info().widthPx();
            double scaleY = (double) picture.getHeight() / frame.info().heightPx();
            frame.objects().forEach(object -> overlay.draw(object, scaleX, scaleY));
        }
        overlay.band(caption);
        overlay.g.dispose();
    }

    private void draw(ZoneConfig zone) {
        Path2D outline = new Path2D.Double();
        for (List<Double> corner : zone.polygon()) {
            double x = corner.get(0) * picture.getWidth();
            double y = corner.get(1) * picture.getHeight();
            if (outline.getCurrentPoint() == null) {
                outline.moveTo(x, y);
            } else {
                outline.lineTo(x, y);
            }
        }
        outline.closePath();
        g.setColor(ZONE_INSIDE);
        g.fill(outline);
        g.setColor(ZONE);
        g.draw(outline);
        Rectangle2D bounds = outline.getBounds2D();
        g.drawString(
                zone.name(), (float) bounds.getCenterX(), (float) bounds.getMaxY() - textPx / 2f);
    }

    private void draw(LineConfig line) {
        double fromX = line.from().get(0) * picture.getWidth();
        double fromY = line.from().get(1) * picture.getHeight();
        double toX = line.to().get(0) * picture.getWidth();
        double toY = line.to().get(1) * picture.getHeight();
        g.setColor(LINE);
        g.draw(new Line2D.Double(fromX, fromY, toX, toY));
        g.drawString(line.name(), (float) fromX + textPx / 3f, (float) fromY + textPx);
    }

    private void draw(DetectedObject object, double scaleX, double scaleY) {
        Color colour = object.zones().isEmpty() ? BOX : BOX_IN_ZONE;
        double left = object.detection().box().left() * scaleX;
        double top = object.detection().box().top() * scaleY;
        g.setColor(colour);
        g.draw(
                new Rectangle2D.Double(
                        left,
                        top,
                        object.detection().box().width() * scaleX,
                        object.detection().box().height() * scaleY));
        String text = words(object.detection());
        double height = textPx * 1.3;
        double width = g.getFontMetrics().stringWidth(text) + textPx / 2.0;
        double y = Math.max(top, height);
        g.fill(new Rectangle2D.Double(left, y - height, width, height));
        g.setColor(Color.BLACK);
        g.drawString(text, (float) left + textPx / 4f, (float) (y - height * 0.25));
    }

    private static String words(Detection detection) {
        String attributes =
                detection.attributes().stream()
                        .map(Attribute::said)
                        .collect(Collectors.joining(", "));
        return detection.label() + (attributes.isEmpty() ? "" : " (" + attributes + ")");
    }

    /** A dark band along the lower edge that says what is shown. */
    private void band(String caption) {
        int height = textPx * 2;
        g.setColor(BAND);
        g.fillRect(0, picture.getHeight() - height, picture.getWidth(), height);
        g.setColor(Color.WHITE);
        g.drawString(caption, textPx / 2f, picture.getHeight() - textPx * 0.65f);
    }
}
