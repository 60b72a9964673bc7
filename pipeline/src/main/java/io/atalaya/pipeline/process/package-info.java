/** How a process ends well, and what it leaves behind: nothing. */
@NullMarked
package io.atalaya.pipeline.process;

import org.jspecify.annotations.NullMarked;
