/**
 * What is going on now, read from the topics into a bounded amount of memory, and handed on to
 * those who look.
 */
@NullMarked
package io.atalaya.console.live;

import org.jspecify.annotations.NullMarked;
