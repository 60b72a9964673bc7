package io.atalaya.pipeline.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A sensor's series over time, one above the other, and when its area's alerts began.
 *
 * @param title such as {@code motors / motor-1}
 */
record SeriesTile(String title, List<Curve> curves, List<Mark> marks) implements PictureTile {
    private static final Color GROUND = new Color(28, 31, 36);
    private static final Color GRID = new Color(62, 67, 75);
    private static final Color TEXT = new Color(205, 210, 216);
    private static final Color CURVE = new Color(0, 229, 255);
    private static final Color MARK = FrameOverlay.BOX_IN_ZONE;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int LEFT_PX = 14;
    private static final int TEXT_PX = 16;
    private static final int FOOT_PX = 20;

    /** Values of one series, in the order of time. */
    record Curve(String name, String unit, List<Point> points) {}

    /** One value. */
    record Point(Instant at, double value) {}

    /** When something began. */
    record Mark(Instant at, String text) {}

    SeriesTile {
        curves = List.copyOf(curves);
        marks = List.copyOf(marks);
        if (curves.isEmpty() || curves.stream().anyMatch(curve -> curve.points().isEmpty())) {
            throw new IllegalArgumentException("a tile needs curves, and each needs points");
        }
    }

    @Override
    public void draw(Graphics2D g, int widthPx, int heightPx) {
        g.setColor(GROUND);
        g.fillRect(0, 0, widthPx, heightPx);
        FrameOverlay.band(g, widthPx, title);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        int top = FrameOverlay.BAND_HEIGHT_PX;
        int each = (heightPx - top - FOOT_PX) / curves.size();
        for (int i = 0; i < curves.size(); i++) {
            strip(g, widthPx, top + i * each, each, curves.get(i));
        }
        marks.forEach(mark -> mark(g, widthPx, top, heightPx - FOOT_PX, mark));
        g.setColor(TEXT);
        g.drawString(CLOCK.format(first()), LEFT_PX, heightPx - 6);
        String last = CLOCK.format(last());
        int lastWidth = g.getFontMetrics().stringWidth(last);
        g.drawString(last, widthPx - LEFT_PX - lastWidth, heightPx - 6);
    }

    private void strip(Graphics2D g, int widthPx, int topPx, int stripPx, Curve curve) {
        double least = curve.points().stream().mapToDouble(Point::value).min().orElseThrow();
        double most = curve.points().stream().mapToDouble(Point::value).max().orElseThrow();
        double range = Math.max(most - least, 1e-9);
        double foot = topPx + stripPx - 6.0;
        double room = stripPx - TEXT_PX - 14.0;
        g.setColor(GRID);
        g.setStroke(new BasicStroke(1));
        g.draw(new Line2D.Double(LEFT_PX, foot, widthPx - LEFT_PX, foot));
        var path = new Path2D.Double();
        for (Point point : curve.points()) {
            double x = x(point.at(), widthPx);
            double y = foot - (point.value() - least) / range * room;
            if (path.getCurrentPoint() == null) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        g.setColor(CURVE);
        g.draw(path);
        g.setColor(TEXT);
        g.drawString(caption(curve, least, most), LEFT_PX, topPx + TEXT_PX);
    }

    private static String caption(Curve curve, double least, double most) {
        return String.format(
                Locale.ROOT, "%s  %.1f to %.1f %s", curve.name(), least, most, curve.unit());
    }

    private void mark(Graphics2D g, int widthPx, int topPx, int footPx, Mark mark) {
        double x = x(mark.at(), widthPx);
        g.setColor(MARK);
        g.setStroke(new BasicStroke(1.5f));
        g.draw(new Line2D.Double(x, topPx, x, footPx));
        String text = mark.text() + " " + CLOCK.format(mark.at());
        int width = g.getFontMetrics().stringWidth(text);
        double left = x - width - 5 < LEFT_PX ? x + 5 : x - width - 5;
        g.drawString(text, (float) left, topPx + TEXT_PX);
    }

    private double x(Instant at, int widthPx) {
        double whole = Math.max(1, Duration.between(first(), last()).toMillis());
        double share = Duration.between(first(), at).toMillis() / whole;
        return LEFT_PX + share * (widthPx - 2.0 * LEFT_PX);
    }

    private Instant first() {
        return curves.stream()
                .map(c -> c.points().get(0).at())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private Instant last() {
        return curves.stream()
                .map(c -> c.points().get(c.points().size() - 1).at())
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
