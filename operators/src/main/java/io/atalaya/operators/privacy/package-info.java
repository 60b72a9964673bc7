/**
 * Makes what must not be recognised unrecognisable, before any picture is stored or shown.
 *
 * <p>Plain Java, one thread, time passed in.
 */
@NullMarked
package io.atalaya.operators.privacy;

import org.jspecify.annotations.NullMarked;
