package io.atalaya.operators.rule.language;

import dev.cel.common.CelAbstractSyntaxTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text that was checked: what is wrong with it, or what it speaks of. */
public final class Expression {
    private final String text;
    private final @Nullable CelAbstractSyntaxTree tree;
    private final References references;
    private final List<Mistake> mistakes;

    private Expression(
            String text,
            @Nullable CelAbstractSyntaxTree tree,
            References references,
            List<Mistake> mistakes) {
        this.text = text;
        this.tree = tree;
        this.references = references;
        this.mistakes = List.copyOf(mistakes);
    }

    static Expression of(
            String text,
            CelAbstractSyntaxTree tree,
            References references,
            List<Mistake> mistakes) {
        return new Expression(text, tree, references, mistakes);
    }

    static Expression wrong(String text, List<Mistake> mistakes) {
        return new Expression(text, null, new References(), mistakes);
    }

    public String text() {
        return text;
    }

    /** In the order of the text; none where it can be evaluated. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    public References references() {
        return references;
    }

    /** Whether a reading's number is compared in it, so that a deadband means something. */
    public boolean canHaveDeadband() {
        return Deadband.canEase(this);
    }

    CelAbstractSyntaxTree tree() {
        if (tree == null || !mistakes.isEmpty()) {
            throw new IllegalStateException("'" + text + "' has mistakes: " + mistakes);
        }
        return tree;
    }
}
