package io.atalaya.pipeline.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A network small enough to set by hand, in the output contract of Ultralytics' detectors: {@code
 * images} [N,3,360,640] RGB 0 to 1 gives {@code output0} [N,6,2*A], that is centre x, centre y,
 * width, height and one score for each of {@code worker} and {@code carton}.
 *
 * <p>A 1x1 convolution and a clip answer "is this pixel the vest's, or a carton's, colour?";
 * average pooling over the object's size makes a matched filter of it, strongest where the object's
 * middle is. It knows these two colours and nothing else: it is here so that the demo runs a real
 * ONNX model without shipping anybody's weights.
 */
final class DemoModel {
    private static final int STRIDE_PX = 8;

    /** How steeply a colour's match falls off, for channels in 0 to 1. */
    private static final float COLOUR_GAIN = 4f;

    private DemoModel() {}

    static void write(Path file) throws IOException {
        Files.write(file, model().toByteArray());
    }

    private static OnnxWriter model() {
        var onnx = new OnnxWriter("atalaya-demo");
        onnx.input("images", DemoScene.HEIGHT_PX, DemoScene.WIDTH_PX);
        colourMatch(onnx);
        // The vest is 28 px below the top of the worker, so the box is centred 8 px below the vest.
        String worker = scores(onnx, "worker", DemoScene.VEST_SIDE_PX, DemoScene.VEST_SIDE_PX, 0);
        String carton =
                scores(onnx, "carton", DemoScene.CARTON_WIDTH_PX, DemoScene.CARTON_HEIGHT_PX, 1);
        List<Grid> grids =
                List.of(
                        Grid.of(
                                DemoScene.VEST_SIDE_PX,
                                DemoScene.VEST_SIDE_PX,
                                DemoScene.WORKER_WIDTH_PX,
                                DemoScene.WORKER_HEIGHT_PX,
                                10),
                        Grid.of(
                                DemoScene.CARTON_WIDTH_PX,
                                DemoScene.CARTON_HEIGHT_PX,
                                DemoScene.CARTON_WIDTH_PX,
                                DemoScene.CARTON_HEIGHT_PX,
                                0));
        joinOutputs(onnx, grids, List.of(worker, carton));
        onnx.output("output0", 6, grids.get(0).cells() + grids.get(1).cells());
        onnx.metadata("names", "{0: 'worker', 1: 'carton'}");
        onnx.metadata("license", "Apache-2.0");
        onnx.metadata("version", "1");
        return onnx;
    }

    /** Two channels, 1 where a pixel has the sought colour's hue and 0 where it does not. */
    private static void colourMatch(OnnxWriter onnx) {
        // Orange is much red and little blue, the cartons the other way round; grey gives 0 in
        // both.
        onnx.floats(
                "colour.weight",
                new long[] {2, 3, 1, 1},
                new float[] {
                    COLOUR_GAIN / 2, 0, -COLOUR_GAIN / 2, -COLOUR_GAIN / 2, 0, COLOUR_GAIN / 2
                });
        onnx.floats("colour.bias", new long[] {2}, new float[] {-0.4f, -0.4f});
        onnx.node("Conv", List.of("images", "colour.weight", "colour.bias"), "colour.raw");
        onnx.floats("zero", new long[] {}, new float[] {0});
        onnx.floats("one", new long[] {}, new float[] {1});
        onnx.node("Clip", List.of("colour.raw", "zero", "one"), "colour");
    }

    /** The matched filter of one class, as [N,1,A]. */
    private static String scores(
            OnnxWriter onnx, String label, int widthPx, int heightPx, int channel) {
        onnx.longs(label + ".channel", new long[] {1}, channel);
        onnx.node("Gather", List.of("colour", label + ".channel"), label + ".colour", "axis", 1);
        onnx.node(
                "AveragePool",
                List.of(label + ".colour"),
                label + ".map",
                "kernel_shape",
                new long[] {heightPx, widthPx},
                "strides",
                new long[] {STRIDE_PX, STRIDE_PX});
        onnx.longs(label + ".shape", new long[] {3}, 0, 1, -1);
        onnx.node("Reshape", List.of(label + ".map", label + ".shape"), label + ".scores");
        return label + ".scores";
    }

    private static void joinOutputs(OnnxWriter onnx, List<Grid> grids, List<String> scores) {
        int total = grids.stream().mapToInt(Grid::cells).sum();
        float[] boxes = new float[4 * total];
        int at = 0;
        for (Grid grid : grids) {
            grid.writeBoxes(boxes, total, at);
            at += grid.cells();
        }
        onnx.floats("boxes", new long[] {1, 4, total}, boxes);
        // Each class has scores on its own grid only; the other grid's places are 0.
        onnx.node("Mul", List.of(scores.get(0), "zero"), "worker.none");
        onnx.node("Mul", List.of(scores.get(1), "zero"), "carton.none");
        onnx.node("Concat", List.of(scores.get(0), "carton.none"), "row.worker", "axis", 2);
        onnx.node("Concat", List.of("worker.none", scores.get(1)), "row.carton", "axis", 2);
        onnx.node("Concat", List.of("row.worker", "row.carton"), "classes", "axis", 1);
        // The boxes are constant; adding 0 times a score gives them the batch axis of the input.
        onnx.longs("first", new long[] {1}, 0);
        onnx.node("Gather", List.of("classes", "first"), "class.first", "axis", 1);
        onnx.node("Mul", List.of("class.first", "zero"), "nothing");
        onnx.node("Add", List.of("boxes", "nothing"), "boxes.batch");
        onnx.node("Concat", List.of("boxes.batch", "classes"), "output0", "axis", 1);
    }

    /** The places where a filter without padding is evaluated, and the box that each stands for. */
    private record Grid(
            int columns,
            int rows,
            int filterWidthPx,
            int filterHeightPx,
            int boxWidthPx,
            int boxHeightPx,
            int shiftYPx) {

        static Grid of(
                int filterWidthPx,
                int filterHeightPx,
                int boxWidthPx,
                int boxHeightPx,
                int shiftYPx) {
            return new Grid(
                    (DemoScene.WIDTH_PX - filterWidthPx) / STRIDE_PX + 1,
                    (DemoScene.HEIGHT_PX - filterHeightPx) / STRIDE_PX + 1,
                    filterWidthPx,
                    filterHeightPx,
                    boxWidthPx,
                    boxHeightPx,
                    shiftYPx);
        }

        int cells() {
            return columns * rows;
        }

        void writeBoxes(float[] boxes, int total, int at) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    int cell = at + row * columns + column;
                    boxes[cell] = column * STRIDE_PX + filterWidthPx / 2f;
                    boxes[total + cell] = row * STRIDE_PX + filterHeightPx / 2f + shiftYPx;
                    boxes[2 * total + cell] = boxWidthPx;
                    boxes[3 * total + cell] = boxHeightPx;
                }
            }
        }
    }
}
