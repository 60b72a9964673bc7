/**
 * Runs the job inside this process: where its checkpoints lie, how it starts again from them and
 * how it ends.
 */
@NullMarked
package io.atalaya.pipeline.runtime;

import org.jspecify.annotations.NullMarked;
