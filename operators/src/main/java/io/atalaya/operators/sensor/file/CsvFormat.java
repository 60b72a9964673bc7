package io.atalaya.operators.sensor.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.atalaya.operators.sensor.CsvConfig;
import io.atalaya.operators.sensor.Fields;
import io.atalaya.operators.sensor.RefusedException;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.ValueConfig;
import io.atalaya.operators.sensor.ValueType;
import io.atalaya.operators.settings.JsonProblem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of CSV under their header. A row is a line: a line break within quotes would make all that
 * follows one damaged quote unreadable, and no sensor has any.
 */
final class CsvFormat implements LineFormat {
    private static final CsvMapper MAPPER =
            CsvMapper.builder().enable(CsvParser.Feature.TRIM_SPACES).build();

    private final ObjectReader rows;
    private final List<String> header;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Set<String> withDecimalComma;

    private CsvFormat(ObjectReader rows, List<String> header, Set<String> withDecimalComma) {
        this.rows = rows;
        this.header = header;
        this.withDecimalComma = withDecimalComma;
        for (int i = 0; i < header.size(); i++) {
            columns.putIfAbsent(header.get(i), i);
        }
    }

    /** Of a file that begins with this line. */
    static CsvFormat under(String headerLine, SensorConfig sensor) throws RefusedException {
        CsvConfig config = sensor.csvOrDefault();
        CsvSchema schema =
                CsvSchema.emptySchema().withColumnSeparator(config.separatorOf(headerLine));
        ObjectReader rows = MAPPER.readerFor(String[].class).with(schema);
        Set<String> numbers = new HashSet<>();
        if (config.decimal().equals(",")) {
            for (ValueConfig value : sensor.values()) {
                if (value.type() == ValueType.NUMBER) {
                    numbers.add(value.fieldOrName());
                }
            }
        }
        return new CsvFormat(rows, Arrays.asList(cells(rows, headerLine)), numbers);
    }

    List<String> header() {
        return header;
    }

    @Override
    public Fields parse(String line) throws RefusedException {
        String[] cells = cells(rows, line);
        if (cells.length != header.size()) {
            throw new RefusedException(
                    RefusedException.WRONG_COLUMNS,
                    "it has " + cells.length + " columns where the header has " + header.size());
        }
        return field -> cell(cells, field);
    }

    private static String[] cells(ObjectReader rows, String line) throws RefusedException {
        try {
            String[] cells = rows.readValue(line);
            return cells == null ? new String[0] : cells;
        } catch (JsonProcessingException e) {
            throw new RefusedException(
                    RefusedException.WRONG_COLUMNS, "it is no row of CSV: " + JsonProblem.of(e));
        }
    }

    private @Nullable Object cell(String[] cells, String field) {
        Integer column = columns.get(field);
        if (column == null || cells[column].isBlank()) {
            return null;
        }
        String cell = cells[column];
        return withDecimalComma.contains(field) ? cell.replace(',', '.') : cell;
    }
}
