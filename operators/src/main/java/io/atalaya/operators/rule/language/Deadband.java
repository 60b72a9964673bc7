package io.atalaya.operators.rule.language;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A condition made easier to keep than to reach: in each comparison ({@code <}, {@code <=}, {@code
 * >}, {@code >=}) in which a reading's number takes part, that number is moved by the deadband to
 * the side that keeps the condition true. With a deadband of 5, {@code value > 80} comes true above
 * 80 and is over at 75. Comparisons are found through {@code &&}, {@code ||} and {@code !}.
 */
final class Deadband {
    private static final Set<String> GREATER = Set.of("_>_", "_>=_");
    private static final Set<String> LESS = Set.of("_<_", "_<=_");
    private static final Set<String> NUMBERS = Set.of("mean", "min", "max");

    private final CelAbstractSyntaxTree tree;
    private final double width;
    private final Map<Long, CelReference> references;
    private final Map<Long, CelType> types;
    private long nextId;
    private int eased;

    private Deadband(CelAbstractSyntaxTree tree, double width) {
        this.tree = tree;
        this.width = width;
        this.references = new HashMap<>(tree.getReferenceMap());
        this.types = new HashMap<>(tree.getTypeMap());
        this.nextId = 1 + types.keySet().stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    static CelAbstractSyntaxTree ease(Expression expression, double width) {
        Deadband deadband = new Deadband(expression.tree(), width);
        CelExpr eased = deadband.ease(deadband.tree.getExpr(), true);
        return CelAbstractSyntaxTree.newCheckedAst(
                eased, deadband.tree.getSource(), deadband.references, deadband.types);
    }

    /** Whether there is a comparison that a deadband means something to. */
    static boolean canEase(Expression expression) {
        Deadband deadband = new Deadband(expression.tree(), 0);
        deadband.ease(deadband.tree.getExpr(), true);
        return deadband.eased > 0;
    }

    private CelExpr ease(CelExpr expr, boolean keepsTrue) {
        if (expr.getKind() != Kind.CALL) {
            return expr;
        }
        CelCall call = expr.call();
        return switch (call.function()) {
            case "_&&_", "_||_" ->
                    with(expr, call.args().stream().map(side -> ease(side, keepsTrue)).toList());
            case "!_" -> with(expr, List.of(ease(call.args().get(0), !keepsTrue)));
            case "_>_", "_>=_", "_<_", "_<=_" -> comparison(expr, keepsTrue);
            default -> expr;
        };
    }

    private CelExpr comparison(CelExpr expr, boolean keepsTrue) {
        CelExpr left = expr.call().args().get(0);
        CelExpr right = expr.call().args().get(1);
        boolean greater = GREATER.contains(expr.call().function());
        if (!greater && !LESS.contains(expr.call().function())) {
            return expr;
        }
        if (isReadingsNumber(left)) {
            return with(expr, List.of(moved(left, greater == keepsTrue), right));
        }
        if (isReadingsNumber(right)) {
            return with(expr, List.of(left, moved(right, greater != keepsTrue)));
        }
        return expr;
    }

    private CelExpr moved(CelExpr number, boolean up) {
        eased++;
        CelExpr distance = CelExpr.ofConstant(nextId++, CelConstant.ofValue(up ? width : -width));
        types.put(distance.id(), SimpleType.DOUBLE);
        CelCall sum = CelCall.newBuilder().setFunction("_+_").addArgs(number, distance).build();
        CelExpr moved = CelExpr.newBuilder().setId(nextId++).setCall(sum).build();
        types.put(moved.id(), SimpleType.DOUBLE);
        references.put(moved.id(), CelReference.newBuilder().addOverloadIds("add_double").build());
        return moved;
    }

    private boolean isReadingsNumber(CelExpr side) {
        return isOf(side, "double")
                && CelNavigableExpr.fromExpr(side)
                        .allNodes()
                        .map(CelNavigableExpr::expr)
                        .anyMatch(this::isNumberOfReading);
    }

    private boolean isNumberOfReading(CelExpr expr) {
        if (expr.getKind() == Kind.SELECT) {
            return expr.select().field().equals("value")
                    && isOf(expr.select().operand(), RuleTypes.READING.name());
        }
        return expr.getKind() == Kind.CALL
                && NUMBERS.contains(expr.call().function())
                && expr.call()
                        .target()
                        .filter(target -> isOf(target, RuleTypes.READING.name()))
                        .isPresent();
    }

    private boolean isOf(CelExpr expr, String type) {
        return tree.getType(expr.id()).filter(known -> known.name().equals(type)).isPresent();
    }

    private static CelExpr with(CelExpr expr, List<CelExpr> arguments) {
        CelCall call = expr.call().toBuilder().clearArgs().addArgs(arguments).build();
        return expr.toBuilder().setCall(call).build();
    }
}
