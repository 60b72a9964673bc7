package io.atalaya.bench.nab;

/**
 * What a detection in one row would be worth.
 *
 * @param file which file it is of
 * @param window which of the file's windows it is in, -1 for none
 * @param worth to a window at most its own, else taken off
 * @param score what the detector said, from 0 to 1
 */
record NabRow(int file, int window, double worth, double score) {
    boolean isInWindow() {
        return window >= 0;
    }
}
