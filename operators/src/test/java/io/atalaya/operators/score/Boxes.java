package io.atalaya.operators.score;

import io.atalaya.operators.model.Box;

/** Boxes for tests: of 10 by 10 pixels, some way along a row. */
final class Boxes {
    static final String LABEL = "person";

    private Boxes() {}

    static Box at(double left) {
        return new Box((float) left, 0, (float) left + 10, 10);
    }

    static TrueBox truth(int id, Box box) {
        return new TrueBox(1, id, LABEL, box, false, false);
    }

    static TrueBox ignored(int id, Box box) {
        return new TrueBox(1, id, LABEL, box, true, false);
    }

    static TrueBox crowd(Box box) {
        return new TrueBox(1, TrueBox.NO_ID, LABEL, box, true, true);
    }

    static FoundBox found(Box box, double confidence) {
        return new FoundBox(1, "", LABEL, box, confidence);
    }

    static FoundBox followed(String trackId, Box box) {
        return new FoundBox(1, trackId, LABEL, box, 1);
    }
}
