/**
 * The demonstration: the scenarios of {@code sample-streams}, alone or together in one pipeline, as
 * live cameras or played once.
 */
@NullMarked
package io.atalaya.pipeline.demo;

import org.jspecify.annotations.NullMarked;
