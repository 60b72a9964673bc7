package io.atalaya.pipeline.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/**
 * A robot cell beside a conveyor, drawn frame by frame: cartons ride along the belt, a worker in an
 * orange vest walks into the cell, stays a moment and leaves. The same frame number always gives
 * the same picture.
 */
final class DemoScene {
    static final int WIDTH_PX = 640;
    static final int HEIGHT_PX = 360;
    static final int FRAMES_PER_SECOND = 25;
    static final int NUM_FRAMES = 20 * FRAMES_PER_SECOND;

    /** What the demo's model looks for. */
    static final Color VEST = new Color(255, 120, 0);

    static final Color CARTON = new Color(40, 120, 215);

    static final int WORKER_WIDTH_PX = 48;
    static final int WORKER_HEIGHT_PX = 112;
    static final int VEST_SIDE_PX = 32;
    static final int CARTON_WIDTH_PX = 56;
    static final int CARTON_HEIGHT_PX = 40;

    private static final int BELT_TOP_PX = 268;
    private static final int CARTON_GAP_PX = 150;

    private DemoScene() {}

    static BufferedImage frame(int number) {
        var image = new BufferedImage(WIDTH_PX, HEIGHT_PX, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        drawHall(g);
        drawCell(g, number);
        drawWorker(g, number);
        drawConveyor(g, number);
        g.dispose();
        return image;
    }

    private static void drawHall(Graphics2D g) {
        g.setPaint(
                new GradientPaint(
                        0, 0, new Color(196, 200, 204), 0, 130, new Color(168, 172, 176)));
        g.fillRect(0, 0, WIDTH_PX, 130);
        g.setPaint(
                new GradientPaint(
                        0, 130, new Color(128, 131, 134), 0, 360, new Color(158, 160, 160)));
        g.fillRect(0, 130, WIDTH_PX, 230);
        g.setColor(new Color(150, 154, 158));
        for (int x = 20; x < WIDTH_PX; x += 120) {
            g.fillRect(x, 12, 84, 44);
            g.setColor(new Color(214, 224, 230));
            g.fillRect(x + 4, 16, 76, 36);
            g.setColor(new Color(150, 154, 158));
        }
        g.setStroke(new BasicStroke(1));
        g.setColor(new Color(120, 123, 126));
        for (int x = -400; x < WIDTH_PX + 400; x += 80) {
            g.draw(new Line2D.Double(320 + (x - 320) * 0.55, 130, x, HEIGHT_PX));
        }
    }

    private static void drawCell(Graphics2D g, int number) {
        var floor = new Path2D.Double();
        floor.moveTo(388, 148);
        floor.lineTo(572, 148);
        floor.lineTo(620, 252);
        floor.lineTo(372, 252);
        floor.closePath();
        g.setColor(new Color(142, 144, 138));
        g.fill(floor);
        g.setStroke(
                new BasicStroke(
                        4,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_MITER,
                        10,
                        new float[] {14, 10},
                        0));
        g.setColor(new Color(200, 190, 120));
        g.draw(floor);
        drawRobot(g, Math.sin(number * 2 * Math.PI / 75));
    }

    private static void drawRobot(Graphics2D g, double swing) {
        double shoulderX = 548;
        double shoulderY = 150;
        double elbowX = shoulderX - 30 + 16 * swing;
        double elbowY = shoulderY - 52;
        g.setColor(new Color(70, 72, 76));
        g.fillRect(534, 150, 30, 44);
        g.setStroke(new BasicStroke(15, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(new Color(214, 214, 206));
        g.draw(new Line2D.Double(shoulderX, shoulderY, elbowX, elbowY));
        g.setStroke(new BasicStroke(10, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(
                new Line2D.Double(
                        elbowX, elbowY, elbowX - 40 - 10 * swing, elbowY + 34 + 8 * swing));
        g.setColor(new Color(70, 72, 76));
        g.fill(new Ellipse2D.Double(elbowX - 8, elbowY - 8, 16, 16));
        g.fill(new Ellipse2D.Double(shoulderX - 10, shoulderY - 10, 20, 20));
    }

    private static void drawConveyor(Graphics2D g, int number) {
        int offset = (number * 2) % CARTON_GAP_PX;
        g.setColor(new Color(52, 54, 58));
        g.fillRect(0, BELT_TOP_PX + CARTON_HEIGHT_PX - 6, WIDTH_PX, 26);
        g.setColor(new Color(88, 92, 98));
        g.fillRect(0, BELT_TOP_PX + CARTON_HEIGHT_PX + 20, WIDTH_PX, 8);
        g.setColor(new Color(36, 38, 42));
        for (int x = (number * 2) % 24 - 24; x < WIDTH_PX; x += 24) {
            g.fillRect(x, BELT_TOP_PX + CARTON_HEIGHT_PX - 6, 2, 26);
        }
        for (int x = offset - CARTON_GAP_PX; x < WIDTH_PX; x += CARTON_GAP_PX) {
            g.setColor(CARTON);
            g.fillRect(x, BELT_TOP_PX, CARTON_WIDTH_PX, CARTON_HEIGHT_PX);
            g.setColor(CARTON.darker());
            g.fillRect(x, BELT_TOP_PX + CARTON_HEIGHT_PX / 2 - 2, CARTON_WIDTH_PX, 3);
        }
    }

    /** In from the left until second 6, in the cell until second 13, then back out. */
    private static void drawWorker(Graphics2D g, int number) {
        double second = (double) number / FRAMES_PER_SECOND;
        double path =
                second < 6 ? second / 6 : second < 13 ? 1 : Math.max(0, 1 - (second - 13) / 6);
        boolean walking = path > 0 && path < 1;
        double x = -40 + 500 * path;
        double y = 118 + (walking ? 2 * Math.sin(second * 9) : 0);
        double stride = walking ? Math.sin(second * 9) * 11 : 3;
        g.setColor(new Color(0, 0, 0, 50));
        g.fill(new Ellipse2D.Double(x + 2, y + 106, 46, 10));
        g.setStroke(new BasicStroke(9, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(new Color(44, 52, 78));
        g.draw(new Line2D.Double(x + 21, y + 64, x + 21 + stride, y + 106));
        g.draw(new Line2D.Double(x + 27, y + 64, x + 27 - stride, y + 106));
        g.setColor(new Color(60, 68, 92));
        g.draw(new Line2D.Double(x + 10, y + 34, x + 8 - stride * 0.6, y + 64));
        g.draw(new Line2D.Double(x + 38, y + 34, x + 40 + stride * 0.6, y + 64));
        g.setColor(VEST);
        g.fill(new RoundRectangle2D.Double(x + 8, y + 28, VEST_SIDE_PX, VEST_SIDE_PX + 8, 6, 6));
        g.setColor(new Color(206, 206, 196));
        g.fill(new RoundRectangle2D.Double(x + 8, y + 52, VEST_SIDE_PX, 4, 2, 2));
        g.setColor(new Color(224, 184, 152));
        g.fill(new Ellipse2D.Double(x + 15, y + 8, 18, 20));
        g.setColor(new Color(240, 240, 236));
        g.fill(new RoundRectangle2D.Double(x + 13, y + 3, 22, 11, 10, 10));
    }
}
