package io.atalaya.operators.rule.language;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says that an operator or a function was given what it does not take. */
final class OverloadWords {
    private static final Map<String, String> OPERATORS =
            Map.ofEntries(
                    Map.entry("_&&_", "&&"),
                    Map.entry("_||_", "||"),
                    Map.entry("!_", "!"),
                    Map.entry("-_", "-"),
                    Map.entry("_==_", "=="),
                    Map.entry("_!=_", "!="),
                    Map.entry("_<_", "<"),
                    Map.entry("_<=_", "<="),
                    Map.entry("_>_", ">"),
                    Map.entry("_>=_", ">="),
                    Map.entry("_+_", "+"),
                    Map.entry("_-_", "-"),
                    Map.entry("_*_", "*"),
                    Map.entry("_/_", "/"),
                    Map.entry("_%_", "%"),
                    Map.entry("_?_:_", "? :"),
                    Map.entry("_[_]", "[ ]"),
                    Map.entry("@in", "in"));

    private OverloadWords() {}

    /**
     * @param applied such as {@code (double, int)} or {@code Reading.(int)}
     * @param candidates such as {@code Zone.(),Zone.(string)}
     */
    static String say(String function, String applied, String candidates) {
        String operator = OPERATORS.get(function);
        List<String> given = TypeWords.split(inner(applied));
        if (operator != null) {
            return operator(operator, given);
        }
        String target = target(applied);
        if (!target.isEmpty() && !takes(candidates, target)) {
            return TypeWords.of(target) + " has no " + function + "(…)";
        }
        return function + "(…) takes " + wanted(candidates, target) + ", found " + said(given);
    }

    private static String operator(String operator, List<String> given) {
        String found = given.stream().map(TypeWords::of).collect(Collectors.joining(" and "));
        return switch (operator) {
            case "&&", "||" -> "'" + operator + "' joins two conditions, found " + found;
            case "!" -> "'!' turns a condition around, found " + found;
            case "==", "!=", "<", "<=", ">", ">=" ->
                    "'" + operator + "' cannot compare " + found + comparisonCure(given);
            case "? :" -> "'? :' wants a condition and two values of one type, found " + found;
            default -> "'" + operator + "' cannot be used on " + found + numberCure(given);
        };
    }

    private static String comparisonCure(List<String> given) {
        if (given.contains("double") && given.contains("int")) {
            return "; write the whole number with .0";
        }
        if (given.contains("google.protobuf.Duration")) {
            return "; write a duration as duration('5s')";
        }
        if (given.contains("Reading")) {
            return "; a reading's number is .value, its flag .flag, its text .text";
        }
        if (given.contains("string")) {
            return "; a text stands in quotes, a number and true or false without";
        }
        if (given.contains("Zone") || given.contains("Line")) {
            return "; ask it something, such as .count('person')";
        }
        return "";
    }

    private static String numberCure(List<String> given) {
        boolean mixed = given.contains("double") && given.contains("int");
        return mixed ? "; write the whole number with .0" : "";
    }

    private static String wanted(String candidates, String target) {
        return TypeWords.split(candidates).stream()
                .filter(candidate -> target(candidate).equals(target))
                .map(candidate -> said(TypeWords.split(inner(candidate))))
                .distinct()
                .collect(Collectors.joining(", or "));
    }

    private static boolean takes(String candidates, String target) {
        return TypeWords.split(candidates).stream()
                .anyMatch(candidate -> target(candidate).equals(target));
    }

    private static String said(List<String> types) {
        return types.isEmpty()
                ? "nothing"
                : types.stream().map(TypeWords::of).collect(Collectors.joining(" and "));
    }

    private static String target(String signature) {
        int dot = signature.indexOf(".(");
        return dot < 0 ? "" : signature.substring(0, dot);
    }

    private static String inner(String signature) {
        int open = signature.indexOf(".(") < 0 ? 0 : signature.indexOf(".(") + 1;
        return signature.substring(open + 1, signature.length() - 1);
    }
}
