/**
 * The language of conditions: CEL over an area's present. {@link
 * io.atalaya.operators.rule.language.RuleLanguage} checks a text, {@link
 * io.atalaya.operators.rule.language.Sight} evaluates it.
 */
@NullMarked
package io.atalaya.operators.rule.language;

import org.jspecify.annotations.NullMarked;
