package io.atalaya.operators.track;

import io.atalaya.operators.model.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Boxes in the text format of the MOT Challenge: frame, id, left, top, width, height, confidence.
 */
final class MotFile {
    record Row(int id, Box box, float confidence) {}

    private MotFile() {}

    static Map<Integer, List<Row>> read(Path file) throws IOException {
        Map<Integer, List<Row>> rows = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",", -1);
            float left = Float.parseFloat(cells[2]);
            float top = Float.parseFloat(cells[3]);
            Box box =
                    new Box(
                            left,
                            top,
                            left + Float.parseFloat(cells[4]),
                            top + Float.parseFloat(cells[5]));
            Row row = new Row(Integer.parseInt(cells[1]), box, Float.parseFloat(cells[6]));
            rows.computeIfAbsent(Integer.parseInt(cells[0]), number -> new ArrayList<>()).add(row);
        }
        return rows;
    }
}
