/**
 * When facts become signals that something is so, or no longer so. {@link
 * io.atalaya.operators.rule.RuleFunction} is the stage; a {@link
 * io.atalaya.operators.rule.Condition} decides, without Flink, from facts alone.
 */
@NullMarked
package io.atalaya.operators.rule;

import org.jspecify.annotations.NullMarked;
