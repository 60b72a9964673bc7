package io.atalaya.operators.rule.language;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationResult;
import io.atalaya.operators.settings.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says in a plant engineer's words, with a cure, what CEL's parser and checker have found. */
final class CheckerWords {
    private static final List<String> MACROS =
            List.of("all", "exists", "exists_one", "filter", "has", "map");
    private static final List<String> STANDARD =
            List.of(
                    "contains",
                    "double",
                    "duration",
                    "endsWith",
                    "int",
                    "matches",
                    "size",
                    "startsWith",
                    "string",
                    "timestamp");

    private final String text;
    private final ParsedText parsed;
    private final List<Case> cases =
            List.of(
                    new Case("undeclared reference to '(.*)' \\(in container ''\\)", this::unknown),
                    new Case("undefined field '(.*)'", this::unknownField),
                    new Case("expected type '(.*)' but found '(.*)'", this::wrongResult),
                    new Case("type '(.*)' does not support field selection", this::noFields),
                    new Case(
                            "(?s)found no matching overload for '(.*?)' applied to '(.*?)'"
                                    + " \\(candidates: (.*)\\)",
                            this::wrongArguments));

    CheckerWords(String text, ParsedText parsed) {
        this.text = text;
        this.parsed = parsed;
    }

    private record Case(Pattern pattern, BiFunction<CelIssue, Matcher, Mistake> say) {
        Case(String pattern, BiFunction<CelIssue, Matcher, Mistake> say) {
            this(Pattern.compile(pattern), say);
        }
    }

    List<Mistake> say(CelValidationResult result) {
        List<CelIssue> errors = result.getErrors();
        // The parser's errors have no expression; what follows the first is usually its echo.
        boolean parser = errors.get(0).getExprId() <= 0;
        List<Mistake> mistakes = new ArrayList<>();
        for (CelIssue error : parser ? errors.subList(0, 1) : errors) {
            mistakes.add(parser ? syntax(error) : type(error));
        }
        return mistakes;
    }

    private Mistake syntax(CelIssue error) {
        return new Mistake(offset(error), SyntaxWords.say(error.getMessage()));
    }

    private Mistake type(CelIssue error) {
        for (Case one : cases) {
            Matcher matcher = one.pattern().matcher(error.getMessage());
            if (matcher.matches()) {
                return one.say().apply(error, matcher);
            }
        }
        return new Mistake(offset(error), error.getMessage());
    }

    private Mistake unknown(CelIssue error, Matcher found) {
        String name = found.group(1);
        int at = offset(error);
        if (!parsed.isCall(error.getExprId())) {
            return new Mistake(at, unknownWord(name));
        }
        // The checker points at the bracket.
        int start = Math.max(0, text.lastIndexOf(name, at));
        boolean member = parsed.isMember(error.getExprId());
        return new Mistake(start, member ? unknownMember(error, name) : unknownFunction(name));
    }

    private static String unknownWord(String name) {
        if (RuleFunctions.LOOKUPS.contains(name)) {
            return "'" + name + "' wants a name in brackets: " + name + "('…')";
        }
        List<String> known = List.of("area", "now", "true", "false");
        return "'"
                + name
                + "' is not known here"
                + Suggestion.forWord(
                        name,
                        Stream.concat(known.stream(), RuleFunctions.LOOKUPS.stream()).toList())
                + "; a text stands in quotes, such as '"
                + name
                + "'";
    }

    private static String unknownFunction(String name) {
        List<String> known =
                Stream.of(RuleFunctions.LOOKUPS, STANDARD, MACROS).flatMap(List::stream).toList();
        return "'"
                + name
                + "' is no function"
                + Suggestion.forWord(name, known)
                + "; the functions are "
                + String.join(", ", RuleFunctions.LOOKUPS)
                + ", duration and size";
    }

    private String unknownMember(CelIssue error, String name) {
        if (MACROS.contains(name)) {
            return "'" + name + "' wants a name and a condition: ." + name + "(t, t.speed > 0.1)";
        }
        String type = parsed.typeBeforeDot(error.getExprId()).orElse("");
        List<String> fields = type.isEmpty() ? RuleTypes.allFields() : RuleTypes.fieldsOf(type);
        if (fields.contains(name)) {
            return "'" + name + "' takes no brackets; write ." + name;
        }
        return noSuch(name, type);
    }

    private Mistake unknownField(CelIssue error, Matcher found) {
        String name = found.group(1);
        String type = parsed.typeBeforeDot(error.getExprId()).orElse("");
        // The checker points at the dot.
        int start = Math.max(0, text.indexOf(name, offset(error)));
        if (RuleFunctions.membersOf(type).contains(name)) {
            return new Mistake(start, "'" + name + "' wants brackets; write ." + name + "(…)");
        }
        return new Mistake(start, noSuch(name, type));
    }

    private static String noSuch(String name, String type) {
        List<String> known =
                type.isEmpty()
                        ? Stream.of(
                                        RuleTypes.allFields(),
                                        RuleFunctions.allMembers(),
                                        MACROS,
                                        STANDARD)
                                .flatMap(List::stream)
                                .distinct()
                                .toList()
                        : Stream.of(RuleTypes.fieldsOf(type), RuleFunctions.membersOf(type))
                                .flatMap(List::stream)
                                .toList();
        String choice = type.isEmpty() ? "" : "; " + TypeWords.of(type) + " has ";
        return "'"
                + name
                + "' is not known here"
                + Suggestion.forWord(name, known)
                + (type.isEmpty() ? "" : choice + String.join(", ", known));
    }

    private Mistake wrongResult(CelIssue error, Matcher found) {
        String is = TypeWords.of(found.group(2));
        String cure =
                switch (found.group(2)) {
                    case "int", "double" -> "; compare it, such as … > 0";
                    case "string" -> "; compare it, such as … == 'a'";
                    case "google.protobuf.Duration" -> "; compare it, such as … > duration('5s')";
                    case "Zone", "Line" -> "; ask it something, such as .count('person') > 0";
                    case "Reading" -> "; ask it something, such as .value > 80";
                    case "Anomaly" -> "; ask it something, such as .active";
                    case "Health" -> "; ask it something, such as .online";
                    default -> "";
                };
        // What is wrong is the whole, wherever the checker points.
        return new Mistake(0, "expected a condition (true or false), found " + is + cure);
    }

    private Mistake noFields(CelIssue error, Matcher found) {
        String type = found.group(1);
        String cure =
                type.startsWith("list(")
                        ? "; ask for one of them: .exists(t, t.label == 'person')"
                        : "";
        return new Mistake(offset(error), TypeWords.of(type) + " has no fields" + cure);
    }

    private Mistake wrongArguments(CelIssue error, Matcher found) {
        String function = found.group(1);
        int at = offset(error);
        String message = OverloadWords.say(function, found.group(2), found.group(3));
        boolean operator = function.startsWith("_") || function.startsWith("@");
        boolean named = !operator && text.lastIndexOf(function, at) >= 0;
        return new Mistake(named ? text.lastIndexOf(function, at) : at, message);
    }

    private int offset(CelIssue error) {
        CelSourceLocation location = error.getSourceLocation();
        int lineStart = 0;
        for (int line = 1; line < location.getLine(); line++) {
            lineStart = text.indexOf('\n', lineStart) + 1;
        }
        int column = Math.max(0, location.getColumn());
        int points = text.codePointCount(lineStart, text.length());
        return text.offsetByCodePoints(lineStart, Math.min(column, points));
    }
}
