package io.atalaya.pipeline.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A network small enough to set by hand, in the output contract of Ultralytics' YOLOv5: {@code
 * images} [N,3,384,640] RGB 0 to 1 gives {@code output0} [N,15120,7], a row each for three boxes a
 * cell of strides 8, 16 and 32: centre x, centre y, width, height, objectness, and a score for each
 * of {@code worker} and {@code carton}.
 *
 * <p>A 1x1 convolution and a clip answer "is this pixel the vest's, or a carton's, colour?";
 * average pooling over the object's size makes a matched filter of it, strongest where the object's
 * middle is. Each class is sought at stride 8 with a box of its own size; the other rows stay 0. It
 * knows these two colours and nothing else: it is here so that the demo runs a real ONNX model
 * without shipping anybody's weights.
 */
final class DemoModel {
    private static final int WIDTH_PX = 640;
    private static final int HEIGHT_PX = 384;
    private static final int STRIDE_PX = 8;
    private static final int COLUMNS = WIDTH_PX / STRIDE_PX;
    private static final int ROWS = HEIGHT_PX / STRIDE_PX;
    private static final int CELLS = COLUMNS * ROWS;

    /** Strides 16 and 32 have a quarter and a sixteenth of the cells; each has three boxes. */
    private static final int BOXES = 3 * (CELLS + CELLS / 4 + CELLS / 16);

    /** How steeply a colour's match falls off, for channels in 0 to 1. */
    private static final float COLOUR_GAIN = 4f;

    private static final String COLOUR = "colour";
    private static final String ZERO = "zero";

    private DemoModel() {}

    static void write(Path file) throws IOException {
        Files.write(file, model().toByteArray());
    }

    private static OnnxWriter model() {
        var onnx = new OnnxWriter("atalaya-demo");
        onnx.input("images", HEIGHT_PX, WIDTH_PX);
        matchColours(onnx);
        score(onnx, "worker", 0, DemoScene.VEST_SIDE_PX, DemoScene.VEST_SIDE_PX);
        score(onnx, "carton", 1, DemoScene.CARTON_WIDTH_PX, DemoScene.CARTON_HEIGHT_PX);
        join(onnx);
        onnx.output("output0", BOXES, 7);
        onnx.metadata("names", "{0: 'worker', 1: 'carton'}");
        onnx.metadata("license", "Apache-2.0");
        onnx.metadata("version", "1");
        return onnx;
    }

    /** Two channels, 1 where a pixel has the sought colour's hue and 0 where it does not. */
    private static void matchColours(OnnxWriter onnx) {
        // Orange is much red and little blue, the cartons the other way round; grey gives 0 in
        // both.
        float[] weight = {
            COLOUR_GAIN / 2, 0, -COLOUR_GAIN / 2, -COLOUR_GAIN / 2, 0, COLOUR_GAIN / 2
        };
        onnx.floats("colour.weight", new long[] {2, 3, 1, 1}, weight);
        onnx.floats("colour.bias", new long[] {2}, new float[] {-0.4f, -0.4f});
        onnx.node("Conv", List.of("images", "colour.weight", "colour.bias"), "colour.raw");
        onnx.floats(ZERO, new long[] {}, new float[] {0});
        onnx.floats("one", new long[] {}, new float[] {1});
        onnx.node("Clip", List.of("colour.raw", ZERO, "one"), COLOUR);
    }

    /** One class's matched filter at each cell, as [N,1,cells]. */
    private static void score(
            OnnxWriter onnx, String label, int channel, int widthPx, int heightPx) {
        onnx.longs(label + ".channel", new long[] {1}, channel);
        onnx.node("Gather", List.of(COLOUR, label + ".channel"), label + ".colour", "axis", 1);
        int across = (widthPx - STRIDE_PX) / 2;
        int down = (heightPx - STRIDE_PX) / 2;
        onnx.node(
                "AveragePool",
                List.of(label + ".colour"),
                label + ".map",
                "kernel_shape",
                new long[] {heightPx, widthPx},
                "strides",
                new long[] {STRIDE_PX, STRIDE_PX},
                "pads",
                new long[] {down, across, down, across},
                "count_include_pad",
                1);
        onnx.longs(label + ".shape", new long[] {3}, 0, 1, -1);
        onnx.node("Reshape", List.of(label + ".map", label + ".shape"), label + ".score");
        onnx.node("Mul", List.of(label + ".score", ZERO), label + ".none");
    }

    /** The first cells' boxes are the worker's, the next ones the carton's, the rest nothing's. */
    private static void join(OnnxWriter onnx) {
        onnx.floats("rest", new long[] {1, 1, BOXES - 2 * CELLS}, new float[BOXES - 2 * CELLS]);
        // Adding 0 times a score gives a constant the batch axis of the input.
        onnx.longs("first", new long[] {1}, 0);
        onnx.node("Gather", List.of("worker.none", "first"), "nothing", "axis", 2);
        onnx.node("Add", List.of("rest", "nothing"), "rest.none");
        row(onnx, "row.worker", "worker.score", "carton.none");
        row(onnx, "row.carton", "worker.none", "carton.score");
        onnx.floats("boxes", new long[] {1, 5, BOXES}, boxes());
        onnx.node("Add", List.of("boxes", "nothing"), "boxes.batch");
        onnx.node("Concat", List.of("boxes.batch", "row.worker", "row.carton"), "rows", "axis", 1);
        onnx.node("Transpose", List.of("rows"), "output0", "perm", new long[] {0, 2, 1});
    }

    private static void row(OnnxWriter onnx, String row, String worker, String carton) {
        onnx.node("Concat", List.of(worker, carton, "rest.none"), row, "axis", 2);
    }

    /** [5, boxes]: centre x, centre y, width, height, and objectness, which is always 1. */
    private static float[] boxes() {
        float[] boxes = new float[5 * BOXES];
        Arrays.fill(boxes, 4 * BOXES, boxes.length, 1);
        for (int cell = 0; cell < CELLS; cell++) {
            int column = cell % COLUMNS;
            int row = cell / COLUMNS;
            float x = (column + 0.5f) * STRIDE_PX;
            float y = (row + 0.5f) * STRIDE_PX;
            // The worker's middle lies 10 px below that of the vest.
            put(boxes, cell, x, y + 10, DemoScene.WORKER_WIDTH_PX, DemoScene.WORKER_HEIGHT_PX);
            put(boxes, CELLS + cell, x, y, DemoScene.CARTON_WIDTH_PX, DemoScene.CARTON_HEIGHT_PX);
        }
        return boxes;
    }

    private static void put(float[] boxes, int box, float x, float y, int widthPx, int heightPx) {
        boxes[box] = x;
        boxes[BOXES + box] = y;
        boxes[2 * BOXES + box] = widthPx;
        boxes[3 * BOXES + box] = heightPx;
    }
}
