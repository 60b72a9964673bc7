/**
 * The alarm list in a terminal, {@code ./atalaya watch}. What is seen is a pure function of a
 * {@link io.atalaya.pipeline.watch.WatchModel}, what a key does another; {@code ScreenSession}
 * alone knows the terminal.
 */
@NullMarked
package io.atalaya.pipeline.watch;

import org.jspecify.annotations.NullMarked;
