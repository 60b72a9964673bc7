package io.atalaya.operators.rule.language;

import java.util.ArrayList;
import java.util.List;

/**
 * A message with expressions in braces: {@code Bearing at {reading('motor-1/temperature').value}
 * °C}. A brace that is meant as such is written twice.
 */
public final class MessageText {
    private final List<Part> parts;
    private final List<Mistake> mistakes;

    /** Words, or where an expression stands, and then the expression. */
    private record Part(String words, Expression expression) {}

    private MessageText(List<Part> parts, List<Mistake> mistakes) {
        this.parts = List.copyOf(parts);
        this.mistakes = List.copyOf(mistakes);
    }

    /** Reads a message and checks its expressions. */
    public static MessageText read(String text, RuleLanguage language) {
        List<Part> parts = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean twice = at + 1 < text.length() && text.charAt(at + 1) == c;
            if ((c == '{' || c == '}') && twice) {
                words.append(c);
                at += 2;
            } else if (c == '}') {
                mistakes.add(new Mistake(at, "this } has no {; write }} for a brace itself"));
                at++;
            } else if (c == '{') {
                int end = text.indexOf('}', at);
                if (end < 0) {
                    mistakes.add(new Mistake(at, "this { has no }; write {{ for a brace itself"));
                    break;
                }
                Expression expression = language.value(text.substring(at + 1, end));
                int start = at + 1;
                expression.mistakes().forEach(one -> mistakes.add(one.movedBy(start)));
                parts.add(new Part(words.toString(), expression));
                words.setLength(0);
                at = end + 1;
            } else {
                words.append(c);
                at++;
            }
        }
        parts.add(new Part(words.toString(), Expression.wrong("", List.of())));
        return new MessageText(parts, mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }

    public References references() {
        return References.ofAll(
                parts.stream().map(part -> part.expression().references()).toList());
    }

    /** What says the message as it is now. */
    public Sight.Answer answer(Sight sight) {
        List<String> words = parts.stream().map(Part::words).toList();
        List<Sight.Answer> answers =
                parts.subList(0, parts.size() - 1).stream()
                        .map(part -> sight.value(part.expression()))
                        .toList();
        return () -> {
            StringBuilder message = new StringBuilder();
            for (int i = 0; i < answers.size(); i++) {
                message.append(words.get(i)).append(answers.get(i).say());
            }
            return message.append(words.get(words.size() - 1)).toString();
        };
    }
}
