package io.atalaya.operators.anomaly;

/** In what a series can go where it has not been. */
enum NoveltyAspect {
    VALUE("the value"),
    HOUR_OF_WEEK("the difference from what is usual at this hour of the week"),
    LEVEL("the level"),
    CHANGE_OF_LEVEL("the change of the level");

    private final String words;

    NoveltyAspect(String words) {
        this.words = words;
    }

    /** As the subject of a sentence. */
    String words() {
        return words;
    }
}
