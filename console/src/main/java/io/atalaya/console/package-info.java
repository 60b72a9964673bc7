/**
 * What operators see in a browser: the command {@code console}, its server and how the pieces are
 * put together. One more consumer of the topics: the job never depends on it, and several can run.
 */
@NullMarked
package io.atalaya.console;

import org.jspecify.annotations.NullMarked;
