package io.atalaya.pipeline.config;

/** Where something stands in a text; line and column count from 1, and 0 is nowhere. */
record Position(int line, int column) {
    static final Position NOWHERE = new Position(0, 0);
}
