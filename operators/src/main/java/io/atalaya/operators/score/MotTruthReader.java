package io.atalaya.operators.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a folder of the MOT Challenge: {@code gt.txt} or {@code gt/gt.txt}, {@code seqinfo.ini} for
 * the clip's length, and {@code labels.txt} that names the classes, a line each from class 1 on. As
 * the Challenge has it, lines with a confidence of 0 are ignored; so is what is less visible than
 * wanted.
 */
public final class MotTruthReader {
    private static final String PERSON = "person";

    /** Of the Challenge's own classes: pedestrian. */
    private static final int PEDESTRIAN = 1;

    /** Persons on vehicles, static persons, distractors, reflections: may be found. */
    private static final Set<Integer> LIKE_PEDESTRIANS = Set.of(2, 7, 8, 12);

    private final Path folder;
    private final double leastVisibility;

    /**
     * Reads from this folder.
     *
     * @param leastVisibility from 0 to 1; what is less visible is ignored
     */
    public MotTruthReader(Path folder, double leastVisibility) {
        this.folder = folder;
        this.leastVisibility = leastVisibility;
    }

    /** The file with the boxes, where there is one. */
    public static @Nullable Path boxesIn(Path folder) {
        Path plain = folder.resolve("gt.txt");
        Path nested = folder.resolve("gt").resolve("gt.txt");
        if (Files.isRegularFile(plain)) {
            return plain;
        }
        return Files.isRegularFile(nested) ? nested : null;
    }

    public ClipTruth read() throws IOException, TruthException {
        Path file = boxesIn(folder);
        if (file == null) {
            throw new TruthException(folder, "has neither gt.txt nor gt/gt.txt");
        }
        List<MotText.Row> rows = MotText.read(file);
        checkIdsAreUnique(file, rows);
        List<String> labels = labels();
        List<TrueBox> boxes = new ArrayList<>();
        for (MotText.Row row : rows) {
            String label = labelOf(row, labels, file);
            if (label != null) {
                boxes.add(box(row, label, labels.isEmpty()));
            }
        }
        var known = new TreeSet<>(labels.isEmpty() ? List.of(PERSON) : labels);
        return new ClipTruth(known, new TreeSet<>(frames(rows)), boxes);
    }

    private TrueBox box(MotText.Row row, String label, boolean challengeClasses) {
        boolean distractor = challengeClasses && LIKE_PEDESTRIANS.contains(row.classNumber());
        boolean ignored = distractor || row.confidence() == 0 || row.visibility() < leastVisibility;
        int id = row.id() > 0 ? row.id() : TrueBox.NO_ID;
        return new TrueBox(row.frame(), id, label, row.box(), ignored, false);
    }

    /** Null for what is not compared at all. */
    private @Nullable String labelOf(MotText.Row row, List<String> labels, Path file)
            throws TruthException {
        int number = row.classNumber();
        if (labels.isEmpty()) {
            boolean compared = number <= PEDESTRIAN || LIKE_PEDESTRIANS.contains(number);
            return compared ? PERSON : null;
        }
        if (number < 1 && labels.size() == 1) {
            return labels.get(0);
        }
        if (number < 1 || number > labels.size()) {
            throw new TruthException(
                    file,
                    row.line(),
                    "has the class "
                            + number
                            + "; labels.txt names the classes 1 to "
                            + labels.size());
        }
        return labels.get(number - 1);
    }

    private List<String> labels() throws IOException, TruthException {
        Path file = folder.resolve("labels.txt");
        if (Files.notExists(file)) {
            return List.of();
        }
        List<String> labels = MotText.lines(file).stream().map(String::strip).toList();
        List<String> named = labels.stream().filter(label -> !label.isEmpty()).toList();
        if (named.isEmpty()) {
            throw new TruthException(file, "is empty; it names the classes, one a line");
        }
        int last = labels.lastIndexOf(named.get(named.size() - 1)) + 1;
        if (last != named.size() || Set.copyOf(named).size() != named.size()) {
            throw new TruthException(file, "has an empty line or a label twice; one a line");
        }
        return named;
    }

    private Set<Integer> frames(List<MotText.Row> rows) throws IOException, TruthException {
        int last = rows.stream().mapToInt(MotText.Row::frame).max().orElse(0);
        int length = sequenceLength();
        return IntStream.rangeClosed(1, Math.max(last, length)).boxed().collect(Collectors.toSet());
    }

    /** 0 where nobody says: then the clip's labelled part ends with its last box. */
    private int sequenceLength() throws IOException, TruthException {
        Path file = folder.resolve("seqinfo.ini");
        if (Files.notExists(file)) {
            return 0;
        }
        List<String> lines = MotText.lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String[] pair = lines.get(i).split("=", 2);
            if (pair.length == 2 && pair[0].strip().equalsIgnoreCase("seqLength")) {
                return length(file, i + 1, pair[1].strip());
            }
        }
        return 0;
    }

    private static int length(Path file, int line, String text) throws TruthException {
        try {
            int length = Integer.parseInt(text);
            if (length > 0) {
                return length;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new TruthException(file, line, "seqLength is '" + text + "', no number of frames");
    }

    private static void checkIdsAreUnique(Path file, List<MotText.Row> rows) throws TruthException {
        Map<List<Integer>, Integer> lineOf = new HashMap<>();
        for (MotText.Row row : rows) {
            Integer first =
                    row.id() > 0
                            ? lineOf.putIfAbsent(List.of(row.frame(), row.id()), row.line())
                            : null;
            if (first != null) {
                throw new TruthException(
                        file,
                        row.line(),
                        "has id " + row.id() + " in frame " + row.frame() + " as line " + first);
            }
        }
    }
}
