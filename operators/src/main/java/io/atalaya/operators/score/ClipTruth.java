package io.atalaya.operators.score;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is to be seen in a clip.
 *
 * @param labels that were looked for; of others the truth says nothing
 * @param frames that were looked at, counted from 1, whether or not something is in them
 */
public record ClipTruth(SortedSet<String> labels, SortedSet<Integer> frames, List<TrueBox> boxes) {
    public ClipTruth {
        labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
        frames = Collections.unmodifiableSortedSet(new TreeSet<>(frames));
        boxes = List.copyOf(boxes);
    }

    /** Whether it says who is who, which tracks need. */
    public boolean hasIdentities() {
        return boxes.stream().anyMatch(box -> !box.ignored())
                && boxes.stream().allMatch(box -> box.ignored() || box.id() != TrueBox.NO_ID);
    }
}
