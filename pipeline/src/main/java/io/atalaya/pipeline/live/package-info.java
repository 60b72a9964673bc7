/** What a person at the terminal sees of a running pipeline: one more consumer of its topics. */
@NullMarked
package io.atalaya.pipeline.live;

import org.jspecify.annotations.NullMarked;
