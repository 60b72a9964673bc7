package io.atalaya.operators.rule;

/**
 * Something wrong with a rule's expression.
 *
 * @param key the rule's key that it is about, such as {@code when}
 * @param offset where in that key's text, in characters
 * @param message what is wrong and what to do
 */
public record RuleMistake(String key, int offset, String message) {}
