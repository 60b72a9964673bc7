/** What the sources of cameras and of sensors share: waiting, waking and trying again. */
@NullMarked
package io.atalaya.operators.source;

import org.jspecify.annotations.NullMarked;
