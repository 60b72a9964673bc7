package io.atalaya.operators.rule;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.rule.language.AreaWords;
import io.atalaya.operators.rule.language.Expression;
import io.atalaya.operators.rule.language.MessageText;
import io.atalaya.operators.rule.language.RuleLanguage;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.operators.settings.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the expressions of a rule against the names of its site. */
public final class RuleChecker {
    private final AreaWords area;
    private final Expression condition;
    private final MessageText message;
    private final List<RuleMistake> mistakes;

    private RuleChecker(
            AreaWords area, Expression condition, MessageText message, List<RuleMistake> mistakes) {
        this.area = area;
        this.condition = condition;
        this.message = message;
        this.mistakes = List.copyOf(mistakes);
    }

    /** Looks at a rule that has a {@code when}. */
    public static RuleChecker check(RuleConfig rule, SiteWords site) {
        return check(
                rule.name(),
                requireNonNull(rule.when(), "no when"),
                Optional.ofNullable(rule.area()),
                rule.cameras(),
                Optional.ofNullable(rule.message()),
                rule.deadband() != null,
                site);
    }

    /** Looks at the parts of a rule of which others may be wrong or missing. */
    public static RuleChecker check(
            String name,
            String when,
            Optional<String> areaName,
            List<String> cameras,
            Optional<String> message,
            boolean deadband,
            SiteWords site) {
        List<RuleMistake> mistakes = new ArrayList<>();
        Optional<AreaWords> found = area(areaName, site, mistakes);
        AreaWords area = found.orElse(new AreaWords("", List.of(), List.of())).seenBy(cameras);
        RuleLanguage language = new RuleLanguage(site, area);
        Expression condition = language.condition(when);
        MessageText text = MessageText.read(message.orElse(defaultMessage(name)), language);
        if (found.isPresent()) {
            condition
                    .mistakes()
                    .forEach(one -> mistakes.add(mistake("when", one.offset(), one.message())));
            text.mistakes()
                    .forEach(one -> mistakes.add(mistake("message", one.offset(), one.message())));
        }
        if (deadband && condition.mistakes().isEmpty() && !condition.canHaveDeadband()) {
            String cure = "is of no use here: no reading's number is compared in when; remove it";
            mistakes.add(mistake("deadband", 0, cure));
        }
        return new RuleChecker(area, condition, text, mistakes);
    }

    public List<RuleMistake> mistakes() {
        return mistakes;
    }

    AreaWords area() {
        return area;
    }

    Expression condition() {
        return condition;
    }

    MessageText message() {
        return message;
    }

    private static Optional<AreaWords> area(
            Optional<String> name, SiteWords site, List<RuleMistake> mistakes) {
        List<String> known = site.areaNames();
        if (name.isEmpty()) {
            if (known.size() == 1) {
                return Optional.of(site.areas().get(0));
            }
            String choice = known.isEmpty() ? "" : "; write one of " + String.join(", ", known);
            mistakes.add(mistake("area", 0, "is missing, and when needs one" + choice));
            return Optional.empty();
        }
        Optional<AreaWords> found = site.area(name.get());
        if (found.isEmpty()) {
            mistakes.add(
                    mistake(
                            "area",
                            0,
                            "'"
                                    + name.get()
                                    + "' is no area"
                                    + Suggestion.forWord(name.get(), known)
                                    + "; the areas are "
                                    + String.join(", ", known)));
        }
        return found;
    }

    private static String defaultMessage(String name) {
        String words = name.replace("{", "{{").replace("}", "}}");
        return "Rule " + words + " has come true";
    }

    private static RuleMistake mistake(String key, int offset, String message) {
        return new RuleMistake(key, offset, message);
    }
}
