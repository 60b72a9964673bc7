package io.atalaya.operators.decode;

import java.util.List;

/** The 80 classes of the COCO data set in the order that detectors number them. */
public final class CocoLabels {
    private static final String TEXT =
            """
            person, bicycle, car, motorcycle, airplane, bus, train, truck, boat, traffic light,
            fire hydrant, stop sign, parking meter, bench, bird, cat, dog, horse, sheep, cow,
            elephant, bear, zebra, giraffe, backpack, umbrella, handbag, tie, suitcase, frisbee,
            skis, snowboard, sports ball, kite, baseball bat, baseball glove, skateboard,
            surfboard, tennis racket, bottle, wine glass, cup, fork, knife, spoon, bowl, banana,
            apple, sandwich, orange, broccoli, carrot, hot dog, pizza, donut, cake, chair, couch,
            potted plant, bed, dining table, toilet, tv, laptop, mouse, remote, keyboard,
            cell phone, microwave, oven, toaster, sink, refrigerator, book, clock, vase,
            scissors, teddy bear, hair drier, toothbrush
            """;

    private static final List<String> LABELS = List.of(TEXT.strip().split(",\\s+"));

    private CocoLabels() {}

    public static List<String> list() {
        return LABELS;
    }
}
