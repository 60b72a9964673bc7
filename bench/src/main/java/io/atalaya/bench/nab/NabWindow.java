package io.atalaya.bench.nab;

/** The rows in which a detection counts as one of a labelled anomaly, first and last included. */
record NabWindow(int first, int last) {
    NabWindow {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("no window from row " + first + " to " + last);
        }
    }

    int width() {
        return last - first + 1;
    }

    boolean contains(int row) {
        return row >= first && row <= last;
    }
}
