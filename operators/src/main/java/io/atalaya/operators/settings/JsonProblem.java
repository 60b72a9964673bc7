package io.atalaya.operators.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** What is wrong with a piece of JSON, in one line. */
public final class JsonProblem {
    /** Where Jackson names another place, it says at length that it does not show the text. */
    private static final Pattern PLACE =
            Pattern.compile("\\[Source: [^;\\]]*; line: (\\d+), column: (\\d+)]");

    private JsonProblem() {}

    public static String of(JsonProcessingException e) {
        return PLACE.matcher(e.getOriginalMessage())
                .replaceAll("line $1, column $2")
                .replaceAll("\\s+", " ");
    }
}
