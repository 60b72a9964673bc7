package io.atalaya.operators.rule.language;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.Optional;

/** A text whose types are wrong or not known, for guesses at what was meant. */
final class ParsedText {
    private final Optional<CelAbstractSyntaxTree> tree;

    private ParsedText(Optional<CelAbstractSyntaxTree> tree) {
        this.tree = tree;
    }

    static ParsedText of(CelAbstractSyntaxTree tree) {
        return new ParsedText(Optional.of(tree));
    }

    static ParsedText none() {
        return new ParsedText(Optional.empty());
    }

    /** The type of what stands before the dot of this field or call, where one can tell. */
    Optional<String> typeBeforeDot(long exprId) {
        return find(exprId).flatMap(ParsedText::beforeDot).flatMap(ParsedText::typeOf);
    }

    /** Whether something stands before the dot of this call. */
    boolean isMember(long exprId) {
        return find(exprId).flatMap(ParsedText::beforeDot).isPresent();
    }

    boolean isCall(long exprId) {
        return find(exprId).filter(expr -> expr.getKind() == Kind.CALL).isPresent();
    }

    private Optional<CelExpr> find(long exprId) {
        return tree.flatMap(
                known ->
                        CelNavigableAst.fromAst(known)
                                .getRoot()
                                .allNodes()
                                .map(CelNavigableExpr::expr)
                                .filter(expr -> expr.id() == exprId)
                                .findFirst());
    }

    private static Optional<CelExpr> beforeDot(CelExpr expr) {
        return switch (expr.getKind()) {
            case SELECT -> Optional.of(expr.select().operand());
            case CALL -> expr.call().target();
            default -> Optional.empty();
        };
    }

    private static Optional<String> typeOf(CelExpr expr) {
        if (expr.getKind() == Kind.IDENT) {
            // The one variable with fields, else that of a macro: they go through tracks.
            return Optional.of(expr.ident().name().equals("now") ? "Now" : "Track");
        }
        return expr.getKind() == Kind.CALL ? resultOf(expr.call()) : Optional.empty();
    }

    private static Optional<String> resultOf(CelCall call) {
        return switch (call.function()) {
            case "zone" -> Optional.of("Zone");
            case "line" -> Optional.of("Line");
            case "reading" -> Optional.of("Reading");
            case "anomaly", "by" -> Optional.of("Anomaly");
            case "camera", "sensor" -> Optional.of("Health");
            default -> Optional.empty();
        };
    }
}
