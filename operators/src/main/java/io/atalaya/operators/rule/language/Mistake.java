package io.atalaya.operators.rule.language;

import static java.util.Objects.requireNonNull;

/**
 * Something wrong with an expression.
 *
 * @param offset where, in characters from the expression's beginning
 * @param message what is wrong and what to do
 */
public record Mistake(int offset, String message) {
    public Mistake {
        requireNonNull(message, "message is null");
    }

    Mistake movedBy(int characters) {
        return new Mistake(offset + characters, message);
    }
}
