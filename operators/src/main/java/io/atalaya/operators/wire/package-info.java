/** How the records that are many are written on their way from task to task. */
@NullMarked
package io.atalaya.operators.wire;

import org.jspecify.annotations.NullMarked;
