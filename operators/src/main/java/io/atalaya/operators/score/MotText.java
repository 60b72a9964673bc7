package io.atalaya.operators.score;

import io.atalaya.operators.model.Box;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The text format of the MOT Challenge: a line for each box, {@code frame, id, left, top, width,
 * height, confidence} and then either {@code class, visibility} (MOT16, MOT17 and MOT20) or {@code
 * x, y, z} (MOT15). Frames are counted from 1, pixels are taken as they stand.
 */
public final class MotText {
    /** 6: no more than the box. 7: with confidence. 9: MOT16 and later. 10: MOT15. */
    private static final Set<Integer> COLUMNS = Set.of(6, 7, 9, 10);

    private static final int WITH_CLASS = 9;
    private static final int WITH_CONFIDENCE = 7;

    private MotText() {}

    /**
     * One line.
     *
     * @param line its number in the file, from 1
     * @param id 0 or less where nobody said
     * @param confidence of a detection; in truth, 0 for what is not to be counted
     * @param classNumber 0 where the line has none
     * @param visibility 0 to 1, how much of the object is to be seen
     */
    public record Row(
            int line,
            int frame,
            int id,
            Box box,
            double confidence,
            int classNumber,
            double visibility) {}

    /** Reads the whole file; empty lines are passed over. */
    public static List<Row> read(Path file) throws IOException, TruthException {
        List<Row> rows = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(new Line(file, i + 1, lines.get(i)).row());
            }
        }
        return rows;
    }

    static List<String> lines(Path file) throws IOException, TruthException {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new TruthException(file, "is no text in UTF-8");
        }
    }

    /** One line on its way to become a row. */
    private static final class Line {
        private final Path file;
        private final int number;
        private final String[] cells;

        Line(Path file, int number, String text) {
            this.file = file;
            this.number = number;
            this.cells = text.split(",", -1);
        }

        Row row() throws TruthException {
            if (!COLUMNS.contains(cells.length)) {
                throw wrong(
                        "has "
                                + cells.length
                                + " columns; 9 are expected: frame,id,left,top,width,height,"
                                + "confidence,class,visibility (or MOT15's 10)");
            }
            int frame = wholeNumber(0, "frame");
            if (frame < 1) {
                throw wrong("has the frame " + frame + "; frames are counted from 1");
            }
            boolean classed = cells.length == WITH_CLASS;
            double visibility = classed ? number(8, "visibility") : 1;
            if (classed && (visibility < 0 || visibility > 1)) {
                throw wrong("has the visibility " + visibility + "; it is from 0 to 1");
            }
            return new Row(
                    number,
                    frame,
                    wholeNumber(1, "id"),
                    box(),
                    cells.length >= WITH_CONFIDENCE ? number(6, "confidence") : 1,
                    classed ? wholeNumber(7, "class") : 0,
                    visibility);
        }

        private Box box() throws TruthException {
            float left = (float) number(2, "left");
            float top = (float) number(3, "top");
            double width = number(4, "width");
            double height = number(5, "height");
            if (width <= 0 || height <= 0) {
                throw wrong("has a box of " + width + " by " + height + "; both are above 0");
            }
            return new Box(left, top, (float) (left + width), (float) (top + height));
        }

        /** Detectors' files write ids and even frames as 1.0. */
        private int wholeNumber(int column, String name) throws TruthException {
            double value = number(column, name);
            if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
                throw wrong("has '" + cells[column].strip() + "' for its " + name + ", no number");
            }
            return (int) value;
        }

        private double number(int column, String name) throws TruthException {
            try {
                double value = Double.parseDouble(cells[column].strip());
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Told below.
            }
            throw wrong("has '" + cells[column].strip() + "' for its " + name + ", no number");
        }

        private TruthException wrong(String message) {
            return new TruthException(file, number, message);
        }
    }
}
