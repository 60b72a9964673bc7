package io.atalaya.operators.rule.language;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Whether the attributes that an expression speaks of are any that its area's tracks may have, and
 * may have such values.
 */
final class AttributeCheck {
    private final CelAbstractSyntaxTree tree;
    private final AreaWords area;
    private final NameCheck names;

    /**
     * @param names is told of mistakes
     */
    AttributeCheck(CelAbstractSyntaxTree tree, AreaWords area, NameCheck names) {
        this.tree = tree;
        this.area = area;
        this.names = names;
    }

    /** {@code t.attributes['helmet']}, and {@code 'helmet' in t.attributes}. */
    void checkCall(CelCall call) {
        if (call.args().size() != 2) {
            return;
        }
        CelExpr name = call.args().get(1);
        if (call.function().equals("_[_]") && isAttributes(call.args().get(0))) {
            Optional<String> written = text(name);
            written.ifPresent(attribute -> checkName(name, attribute));
            if (written.isEmpty()) {
                names.mistake(name, "attributes wants the name itself, in quotes: attributes['…']");
            }
        } else if (call.function().equals("@in") && isAttributes(name)) {
            refuseQuestion(name, text(call.args().get(0)).orElse("…"));
        }
    }

    /** {@code with('helmet', 'no')}. */
    void checkPair(CelExpr name, CelExpr value) {
        Optional<String> attribute = text(name);
        if (attribute.isEmpty()) {
            names.mistake(name, "with wants the attribute itself, in quotes: with('…', '…')");
            return;
        }
        checkName(name, attribute.get());
        text(value).ifPresent(written -> checkValue(attribute.get(), value, written));
    }

    /** {@code t.attributes.helmet}, and {@code has(t.attributes.helmet)}. */
    void checkSelect(CelExpr expr) {
        CelSelect select = expr.select();
        if (isAttributes(select.operand())) {
            if (select.testOnly()) {
                refuseQuestion(expr, select.field());
            } else {
                checkName(expr, select.field());
            }
        }
    }

    /** The attribute whose value an expression is. */
    Optional<String> attributeOf(CelExpr expr) {
        if (expr.getKind() == Kind.SELECT && isAttributes(expr.select().operand())) {
            return Optional.of(expr.select().field());
        }
        boolean index =
                expr.getKind() == Kind.CALL
                        && expr.call().function().equals("_[_]")
                        && isAttributes(expr.call().args().get(0));
        return index ? text(expr.call().args().get(1)) : Optional.empty();
    }

    /** A word that an attribute is compared with; the empty one is for what nobody has seen. */
    void checkValue(String attribute, CelExpr word, String written) {
        List<String> values = area.valuesOf(attribute);
        if (!values.isEmpty() && !written.isEmpty()) {
            names.known(word, written, "value of attribute " + attribute, values);
        }
    }

    private void checkName(CelExpr at, String attribute) {
        if (area.attributes().isEmpty()) {
            names.mistake(
                    at,
                    "no model of area "
                            + area.area()
                            + " tells attributes; say under its classes which class means "
                            + attribute);
            return;
        }
        names.known(at, attribute, "attribute of area " + area.area(), area.attributes());
    }

    /** Each attribute can be asked for, and is empty where nobody has seen which it is. */
    private void refuseQuestion(CelExpr at, String attribute) {
        names.mistake(
                at,
                "attributes are always there, if empty; ask whether it is known by attributes['"
                        + attribute
                        + "'] != ''");
    }

    private boolean isAttributes(CelExpr expr) {
        return expr.getKind() == Kind.SELECT
                && expr.select().field().equals("attributes")
                && tree.getType(expr.select().operand().id())
                        .filter(type -> type.name().equals(RuleTypes.TRACK.name()))
                        .isPresent();
    }

    private static Optional<String> text(CelExpr expr) {
        boolean text =
                expr.getKind() == Kind.CONSTANT
                        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        return text ? Optional.of(expr.constant().stringValue()) : Optional.empty();
    }
}
