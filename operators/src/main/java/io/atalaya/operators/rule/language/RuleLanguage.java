package io.atalaya.operators.rule.language;

import static java.util.Objects.requireNonNull;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import io.atalaya.operators.rule.present.AreaPresent;
import java.util.List;

/**
 * Checks expressions of one rule: their types, and the names in them. You need it before a rule can
 * be evaluated.
 *
 * <pre>{@code
 * RuleLanguage language = new RuleLanguage(site, area);
 * Expression condition = language.condition("zone('press').count('person') > 0");
 * condition.mistakes(); // none
 * language.sight(present).condition(condition).holds();
 * }</pre>
 */
public final class RuleLanguage {
    static final CelOptions OPTIONS =
            CelOptions.current()
                    // A number may be compared with a whole number: value > 80.
                    .enableHeterogeneousNumericComparisons(true)
                    .evaluateCanonicalTypesToNativeValues(true)
                    .build();

    private static final CelCompiler CONDITIONS = builder().setResultType(SimpleType.BOOL).build();
    private static final CelCompiler VALUES = builder().build();

    private final SiteWords site;
    private final AreaWords area;

    /**
     * @param area as the rule sees it, {@link AreaWords#seenBy}
     */
    public RuleLanguage(SiteWords site, AreaWords area) {
        this.site = requireNonNull(site, "site is null");
        this.area = requireNonNull(area, "area is null");
    }

    /** An expression that is true or false. */
    public Expression condition(String text) {
        return check(CONDITIONS, text);
    }

    /** An expression of any type, for a message. */
    public Expression value(String text) {
        return check(VALUES, text);
    }

    /** What evaluates checked expressions. */
    public Sight sight(AreaPresent present) {
        return new Sight(present, site, area);
    }

    private Expression check(CelCompiler compiler, String text) {
        if (text.isBlank()) {
            return Expression.wrong(text, List.of(new Mistake(0, "is empty; write a condition")));
        }
        CelValidationResult result = compiler.compile(text);
        if (result.hasError()) {
            return Expression.wrong(text, new CheckerWords(text, parsed(text)).say(result));
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            NameCheck check = new NameCheck(tree, site, area);
            List<Mistake> mistakes = check.check();
            return Expression.of(text, tree, check.references(), mistakes);
        } catch (CelValidationException e) {
            throw new IllegalStateException("without errors, and yet none: " + text, e);
        }
    }

    /** What the text is made of, before its types were looked at. */
    private static ParsedText parsed(String text) {
        CelValidationResult result = VALUES.parse(text);
        try {
            return result.hasError() ? ParsedText.none() : ParsedText.of(result.getAst());
        } catch (CelValidationException e) {
            return ParsedText.none();
        }
    }

    private static CelCompilerBuilder builder() {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(new RuleTypes())
                .addFunctionDeclarations(RuleFunctions.declarations())
                .addVar("now", RuleTypes.NOW)
                .addVar("area", SimpleType.STRING);
    }
}
