/**
 * When facts become alerts. {@link io.atalaya.operators.rule.RuleFunction} is the stage; a {@link
 * io.atalaya.operators.rule.Condition} decides, without Flink, from facts alone.
 */
@NullMarked
package io.atalaya.operators.rule;

import org.jspecify.annotations.NullMarked;
