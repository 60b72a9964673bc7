/**
 * What rules know of an area: the facts that reach them, and its present, which the latest of them
 * make. Plain Java; where it is kept is behind {@link io.atalaya.operators.rule.present.Book}.
 */
@NullMarked
package io.atalaya.operators.rule.present;

import org.jspecify.annotations.NullMarked;
